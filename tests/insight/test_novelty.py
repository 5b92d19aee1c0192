"""What was seen in training is known again."""

import hashlib

import numpy as np

from latent.insight.novelty import Seen


def prints(words: range) -> list[str]:
    return [hashlib.sha256(str(word).encode()).hexdigest()[:16] for word in words]


def test_all_that_was_seen_is_found_and_most_else_is_not():
    seen = Seen.of(prints(range(5000)))
    assert seen.has(prints(range(5000))).all()
    assert seen.has(prints(range(5000, 15000))).mean() < 0.25
    assert len(seen.bits) <= 5000


def test_of_nothing_nothing_was_seen():
    seen = Seen.of([])
    assert not seen.has(prints(range(100))).any()
    assert seen.has([]).shape == (0,)


def test_it_is_stored_and_comes_back():
    seen = Seen.of(prints(range(100)))
    again = Seen.from_arrays(seen.to_arrays())
    assert again is not None
    assert np.array_equal(again.bits, seen.bits)
    assert Seen.from_arrays({}) is None
