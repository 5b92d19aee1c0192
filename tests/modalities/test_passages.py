"""Longer texts by their words: what is counted, what is read, what is shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latent.datasets import load
from latent.errors import DataError, RequestError
from latent.modalities import get
from latent.modalities.items import View
from latent.modalities.text import PassageConfig, PassageModality, counting, reading

BOUND = PassageModality(PassageConfig("film plot actors <b>dull", (0.4, 0.3, 0.2, 0.1), 5))


def _rows(*texts: str) -> np.ndarray:
    return BOUND.adopt(np.array(texts))


def test_function_words_are_left_out_and_denials_kept():
    assert counting.words("It's NOT the plot; the actors’ film, that is.") == ["not", "plot", "actors", "film"]


def test_the_commonest_words_come_first_and_what_is_everywhere_is_left_out():
    texts = ["money film plot", "money film", "money film", "money cast", "money cast", "money"] * 10
    words, shares = counting.learn([*texts, *["rain"] * 20])
    assert words == ["film", "cast", "rain", "plot"]
    assert shares == pytest.approx([30 / 80, 20 / 80, 20 / 80, 10 / 80])


def test_means_become_the_likeliest_words():
    assert counting.whole(np.array([[0.1, 0.9, 0.6, 0.4]])).tolist() == [[0, 1, 1, 0]]
    assert counting.whole(np.array([[2.0, 0.0, 1.0, 0.0]])).tolist() == [[2, 0, 1, 0]]


def test_words_are_shown_the_most_repeated_first_then_the_rarest():
    assert BOUND.shown(_rows("Film, film: plot and actors.", "Nothing.")) == [
        "film, actors, plot",
        "no words known here",
    ]


def test_what_is_lost_and_new_is_marked():
    view = BOUND.difference(*_rows("film plot", "film actors"))
    assert view.mime == "text/html"
    assert view.data == b"<del>plot</del>, film, <ins>actors</ins>"


def test_paragraphs_are_whole_texts_and_lines_are_where_no_blank_line_parts_them():
    assert list(reading.passages("a.txt", b"One. Two.\nThree.\n\nFour.").texts) == ["One. Two.\nThree.", "Four."]
    assert list(reading.passages("a.txt", b"One.\r\nTwo.").texts) == ["One.", "Two."]


def test_a_text_without_a_known_word_is_told_so():
    (item,) = BOUND.read("a.txt", b"Wholly unheard of.")
    assert item.nothing
    assert item.notes == ("None of its words are known here.",)


def test_labels_of_a_table_come_along_to_training(tmp_path: Path):
    table = tmp_path / "a.csv"
    table.write_text("text,label\n" + "good film,1\nbad plot,0\n" * 9)
    data = load(table, PassageModality)
    assert data.labels.tolist() == ["1", "0"] * 9
    assert data.arrays.shape == (18, 4)


def test_what_cannot_be_counted_is_refused():
    with pytest.raises(DataError, match="no word"):
        PassageModality.guess_config(np.array(["the", "of it"]))
    with pytest.raises(RequestError):
        PassageConfig("a b", (0.1,))


def test_the_error_is_the_share_of_words_that_differ():
    kept, other = _rows("film plot"), _rows("film actors")
    assert BOUND.error(kept, BOUND.inputs(other)).tolist() == [0.5]
    assert BOUND.figures(kept, lambda: other) == {"words_back": 0.5}


# ---- which reading fits -----------------------------------------------------------------------------------------

SENTENCES = get("text")(get("text").guess_config(np.array(["The film was good.", "The plot was dull."] * 9)))
LONG = "the film has a plot that one may call dull and actors whom nobody would wish to see again"


def _table(count: int, text: str) -> bytes:
    return "\n".join(["said,kind", *(f"{number} {text},{number % 2}" for number in range(count))]).encode()


def test_longer_texts_are_better_read_by_their_words():
    found = SENTENCES.other_reading([("said.csv", _table(60, LONG))], {"Labels": "kind"})
    assert found.modality == "passages"
    assert found.what == "60 texts, read by their words,"
    assert "60 texts are long: half of them have 20 words or more" in found.why
    assert {choice.name: choice.chosen for choice in found.choices} == {"Text": "said", "Labels": "kind"}


def test_a_folder_of_texts_is_judged_as_one():
    found = SENTENCES.other_reading([(f"{number}.txt", LONG.encode()) for number in range(60)])
    assert found is not None
    assert found.choices == ()


@pytest.mark.parametrize(
    "files",
    [
        [("said.csv", _table(60, "Too short for that."))],
        [("said.csv", _table(20, LONG))],
        [("said.csv", b"\0\0"), ("picture.png", b"no text")],
        [],
    ],
    ids=["short", "few", "broken", "none"],
)
def test_short_few_or_broken_texts_are_not(files: list[tuple[str, bytes]]):
    assert SENTENCES.other_reading(files) is None


def test_words_have_no_other_reading():
    assert BOUND.other_reading([("said.csv", _table(60, LONG))]) is None


def test_a_list_of_texts_shows_how_their_originals_start():
    originals = [View("text/plain", b"Short,\nin two lines."), View("text/plain", b"long " * 99)]
    first, second = BOUND.sheet(_rows("a", "b"), originals).texts
    assert first == "Short, in two lines."
    assert len(second) == 200
    assert second.endswith("…")
    assert BOUND.sheet(_rows("film")).texts == ["film"]


def test_texts_are_made_ready_again_from_their_originals():
    item = next(iter(BOUND.read("a.txt", b"The film, the film, the plot.")))
    assert (BOUND.restore([item.original])[0] == item.array).all()


def test_a_text_of_which_the_end_is_not_read_says_so():
    modality = PassageModality(PassageConfig("word other", (0.5, 0.5)))
    (item,) = modality.read("a.txt", b"word " * 5_000)
    assert "Only the first 20,000 of its 24,999 characters were read." in item.notes
