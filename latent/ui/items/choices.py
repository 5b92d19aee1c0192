"""What a person may choose about how their files are read, and what a model sees of them."""

from __future__ import annotations

import streamlit as st

from latent.modalities.items import Choice
from latent.ui.widgets import answers
from latent.ui.widgets.words import again, said


def ask(choice: Choice, width: int, key: str) -> str:
    """A field for it; what was chosen.

    Args:
        choice: what there is to choose.
        width: in pixels.
        key: unique on the page; others than the usual answer stay under it, so it tells files apart.
    """
    return st.selectbox(
        said(choice.title) if choice.title else choice.name,
        choice.options,
        format_func=lambda option: again(choice.called.get(option, option)),
        key=answers.kept(f"{key}-{choice.name}-{choice.chosen}", choice.chosen),
        help=said(choice.help),
        width=width,
    )
