"""From a picture to numbers and back: what the encoder answers, how unsure it is, and what the decoder makes of it."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

SPACE = "faces"
BENCH, BLUR, LOST = f".st-key-bench-{SPACE}", ".st-key-blur-again", ".st-key-lost-choose"
KIND = f".st-key-kind-{SPACE}"
DIALS = laying.sliders("morph", "dial")

LESSON = Lesson(
    "there-and-back",
    (
        Step("another", "Morph", doings.another_start("morph"), f"{KIND}, {BENCH}", SPACE, laying.sliders("morph")),
        Step("blur", "Morph", doings.shifted("blur_seed"), BLUR, SPACE),
        Step("numbers", "Morph", doings.slid("morph", by=2.0, called="Dial "), BENCH, SPACE, DIALS),
        Step("imagined", "Morph", doings.another_start("morph", "sample"), KIND, SPACE, laying.sliders("morph")),
        Step("lost", "What gets lost", doings.another_start("lost", "known"), LOST, SPACE, laying.look("grows")),
        Step("nothing", "What gets lost", doings.another_start("lost", "sample"), LOST, SPACE, laying.look("grows")),
        Step("same", "Morph", doings.shifted("blur_seed"), BLUR, SPACE, laying.sliders("morph"), asks=True),
        Step("pair", "Morph", doings.slid("morph", 2, called="Dial "), BENCH, SPACE, DIALS, asks=True),
        Step(
            "unmade",
            "Morph",
            doings.another_start("morph", "sample"),
            KIND,
            SPACE,
            laying.sliders("morph"),
            asks=True,
        ),
    ),
    lambda: sheets.there_and_back(SPACE, (0, 1, 2)),
)
