"""What Odd ones out judges, and how what it finds is put in order and in words."""

from __future__ import annotations

import numpy as np
import pytest

from latent.collection import Collection
from latent.insight import outliers
from latent.insight.outliers import COMBINED
from latent.ui.items import marking, pool
from latent.ui.odd import figures, judging, wording
from latent.ui.odd.judging import EXAMPLE, SPOILED, Case
from latent.ui.odd.ranking import Ranking
from latent.ui.session import state
from latent.ui.session.links import Source


@pytest.fixture(scope="module")
def example() -> Case:
    space = state.open_space("faces")
    return judging._case(space, Collection(space.name), EXAMPLE)


@pytest.fixture(scope="module")
def ranking(example: Case) -> Ranking:
    found = outliers.judge(example.pool.evidence)
    order = np.argsort(-found.surprise[COMBINED], kind="stable")
    return Ranking(example, found, COMBINED, order, found.fence(COMBINED))


def test_the_example_hides_spoiled_items_among_known_ones(example: Case):
    assert len(example.pool) == 2_000 + 2 * judging.COPIED + SPOILED
    assert example.odd.sum() == SPOILED
    assert example.told
    assert [example.name(place) for place in np.flatnonzero(example.odd)[:2]] == ["a negative", "half covered"]
    assert example.name(0) in set(example.space.reference.labels)


def test_they_come_first_and_stand_out(ranking: Ranking):
    assert ranking.case.odd[ranking.order[:SPOILED]].sum() >= SPOILED - 1
    assert ranking.out[ranking.order[0]]
    assert not ranking.out[ranking.order[-1]]
    assert figures.right(ranking.case, ranking.values) > 0.99


def test_the_list_holds_marks_and_every_score(ranking: Ranking):
    first = ranking.case.pool.sources[ranking.order[0]]
    table = ranking.table({first: "odd", Source("known", "1"): "fine"})
    assert table["rank"].to_pylist() == list(range(1, len(ranking.order) + 1))
    assert table["mark"][0].as_py() == "odd"
    assert sorted(set(table["mark"].to_pylist())) == ["", "fine", "odd"]
    assert set(ranking.oddness.surprise) < set(table.column_names)
    values = table[COMBINED].to_numpy()
    assert (np.diff(values) <= 0).all()


def test_every_score_has_a_title_and_says_when_it_is_right():
    assert set(wording.TITLES) == set(wording.WHEN) == set(outliers.SCORES)
    assert all("Right " in told for told in wording.WHEN.values())
    assert set(wording.REASONS) == {*outliers.PLACE, *outliers.REBUILD}


def test_why_is_a_sentence():
    assert wording.because([]) == "Nothing about it stands out."
    assert wording.because(["neighbours", "error"]) == "Nothing like it is near and much of it does not come back."


def test_marks_speak_once_there_are_both_kinds(ranking: Ranking, monkeypatch: pytest.MonkeyPatch):
    kept: dict[Source, str] = {}
    monkeypatch.setattr(marking, "marks", lambda space: kept)
    some, surprise = ranking.case.pool, ranking.oddness.surprise
    assert marking.best(some, surprise) is None
    kept[some.sources[ranking.order[0]]] = marking.ODD
    assert marking.best(some, surprise) is None
    kept[some.sources[ranking.order[-1]]] = marking.FINE
    assert marking.best(some, surprise) == (COMBINED, 1.0)


def test_other_fine_ones_are_another_question():
    space = state.open_space("digits")
    known = pool.of(space, Collection(space.name), pool.KNOWN)
    every = np.ones(len(known), bool)
    stamps = {Case("known", known, every, fine).stamp for fine in (None, known.labels == "0", known.labels == "1")}
    assert len(stamps) == 3


def test_not_all_are_claimed_right_where_some_are_not():
    assert [figures._in_hundred(share) for share in (1.0, 0.99999, 0.996, 0.94)] == ["100", "99.9", "99.6", "94"]
