"""What a latent space is: a face is a few numbers, and whoever turns the numbers turns the face."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

SPACE, SLIDER = "faces", "Smile"
TOY, BENCH, MAP = ".st-key-toy-faces", ".st-key-bench-faces", ".st-key-map-faces"

LESSON = Lesson(
    "latent-space",
    (
        Step("move", "Start", doings.slid("start"), TOY, SPACE, laying.sliders("start")),
        Step("three", "Start", doings.away("start", 3), TOY, SPACE),
        Step("back", "Start", doings.home("start"), TOY, SPACE, laying.sliders("start", Smile=2.0, Look_sideways=-2.0)),
        Step(
            "dials",
            "Morph",
            doings.slid("morph", called="Dial "),
            f"{BENCH} .lt-tabs",
            SPACE,
            laying.sliders("morph", "attribute"),
        ),
        Step("dot", "Map", doings.clicked(), MAP, SPACE, laying.flat_map()),
        Step("take", "Map", doings.taken_to("Morph", "morph"), ".st-key-morph-this", SPACE, laying.click),
        Step("turn", "Start", doings.only("start", "Look sideways"), TOY, SPACE, laying.sliders("start"), asks=True),
        Step(
            "two",
            "Morph",
            doings.least("morph", Smile=1.0, Look_down=1.0),
            BENCH,
            SPACE,
            laying.sliders("morph", "attribute"),
            asks=True,
        ),
        Step(
            "into",
            "Morph",
            doings.least("morph", Into_happy=1.0),
            BENCH,
            SPACE,
            laying.sliders("morph", "towards"),
            asks=True,
        ),
    ),
    lambda: sheets.along(SPACE, SLIDER),
)
