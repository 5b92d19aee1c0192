"""Guessing made slow: after a few wrong PINs, an address waits, each time twice as long."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

FREE = 5
"""Wrong PINs that cost nothing: people mistype."""

FIRST, LONGEST = 2.0, 600.0
"""Seconds of the first wait and of the longest. At the longest, a day of guessing tries under 200 of a million PINs."""

_MOST = 10_000
"""Addresses that are remembered; beyond, those go that have waited longest."""


@dataclass
class _Tries:
    wrong: int = 0
    until: float = 0.0


class Guard:
    """Counts wrong PINs by address.

    Args:
        now: tells the time in seconds; another one in tests.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._lock = now, threading.Lock()
        self._tries: dict[str, _Tries] = {}
        self.wrong = 0

    def wait(self, address: str) -> float:
        """Seconds that an address still waits; 0 where it may try."""
        with self._lock:
            tries = self._tries.get(_network(address))
            return max(0.0, tries.until - self._now()) if tries else 0.0

    def note(self, address: str) -> float:
        """It gave a wrong PIN; how long it waits for that."""
        with self._lock:
            self.wrong += 1
            tries = self._tries.pop(_network(address), _Tries())
            tries.wrong += 1
            wait = min(LONGEST, FIRST * 2.0 ** min(tries.wrong - FREE, 20)) if tries.wrong >= FREE else 0.0
            tries.until = self._now() + wait
            while len(self._tries) >= _MOST:
                del self._tries[next(iter(self._tries))]
            self._tries[_network(address)] = tries
            return wait


def _network(address: str) -> str:
    """What one computer can choose from: an IPv4 address, and of IPv6 the first half (RFC 6177)."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


class Pace:
    """A bucket of tokens (a leaky bucket as a meter): so many at once, and then so many a second.

    Args:
        burst: messages at once, or bytes of them.
        rate: the same a second after that.
        now: tells the time in seconds.
    """

    def __init__(self, burst: float, rate: float, now: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._rate, self._now = burst, rate, now
        self._left, self._at = burst, now()

    def take(self, count: float = 1.0) -> float:
        """So many more; seconds that they have to wait for their turn, 0 where there is room."""
        now = self._now()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - count
        self._at = now
        return max(0.0, -self._left / self._rate)
