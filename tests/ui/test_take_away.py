"""What is taken away stands by itself."""

from __future__ import annotations

import re

from latent.ui.session import morphing, state
from latent.ui.widgets import take_away, views
from latent.ui.widgets.take_away import Part


def _written(**more) -> str:
    space = state.open_space("digits")
    picture = views.figure(morphing.known_view(space, 0), "a <digit>")
    parts = [Part("One of them", picture), Part("Figures", take_away.table({"AUROC": 0.98765, "items": 12000}))]
    return take_away.written("Odd ones out", space, {"Score": "all <together>"}, parts, **more).decode()


def test_it_says_what_was_chosen_and_what_was_found():
    page = _written(caveats=["Few were <looked> at."])
    assert f"<h1>Odd ones out: {state.open_space('digits').manifest.title}</h1>" in page
    assert "all &lt;together&gt;" in page
    assert "Few were &lt;looked&gt; at." in page
    assert "0.988" in page
    assert "12,000" in page


def test_it_asks_for_nothing_from_anywhere():
    page = _written()
    assert "data:image/" in page
    assert not re.search(r"(?:src|href)='(?!data:)", page)
    assert "<script" not in page
