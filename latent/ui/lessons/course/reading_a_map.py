"""Reading a map: six things that one takes from a UMAP and that are not so, each with the control that shows it."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

DIGITS, FACES = "digits", "faces"
DIMENSIONS, TORN = ".st-key-dimensions", ".st-key-torn"

LESSON = Lesson(
    "reading-a-map",
    (
        Step("far", "Map", doings.set_to("dimensions", 3), DIMENSIONS, DIGITS, laying.flat_map()),
        Step("size", "Map", doings.selected("1"), ".st-key-find-digits", DIGITS, laying.flat_map()),
        Step("sides", "Map", doings.coloured("Slant"), ".st-key-colour-digits", DIGITS, laying.flat_map()),
        Step("kinds", "Map", doings.coloured("Smile"), ".st-key-colour-faces", FACES, laying.flat_map("Hair style")),
        Step("trust", "Map", doings.set_to("torn", True), TORN, FACES, laying.flat_map()),
        Step(
            "near",
            "What gets lost",
            doings.set_to("lost-look-{space}", "torn"),
            ".st-key-lost-look-faces",
            FACES,
            laying.look("grows"),
        ),
        Step("sevens", "Map", doings.selected("7"), ".st-key-find-digits", DIGITS, laying.flat_map(), asks=True),
        Step(
            "believe",
            "Map",
            doings.coloured("Trust in the map"),
            ".st-key-colour-digits",
            DIGITS,
            laying.flat_map(),
            asks=True,
        ),
        Step("gap", "Map", doings.set_to("dimensions", 3), DIMENSIONS, FACES, laying.flat_map(), asks=True),
    ),
    lambda: sheets.on_map(DIGITS),
)
