"""The door: the one page that a stranger sees, and what they type there."""

from __future__ import annotations

import html
import secrets
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import parse_qs

from latent.classroom import names
from latent.words import LANGUAGES, said_again, said_in

ENTER = "/class/enter"
"""Where the door's form goes."""

LARGEST = 4096
"""Bytes of what may be typed at the door."""

_PAGE = Template(Path(__file__).with_name("door.html").read_text("utf-8"))
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Type": "text/html; charset=utf-8",
    "Vary": "Accept-Language",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


_WORDS = {
    "title": "door-title",
    "told": "door-told",
    "name_label": "door-name",
    "pin_label": "door-pin",
    "enter": "door-enter",
    "known": "door-known",
}
"""Messages by their places on the page."""


@dataclass(frozen=True)
class Typed:
    """What a stranger typed.

    Attributes:
        pin, name: as they did.
        goes_to: where they wanted to go: a path of this site with its query.
    """

    pin: str = ""
    name: str = ""
    goes_to: str = "/"

    @classmethod
    def read(cls, body: bytes) -> Typed:
        """From the form; whatever else is sent says nothing."""
        try:
            found = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=8)
        except ValueError:
            return cls()
        pin, name, goes_to = (found.get(key, [""])[0] for key in ("pin", "name", "next"))
        return cls(pin, name, inside(goes_to))


def inside(path: str) -> str:
    """A path of this site; the Start page where it leads anywhere else."""
    leads_away = not path.startswith("/") or path.startswith(("//", "/\\", ENTER))
    return "/" if leads_away or not path.isascii() or not path.isprintable() else path


def language_of(accepted: str) -> str:
    """The one of :data:`latent.words.LANGUAGES` that a browser asks for first, by its header "Accept-Language"."""
    asked = [_weighed(part) for part in accepted.split(",")]
    listed = (code for weight, code in sorted(asked, key=lambda one: -one[0]) if weight > 0 and code in LANGUAGES)
    return next(listed, next(iter(LANGUAGES)))


def _weighed(part: str) -> tuple[float, str]:
    """Of "es-MX;q=0.8" 0.8 and "es" (RFC 9110, 12.5.4)."""
    named, _, weight = part.replace(" ", "").partition(";q=")
    try:
        return float(weight or 1), named.partition("-")[0].lower()
    except ValueError:
        return 0.0, ""


def page(typed: Typed, trouble: str = "", language: str = next(iter(LANGUAGES))) -> tuple[dict[str, str], bytes]:
    """Headers and content; nothing that anybody typed is read as HTML.

    Args:
        typed: so far; the PIN is to be typed again.
        trouble: why they were not let in; a saying is said in that language.
        language: that it speaks.
    """
    nonce = secrets.token_urlsafe(16)
    notice = f'<p class="notice" role="alert">{html.escape(str(said_again(trouble, language)))}</p>' if trouble else ""
    words = {"action": ENTER, "next": html.escape(typed.goes_to), "name": html.escape(typed.name[: names.LONGEST])}
    words |= {name: html.escape(said_in(language, message), quote=False) for name, message in _WORDS.items()}
    content = _PAGE.substitute(words, language=language, nonce=nonce, notice=notice, longest=names.LONGEST)
    allowed = f"style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    rules = f"default-src 'none'; {allowed}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    return _HEADERS | {"Content-Security-Policy": rules}, content.encode()
