"""What the columns of a table are taken for."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.table import kinds
from latent.modalities.table.cells import Column


def read(cells: list[str], name: str = "x", wanted: str = "") -> kinds.Read:
    return kinds.read(name, Column.of(cells), wanted)


RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([f"{value:.2f}" for value in RNG.normal(50, 9, 200)], kinds.NUMBER),
        ([f"{value:.2f}" for value in RNG.lognormal(3, 2, 400)], kinds.AMOUNT),
        ([str(value) for value in RNG.integers(0, 9, 200)], kinds.WHOLE),
        (["red", "green", "blue"] * 20, kinds.CATEGORY),
        (["yes", "no", "", "yes", "no"], kinds.YES_NO),
        (["TRUE", "FALSE"] * 4, kinds.YES_NO),
        (["0", "1"] * 4, kinds.YES_NO),
        (["2020-01-02", "2021-03-04", "2019-12-31"], kinds.DATE),
        (["2020-01-02T10:11:12Z", "2021-03-04T00:00:01+02:00"], kinds.DATE),
        (["31.12.2020", "01.02.2021", "5.6.2019"], kinds.DAY_FIRST),
        (["Jan 2, 2020", "Mar 14, 2021"], kinds.DATE),
        ([f"It came on a {day}, and it was late again." for day in range(30)], kinds.TEXT),
        ([f"{value:08x}-{value}" for value in range(50)], kinds.IDENTIFIER),
        ([str(value) for value in range(1, 60)], kinds.IDENTIFIER),
        ([f"0{value}" for value in range(1000, 1060)], kinds.IDENTIFIER),
        (["01234", "04109", "10115"] * 9, kinds.CATEGORY),
        (["same"] * 9, kinds.CONSTANT),
        (["3"] * 9, kinds.CONSTANT),
        ([""] * 9, kinds.CONSTANT),
        (["2024-01-01"] * 9, kinds.CONSTANT),
    ],
)
def test_a_column_is_what_it_holds(cells: list[str], kind: str):
    assert read(cells).kind == kind


@pytest.mark.parametrize(
    ("cells", "values", "decimals", "unit"),
    [
        (["1,234.50", "2.25", "-3", "1e3"], [1234.5, 2.25, -3, 1000], 2, ""),
        (["1.234,50", "2,25", "7"], [1234.5, 2.25, 7], 2, ""),
        (["1,234", "5,678", "9"], [1234, 5678, 9], 0, ""),
        (["12.5 %", "7 %", "99%"], [12.5, 7, 99], 1, "%"),
        (["€ 5", "€7.25", "€8"], [5, 7.25, 8], 2, "€"),
        (["1 000", "2 500", "30"], [1000, 2500, 30], 0, ""),
        ([*["1", "2", "3", "4", "5"] * 8, "1e308", "n/a", "-"], [*[1, 2, 3, 4, 5] * 8, 1e308, np.nan, np.nan], 0, ""),
    ],
)
def test_numbers_are_read_as_people_write_them(cells, values, decimals, unit):
    found = read(cells, wanted=kinds.NUMBER)
    assert np.array_equal(found.values, values, equal_nan=True)
    assert (found.decimals, found.unit) == (decimals, unit)


def test_what_is_no_finite_number_is_blank_and_counted():
    found = read([*[f"{value}.5" for value in range(60)], "inf", "1e999", "soon"])
    assert found.kind == kinds.NUMBER
    assert np.isnan(found.values[-3:]).all()
    assert found.lost == 3


def test_days_that_might_be_months_are_told():
    assert read(["03/04/2020", "05/06/2021", "01/02/2019"]).either
    sure = read(["03/14/2020", "05/06/2021", "01/02/2019"])
    assert not sure.either
    assert sure.values[0] == 18_335
    assert read(["14/03/2020", "05/06/2021", "01/02/2019"]).values[0] == 18_335


def test_the_order_of_day_and_month_is_part_of_the_kind_and_a_choice():
    cells = ["03/04/2020", "05/06/2021", "01/02/2019"]
    assert read(cells).kind == kinds.MONTH_FIRST
    assert read(["14/03/2020", *cells]).kind == kinds.DAY_FIRST
    assert read(["2020-03-14", "2021-06-05"]).kind == kinds.DATE
    turned = read(cells, wanted=kinds.DAY_FIRST)
    assert (turned.kind, turned.either) == (kinds.DAY_FIRST, False)
    assert turned.values[0] == read(["2020-04-03", "2021-06-05"]).values[0]
    assert read(["03.04.2020", "05.06.2021"], wanted=kinds.MONTH_FIRST).values[0] == read(cells).values[0]
    assert read(["2020-03-14", "2021-06-05"], wanted=kinds.DAY_FIRST).values[0] == 18_335, "nothing is ambiguous there"


def test_dates_that_are_none_in_the_wanted_order_are_blank_and_counted():
    found = read(["03/14/2020", "05/06/2021", "01/22/2019"], wanted=kinds.DAY_FIRST)
    assert np.isnan(found.values).tolist() == [True, False, True]
    assert found.lost == 2


def test_moments_keep_their_time_of_day():
    assert read(["1970-01-02 06:00", "1970-01-03 12:00:36"]).values.tolist() == [1.25, 2 + 0.5 + 36 / 86_400]


def test_somebody_may_want_another_kind():
    assert read(["1", "2", "3"] * 5, wanted=kinds.CATEGORY).values.tolist() == ["1", "2", "3"] * 5
    assert read(["1", "2", "3"] * 5, wanted=kinds.LEFT_OUT).kind == kinds.LEFT_OUT
    assert read([str(i) for i in range(30)], "id", kinds.WHOLE).kind == kinds.WHOLE
