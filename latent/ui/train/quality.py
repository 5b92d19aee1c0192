"""How good a space is that a person made: what its figures mean, why it is not better, and what to try."""

from __future__ import annotations

import html

import streamlit as st

from latent.explaining import Remark, explain
from latent.space import Space
from latent.ui.widgets.words import again, said


def show(space: Space) -> None:
    """In plain words; nothing for a space that carries no figures to compare."""
    remarks = explain(space.manifest)
    if remarks:
        lines = "".join(f"<li>{_line(remark)}</li>" for remark in remarks)
        st.html(f"<p class='group'><b>{said('quality')}</b></p><ul class='remarks'>{lines}</ul>")


def _line(remark: Remark) -> str:
    more = " ".join(again(one) for one in (remark.why, remark.cure) if one)
    return html.escape(again(remark.said)) + (f"<small>{html.escape(more)}</small>" if more else "")
