"""How good a space is that a person made: what its figures mean, why it is not better, and what to try."""

from __future__ import annotations

import html

import streamlit as st

from latent.explaining import Remark, explain
from latent.space import Space


def show(space: Space) -> None:
    """In plain words; nothing for a space that carries no figures to compare."""
    remarks = explain(space.manifest, space.modality.noun)
    if remarks:
        lines = "".join(f"<li>{_line(remark)}</li>" for remark in remarks)
        st.html(f"<p class='group'><b>How good it is</b></p><ul class='remarks'>{lines}</ul>")


def _line(remark: Remark) -> str:
    more = " ".join(f"{words}." for words in (remark.why,) if words) + (f" {remark.cure}" if remark.cure else "")
    return html.escape(remark.said) + (f"<small>{html.escape(more.strip())}</small>" if more.strip() else "")
