"""Answers that need scikit-learn, from one process that stays warm, apart from the work that takes minutes.

Pages ask for what a function of arrays gives and go on; the process has imported by then what takes seconds to import.
It ends by itself when nobody has asked for a while, and with the program.
"""

from __future__ import annotations

import importlib
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from latent.jobs import ONE_THREAD

IDLE = 900
"""Seconds after which the process lets go of its memory."""

_NEEDED = (
    "sklearn.cluster",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.mixture",
    "sklearn.semi_supervised",
)

P, T = ParamSpec("P"), TypeVar("T")


def answer(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """What a function gives, worked out beside; one after the other in the order in which they were asked for.

    Args:
        function: of a module, not a local one; it is called by its name there.
        args, kwargs: arrays and plain values.

    Returns:
        Holds its value, or what it raised, once it is there.
    """
    return _process().submit(function, *args, **kwargs)


def warm() -> None:
    """Let the process import what it will need, before anything is asked."""
    answer(_import, _NEEDED)


def _process():
    from loky import get_reusable_executor

    # loky starts a worker that died, or idled too long, again; unlike those of multiprocessing, it does not import the
    # program's main module, which would be Streamlit.
    mine = os.getpid()
    return get_reusable_executor(max_workers=1, timeout=IDLE, env=ONE_THREAD, initializer=_begin, initargs=(mine,))


def _begin(asker: int) -> None:
    """In the process: end with whoever asks, even where that was killed and could say nothing."""
    threading.Thread(target=_end_with, args=(asker,), daemon=True).start()


def _end_with(asker: int) -> None:
    while os.getppid() == asker:
        time.sleep(2)
    os._exit(0)


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
