"""Between two things: a way from one to the other, where it leaves what the model knows, and sums of items."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step
from latent.ui.session import blends
from latent.ui.session.blends import ALONG, FOUR, FREE, SPHERICAL, SUM, TWO

FACES, DIGITS = "faces", "digits"
MODES, CARDS = ".st-key-blend-modes", ".st-key-blend-cards"
ENDS = ("neutral", "surprised")
HOLE = ("1", "5")
"""Digits whose straight way leads for more than half of it through what the model has never seen."""

LESSON = Lesson(
    "between",
    (
        Step("walk", "Blend", doings.along(TWO, 0.95, 1), ".st-key-blend-two-faces", FACES, laying.two(*ENDS, 0.0)),
        Step("half", "Blend", doings.along(TWO, 0.45, 0.55), ".st-key-blend-two-faces", FACES),
        Step(
            "hole",
            "Blend",
            doings.blended(TWO, lambda blend: blend.how == ALONG),
            ".st-key-blend-how-two-digits",
            DIGITS,
            laying.two(*HOLE, 0.5),
        ),
        Step("corners", "Blend", lambda begun, now: now.blending == FOUR, MODES, FACES, laying.example(FOUR)),
        Step("corner", "Blend", doings.along(FOUR, 0.9, 1), ".st-key-blend-four-faces", FACES, laying.in_sight(FOUR)),
        Step("sum", "Blend", doings.along(SUM, 0, 0.05), ".st-key-blend-sum-faces", FACES, laying.in_sight(SUM)),
        Step(
            "quarter",
            "Blend",
            doings.along(TWO, 0.7, 0.8),
            ".st-key-blend-two-faces",
            FACES,
            laying.two(*ENDS, 0.0),
            asks=True,
        ),
        Step(
            "arc",
            "Blend",
            doings.blended(TWO, lambda blend: blend.how == SPHERICAL),
            ".st-key-blend-how-two-digits",
            DIGITS,
            laying.two(*HOLE, 0.5),
            asks=True,
        ),
        Step(
            "terms",
            "Blend",
            doings.blended(SUM, lambda blend: blend.how == FREE and len(blend.items) > blends.COUNTS[SUM]),
            f".st-key-blend-how-sum-faces, {CARDS}",
            FACES,
            laying.in_sight(SUM),
            asks=True,
        ),
    ),
    lambda: sheets.between(DIGITS, *HOLE),
)
