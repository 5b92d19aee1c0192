"""Sentences as tokens and back, whatever a person types, and how words are written for people."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.text.tokens import END, PAD, Vocabulary, plain, vocabulary

TEXTS = [
    "Tom went to Boston with Mary yesterday.",
    "I think that Tom doesn't like Boston.",
    "Did you see Mary in Boston?",
    "She said that I was late. She was right.",
    "Let's go to the U.S. with Tom's friends.",
] * 9
WORDS = Vocabulary.learn(TEXTS, size=400)


@pytest.mark.parametrize(
    "text",
    [
        "Tom went to Boston.",
        "a word nobody has met: zyzzyva",
        "Übung macht den Meister",
        "北京 and 東京",
        "مرحبا بالعالم",
        "smile 😀!",
        "1 + 1 = 2",
        "<b>bold</b> & 'quoted'",
        "=SUM(A1:A9)",
        "",
    ],
)
def test_whatever_is_written_is_read_again_in_lower_case(text: str):
    rows, sizes = WORDS.write([text], 200)
    assert WORDS.read(rows) == [plain(text).lower()]
    assert rows[0][sizes[0]] == END
    assert (rows[0][sizes[0] + 1 :] == PAD).all()


def test_what_is_met_often_takes_few_tokens():
    _, sizes = WORDS.write(["I think that Tom went", "q" * 20], 50)
    assert sizes.tolist() == [5, 21]


def test_a_longer_sentence_loses_its_end_and_says_how_long_it_was():
    rows, sizes = WORDS.write(["Tom went to Boston with Mary yesterday."], 4)
    assert WORDS.read(rows) == ["tom went to"]
    assert rows[0].tolist()[3] == END
    assert sizes[0] == 8


def test_a_row_without_an_end_is_read_to_its_last_token():
    rows, _ = WORDS.write(["Tom went to Boston"], 5)
    assert WORDS.read(np.where(rows == END, WORDS.write(["Mary"], 5)[0][0, 0], rows)) == ["tom went to boston mary"]


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("tom went to boston.", "Tom went to Boston."),
        ("i think that i was right. she was late.", "I think that I was right. She was late."),
        ("is that tom's?", "Is that Tom's?"),
        ("“tom’s,” i said…", '"Tom\'s," I said...'),
        ("", ""),
    ],
)
def test_words_are_spelt_as_they_usually_are(text: str, spelt: str):
    assert WORDS.spell(plain(text).lower()) == spelt


def test_a_vocabulary_is_told_by_its_merges_and_spellings():
    again = vocabulary(WORDS.merges, WORDS.spellings)
    assert len(again) == len(WORDS) > 258
    assert np.array_equal(again.write(TEXTS, 20)[0], WORDS.write(TEXTS, 20)[0])
    assert vocabulary(WORDS.merges, WORDS.spellings) is again


def test_each_token_has_its_text():
    rows, sizes = WORDS.write(["Mary, übrigens"], 40)
    letters = "".join(WORDS.texts[token] for token in rows[0][: sizes[0]])
    assert letters.encode("latin-1").decode() == " mary, übrigens"
    assert WORDS.texts[PAD] == WORDS.texts[END] == ""
    assert len(WORDS.texts) == len(WORDS)


def test_strange_merges_are_refused():
    with pytest.raises(ValueError, match="pair"):
        len(Vocabulary("a b\nabc"))
