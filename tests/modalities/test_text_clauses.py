"""English clauses taken apart and said again, and pairs of sentences that differ in one thing."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.text import contrasts, rules
from latent.modalities.text.clauses import English

KNOWN = [
    "i like it.",
    "you like to swim.",
    "they want to go.",
    "we want to go.",
    "i want to stop here.",
    "they stop to talk.",
    "he stopped.",
    "we liked it.",
    "he wanted it.",
    "i have to open it.",
    "they opened it.",
    "you can't open it.",
    "i have to have it.",
    "i go to school.",
    "they talked.",
]
TURNED = {
    "i like it.": ("do i like it?", "i don't like it.", "i liked it."),
    "he wants it.": ("does he want it?", "he doesn't want it.", "he wanted it."),
    "he wanted it.": ("did he want it?", "he didn't want it.", "he wants it."),
    "tom went to school.": ("did tom go to school?", "tom didn't go to school.", "tom goes to school."),
    "she's tired.": ("is she tired?", "she's not tired.", "she was tired."),
    "i'm late!": ("am i late?", "i'm not late!", "i was late!"),
    "are you sure?": ("you are sure.", "aren't you sure?", "were you sure?"),
    "the door is open.": ("is the door open?", "the door isn't open.", "the door was open."),
    "he doesn't like it.": ("doesn't he like it?", "he likes it.", "he didn't like it."),
    "they have gone home.": ("have they gone home?", "they haven't gone home.", "they had gone home."),
    "i have a dog.": ("do i have a dog?", "i don't have a dog.", "i had a dog."),
    "he will stop here.": ("will he stop here?", "he won't stop here.", "he stopped here."),
    "you can swim.": ("can you swim?", "you can't swim.", None),
    "open it.": ("can you open it?", "don't open it.", None),
    "do not open it.": ("can't you open it?", "open it.", None),
    "what do you want?": (None, "what don't you want?", "what did you want?"),
}
NOT_UNDERSTOOD = [
    "",
    "hello.",
    "no way!",
    "she",
    "das ist gut.",
    '"i like it," he said.',
    "the less the better.",
    "don't.",
]


@pytest.fixture(scope="module")
def english() -> English:
    return English([*KNOWN, *KNOWN])


@pytest.mark.parametrize("text", TURNED)
def test_a_sentence_is_asked_denied_and_put_into_the_past(english: English, text: str):
    found = english.counterparts(text)
    assert (found.get("Question"), found.get("Negation"), found.get("Past")) == TURNED[text]


@pytest.mark.parametrize("text", TURNED)
def test_a_sentence_is_said_as_it_was(english: English, text: str):
    again = english.say(english.parse(text))
    assert again == text.replace("do not", "don't")


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_has_no_counterpart(english: English, text: str):
    assert english.counterparts(text) == {}


def test_pairs_differ_in_one_thing_alone():
    texts = [*KNOWN, *KNOWN, *TURNED]
    found = contrasts.pairs(texts)
    assert set(found) == set(contrasts.NAMES)
    for name, (without, having) in found.items():
        read = rules.read(without), rules.read(having)
        for other in contrasts.NAMES:
            assert np.all(read[0][other] == read[1][other]) == (other != name), other
        assert not read[0][name].any()
        assert all(set(pair) & set(texts) for pair in zip(without, having, strict=True))


def test_no_pairs_are_made_of_another_language():
    assert contrasts.pairs(["das ist gut.", "ich bin müde.", "wo bist du?"]) == {}


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("Question", "he likes his dog.", "does he like his dog?", True),
        ("Question", "he likes his dog.", "does she like his cat?", False),
        ("Question", "he likes his dog.", "he likes his dog.", False),
        ("Negation", "you can't swim.", "you can swim.", True),
        ("Past", "they stop here.", "they stopped here.", True),
        ("Past", "they go home.", "they went away.", True),
        ("Past", "they go home.", "we went away.", False),
        ("He", "i am tired.", "he is tired.", True),
        ("He", "i am tired.", "he is very old.", False),
    ],
)
def test_a_property_turns_where_the_other_words_stay(name: str, before: str, after: str, told: bool):
    assert rules.turned(name, before, after) == told
