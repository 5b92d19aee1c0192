"""Directions and their bias: a slider made from examples takes along whatever else sets the examples apart."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

SPACE = "faces"
BALANCED, BIASED = "Smile, balanced", "Smile, biased"
FIND, MAKE = f".st-key-find-{SPACE}", f".st-key-make-{SPACE}"
WAYS = {BALANCED: ".st-key-ready-balanced", BIASED: ".st-key-ready-biased"}
BOTH = ".st-key-ready-balanced, .st-key-ready-biased"
AFRESH = laying.all_of(laying.flat_map(), laying.without(BALANCED, BIASED))


def _toy(name: str) -> str:
    return f'[class*="st-key-way-"]:has([data-name="{name}"])'


LESSON = Lesson(
    "directions",
    (
        Step("balanced", "Map", doings.made(BALANCED), WAYS[BALANCED], SPACE, AFRESH),
        Step("smile", "Map", doings.slid(f"way {BALANCED}", by=0.5), _toy(BALANCED), SPACE),
        Step("biased", "Map", doings.made(BIASED), WAYS[BIASED], SPACE, laying.without(BIASED)),
        Step("glasses", "Map", doings.slid(f"way {BIASED}", by=0.5), _toy(BIASED), SPACE),
        Step("first", "Map", doings.grouped("A", "sad"), f"{FIND}, .st-key-group-A", SPACE, laying.flat_map()),
        Step("second", "Map", doings.grouped("B", "happy"), f"{FIND}, .st-key-group-B", SPACE),
        Step("own", "Map", doings.made(), MAKE, SPACE),
        Step("which", "Map", doings.made(BIASED), BOTH, SPACE, AFRESH, asks=True),
        Step("fair", "Map", doings.made(BALANCED), BOTH, SPACE, AFRESH, asks=True),
        Step("surprise", "Map", doings.grouped("B", "surprised"), FIND, SPACE, laying.flat_map(), asks=True),
    ),
    lambda: sheets.two_ways(SPACE),
)
