"""What serves a class: the app for everybody in the same network who has the PIN."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from latent.cli.local import ADDRESS, PORT, check_free, has_screen, spare_memory, start_page

EVERYWHERE = "0.0.0.0"
ASLEEP = 4 * 3600
"""Seconds that a page which sleeps is remembered as it is; after that, what its guest has is brought back."""


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
        from starlette.middleware import Middleware
        from streamlit import App

        from latent.classroom.gate import Gate

        app = App(script, middleware=[Middleware(Gate, room=room)])
        app.run(
            config={
                "server.address": EVERYWHERE,
                "server.port": port,
                "server.headless": not has_screen(),
                "server.disconnectedSessionTTL": ASLEEP,
                "server.maxUploadSize": room.limits.upload // 1_000_000,
                "logger.hideWelcomeMessage": True,
            }
        )
