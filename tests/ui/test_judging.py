"""What Odd ones out judges, and how what it finds is put in order and in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from latent.collection import Collection
from latent.insight import outliers
from latent.insight.outliers import COMBINED
from latent.modalities.items import Side
from latent.ui.items import marking, pool
from latent.ui.odd import figures, hunt, judging, wording
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
    assert all("Right " in wording.when(name) for name in outliers.SCORES)
    assert set(wording.REASONS) == {*outliers.PLACE, *outliers.REBUILD}


def test_why_is_a_sentence():
    assert wording.because([]) == "Nothing about it stands out."
    assert wording.because(["neighbours", "error"]) == "Nothing like it is near and much of it does not come back."


SIDE = Side("owner", "table-odd-owner", "table-odd-owner-why", ("hours", "amount"), np.zeros((1, 2)))


def test_a_side_has_words_of_its_own():
    assert wording.title("owner", [SIDE]) == "Odd for its owner"
    assert wording.title("error", [SIDE]) == "Comes back badly"
    assert "hours, amount. Right " in wording.when("owner", [SIDE])
    assert wording.when(COMBINED, [SIDE]) != wording.when(COMBINED)
    many = replace(SIDE, columns=tuple(map(str, range(9))))
    assert "0, 1, 2, 3, 4, 5 and 3 more" in wording.when("owner", [many])


def test_columns_that_tell_stand_behind_the_reason_of_their_side():
    told = wording.because(["owner", "error"], [SIDE], {"owner": ["amount"]})
    assert told == "It is unlike what came before it of the same owner (amount) and much of it does not come back."


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
    assert [figures._in_hundred(share) for share in (1.0, 0.99999, 0.996, 0.94)] == [100, 99.9, 99.6, 94]


def dated(count: int = 40) -> Case:
    """Items of which it is known when they were; every fourth is labelled."""
    space = state.open_space("faces")
    known = pool.of(space, Collection(space.name), pool.KNOWN)
    some = replace(known, rows=known.rows[:count])
    return Case(pool.KNOWN, some, np.ones(count, bool), moments=np.arange(count) / 4)


def test_as_many_as_one_can_check_a_day_are_told(monkeypatch: pytest.MonkeyPatch):
    said = []
    monkeypatch.setattr(figures.st, "number_input", lambda *a, **k: 2)
    monkeypatch.setattr(figures.st, "html", said.append)
    case = replace(dated(), odd=np.arange(40) % 4 == 0)
    scores = np.where(case.odd, 2.0, 0.0)
    figures._checks(Ranking(case, None, COMBINED, np.arange(40), 1.0), scores, case.odd)
    assert "On 10 days you would look at 20, of which 10 are odd (precision at 2 a day: 0.50)" in said[0]
    assert "10 of all 10 odd ones; as many at random would find about 5" in said[0]


def test_pictures_have_no_sides_and_are_not_drawn_for_it(example: Case, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judging, "_sides", pytest.fail)
    assert example.sides == ()
    assert judging.scores(example) == list(outliers.SCORES)


def test_a_hunt_is_offered_where_odd_ones_are_known_and_may_be_odd_in_two_ways(ranking: Ranking, monkeypatch):
    assert not hunt.offered(ranking.case), "portraits are odd from no side but the model's"
    monkeypatch.setattr(Case, "sides", (SIDE, replace(SIDE, name="everyone")))
    assert hunt.offered(ranking.case)
    assert not hunt.offered(replace(ranking.case, odd=None))
    veiled = replace(ranking.case, veiled=True)
    assert {veiled.name(place) for place in range(5)} == {"known picture"}


def test_what_was_found_is_counted_beside_chance(ranking: Ranking):
    places = np.flatnonzero(ranking.case.odd)[:2].tolist()
    mine, all_of_them = hunt.found(ranking, [*places, 0], None, SPOILED)
    assert mine == "You marked 3 as odd; 2 of them are spoiled on purpose."
    hits = int(ranking.case.odd[ranking.order[:SPOILED]].sum())
    assert all_of_them.startswith(f"The first {SPOILED} in the list hold {hits} of the {SPOILED}; as many at random")
    (alone,) = hunt.found(ranking, [], np.arange(len(ranking.case.pool)) // 1_008, 6)
    assert alone.startswith("The first 6 in the list of each of 2 days, 12 in all, hold ")
