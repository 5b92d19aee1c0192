"""What parts below the pages have to say, in the language that the person reads."""

from __future__ import annotations

from latent.saying import Saying
from latent.ui.components.told import sayings
from latent.ui.widgets.words import said


def told(saying: Saying | str) -> str:
    """As plain text; see :func:`latent.ui.components.told.sayings.told`."""
    return sayings.told(saying, said)
