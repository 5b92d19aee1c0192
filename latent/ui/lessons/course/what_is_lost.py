"""What gets lost: how much comes back with fewer numbers, which number holds what, and what was lost for a question."""

from __future__ import annotations

from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step
from latent.ui.session.lost_links import COVER, DIALS, GROWS, QUESTION, TORN, WORST

SPACE, PAGE = "faces", "What gets lost"
LOOK = f".st-key-lost-look-{SPACE}"


def _opened(look: str) -> doings.Doing:
    return doings.set_to("lost-look-{space}", look)


LESSON = Lesson(
    "what-is-lost",
    (
        Step("item", PAGE, doings.another_start("lost"), ".st-key-lost-another", SPACE, laying.look(DIALS)),
        Step("grows", PAGE, _opened(GROWS), LOOK, SPACE, laying.look(DIALS)),
        Step("dials", PAGE, _opened(DIALS), LOOK, SPACE, laying.look(GROWS)),
        Step("name", PAGE, doings.made(), ".st-key-lost-dials", SPACE, laying.look(DIALS)),
        Step("cover", PAGE, _opened(COVER), LOOK, SPACE, laying.look(GROWS)),
        Step("question", PAGE, _opened(QUESTION), LOOK, SPACE, laying.look(GROWS)),
        Step("worst", PAGE, _opened(WORST), LOOK, SPACE, laying.look(GROWS), asks=True),
        Step(
            "other",
            PAGE,
            doings.changed("lost-question-{space}"),
            f".st-key-lost-question-{SPACE}",
            SPACE,
            laying.look(QUESTION),
            asks=True,
        ),
        Step("torn", PAGE, _opened(TORN), LOOK, SPACE, laying.look(GROWS), asks=True),
    ),
    lambda: sheets.with_fewer(SPACE),
)
