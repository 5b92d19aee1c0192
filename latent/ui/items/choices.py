"""What a person may choose about how their files are read, and what a model sees of them."""

from __future__ import annotations

import streamlit as st

from latent.modalities.items import Choice
from latent.ui.widgets.words import again, said


def ask(choice: Choice, width: int, key: str | None = None) -> str:
    """A field for it; what was chosen.

    Args:
        choice: what there is to choose.
        width: in pixels.
        key: unique on the page; None: by what the field says.
    """
    return st.selectbox(
        said(choice.title) if choice.title else choice.name,
        choice.options,
        choice.options.index(choice.chosen),
        format_func=lambda option: again(choice.called.get(option, option)),
        key=key,
        help=said(choice.help),
        width=width,
    )
