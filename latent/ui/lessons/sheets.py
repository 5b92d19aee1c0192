"""The one-page sheet of a lesson, to print: its point, a picture of the model at work, what to keep, what to ask."""

from __future__ import annotations

import html

import numpy as np

from latent import directions, groups
from latent.insight import losing
from latent.insight.typicality import Evidence
from latent.space import Space, in_order
from latent.ui.components.told.space import first_item
from latent.ui.lessons import laying
from latent.ui.lessons.lesson import Lesson
from latent.ui.session import morphing, state
from latent.ui.widgets import take_away, views
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said

STOPS = 5


def written(lesson: Lesson, language: str) -> bytes:
    """The sheet as one HTML file, in a language that the person reads now."""
    points = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in lesson.kept)
    asked = "".join(f"<li>{html.escape(lesson.sentence(step))}</li>" for step in lesson.questions)
    body = (
        f"<h1>{html.escape(lesson.title)}</h1><p>{html.escape(lesson.point)}</p>"
        f"<div class='figures'>{lesson.picture()}</div>"
        f"<h2>{html.escape(said('learn-keep'))}</h2><ul>{points}</ul>"
        f"<h2>{html.escape(said('learn-ask'))}</h2><ol>{asked}</ol>"
        f"<p class='quiet'>{html.escape(said('learn-made-with'))}</p>"
    )
    return take_away.document(lesson.title, body, language)


def along(space_name: str, slider: str, reach: float = 4.0) -> str:
    """A space's first item with one slider from one side to the other, as figures."""
    space = state.open_space(space_name)
    code = space.reference.codes[first_item(space)]
    stops = np.linspace(-reach, reach, STOPS)
    moved = [directions.apply(code, {slider: float(at)}, [space.directions[slider]]) for at in stops]
    called = shown(slider)
    return _figures(space, np.stack(moved), [f"{called} {at:+.0f}" if at else called + " 0" for at in stops])


def between(space_name: str, first: str, last: str) -> str:
    """The straight way between typical known items of two labels, as figures with how familiar each place is."""
    space = state.open_space(space_name)
    a, b = (space.reference.codes[laying.typical(space, label)] for label in (first, last))
    codes = np.stack([a + share * (b - a) for share in np.linspace(0, 1, STOPS)])
    drift = np.linalg.norm(space.encode(space.redraw(codes)).mean - codes, axis=1)
    words = space.typicality.words(space.typicality.stranger_than(Evidence(codes, drift=drift)))
    return _figures(space, codes, [said(f"sheet-{word}") for word in words])


def imagined(space_name: str, seed: int = 0) -> str:
    """New items of a space, as figures."""
    space = state.open_space(space_name)
    return _figures(space, space.imagine(STOPS, np.random.default_rng(seed)), [str(n + 1) for n in range(STOPS)])


def there_and_back(space_name: str, rows: tuple[int, ...]) -> str:
    """Known items, each over what comes back of it."""
    space = state.open_space(space_name)
    known = [morphing.known_view(space, row) for row in rows]
    back = morphing.views(space, space.reference.codes[list(rows)])
    both = [view for pair in zip(known, back, strict=True) for view in pair]
    names = [f"{said(word)} {n}" for n in range(1, len(rows) + 1) for word in ("sheet-item", "sheet-back")]
    return "".join(views.figure(view, name) for view, name in zip(both, names, strict=True))


def with_fewer(space_name: str) -> str:
    """A space's first item with one of its numbers, with two, four and so on, the others at their mean."""
    space = state.open_space(space_name)
    known, code = space.reference.posterior, space.reference.codes[[first_item(space)]]
    order, middle = losing.in_order(known.mean, known.logvar), space.reference.codes.mean(axis=0)
    counts = losing.counts(space.dials)
    codes = [losing.with_first(code, order, count, middle)[0] for count in counts]
    return _figures(space, np.stack(codes), [str(count) for count in counts])


def two_ways(space_name: str) -> str:
    """A space's first item, then moved along the way of each ready-made pair of groups: a fair one and a biased one."""
    space = state.open_space(space_name)
    code, codes = space.reference.codes[first_item(space)], space.reference.codes
    moved, names = [code], [said("sheet-before")]
    for pair in groups.ready_pairs(space.reference.factors):
        way = groups.contrast(codes[pair.rows_a], codes[pair.rows_b], "way", codes, space.attributes).direction
        moved.append(directions.apply(code, {"way": 1.0}, [way]))
        names.append(said("sheet-balanced" if pair.balanced else "sheet-biased"))
    return _figures(space, np.stack(moved), names)


def spoiled(space_name: str) -> str:
    """Known items that were spoiled on purpose, each over what the model makes of it."""
    space = state.open_space(space_name)
    rows = np.linspace(0, len(space.reference) - 1, STOPS).astype(int)
    arrays, _ = space.modality.spoiled(space.redraw(space.reference.codes[rows]))
    back = space.redraw(space.encode(arrays).mean)
    shown = [f"{said(word)} {n}" for n in range(1, STOPS + 1) for word in ("sheet-item", "sheet-back")]
    both = [array for pair in zip(arrays, back, strict=True) for array in pair]
    views_of = map(space.modality.view, both)
    return "".join(views.figure(view, caption) for view, caption in zip(views_of, shown, strict=True))


def on_map(space_name: str) -> str:
    """The flat map of a space as a drawing: a dot for each known item, and each label where its middle is."""
    space = state.open_space(space_name)
    places, labels = space.maps[2].positions, space.reference.labels
    low, wide = places.min(axis=0), float(np.ptp(places, axis=0).max())
    at = 1 + 98 * (places - low) / wide
    dots = "".join(f"<circle cx='{x:.1f}' cy='{100 - y:.1f}' r='.35'/>" for x, y in at[::3])
    middles = {label: np.median(at[labels == label], axis=0) for label in in_order(set(labels))}
    names = "".join(
        f"<text x='{x:.1f}' y='{100 - y:.1f}'>{html.escape(shown(label))}</text>" for label, (x, y) in middles.items()
    )
    look = "fill:#7a8794;font:bold 6px sans-serif"
    title = html.escape(said("sheet-map"))
    return (
        f"<svg viewBox='0 0 100 100' width='420' role='img' aria-label='{title}' style='{look}'>"
        f"{dots}<g style='fill:#1c2430'>{names}</g></svg>"
    )


def _figures(space: Space, codes: np.ndarray, captions: list[str]) -> str:
    shown = zip(morphing.views(space, codes.astype(np.float32)), captions, strict=True)
    return "".join(views.figure(view, caption) for view, caption in shown)
