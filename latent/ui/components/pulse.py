"""Pulse: the fragment around it runs again and again, as long as it is shown, and never in the way of another page."""

from __future__ import annotations

from latent.ui.components import mounting


def pulse(key: str, seconds: float = 1.0) -> None:
    """Run the fragment that calls this again each so many seconds, whenever nothing else runs.

    Args:
        key: unique on the page.
        seconds: between two runs, at least.
    """
    mounting.mount("pulse", key=f"pulse-{key}", data={"seconds": seconds}, triggers={"beat": lambda: None})
