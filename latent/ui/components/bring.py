"""Bring: the clipboard and a phone's camera as further ways into an ``st.file_uploader``.

The browser puts what comes into the uploader's own field; so nothing comes back to Python but what the uploader gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from latent.ui.components import mounting
from latent.ui.widgets.words import said


def bring(field: str, *, key: str, kinds: Sequence[str], nouns: str) -> None:
    """Show "Paste" and, on a touch screen where pictures are taken, "Take a photo"; take what is pasted anywhere.

    Args:
        field: the key of the uploader that takes it.
        key: unique on the page.
        kinds: how the MIME types begin of what is taken from the clipboard, the first that it holds.
        nouns: what the field takes, for a person.
    """
    words = {
        "paste": said("bring-paste"),
        "photo": said("bring-photo"),
        "refused": said("bring-refused"),
        "empty": said("bring-empty", kinds=nouns),
        "pasted": said("file-pasted"),
    }
    mounting.mount("bring", key=key, data={"field": field, "kinds": list(kinds), "words": words})
