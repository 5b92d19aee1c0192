"""Whether the app answers one person on their own computer, or many on a server.

Alone, whoever opens a page is whoever kept what lies on this disk, and may see all of it. Where others may open pages
too, each session sees what it kept itself and nothing else, and nothing is kept unasked.
"""

from __future__ import annotations

import streamlit as st

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
"""Headers that say that another computer asked a server in between."""


def alone() -> bool:
    """Whether the server listens on this computer alone, and was asked for by a name of this computer."""
    if (st.get_option("server.address") or "") not in _LOCAL:
        return False
    headers = st.context.headers
    asked = headers.get("Host", "127.0.0.1")
    host = asked[1:].partition("]")[0] if asked.startswith("[") else asked.partition(":")[0]
    return host in _LOCAL and not any(name in headers for name in _FORWARDED)


def seen_by(session: str) -> str | None:
    """Whose things a session may see, as :func:`latent.workspace.kept.all_of` takes it: everybody's where alone."""
    return None if alone() else session
