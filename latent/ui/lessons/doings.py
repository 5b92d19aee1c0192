"""What tells that a step was done: small pure functions of how things stood when it began and how they stand now."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latent.ui.items.wishes import Wish
from latent.ui.lessons.stand import Stand
from latent.ui.session import map_view
from latent.ui.session.blends import Blend

Doing = Callable[[Stand, Stand], bool]
"""Of how things stood and how they stand: whether it was done."""

AWAY = 0.05
"""Steps of a slider that are no more than a tremble."""


def both(*doings: Doing) -> Doing:
    """All of them."""
    return lambda begun, now: all(done(begun, now) for done in doings)


# ---- sliders --------------------------------------------------------------------------------------------------------


def slid(desk: str, count: int = 1, by: float = 1.0, called: str = "") -> Doing:
    """So many sliders whose names begin so stand at least so many steps from where they stood."""

    def done(begun: Stand, now: Stand) -> bool:
        before, after = begun.steps(desk), now.steps(desk)
        names = [name for name in {*before, *after} if name.startswith(called)]
        return sum(abs(after.get(name, 0.0) - before.get(name, 0.0)) >= by for name in names) >= count

    return done


def away(desk: str, count: int, by: float = 0.5) -> Doing:
    """So many sliders stand off 0, and one of them did not when this began."""

    def done(begun: Stand, now: Stand) -> bool:
        off = [name for name, value in now.steps(desk).items() if abs(value) >= by]
        return len(off) >= count and now.steps(desk) != begun.steps(desk)

    return done


def only(desk: str, name: str, by: float = 1.0) -> Doing:
    """This slider stands off 0, and no other does."""

    def done(begun: Stand, now: Stand) -> bool:
        moved = {key for key, value in now.steps(desk).items() if abs(value) > AWAY}
        return moved == {name} and abs(now.steps(desk)[name]) >= by

    return done


def home(desk: str) -> Doing:
    """Every slider is back at 0, and one was not."""
    return lambda begun, now: bool(begun.steps(desk)) and not now.steps(desk)


def least(desk: str, **wanted: float) -> Doing:
    """Sliders by name, ``_`` for a blank, that stand at least so far."""
    asked = {name.replace("_", " "): value for name, value in wanted.items()}
    return lambda begun, now: all(now.steps(desk).get(name, 0.0) >= value for name, value in asked.items())


def another_start(desk: str, kind: str = "") -> Doing:
    """The page starts from another item than it did, of a kind where one is given."""

    def done(begun: Stand, now: Stand) -> bool:
        source = now.source(desk)
        return source not in (None, begun.source(desk)) and kind in ("", source.kind)

    return done


# ---- the map --------------------------------------------------------------------------------------------------------


def clicked(kind: str = "known") -> Doing:
    """Another item was clicked on the map."""
    return lambda begun, now: now.clicked not in (None, begun.clicked) and now.clicked.kind == kind


def taken_to(page: str, desk: str) -> Doing:
    """A page was opened with the item that was clicked."""
    return lambda begun, now: now.page == page and now.clicked is not None and now.source(desk) == now.clicked


def set_to(start: str, *wanted: bool | float | str) -> Doing:
    """A control whose key begins so, with a place for the space's name, is at one of these, and was not."""

    def done(begun: Stand, now: Stand) -> bool:
        first = start.format(space=now.space.name)
        held = [key for key, value in now.widgets.items() if key.startswith(first) and value in wanted]
        return any(begun.widgets.get(key) not in wanted for key in held)

    return done


def changed(key: str) -> Doing:
    """A control, by its key with a place for the space's name, stands elsewhere than it did."""

    def done(begun: Stand, now: Stand) -> bool:
        at = key.format(space=now.space.name)
        return at in now.widgets and at in begun.widgets and now.widgets[at] != begun.widgets[at]

    return done


def shifted(start: str, way: int = 1, by: float = 1.0) -> Doing:
    """A number whose key begins so is greater by so much than it was, or less for ``way`` -1; one not there is 0."""

    def done(begun: Stand, now: Stand) -> bool:
        numbers = {key: value for key, value in now.widgets.items() if key.startswith(start)}
        return any(way * (value - begun.widgets.get(key, 0)) >= by - 1e-9 for key, value in numbers.items())

    return done


def coloured(*names: str) -> Doing:
    """The map is coloured by one of these, and was not."""

    def done(begun: Stand, now: Stand) -> bool:
        key = map_view.colour_key(now.space)
        return now.widgets.get(key) in names and begun.widgets.get(key) not in names

    return done


def selected(label: str) -> Doing:
    """All known items of a label are selected, and nothing else is."""

    def done(begun: Stand, now: Stand) -> bool:
        rows = np.flatnonzero(now.space.reference.labels == label)
        return len(now.selection) == len(rows) > 0 and np.array_equal(now.selection.rows, rows)

    return done


def grouped(name: str, label: str) -> Doing:
    """A group of that name was picked, and all in it are known items of a label."""

    def done(begun: Stand, now: Stand) -> bool:
        group = now.groups.get(name)
        if group is None or group is begun.groups.get(name) or not len(group.rows) or group.own:
            return False
        return bool((now.space.reference.labels[group.rows] == label).all())

    return done


def made(name: str = "") -> Doing:
    """A slider of one's own came to be, of a name where one is given."""

    def done(begun: Stand, now: Stand) -> bool:
        new = now.directions - begun.directions
        return name in new if name else bool(new)

    return done


# ---- blending, imagining, marking -----------------------------------------------------------------------------------


def blended(mode: str, test: Callable[[Blend], bool]) -> Doing:
    """That way of blending is in sight, and what is set there is so, and was not."""

    def holds(stand: Stand) -> bool:
        blend = stand.blend(mode)
        return stand.blending == mode and blend is not None and test(blend)

    return lambda begun, now: holds(now) and not holds(begun)


def along(mode: str, low: float, high: float) -> Doing:
    """The first slider of a way of blending was let go between these."""
    return blended(mode, lambda blend: low <= blend.at[0] <= high)


def wished(test: Callable[[Wish], bool]) -> Doing:
    """What is asked for on Imagine is so, and was not."""
    return lambda begun, now: test(now.wish) and not test(begun.wish)


def drawn_again(begun: Stand, now: Stand) -> bool:
    """Imagine drew by another chance."""
    return now.wish.seed != begun.wish.seed


def marked(word: str, fits: Callable[[str], bool] = lambda label: True) -> Doing:
    """One more known item whose label fits was marked with a word."""

    def done(begun: Stand, now: Stand) -> bool:
        new = [source for source, said in now.marks.items() if said == word and begun.marks.get(source) != word]
        return any(fits(now.label(source)) for source in new)

    return done
