"""Sentences as items: what is told of them on the way in, what came back, and how they look."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import numpy as np
import pytest

from latent.errors import DataError, LatentError, RequestError
from latent.modalities.items import Item
from latent.modalities.text import TextConfig, TextModality
from latent.modalities.text.tokens import END, PAD

from .examples import SENTENCES

LEARNT = TextModality.guess_config(np.tile(np.array(SENTENCES), 20))
MODALITY = TextModality(LEARNT)


def _read(text: str) -> list[Item | LatentError]:
    return list(MODALITY.read("mine.txt", text.encode()))


def _rows(*texts: str) -> np.ndarray:
    return MODALITY.adopt(np.array(texts))


def test_each_line_is_an_item_named_by_itself():
    items = _read("We like it.\nIs Tom here?\n")
    assert [item.name for item in items] == ["We like it.", "Is Tom here?"]
    assert MODALITY.shown(np.stack([item.array for item in items])) == ["We like it.", "Is Tom here?"]
    assert [item.original.data for item in items] == [b"We like it.", b"Is Tom here?"]
    assert items[0].original.mime == "text/plain"
    assert not items[0].notes
    assert not items[0].nothing


def test_a_single_word_is_an_item():
    (item,) = _read("cat")
    assert MODALITY.shown(item.array[None]) == ["Cat"]
    assert not item.nothing


def test_a_sentence_that_is_too_long_says_what_is_left_out():
    (item,) = _read("qxzv" * 30)
    assert item.array[-1] == END
    assert any(note.startswith("Its end is left out: only") and "of its 120 characters" in note for note in item.notes)
    (item,) = _read("x" * 100_000)
    assert any("of its 100,000 characters fit" in note for note in item.notes)


@pytest.mark.parametrize(
    "text",
    [
        "I like the cat on the mat and " * 3,
        "I like the cat, " * 300,
        "I like it. " * 9,
        "I like the cat on the mat " * 9,
    ],
)
def test_what_is_too_long_is_parted_without_losing_a_word(text: str):
    items = _read(text)
    assert len(items) > 1
    assert not [note for item in items for note in item.notes if "left out" in note]
    told = " ".join(MODALITY.shown(np.stack([item.array for item in items]))).lower()
    assert told.split() == text.lower().split()
    (document,) = {item.whole for item in items}
    assert document.startswith("mine.txt 1: I like")


def test_two_short_sentences_that_fit_stay_one():
    (item,) = _read("I like it. You do.")
    assert item.whole == ""


@pytest.mark.parametrize("text", ["Жили-были старик со старухой", "これは文です。", "!!! 123 ???", "zzxq wvvkq jjqzx"])
def test_what_is_of_no_language_known_here_is_said_to_be_so(text: str):
    (item,) = _read(text)
    assert item.nothing
    assert "Hardly any of its words are known here; it may be in another language." in item.notes


def test_a_long_name_is_cut_but_the_original_is_whole():
    text = "I like it, and they will know it, and Tom is here, and we walked to the station."
    (item,) = _read(text)
    assert len(item.name) == 60
    assert item.name.endswith("…")
    assert item.original.data.decode() == text


def test_what_stands_behind_an_end_is_padding():
    decoded = np.array([[9.4, 1, 7, 1], [5, 6, 7, 8]], np.float32)
    modality = TextModality(TextConfig(4, LEARNT.merges))
    assert modality.outputs(decoded).tolist() == [[9, END, PAD, PAD], [5, 6, 7, 8]]
    assert modality.outputs(np.full((1, 4), 1e9, np.float32)).max() == len(modality.words) - 1


def test_the_error_is_the_share_of_words_that_differ():
    kept = _rows("Tom is here.", "Tom is here.", "Tom is here.")
    other = MODALITY.inputs(_rows("Tom is here.", "Tom was here.", "We like Tom, and Tom is here."))
    assert MODALITY.error(kept, other).tolist() == pytest.approx([0, 1 / 3, 4 / 7])


def test_a_difference_marks_words_and_shows_text_as_text():
    view = MODALITY.difference(*_rows("Tom is <b>here</b>.", "Tom was <i>here</i>."))
    assert view.mime == "text/html"
    told = view.data.decode()
    assert told == "Tom <del>is &lt;b&gt;here&lt;/b&gt;.</del> <ins>was &lt;i&gt;here&lt;/i&gt;.</ins>"
    assert MODALITY.difference(*_rows("Tom is here.", "Tom is here.")).data == b"Tom is here."


def test_a_sheet_is_a_list_of_sentences():
    sheet = MODALITY.sheet(_rows("Tom is here.", "I like it."))
    assert json.loads(sheet.view.data) == ["Tom is here.", "I like it."]
    assert sheet.view.mime == "application/json"


@pytest.mark.parametrize("length", [0, 1, 100_000])
def test_a_strange_length_is_refused(length: int):
    with pytest.raises(RequestError, match="length"):
        TextConfig(length)


@pytest.mark.parametrize("arrays", [np.zeros((4, 3)), np.array(["one"]), np.array([["a", "b"]])])
def test_no_vocabulary_is_learnt_from_what_is_no_text(arrays: np.ndarray):
    with pytest.raises(DataError, match="sentences"):
        TextModality.guess_config(arrays)


def test_figures_are_those_of_the_field():
    kept = _rows("Tom is here now.", "We walked to the old station.")
    assert MODALITY.figures(kept, lambda: kept) == {"exact_match": 1.0, "bleu": pytest.approx(1.0)}
    other = _rows("Tom is here now.", "We walked to the mat.")
    figures = MODALITY.figures(kept, lambda: other)
    assert figures["exact_match"] == 0.5
    assert 0 < figures["bleu"] < 1


def test_a_film_shows_each_sentence_once_in_turn_and_text_as_text():
    moving, still = MODALITY.film(_rows("Tom is here.", "Tom is here.", "Is <b>Tom</b> here?"))
    assert moving.mime == still.mime == "image/svg+xml"
    told = "".join(ElementTree.fromstring(moving.data).itertext())
    assert told.count("Tom is here.") == 1
    assert "<b>Tom</b>" in told
    assert "Is" not in "".join(ElementTree.fromstring(still.data).itertext()).replace("Tom is", "")


def test_a_sentence_is_left_without_each_word_and_sign():
    (row,) = _rows("Didn't you see Tom?")
    told = [(part, MODALITY.shown(left[None])[0]) for part, left in MODALITY.without(row)]
    assert told == [
        ("Didn't", "You see Tom?"),
        ("you", "Didn't see Tom?"),
        ("see", "Didn't you Tom?"),
        ("Tom", "Didn't you see?"),
        ("?", "Didn't you see Tom"),
    ]
    assert not MODALITY.without(np.array([END, *[PAD] * (MODALITY.config.length - 1)], np.uint16))


def test_under_a_difference_stands_what_its_marks_mean_unless_all_came_back():
    kept, other = _rows("We like it.", "We like him.")
    assert MODALITY.told(kept, kept) == "came back word for word"
    assert MODALITY.told(kept, other) == "struck out: lost, underlined: new"


def test_a_film_has_a_ground_for_either_theme():
    moving, still = MODALITY.film(_rows("We like it.", "Is Tom here?"))
    assert b"prefers-color-scheme:dark" in moving.data
    assert b"prefers-color-scheme:dark" in still.data
    assert ElementTree.fromstring(moving.data) is not None
