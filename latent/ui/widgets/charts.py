"""Small charts: lines as a picture, and all words around them as text of the page, so that any theme can be read."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from latent.ui.widgets.words import number

COLOURS = ("#2a8fb0", "#d0742a", "#8a7fb5")
"""Told apart by the colour-blind, and seen on light and dark alike; lines are dashed otherwise besides."""

_DASHES = ("", "7 5", "2 4")
_WIDE, _HIGH = 600, 220
_INSET = 6
_GRID = "#8a94a0"


def significant(value: float) -> str:
    """A number with the three digits that count."""
    return number(float(f"{value:.3g}"))


@dataclass(frozen=True)
class Line:
    """One line of a chart.

    Attributes:
        name: as its legend says it.
        values: a height for each place along the chart; None where there is none.
    """

    name: str
    values: Sequence[float | None]


def lines(
    listed: Sequence[Line], along: Sequence[str], title: str, under: str, said: Callable[[float], str] = significant
) -> str:
    """A chart as HTML, its lines a picture whose alternative text has all figures.

    Args:
        listed: up to three.
        along: what stands under each place.
        title: what the heights are, over the chart.
        under: what the places are, below it.
        said: a height as a person reads it.
    """
    low, high = _ends([value for line in listed for value in line.values if value is not None])
    alt = html.escape(f"{title}. {' '.join(_told(line, along, said) for line in listed)}", quote=True)
    picture = f"<img src='{_uri(_drawn(listed, low, high))}' alt='{alt}'>"
    scale = f"<span>{html.escape(said(high))}</span><span>{html.escape(said(low))}</span>"
    places = "".join(
        f"<span style='left:{100 * _across(place, len(along)) / _WIDE:.2f}%'>{html.escape(name)}</span>"
        for place, name in enumerate(along)
    )
    return (
        f"<figure class='chart'><figcaption><b>{html.escape(title)}</b>{_legend(listed)}</figcaption>"
        f"<div class='chart-scale'>{scale}</div><div class='chart-lines'>{picture}</div>"
        f"<div class='chart-along'>{places}</div><small>{html.escape(under)}</small></figure>"
    )


def table(listed: Sequence[Line], along: Sequence[str], under: str, said: Callable[[float], str] = significant) -> str:
    """The same figures as a table."""
    head = "".join(f"<th scope='col'>{html.escape(line.name)}</th>" for line in listed)
    rows = "".join(
        f"<tr><th scope='row'>{html.escape(name)}</th>"
        + "".join(f"<td class='number'>{_cell(line.values[place], said)}</td>" for line in listed)
        + "</tr>"
        for place, name in enumerate(along)
    )
    return f"<table><tr><th scope='col'>{html.escape(under)}</th>{head}</tr>{rows}</table>"


def _cell(value: float | None, said: Callable[[float], str]) -> str:
    return "" if value is None else html.escape(said(value))


def _ends(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = 0.08 * (high - low) or 0.5 * abs(high) or 1.0
    return max(0.0, low - room) if low >= 0 else low - room, high + room


def _across(place: int, count: int) -> float:
    room = _WIDE / max(count, 1)
    return room * (place + 0.5)


def _drawn(listed: Sequence[Line], low: float, high: float) -> str:
    grid = "".join(
        f"<path d='M0 {y}H{_WIDE}' stroke='{_GRID}' stroke-opacity='.35' vector-effect='non-scaling-stroke'/>"
        for y in (_INSET, _HIGH // 2, _HIGH - _INSET)
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDE} {_HIGH}' width='{_WIDE}' height='{_HIGH}'>{grid}"
        + "".join(_line(line, number, low, high) for number, line in enumerate(listed))
        + "</svg>"
    )


def _line(line: Line, number: int, low: float, high: float) -> str:
    colour, dash = COLOURS[number], _DASHES[number]
    tall = _HIGH - 2 * _INSET
    points = [
        (_across(place, len(line.values)), _INSET + tall * (high - value) / (high - low))
        for place, value in enumerate(line.values)
        if value is not None
    ]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4.5' fill='{colour}'/>" for x, y in points)
    return f"<polyline points='{way}' fill='none' stroke='{colour}' stroke-width='3' stroke-dasharray='{dash}'/>{dots}"


def _legend(listed: Sequence[Line]) -> str:
    marks = ("solid", "dashed", "dotted")
    return "".join(
        f"<span><i style='border-top:3px {marks[number]} {COLOURS[number]}'></i>{html.escape(line.name)}</span>"
        for number, line in enumerate(listed)
    )


def _told(line: Line, along: Sequence[str], said: Callable[[float], str]) -> str:
    pairs = [f"{name}: {said(value)}" for name, value in zip(along, line.values, strict=True) if value is not None]
    return f"{line.name}: {', '.join(pairs)}."


def _uri(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
