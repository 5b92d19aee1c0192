"""A bell: whoever listens hears at once that something is new, and how often it has rung so far."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Bell:
    """Rung in any thread; listened to in an event loop."""

    def __init__(self) -> None:
        self.number = 0
        self._lock = threading.Lock()
        self._listening: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def ring(self) -> None:
        """Tell everybody who listens."""
        with self._lock:
            self.number += 1
            listening = list(self._listening)
        for loop, heard in listening:
            with suppress(RuntimeError):  # its loop has ended
                loop.call_soon_threadsafe(heard.set)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event that is set with each ring, for as long as the block lasts."""
        here = asyncio.get_running_loop(), asyncio.Event()
        with self._lock:
            self._listening.add(here)
        try:
            yield here[1]
        finally:
            with self._lock:
                self._listening.discard(here)
