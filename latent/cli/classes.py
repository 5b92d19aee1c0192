"""What serves a class: the app for everybody in the same network who has the PIN."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from latent.cli.local import ADDRESS, PORT, check_free, has_screen, spare_memory, start_page

if TYPE_CHECKING:
    from streamlit import App

    from latent.classroom.room import Room

EVERYWHERE = "0.0.0.0"
ASLEEP = 4 * 3600
"""Seconds that a page which sleeps is remembered as it is; after that, what its guest has is brought back."""

_ASKS = "asks"
"""Where Streamlit notes of a session who asked, among what it knows of its user."""


def teach(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to answer.")] = PORT,
    address: Annotated[
        str, typer.Option(help="This computer's address in the network of the room; by itself, it is found.")
    ] = "",
) -> None:
    """Open Latentarium for a class: phones and laptops in this network come in with a PIN; Ctrl-C ends it."""
    from latent.classroom import here, network

    script = start_page()
    check_free(port, EVERYWHERE)
    shown = f"http://{address or network.address()}:{port}/"
    spare_memory()
    os.chdir(script.parent)  # where .streamlit/config.toml is looked for
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # ended that way, too, it leaves nothing behind
    with here.opened(shown) as room:
        typer.echo(network.qr_lines(room.invitation))
        typer.echo(f"Guests:   {shown}   PIN {room.pin}")
        typer.echo(f"Teacher:  http://{ADDRESS}:{port}/Class   on this computer alone; Ctrl-C ends the class.")
        app_of(script, room).run(config=config_of(room, port))


def app_of(script: Path, room: Room) -> App:
    """What answers in a class: the pages behind the gate, and pages that sleep kept apart by whose they are."""
    from starlette.middleware import Middleware
    from streamlit import App
    from streamlit.runtime import Runtime

    from latent.classroom.gate import Gate
    from latent.classroom.sleepers import Sleepers

    class ClassApp(App):
        def _create_runtime(self) -> Runtime:
            # Streamlit has no option for what keeps its sessions; tests/browser/test_asleep.py sees that this one does.
            runtime = super()._create_runtime()
            runtime._session_mgr._session_storage = Sleepers(room.limits.tabs, ASLEEP, _asks)
            return runtime

    return ClassApp(script, middleware=[Middleware(Gate, room=room)])


def config_of(room: Room, port: int) -> Mapping[str, Any]:
    """Streamlit's options for a class."""
    from latent.classroom.gate import ASKS

    return {
        "server.address": EVERYWHERE,
        "server.port": port,
        "server.headless": not has_screen(),
        "server.maxUploadSize": room.limits.upload // 1_000_000,
        # What is read of one message before the gate sees it; the gate allows a guest less.
        "server.maxMessageSize": 10,
        # A session is taken up again by the browser that it is of, and by no other that came to know its name.
        "server.trustedUserHeaders": {ASKS: _ASKS},
        "logger.hideWelcomeMessage": True,
    }


def _asks(info: Any) -> str:
    """Who a session is of, as the gate says."""
    return info.session._user_info.get(_ASKS, "")
