"""Small drawings of numbers for words of the glossary, in colours that are seen on light and dark pages alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latent.modalities.items import View
from latent.ui.widgets.charts import COLOURS

_WIDE, _HIGH, _EDGE = 120, 68, 4
_BLUE, _ORANGE, _GREY = *COLOURS[:2], "#8a94a0"
_BINS = 24
_REACH = 3.5  # standard deviations that the bell curve is drawn to
_TURN = np.linspace(0, 2 * np.pi, 33)


def bars(heights: np.ndarray) -> View:
    """Bars up and down from a line, or from the ground where none goes down."""
    top = max(float(np.abs(heights).max()), 1e-9)
    middle, tall = (_HIGH / 2, _HIGH / 2 - _EDGE) if heights.min() < 0 else (_HIGH - _EDGE, _HIGH - 2 * _EDGE)
    step = (_WIDE - 2 * _EDGE) / len(heights)
    drawn = [
        f"<rect x='{_EDGE + place * step:.2f}' y='{middle - max(height, 0) / top * tall:.2f}' width='{0.8 * step:.2f}'"
        f" height='{max(abs(height) / top * tall, 0.6):.2f}'/>"
        for place, height in enumerate(heights.tolist())
    ]
    ground = f"<path d='M{_EDGE} {middle:.1f}H{_WIDE - _EDGE}' stroke='{_GREY}' stroke-width='.7'/>"
    return _drawn(f"{ground}<g fill='{_BLUE}'>{''.join(drawn)}</g>")


def bell(values: np.ndarray) -> View:
    """How often values come, under the unit normal curve."""
    counts, edges = np.histogram(values, _BINS, (-_REACH, _REACH), density=True)
    along = np.linspace(-_REACH, _REACH, 60)
    curve = np.exp(-0.5 * along**2) / np.sqrt(2 * np.pi)
    top = max(float(curve.max()), float(counts.max()))
    x, y = _across(along, -_REACH, _REACH), _HIGH - _EDGE - curve / top * (_HIGH - 2 * _EDGE)
    tall = counts / top * (_HIGH - 2 * _EDGE)
    lefts = _across(edges, -_REACH, _REACH)
    boxes = "".join(
        f"<rect x='{left:.1f}' y='{_HIGH - _EDGE - high:.1f}' width='{lefts[1] - lefts[0]:.1f}' height='{high:.1f}'/>"
        for left, high in zip(lefts[:-1], tall, strict=True)
    )
    line = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return _drawn(
        f"<g fill='{_BLUE}' fill-opacity='.55'>{boxes}</g>"
        f"<polyline points='{line}' fill='none' stroke='{_ORANGE}' stroke-width='2'/>"
    )


def spreads(parts: Sequence[np.ndarray], line: float | None = None) -> View:
    """How often values come in each of two lots at most, and a line at one value."""
    low, high = min(part.min() for part in parts), max(part.max() for part in parts)
    high = max(high, low + 1e-9, low if line is None else line)
    drawn = []
    for values, colour in zip(parts, (_BLUE, _ORANGE), strict=False):
        counts, edges = np.histogram(values, _BINS, (low, high))
        tall, lefts = counts / max(counts.max(), 1) * (_HIGH - 2 * _EDGE), _across(edges, low, high)
        boxes = "".join(
            f"<rect x='{left:.1f}' y='{_HIGH - _EDGE - one:.1f}' width='{lefts[1] - lefts[0]:.1f}' height='{one:.1f}'/>"
            for left, one in zip(lefts[:-1], tall, strict=True)
        )
        drawn.append(f"<g fill='{colour}' fill-opacity='.6'>{boxes}</g>")
    if line is not None:
        at = float(_across(np.array(line), low, high))
        drawn.append(f"<path d='M{at:.1f} {_EDGE}V{_HIGH - _EDGE}' stroke='{_GREY}' stroke-width='1.6'/>")
    return _drawn("".join(drawn))


def narrowed(mean: float, spread: float) -> View:
    """A bell curve of this mean and standard deviation, in front of the unit normal one."""
    along = np.linspace(-_REACH, _REACH, 160)
    heights = [np.exp(-0.5 * np.square((along - at) / wide)) / wide for at, wide in ((0.0, 1.0), (mean, spread))]
    x, top = _across(along, -_REACH, _REACH), max(float(height.max()) for height in heights)
    lines = (
        " ".join(f"{a:.1f},{_HIGH - _EDGE - b / top * (_HIGH - 2 * _EDGE):.1f}" for a, b in zip(x, height, strict=True))
        for height in heights
    )
    return _drawn(
        "".join(
            f"<polyline points='{line}' fill='none' stroke='{colour}' stroke-width='2'/>"
            for line, colour in zip(lines, (_ORANGE, _BLUE), strict=True)
        )
    )


def ways(cosine: float) -> View:
    """Two arrows from one place, at the angle that has this cosine."""
    angle, long, foot = np.arccos(np.clip(cosine, -1, 1)), _HIGH / 2 - _EDGE, np.array([_WIDE, _HIGH]) / 2
    drawn = []
    for turn, colour in ((0.0, _BLUE), (angle, _ORANGE)):
        along, across = np.array([np.cos(turn), -np.sin(turn)]), np.array([np.sin(turn), np.cos(turn)])
        tip = foot + long * along
        wings = (tip - 6 * along + 4 * across, tip - 6 * along - 4 * across)
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (foot, tip, wings[0], tip, wings[1]))
        drawn.append(f"<polyline points='{line}' fill='none' stroke='{colour}' stroke-width='2'/>")
    return _drawn("".join(drawn))


def ranks(marked: np.ndarray) -> View:
    """Strokes in a row, those that are marked ``bool (n,)`` in another colour and taller."""
    step = (_WIDE - 2 * _EDGE) / len(marked)
    drawn = (
        f"<rect x='{_EDGE + place * step:.2f}' y='{_EDGE if one else _HIGH / 2:.1f}' width='{0.7 * step:.2f}'"
        f" height='{_HIGH - 2 * _EDGE if one else _HIGH / 2 - _EDGE:.1f}' fill='{_ORANGE if one else _BLUE}'/>"
        for place, one in enumerate(marked.tolist())
    )
    return _drawn("".join(drawn))


def shares(counts: np.ndarray) -> View:
    """A field for each pair of a row and a column, the fuller the more of its row ``(r, c)`` is there."""
    full = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    rows, columns = full.shape
    side = min((_WIDE - 2 * _EDGE) / columns, (_HIGH - 2 * _EDGE) / rows)
    left = (_WIDE - side * columns) / 2
    drawn = (
        f"<rect x='{left + column * side:.1f}' y='{_EDGE + row * side:.1f}' width='{0.9 * side:.1f}'"
        f" height='{0.9 * side:.1f}' fill-opacity='{0.08 + 0.92 * full[row, column]:.2f}'/>"
        for row in range(rows)
        for column in range(columns)
    )
    return _drawn(f"<g fill='{_BLUE}'>{''.join(drawn)}</g>")


def dots(places: np.ndarray, colours: list[str]) -> View:
    """Points ``(n, 2)`` of a map, a colour for each."""
    at = _fitted(places, places)
    drawn = (
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='1.1' fill='{colour}'/>"
        for (x, y), colour in zip(at.tolist(), colours, strict=True)
    )
    return _drawn("".join(drawn))


def clouds(places: np.ndarray, middles: np.ndarray, covariances: np.ndarray) -> View:
    """Points ``(n, 2)`` and an ellipse for each Gaussian ``(c, 2)``, ``(c, 2, 2)``, two standard deviations wide."""
    points = "".join(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='.8'/>" for x, y in _fitted(places, places).tolist())
    circle = 2 * np.stack([np.cos(_TURN), np.sin(_TURN)], axis=1)
    rings = (
        middle + circle @ np.linalg.cholesky(covariance).T
        for middle, covariance in zip(middles, covariances, strict=True)
    )
    lines = "".join(
        f"<polyline points='{' '.join(f'{x:.1f},{y:.1f}' for x, y in _fitted(ring, places).tolist())}'/>"
        for ring in rings
    )
    ringed = f"<g fill='none' stroke='{_ORANGE}' stroke-width='1.1'>{lines}</g>"
    return _drawn(f"<g fill='{_BLUE}' fill-opacity='.6'>{points}</g>{ringed}")


def _across(values: np.ndarray, low: float, high: float) -> np.ndarray:
    return _EDGE + (_WIDE - 2 * _EDGE) * (values - low) / (high - low)


def _fitted(points: np.ndarray, within: np.ndarray) -> np.ndarray:
    """Where points are drawn so that those within fill the picture, as wide as they are high."""
    middle = (within.max(axis=0) + within.min(axis=0)) / 2
    scale = min((np.array([_WIDE, _HIGH]) - 2 * _EDGE) / np.maximum(np.ptp(within, axis=0), 1e-9))
    return np.array([_WIDE, _HIGH]) / 2 + (points - middle) * scale * np.array([1, -1])


def _drawn(shapes: str) -> View:
    size = f"viewBox='0 0 {_WIDE} {_HIGH}' width='{_WIDE}' height='{_HIGH}'"
    return View("image/svg+xml", f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{shapes}</svg>".encode())
