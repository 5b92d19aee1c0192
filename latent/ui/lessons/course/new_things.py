"""New things: what the model makes up, from where, how varied, and how new it is beside what it knows."""

from __future__ import annotations

from latent.ui.items.wishes import GROUP, NEAR, PRIOR, Wish
from latent.ui.lessons import doings, laying, sheets
from latent.ui.lessons.lesson import Lesson, Step

SPACE, PAGE = "faces", "Imagine"
AGAIN, VARIETY, BY = ".st-key-imagine-again", f".st-key-imagine-variety-{SPACE}", f".st-key-imagine-by-{SPACE}"
GROUPS = f"{BY}, .st-key-imagine-group-{SPACE}"
FRESH = laying.wish()


def _group(label: str) -> doings.Doing:
    return doings.wished(lambda wish: (wish.by, wish.group) == (GROUP, f"label:{label}"))


def _all_the_same(wish: Wish) -> bool:
    """Drawn around one place and not around each of many, and hardly by chance."""
    return wish.by in (PRIOR, NEAR, GROUP) and wish.variety <= 0.1


LESSON = Lesson(
    "new-things",
    (
        Step("draw", PAGE, doings.drawn_again, AGAIN, SPACE, FRESH),
        Step("less", PAGE, doings.wished(lambda wish: wish.variety <= 0.1), VARIETY, SPACE, FRESH),
        Step("more", PAGE, doings.wished(lambda wish: wish.variety >= 1.4), VARIETY, SPACE, FRESH),
        Step("nothing", PAGE, doings.wished(lambda wish: wish.by == PRIOR), BY, SPACE, FRESH),
        Step("near", PAGE, doings.wished(lambda wish: wish.by == NEAR), BY, SPACE, FRESH),
        Step("group", PAGE, _group("happy"), GROUPS, SPACE, FRESH),
        Step("spot", "Start", doings.shifted("spotted"), ".st-key-task-spot", SPACE, laying.spotting),
        Step("alike", PAGE, doings.wished(_all_the_same), f"{BY}, {VARIETY}", SPACE, FRESH, asks=True),
        Step("bell", PAGE, doings.wished(lambda wish: wish.by == PRIOR), BY, SPACE, FRESH, asks=True),
        Step("surprised", PAGE, _group("surprised"), GROUPS, SPACE, FRESH, asks=True),
    ),
    lambda: sheets.imagined(SPACE),
)
