"""Leading: an address names one place of a page, and the page opens there."""

from __future__ import annotations

from latent.ui.components import mounting


def lead_to(place: str, *, key: str) -> None:
    """Bring a place into sight and give it the keyboard, once the page is whole.

    Args:
        place: CSS selector of it; it takes the keyboard where it can, as by ``tabindex='-1'``.
        key: unique on the page.
    """
    mounting.mount("leading", key=key, data={"place": place})
