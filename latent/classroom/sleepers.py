"""Sessions of pages that sleep: kept for hours, and of each person only so many.

Streamlit itself keeps the last 128 of all people together, and each page that is opened anew leaves one behind: in a
full room, one phone that reloads again and again would have everybody else's forgotten.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Protocol


class Session(Protocol):
    """What is asked of a session: by what it is known."""

    id: str


class Info(Protocol):
    """What Streamlit keeps of a session."""

    session: Session


class Sleepers:
    """A ``streamlit.runtime.session_manager.SessionStorage``; its methods may be called in any thread.

    Args:
        most: sessions that are kept of one person; beyond, the one goes that has slept longest.
        seconds: for which each is kept.
        whose: tells one person from another by what is kept of their session.
        now: tells the time in seconds; another one in tests.
    """

    def __init__(
        self, most: int, seconds: float, whose: Callable[[Info], Any], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._whose, self._now = most, seconds, whose, now
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, Any, Info]] = {}

    def get(self, session_id: str) -> Info | None:
        """What is kept of a session; None where that is nothing any more."""
        with self._lock:
            self._forget(self._late())
            return self._kept[session_id][2] if session_id in self._kept else None

    def save(self, session_info: Info) -> None:
        """A page falls asleep."""
        who = self._whose(session_info)
        with self._lock:
            self._forget([*self._late(), session_info.session.id])
            theirs = [id_ for id_, (_, whose, _) in self._kept.items() if whose == who]
            self._forget(theirs[: max(0, len(theirs) + 1 - self._most)])
            self._kept[session_info.session.id] = (self._now() + self._seconds, who, session_info)

    def delete(self, session_id: str) -> None:
        """It is awake again, or closed."""
        with self._lock:
            self._forget([session_id])

    def list(self) -> list[Info]:
        """All that are kept, those first that have slept longest."""
        with self._lock:
            self._forget(self._late())
            return [info for _, _, info in self._kept.values()]

    def _late(self) -> list[str]:
        return [id_ for id_, (until, _, _) in self._kept.items() if until <= self._now()]

    def _forget(self, ids: list[str]) -> None:
        for id_ in ids:
            self._kept.pop(id_, None)
