"""Bring: the clipboard and a phone's camera as further ways into an ``st.file_uploader``.

The browser puts what comes into the uploader's own field; so nothing comes back to Python but what the uploader gives.
"""

from __future__ import annotations

from latent.ui.components import mounting


def bring(field: str, *, key: str, accept: str = "image/") -> None:
    """Show "Paste" and, on a touch screen, "Take a photo", and take what is pasted anywhere on the page.

    Args:
        field: the key of the uploader that takes it.
        key: unique on the page.
        accept: how the MIME type begins of what is taken from the clipboard.
    """
    mounting.mount("bring", key=key, data={"field": field, "accept": accept})
