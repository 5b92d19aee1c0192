"""What doesn't fit: a model that was never told what is wrong finds what it has seldom seen, which is not the same."""

from __future__ import annotations

from latent.ui.items import pool
from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

FACES, DIGITS, PAYMENTS, PAGE = "faces", "digits", "transactions", "Odd ones out"
ROWS, WHICH = '[class*="st-key-odd-row-"]', '[class*="st-key-odd-which-"]'
FENCE, MOVED = '[class*="st-key-odd-least-"]', "odd-moved-{}-"
EXAMPLE, KNOWN = laying.odd(laying.EXAMPLE), laying.odd(pool.KNOWN)


def _fraud(label: str) -> bool:
    return label != ""


LESSON = Lesson(
    "odd-ones",
    (
        Step("fence", PAGE, doings.shifted(MOVED.format(FACES), by=1.0), FENCE, FACES, EXAMPLE),
        Step("mark", PAGE, doings.marked("odd"), ROWS, FACES, EXAMPLE),
        Step("usual", PAGE, doings.shifted(f"odd-from-{FACES}-"), ".st-key-turn-less", FACES, EXAMPLE),
        Step("known", PAGE, doings.set_to("odd-which-{space}", pool.KNOWN), WHICH, FACES, EXAMPLE),
        Step("digits", PAGE, doings.marked("odd"), ROWS, DIGITS, EXAMPLE),
        Step("fraud", PAGE, doings.marked("odd", _fraud), ROWS, PAYMENTS, KNOWN),
        Step("lower", PAGE, doings.shifted(MOVED.format(DIGITS), way=-1), FENCE, DIGITS, EXAMPLE, asks=True),
        Step("fine", PAGE, doings.marked("fine"), ROWS, DIGITS, EXAMPLE, asks=True),
        Step("honest", PAGE, doings.marked("fine", lambda label: not _fraud(label)), ROWS, PAYMENTS, KNOWN, asks=True),
    ),
    lambda: sheets.spoiled(DIGITS),
)
