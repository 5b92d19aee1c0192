"""What parts below the pages have to say, in a language."""

from __future__ import annotations

from latent import modalities
from latent.saying import Saying
from latent.ui.components.told import nouns
from latent.ui.components.told.words import Say


def told(saying: Saying | str, say: Say) -> str:
    """As ``say`` gives it; text stays as it is."""
    if isinstance(saying, str):
        return saying
    named = nouns.of(modalities.get(saying.kind), say) if saying.kind else {}
    return say(saying.message, **named, **saying.values)
