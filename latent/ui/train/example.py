"""What Train opens with until something was brought: how a tiny space formed, in a few pictures side by side.

They were made once, by ``python -m benchmarks.formation``, and come along.
"""

from __future__ import annotations

import html
from pathlib import Path

import streamlit as st

from latent import spaces
from latent.birth import Birth, Frame, Items
from latent.ui.train import forming
from latent.ui.widgets.words import said

FORMATION = Path(__file__).parents[3] / "assets" / "formation" / "digits"
_DRAWN = 4


def show() -> None:
    """The pictures, for who has no space of their own yet."""
    birth = Birth(FORMATION)
    items = birth.items()
    frames = [frame for step in birth.steps() if (frame := birth.frame(step)) is not None]
    if items is None or not frames or spaces.own():
        return
    with st.container(border=True, key="train-example"):
        last = frames[-1].step
        st.html(f"<p>{html.escape(said('train-example', count=len(items.labels), steps=last))}</p>")
        st.html(f"<div class='formation'>{''.join(_frame(frame, items) for frame in frames)}</div>")
        more = {"icon": ":material/school:", "query_params": {"view": "playground"}}
        st.page_link("pages/Learn.py", label=said("train-example-more"), **more)


def _frame(frame: Frame, items: Items) -> str:
    drawn = forming.framed([forming.small(view, said("forming-drawn")) for view in frame.drawn[:_DRAWN]])
    title = said("train-example-begin") if not frame.step else said("train-example-after", steps=frame.step)
    return (
        f"<figure><figcaption><b>{html.escape(title)}</b></figcaption>{forming.places(frame, items)}"
        f"<p class='quiet'>{html.escape(said('forming-drawn-title'))}</p>{drawn}</figure>"
    )
