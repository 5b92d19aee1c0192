"""Who asks: somebody at this computer, or from another one."""

from __future__ import annotations

from collections.abc import Mapping

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
"""Headers that say that another computer asked a server in between."""


def by_local_name(headers: Mapping[str, str]) -> bool:
    """Whether this computer was asked for by a name that it has for itself alone, with nobody in between.

    Args:
        headers: of the request, found whatever the case of their names.
    """
    asked = headers.get("Host", "127.0.0.1")
    host = asked[1:].partition("]")[0] if asked.startswith("[") else asked.partition(":")[0]
    return host in LOCAL and not any(name in headers for name in FORWARDED)


def at_this_computer(peer: str | None, headers: Mapping[str, str]) -> bool:
    """The same where others may ask too: a name is only claimed, so the other end of the line counts as well."""
    return peer in LOCAL and "Host" in headers and by_local_name(headers)
