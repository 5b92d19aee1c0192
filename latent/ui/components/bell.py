"""Bell: what is around it runs again when the class's bell has rung, within a moment and without asking in between."""

from __future__ import annotations

from latent.classroom.gate import NEWS
from latent.ui.components import mounting


def bell(key: str, number: int, spread: float = 0.0) -> None:
    """Run what calls this again as soon as the bell has rung more often than so.

    Args:
        key: unique on the page.
        number: how often it had rung before the page was drawn.
        spread: seconds over which the pages of many people spread their runs.
    """
    data = {"path": NEWS, "number": number, "spread": 1000 * spread}
    mounting.mount("bell", key=f"bell-{key}", data=data, triggers={"rang": lambda: None})
