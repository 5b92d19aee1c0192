"""What rules read off English sentences."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.text import rules

QUESTIONS = ["is it late?", '"who are you?"', "why not?"]
DENIALS = [
    "i don't know.",
    "he is not here.",
    "nobody came.",
    "she can't swim.",
    "i never said that.",
    "there's no time.",
]
PAST = [
    "he walked home.",
    "i was tired.",
    "she didn't come.",
    "did you see him?",
    "tom went to bed.",
    "what he said is true.",
    "i was told to wait.",
]
NOT_PAST = [
    "he walks home.",
    "i have walked home.",
    "the door is locked.",
    "i'm tired.",
    "she has gone.",
    "you will be punished.",
    "could you help me?",
    "i need it.",
    "feed the cat.",
    "it's called a cat.",
    "",
]


def test_questions_end_with_a_mark():
    assert rules.read(QUESTIONS)["Question"].tolist() == [1] * len(QUESTIONS)
    assert rules.read(["it is late.", "what a day!", ""])["Question"].tolist() == [0, 0, 0]


def test_denials_are_found():
    assert rules.read(DENIALS)["Negation"].tolist() == [1] * len(DENIALS)
    assert rules.read(["i know.", "a knot is here.", "noon is near."])["Negation"].tolist() == [0, 0, 0]


@pytest.mark.parametrize(("text", "past"), [(t, 1) for t in PAST] + [(t, 0) for t in NOT_PAST])
def test_the_first_verb_that_tells_a_time_counts(text: str, past: int):
    assert rules.read([text])["Past"].tolist() == [past], text


def test_persons_and_length():
    told = rules.read(["he told me that they'd left.", "your sister saw hers."])
    assert {name: values.tolist() for name, values in told.items() if name in ("I", "You", "He", "She", "They")} == {
        "I": [1, 0],
        "You": [0, 1],
        "He": [1, 0],
        "She": [0, 1],
        "They": [1, 0],
    }
    assert told["Length"].tolist() == [6, 4]
    assert all(values.dtype == np.float32 for values in told.values())
