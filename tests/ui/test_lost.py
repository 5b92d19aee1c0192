"""What gets lost: its stories, names of dials, questions and links; tests/browser opens the page itself."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import streamlit as st

from latent import directions
from latent.collection import Collection
from latent.errors import RequestError
from latent.insight.losing import Answered
from latent.space import Space
from latent.ui.items import pool
from latent.ui.lost import cover, item_story, question, torn, worst
from latent.ui.lost.item_story import Story
from latent.ui.lost.question import Question
from latent.ui.session import lost_links, state
from latent.ui.session.links import Source, write_code
from latent.ui.sliders import dial_names

SPACES = Path(__file__).parents[2] / "assets" / "spaces"


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"collections": {}})


@pytest.fixture(scope="module")
def faces() -> Space:
    return Space.load(SPACES / "faces")


@pytest.fixture(scope="module")
def sentences() -> Space:
    return Space.load(SPACES / "sentences")


def _story(space: Space, source: Source | None = None) -> Story:
    return item_story.of(space, Collection(space.name), source or Source("known", "3"))


def test_an_item_at_hand_goes_in_itself_and_its_figures_are_its_own(faces: Space):
    story = _story(faces)
    assert story.real
    assert np.array_equal(story.array, faces.original(3))
    told = item_story.told(story)
    assert list(told) == ["Bytes", "Information", "PSNR", "SSIM"]
    assert told["Bytes"][0] == "12,288 → 128"
    mse = float(np.square(story.array.astype(float) - story.back).mean())
    assert told["PSNR"][0] == f"{10 * np.log10(255**2 / mse):.1f} dB"
    assert item_story.caveat(story) == ""


def test_of_an_item_that_is_not_at_hand_the_redrawn_one_goes_in_and_that_is_said(sentences: Space):
    story = _story(sentences)
    assert not story.real
    assert np.array_equal(story.array, sentences.redraw(sentences.reference.codes[3])[0])
    error = sentences.reference.rebuild.error[3]
    assert f"(word error rate) was {error:.4f}" in item_story.caveat(story)
    imagined = _story(sentences, Source("code", write_code(np.zeros(sentences.dials, np.float32))))
    assert "Nobody gave this item" in item_story.caveat(imagined)


def test_a_dial_gets_a_name_and_is_a_slider_from_low_to_high(faces: Space):
    dial_names.give(faces, 38, " Where it looks ")
    assert dial_names.of(faces, 38) == "Where it looks"
    assert dial_names.of(faces, 2) == "Dial 3"
    made = state.own_directions(faces)["Where it looks"]
    assert made.family == "group"
    moved = directions.apply(np.zeros(faces.dials, np.float32), {made.name: 1}, [made])
    assert moved[38] == pytest.approx(2 * faces.reference.codes[:, 38].std())
    assert np.count_nonzero(moved) == 1
    (again,) = directions.read(directions.written([made]), "a file", faces.dials)
    assert again.name == made.name


def test_another_name_takes_the_place_of_the_first_and_none_is_given_twice(faces: Space):
    dial_names.give(faces, 4, "Hat")
    dial_names.give(faces, 4, "Cap")
    dial_names.give(faces, 4, "Cap")
    assert list(state.own_directions(faces)) == ["Cap"]
    with pytest.raises(RequestError, match="another slider"):
        dial_names.give(faces, 5, "Cap")
    with pytest.raises(RequestError, match="at least one letter"):
        dial_names.give(faces, 5, "  ")


def test_covering_the_most_telling_part_moves_the_code_most(sentences: Space, faces: Space):
    for space in (sentences, faces):
        story = _story(space)
        found = cover.covered(story)
        assert len(found.covers) == len(found.codes) == len(found.moved)
        again = space.encode(found.covers[found.most].array[None]).mean[0]
        assert np.linalg.norm(again - story.code) == pytest.approx(found.moved.max(), rel=1e-3)


def test_questions_are_labels_words_among_factors_and_what_is_so_or_not(faces: Space, sentences: Space):
    asked = question.questions(faces, Collection("faces"))
    assert next(iter(asked)) == question.LABELS
    assert [question.called(name) for name in (question.LABELS, "Hair style")] == ["Labels", "Hair style"]
    assert "Hair style" in asked
    assert "Smile" not in asked, "a number is no question"
    asked = question.questions(sentences, Collection("sentences"))
    assert question.LABELS not in asked
    assert set(asked["Question"].labels) == {"yes", "no"}


@pytest.mark.parametrize(
    ("shares", "usual", "said"),
    [
        ((0.5, 0.9, 0.9), 0.5, "To tell labels apart, 2 of the 4 dials do as well as all (90 in 100 right)."),
        ((0.9, 0.9, 0.9), 0.5, "To tell labels apart, 1 of the 4 dial does as well as all (90 in 100 right)."),
        ((0.5, 0.6, 0.9), 0.5, "To tell labels apart, all 4 dials are needed (90 in 100 right)."),
        ((0.5, 0.5, 0.5), 0.5, "even all 4 dials do no better"),
    ],
)
def test_what_a_question_comes_to_is_one_sentence(shares: tuple[float, ...], usual: float, said: str):
    found = Answered((1, 2, 4), shares, (), usual, 1000, 2)
    assert said in question.sentence(Question(question.LABELS, pool.KNOWN, np.array([])), 4, found)


def test_the_worst_are_some_of_many_and_never_more_than_half():
    assert [worst.worst(count) for count in (2, 9, 40, 2000)] == [1, 4, 5, 100]


def test_what_sets_the_worst_apart_is_read_without_drawing_them_all(faces: Space, sentences: Space):
    known = pool.of(faces, Collection("faces"), pool.KNOWN)
    assert set(worst._columns(known)) == set(known.columns)
    columns = worst._columns(pool.of(sentences, Collection("sentences"), pool.KNOWN))
    assert set(columns["Question"]) == {"yes", "no"}
    assert columns["Length"].dtype == np.float32


def test_nearer_on_the_map_counts_all_but_the_two():
    positions = np.array([[0, 0], [1, 0], [2, 0], [9, 0]])
    assert [torn.nearer(positions, 0, other) for other in (1, 2, 3)] == [0, 1, 2]


def test_a_link_opens_the_same_item_and_look(faces: Space):
    code = faces.reference.codes[5]
    query = lost_links.to_query(faces, Source("known", "5"), code, lost_links.COVER)
    assert lost_links.from_query(faces, query) == (Source("known", "5"), lost_links.COVER)
    own = lost_links.to_query(faces, Source("yours", "abc"), code, lost_links.WORST)
    source, _ = lost_links.from_query(faces, own)
    assert source == Source("code", write_code(code)), "what is one's own stays with the person"
    assert lost_links.from_query(faces, {"space": "faces"}) is None
    assert lost_links.about(query) == "cover a part"


@pytest.mark.parametrize("query", [{"lost": "known.99999"}, {"lost": "known.1", "look": "else"}])
def test_a_link_that_does_not_fit_is_refused(faces: Space, query: dict[str, str]):
    with pytest.raises(RequestError, match="this link"):
        lost_links.from_query(faces, query)


def test_every_number_is_a_bar(faces: Space):
    (bars,) = [figure for figure in item_story.figures(_story(faces)) if "code-bars" in figure]
    assert len(re.findall("<i ", bars)) == faces.dials
