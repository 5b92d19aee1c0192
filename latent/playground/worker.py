"""The process in which a tiny model learns: asked line by line, it answers line by line, in JSON.

It is asked ``{"begin": setting, "frames": how many are there already}`` and ``{"more": frames}``. It answers
``{"about": ...}`` and ``{"frame": ...}``, ``{"failed": "one plain line"}`` where it cannot, and ``{"rest": true}`` when
it has done what was asked. It ends with whoever asks, and when nobody has asked for a while.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, TextIO

from latent.errors import LatentError
from latent.playground.setting import Setting
from latent.words import kept

IDLE = 300.0
"""Seconds without a question after which it lets go of its memory."""

_GLANCE = 2.0


class Desk:
    """Takes questions one after the other; holds the model that learns."""

    def __init__(self, answers: TextIO) -> None:
        self.answers = answers
        self.frames: Iterator[dict[str, Any]] = iter(())
        self.asked = time.monotonic()

    def take(self, question: dict[str, Any]) -> None:
        """Answer one."""
        self.asked = time.monotonic()
        try:
            if "begin" in question:
                self._begin(Setting(**question["begin"]), question["frames"])
            for frame in islice(self.frames, question.get("more", 0)):
                self._say({"frame": frame})
        except LatentError as error:
            self._say({"failed": kept(error.told)})
        self._say({"rest": True})
        self.asked = time.monotonic()

    def _begin(self, setting: Setting, frames: int) -> None:
        from latent.playground.learning import Learner

        learner = Learner(setting)
        self._say({"about": learner.about()})
        self.frames = learner.frames(frames)

    def _say(self, told: dict[str, Any]) -> None:
        print(json.dumps(told, separators=(",", ":")), file=self.answers, flush=True)

    def end_when_idle(self) -> None:
        """Watch, for ever, whether anybody still asks."""
        while time.monotonic() - self.asked < IDLE:
            time.sleep(_GLANCE)
        os._exit(0)


def main() -> None:
    """Until the questions end."""
    with suppress(OSError, AttributeError):
        os.nice(5)  # pages come first
    desk = Desk(sys.stdout)
    sys.stdout = sys.stderr  # whatever else is printed is no answer
    threading.Thread(target=desk.end_when_idle, daemon=True).start()
    for line in sys.stdin:
        desk.take(json.loads(line))


if __name__ == "__main__":
    main()
