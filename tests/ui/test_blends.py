"""What stands on Blend, links to it, its examples, and what is told of a way; tests/browser drags along it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import streamlit as st

from latent import spaces
from latent.collection import Collection, entries
from latent.errors import LatentError, RequestError
from latent.modalities.items import Item
from latent.space import Space
from latent.ui.blend import examples, ways
from latent.ui.blend.ways import Walk
from latent.ui.session import blends, links
from latent.ui.session.blends import Blend
from latent.ui.session.links import Source

SHIPPED = ["faces", "digits", "sentences"]


@pytest.fixture(scope="module", params=SHIPPED)
def space(request: pytest.FixtureRequest) -> Space:
    return Space.load(spaces.SHIPPED / request.param)


@pytest.fixture(scope="module")
def digits() -> Space:
    return Space.load(spaces.SHIPPED / "digits")


@pytest.fixture
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def known(*rows: int) -> tuple[Source, ...]:
    return tuple(Source("known", str(row)) for row in rows)


@pytest.mark.parametrize("mode", blends.HOWS)
def test_each_way_of_blending_opens_with_an_example_that_works(space: Space, mode: str):
    blend = examples.example(space, mode)
    assert len(set(blend.items)) == blends.COUNTS[mode]
    for how in blends.HOWS[mode]:
        found = ways.walk(space, Collection(space.name), blend.with_how(how))
        assert len(found.drawn) == len(found.strange) == len(found.shares) == len(found.flat)
        assert np.isfinite(found.codes).all()
        assert ways.told(found).endswith(".")


def test_the_example_of_a_sum_shows_its_point(space: Space):
    """What comes out has what B has and A and C have not."""
    blend = examples.example(space, blends.SUM)
    sorting = next((one for one in examples.sortings(space).values() if len(one.names) == 2), None)
    if sorting is None:  # digits: the first property is how bold they are
        thick = [space.redraw(space.reference.codes[int(s.key)])[0].mean() for s in blend.items]
        out = ways.walk(space, Collection(space.name), blend).drawn[-1].mean()
        assert thick[1] > thick[0]
        assert out > 1.15 * thick[2]
        return
    out = ways.walk(space, Collection(space.name), blend).flat[-1]
    rows = [int(source.key) for source in blend.items]
    assert sorting.codes[rows].tolist() == [0, 1, 0]
    assert examples.kind_of(space, out, sorting) == 1


def test_a_borrowed_look_keeps_the_kind(digits: Space):
    blend = examples.example(digits, blends.LOOK)
    chosen = ways.chosen(digits, Collection("digits"), blend)
    kinds = ways.kinds(digits, blend, chosen)
    assert kinds.own != kinds.other
    again = digits.encode(ways.walk(digits, Collection("digits"), blend).drawn[-1:]).mean[0]
    assert digits.label_of(again) == kinds.names[kinds.own]


@pytest.mark.parametrize(
    "blend",
    [
        blends.usual(blends.TWO, known(3, 5)),
        Blend(blends.TWO, known(3, 5), blends.ALONG, (0.25,)),
        Blend(blends.FOUR, known(1, 2, 3, 4), blends.SPHERICAL, (0.0, 1.0)),
        blends.usual(blends.SUM, known(1, 2, 3)),
        Blend(blends.SUM, known(1, 2, 3, 4), blends.FREE, (0.5,), (1, -1, 1, 1)),
        replace(blends.usual(blends.LOOK, (Source("sample", "7"), *known(9))), sorting="Look-alike group"),
    ],
)
def test_a_link_opens_just_what_stands_there(digits: Space, blend: Blend):
    query = blends.to_query(digits, blend, Collection("digits"))
    assert all(isinstance(value, str) for value in query.values())
    assert blends.from_query(digits, query) == blend


def test_in_a_link_ones_own_item_is_its_code(digits: Space):
    array = digits.redraw(digits.reference.codes[4])[0]
    collection = Collection("digits")
    collection.add(entries(digits, [Item("mine.png", array, digits.modality.view(array))], set()))
    (entry,) = collection
    blend = blends.usual(blends.TWO, (Source("yours", entry.id), *known(5)))
    query = blends.to_query(digits, blend, collection)
    assert entry.id not in str(query)
    source = blends.from_query(digits, query).items[0]
    assert (links.read_code(source.key, digits.dials) == entry.mean).all()


@pytest.mark.parametrize(
    "query",
    [
        {"blend": "five"},
        {"blend": "four", "how": "along"},
        {"blend": "two", "a": "known.999999"},
        {"blend": "two", "a": "known.3", "b": "code.AAAA"},
        {"blend": "two", "at": "halfway"},
        {"blend": "four", "at": "0.5"},
        {"blend": "two", "at": "nan"},
    ],
)
def test_a_broken_link_gets_one_plain_line(digits: Space, query: dict[str, str]):
    with pytest.raises(RequestError, match="this link"):
        blends.from_query(digits, query)


def test_a_link_that_asks_for_nothing_here_is_none(digits: Space):
    assert blends.from_query(digits, {"space": "digits", "from": "known.3"}) is None


def test_too_far_along_is_at_the_end(digits: Space):
    assert blends.from_query(digits, {"blend": "two", "at": "7"}).at == (1.0,)


@pytest.mark.parametrize(
    ("blend", "line"),
    [
        (blends.usual(blends.TWO, (None, None)), "A and B: nothing is chosen there"),
        (blends.usual(blends.TWO, known(3, 3)), "both ends are the same item"),
        (blends.usual(blends.FOUR, known(3, 3, 3, 3)), "all four are the same item"),
        (blends.usual(blends.SUM, known(3, 3, 5)), "the sum changes nothing of it"),
        (Blend(blends.SUM, known(3), blends.FREE, (1.0,), (1,)), "the sum changes nothing of it"),
    ],
)
def test_a_wrong_use_gets_one_plain_line(digits: Space, blend: Blend, line: str):
    with pytest.raises(LatentError, match=line):
        ways.walk(digits, Collection("digits"), blend)


def strange(*marks: float) -> Walk:
    codes = np.zeros((len(marks), 2), np.float32)
    return Walk(codes, codes, np.array(marks), ("A", "B"))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (strange(0.1, 0.2, 0.3), "The way stays within what the model knows."),
        (strange(0.1, 0.95, 0.3), "The way stays within what the model knows; at 50% it is at the edge of it."),
        (strange(0.99, 0.98, 0.99), "All along, this is unfamiliar ground: what the model draws there is a guess."),
        (
            strange(0.1, 0.98, 0.99, 0.1, 0.98),
            "From 25% to 50% and at 100% the way leaves what the model knows: what it draws there is a guess.",
        ),
    ],
)
def test_where_a_way_leaves_what_the_model_knows_is_told(found: Walk, told: str):
    assert ways.told(found) == told


def test_of_a_square_it_is_told_in_how_many_places(digits: Space):
    codes = np.zeros((2, 2, 3), np.float32)
    square = Walk(codes, codes.reshape(4, 3), np.array([0.1, 0.99, 0.2, 0.3]))
    assert "In 1 of 4 places" in ways.told(square)
    assert "within what it knows" in ways.told(replace(square, strange=np.zeros(4)))


def test_along_the_data_less_of_a_way_is_unfamiliar(digits: Space):
    codes = digits.reference.codes
    pairs = np.random.default_rng(0).choice(len(codes), (6, 2), replace=False)
    shares = [ways.compared(digits, codes[a], codes[b]) for a, b in pairs]
    means = {how: np.mean([one[how] for one in shares]) for how in blends.HOWS[blends.TWO]}
    assert means[blends.ALONG] < 0.5 * means[blends.STRAIGHT]


def test_the_map_shows_a_way_from_its_first_item_to_its_last(digits: Space):
    collection = Collection("digits")
    blend = blends.usual(blends.TWO, known(3, 5))
    (path,) = ways.over_map(digits, collection, blend, ways.walk(digits, collection, blend), 3)
    assert path.ends == ("A", "B")
    assert path.places[[0, -1]] == pytest.approx(digits.maps[3].positions[[3, 5]], abs=1e-3)
    square = blends.usual(blends.FOUR, known(1, 2, 3, 4))
    sides = ways.over_map(digits, collection, square, ways.walk(digits, collection, square), 2)
    for side in sides:
        rows = ["ABCD".index(letter) + 1 for letter in side.ends]
        assert side.places[[0, -1]] == pytest.approx(digits.maps[2].positions[rows], abs=1e-3)


@pytest.mark.usefixtures("_session")
def test_what_was_set_is_kept_for_each_way_of_blending(digits: Space):
    assert blends.mode_of(digits) == blends.TWO
    assert blends.kept(digits, blends.TWO) is None
    two, four = blends.usual(blends.TWO, known(1, 2)), blends.usual(blends.FOUR, known(1, 2, 3, 4))
    blends.keep(digits, two)
    blends.keep(digits, four)
    assert blends.mode_of(digits) == blends.FOUR
    blends.look_at(digits, blends.TWO)
    assert blends.kept(digits, blends.TWO) == two
    blends.forget(digits, blends.TWO)
    assert blends.kept(digits, blends.TWO) is None
    assert blends.kept(digits, blends.FOUR) == four


@pytest.mark.usefixtures("_session")
def test_the_hand_s_own_moves_are_no_news_to_it_and_the_page_s_are(digits: Space):
    blend = blends.usual(blends.TWO, known(1, 2))
    first = blends.revision(digits, blend)
    moved = replace(blend, at=(0.8,))
    blends.moved(digits, moved)
    assert blends.revision(digits, moved) == first
    blends.change(digits, blend, Blend.swapped)
    swapped = blends.kept(digits, blends.TWO)
    assert swapped.items == blend.items[::-1]
    assert swapped.at == pytest.approx((0.2,)), "from where the hand has put it"
    assert blends.revision(digits, swapped) == first + 1


def test_terms_come_and_go_with_their_signs():
    blend = blends.usual(blends.SUM, known(1, 2, 3)).with_how(blends.FREE)
    more = blend.with_term(1).with_item(3, Source("known", "4")).with_sign(3, -1)
    assert more.signs == (-1, 1, 1, -1)
    assert more.without_term(0).items == known(2, 3, 4)
    assert more.with_how(blends.ANALOGY).items == known(1, 2, 3)
