"""Ears: a switch for sound at the foot of the page, what was heard last, and every picture of a sound made audible.

Nothing comes back to Python: the browser makes sounds of the pictures that are on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from latent.ui.components import mounting
from latent.ui.components.told import words
from latent.ui.widgets.words import said


def ears(heard: Mapping[str, Any] | None) -> None:
    """Show them where items can be heard.

    Args:
        heard: what the modality says of it, see ``Modality.heard``; None for what makes no sound.
    """
    if heard is not None:
        mounting.mount("ears", key="ears", data={"voice": dict(heard), "words": words.ears(said)})
