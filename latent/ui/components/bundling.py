"""What a page that is opened from a file brings in place of addresses: one script of our modules, and the libraries."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from latent.errors import RequestError, wrong
from latent.ui.components import browser_engine
from latent.ui.components.browser_engine import FRONTEND
from latent.words import Saying

_FLAGS = (
    "--bundle",
    "--minify",
    "--log-level=error",
    "--charset=utf8",
    "--target=es2022",
    "--format=iife",
    '--define:import.meta.url=""',  # of one script there is no place that other files lie beside
)


@cache
def bundled(entry: str) -> bytes:
    """A module or a style sheet with all that it imports, by esbuild.

    Args:
        entry: its path in the components' folder.

    Raises:
        RequestError: what it takes was not brought when the program was set up.
    """
    program = browser_engine.bundler()
    if program is None:
        raise _missing()
    alias = f"--alias:onnxruntime-web=./{_engine()}/{browser_engine.FILES[0]}"
    command = [str(program), entry, *_FLAGS, alias]
    return subprocess.run(command, cwd=FRONTEND, check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout


def engine() -> bytes:
    """The WebAssembly of onnxruntime-web; errors as :func:`bundled` has."""
    return (FRONTEND / _engine() / browser_engine.FILES[1]).read_bytes()


def plotly() -> Path:
    """Where plotly.js lies in the package of that name, which takes a while to be imported."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def _engine() -> str:
    if not (address := browser_engine.address()):
        raise _missing()
    return address


def _missing() -> RequestError:
    return RequestError(Saying("error-item-home"), *wrong("error-no-bundler", command=browser_engine.CURE))
