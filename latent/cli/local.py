"""What concerns this computer: ``fetch`` keeps originals on it, ``app`` answers a browser on it."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from latent.cli.arguments import SpaceName, open_space
from latent.cli.showing import finish
from latent.errors import RequestError

ROOT = Path(__file__).parents[2]
ADDRESS, PORT = "127.0.0.1", 8501
_GLIBC = {-8: 2, -1: 131_072, -3: 131_072}
"""From malloc.h: two heaps for all threads (M_ARENA_MAX); M_TRIM_THRESHOLD and M_MMAP_THRESHOLD kept from growing."""


def fetch(space: SpaceName) -> None:
    """Bring the originals of a space's known items from the internet, once."""
    from latent import actions

    opened = open_space(space)
    count = finish(actions.fetch(opened))
    typer.echo(f"{count:,} originals of {opened.name} are kept on this computer")


def open_app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to answer on this computer.")] = PORT,
) -> None:
    """Open Latentarium in the web browser; Ctrl-C ends it."""
    script = start_page()
    check_free(port)
    spare_memory()
    from streamlit.web import cli as streamlit

    os.chdir(ROOT)  # where .streamlit/config.toml is looked for
    flags = {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": not has_screen(),
        "logger.hideWelcomeMessage": True,
    }
    words = [word for flag, value in flags.items() for word in (f"--{flag}", str(value).lower())]
    typer.echo(f"Latentarium answers on http://{ADDRESS}:{port}; Ctrl-C ends it.")
    streamlit.main(["run", str(script), *words], prog_name="streamlit", standalone_mode=False)


def start_page() -> Path:
    """The file that is served; :class:`RequestError` where the program was installed without it."""
    script = ROOT / "app.py"
    if not script.is_file():
        raise RequestError("app.py", "it is not beside the package", "Install from a clone: pip install --editable .")
    return script


def spare_memory() -> None:
    """Keep allocators from holding on to what was freed, else a fifth of the web process's memory."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # read when pyarrow is imported
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # a C library other than glibc
            for option, value in _GLIBC.items():
                ctypes.CDLL(None).mallopt(option, value)


def check_free(port: int, address: str = ADDRESS) -> None:
    """:class:`RequestError` where another program answers already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")  # as the server will
        try:
            probe.bind((address, port))
        except OSError:
            raise RequestError(f"port {port}", "another program answers there", "Give another with --port.") from None


def has_screen() -> bool:
    """Whether a person sits there whose browser may be opened."""
    if "CI" in os.environ or not sys.stdout.isatty():
        return False
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
