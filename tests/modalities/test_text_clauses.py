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


SAID = {
    "i am late.": ("you are late.", "he is late.", "she is late.", "they are late.", "we are late."),
    "i'm late.": ("you're late.", "he's late.", "she's late.", "they're late.", "we're late."),
    "do you want it?": ("do i want it?", "does he want it?", "does she want it?", "do they want it?", "do we want it?"),
    "i lost my key.": (
        "you lost your key.",
        "he lost his key.",
        "she lost her key.",
        "they lost their key.",
        "we lost our key.",
    ),
    "she saw herself.": (
        "i saw myself.",
        "you saw yourself.",
        "he saw himself.",
        "they saw themselves.",
        "we saw ourselves.",
    ),
    "tom goes home.": ("i go home.", "you go home.", "he goes home.", "she goes home.", "they go home.", "we go home."),
    "i like you.": ("he likes you.", "she likes you.", "they like you.", "we like you."),
    "she lost her key.": (
        "i lost my key.",
        "you lost your key.",
        "he lost his key.",
        "they lost their key.",
        "we lost our key.",
    ),
    "what does he want?": (
        "what do i want?",
        "what do you want?",
        "what does she want?",
        "what do they want?",
        "what do we want?",
    ),
}
SAID_OF_NO_OTHER = [
    "i think i like it.",
    "he wanted him to go.",
    "she opened it for her.",
    "she gave her to him.",
]
NOT_SAID_OF_OTHERS = [
    "it is late.",
    "the door is open.",
    "tom's dog is late.",
    "he's been here.",
    "we are all late.",
    "open it.",
    "das ist gut.",
]


@pytest.mark.parametrize("text", SAID)
def test_a_sentence_is_said_of_others(text: str):
    english = English([*KNOWN, "i lost.", "you lose it.", "i want to see him.", "you see.", "they lose it."] * 2)
    found = english.persons(text)
    assert tuple(said for said in found.values() if said != text) == SAID[text]
    assert list(found.values())[-1] == text


@pytest.mark.parametrize("text", SAID_OF_NO_OTHER)
def test_what_may_tell_of_the_same_person_twice_is_left(text: str):
    english = English([*KNOWN, "they give it.", "i give it.", "they think so.", "i think so."] * 2)
    assert list(english.persons(text).values()) == [text]


@pytest.mark.parametrize("text", NOT_SAID_OF_OTHERS)
def test_what_is_said_of_no_person_surely_is_left(english: English, text: str):
    assert english.persons(text) == {}


def test_pairs_differ_in_one_thing_alone():
    texts = [*KNOWN, *KNOWN, *TURNED]
    found = contrasts.contrasts(texts)
    for name in contrasts.NAMES:
        without, having = zip(*found[name], strict=True)
        read = rules.read(without), rules.read(having)
        for other in contrasts.NAMES:
            assert np.all(read[0][other] == read[1][other]) == (other != name), other
        assert not read[0][name].any()
        assert all(set(pair) & set(texts) for pair in found[name])


def test_of_persons_there_are_three():
    texts = [*KNOWN, *KNOWN, *TURNED]
    found = contrasts.contrasts(texts)
    assert set(found) == {*contrasts.NAMES, *contrasts.OPPOSITES}
    for name, opposite in contrasts.OPPOSITES.items():
        assert all(set(row) & set(texts) for row in found[name])
        sides = [rules.read(side) for side in zip(*found[name], strict=True)]
        assert [side[name].tolist() for side in sides] == [[there] * len(found[name]) for there in (0, 1, 0)]
        for other in rules.TURNED:
            changed = np.any(sides[0][other] != sides[1][other])
            assert changed == (other in (name, opposite)), other
    assert ("you like it.", "i like it.", "he likes it.") in found["I"]
    assert ("she wants it.", "he wants it.") in [row[:2] for row in found["He"]]


def test_a_third_is_the_one_that_was_found():
    found = contrasts.contrasts([*KNOWN, *KNOWN, "tom wanted it."])
    assert ("you wanted it.", "i wanted it.", "tom wanted it.") in found["I"]


def test_no_pairs_are_made_of_another_language():
    assert contrasts.contrasts(["das ist gut.", "ich bin müde.", "wo bist du?"]) == {}


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
