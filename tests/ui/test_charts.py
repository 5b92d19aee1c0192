"""Charts: lines as a picture that no theme can hide, all figures in words."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

import pytest

from latent.ui.widgets import charts
from latent.ui.widgets.charts import Line

SVG = "{http://www.w3.org/2000/svg}"
TWO = [Line("ours", [0.4, 0.2, 0.1]), Line("<theirs>", [0.3, None, 0.2])]


def _drawing(chart: str) -> ElementTree.Element:
    (data,) = re.findall(r"src='data:image/svg\+xml;base64,([^']+)'", chart)
    return ElementTree.fromstring(base64.b64decode(data))


def _chart(listed: list[Line] = TWO, along: tuple[str, ...] = ("1", "2", "4")) -> str:
    return charts.lines(listed, along, "What is lost", "numbers", "{:.1f}".format)


def test_a_line_has_a_point_for_each_value_and_lower_is_lower():
    ours, theirs = _drawing(_chart()).findall(f"{SVG}polyline")
    points = [tuple(map(float, point.split(","))) for point in ours.get("points").split()]
    assert len(points) == 3
    assert points == sorted(points), "to the right and down"
    assert len(theirs.get("points").split()) == 2, "nothing is drawn where nothing is known"
    assert ours.get("stroke-dasharray") != theirs.get("stroke-dasharray")


def test_all_figures_are_in_words_and_names_are_text():
    chart = _chart()
    assert "ours: 1: 0.4, 2: 0.2, 4: 0.1." in chart
    assert "&lt;theirs&gt;: 1: 0.3, 4: 0.2." in chart
    assert "<theirs>" not in chart


@pytest.mark.parametrize("values", [[0.0, 0.0], [3.0, 3.0], [-2.0, 5.0]])
def test_even_and_negative_values_are_drawn_within_the_picture(values: list[float]):
    (line,) = _drawing(_chart([Line("one", values)], ("a", "b"))).findall(f"{SVG}polyline")
    assert all(0 <= float(point.split(",")[1]) <= 220 for point in line.get("points").split())


def test_the_table_has_the_same_figures():
    table = charts.table(TWO, ("1", "2", "4"), "numbers", "{:.1f}".format)
    assert re.findall(r"number'>([^<]*)<", table) == ["0.4", "0.3", "0.2", "", "0.1", "0.2"]
