"""A cable between a browser and a server that can be pulled: Playwright's ``set_offline`` leaves open websockets be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

BYTES = 65_536


class Cable:
    """Passes on what comes, both ways.

    Args:
        address: of a server, ``http://host:port``.

    Attributes:
        address: under which it is reached through the cable: the same host, another port.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._to = (parts.hostname, parts.port)
        self._lock = threading.Lock()
        self._ends: set[socket.socket] = set()
        self._port = 0
        self.plug()
        self.address = f"http://{parts.hostname}:{self._port}"

    def plug(self) -> None:
        """Let connections come."""
        self._door = socket.create_server((self._to[0], self._port))
        self._port = self._door.getsockname()[1]
        threading.Thread(target=self._open, args=(self._door,), daemon=True).start()

    def pull(self) -> None:
        """Cut all that there are, and refuse any more."""
        _close(self._door)
        with self._lock:
            cut, self._ends = self._ends, set()
        for end in cut:
            _close(end)

    def _open(self, door: socket.socket) -> None:
        with suppress(OSError):  # it was pulled
            while True:
                here, _ = door.accept()
                self._join(here)

    def _join(self, here: socket.socket) -> None:
        try:
            there = socket.create_connection(self._to)
        except OSError:
            _close(here)
            return
        with self._lock:
            self._ends |= {here, there}
        for source, target in ((here, there), (there, here)):
            threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(BYTES):
                target.sendall(data)
        for end in (source, target):
            _close(end)
        with self._lock:
            self._ends -= {source, target}


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)  # closed alone, it would go on waiting in the thread that reads
    end.close()


@contextmanager
def cable(address: str) -> Iterator[Cable]:
    """One for as long as the block lasts."""
    one = Cable(address)
    try:
        yield one
    finally:
        one.pull()
