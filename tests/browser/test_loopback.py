"""The app of one person listens on their computer alone, whatever its surroundings say."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .lesson import OTHER_NAME
from .server import running


def test_the_app_answers_by_no_other_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    with running(tmp_path, "-m", "latent", "app", "--port") as server:
        port = urlsplit(server.address).port
        socket.create_connection(("127.0.0.1", port), 5).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((OTHER_NAME, port), 5)
