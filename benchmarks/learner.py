"""Somebody without a browser who takes lesson 1, step by step; see :class:`benchmarks.people.Person`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.people import Person

LESSON = "latent-space"

DOINGS: tuple[Callable[[Person], float], ...] = (
    lambda one: one.let_go({"Smile": 1.5}),
    lambda one: one.let_go({"Smile": 1.0, "Look sideways": 1.0, "Hair colour: blue": 1.0}),
    lambda one: one.let_go({dial["name"]: 0.0 for dial in one.sliders()}),
    lambda one: one.let_go({"Dial 39": 2.0}),
    lambda one: one.tell("map", "click", {"kind": "reference", "index": 3}),
    lambda one: one.press("morph-this"),
    lambda one: one.let_go({"Look sideways": 1.5}),
    lambda one: one.let_go({"Smile": 1.5, "Look down": 1.5}),
    lambda one: one.let_go({"Into happy": 1.5}),
)
"""What each step asks for, done."""


def take(one: Person) -> Iterator[list[float]]:
    """Do each step, see it ticked and press "Next"; of each, the seconds of its runs.

    Raises:
        AssertionError: a step was ticked before it was done, or was not once it was.
    """
    for at, do in enumerate(DOINGS, 1):
        assert not ticked(one), f"step {at} is ticked before it was done"
        waits = [do(one)]
        waits += [look(one)] if looks(one) else []
        assert ticked(one), f"step {at} was done and is not ticked"
        yield [*waits, one.press("guide-next")]
    assert "guide" not in one.parts, "the lesson is over"


def looks(one: Person) -> bool:
    """Whether the card looks each second whether its step was done; not where that was seen already."""
    return "pulse" in one.parts and not ticked(one)


def look(one: Person) -> float:
    """It does so now; seconds of that run."""
    return one.tell("pulse", "beat", True)


def ticked(one: Person) -> bool:
    """Whether the card says that its step is done."""
    return "guide" in one.parts and bool(one.parts["guide"][2]["tick"])
