"""The address under which others in the same network reach this computer, and its picture to point a phone at."""

from __future__ import annotations

import socket

from latent.errors import RequestError, wrong
from latent.words import Saying


def address() -> str:
    """This computer's address in its network.

    Raises:
        RequestError: it is in none.
    """
    # A datagram socket that is "connected" sends nothing: the system only chooses the address that it would send from.
    # 192.0.2.1 is kept for documentation (RFC 5737), so that nobody could be meant.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            found = probe.getsockname()[0]
        except OSError:
            found = ""
    if not found or found.startswith("127."):
        raise RequestError(Saying("error-item-the-class"), *wrong("error-no-network"))
    return found


def qr_uri(text: str) -> str:
    """A QR code of a text as the address of an SVG picture, dark on white with its quiet zone."""
    import segno  # where somebody asks for one

    return segno.make(text, error="m", micro=False).svg_data_uri(scale=8, dark="#000", light="#fff")


def qr_lines(text: str) -> str:
    """A QR code of a text for a terminal."""
    import io

    import segno

    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True)
    return out.getvalue()
