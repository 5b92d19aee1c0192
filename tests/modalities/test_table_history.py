import numpy as np
import pytest

from latent.modalities.table import history
from latent.modalities.table.history import Spec

SPEC = Spec("card", "when", ("amount",), ("shop",), ("lat", "lon"))
DAY, HOUR = 86_400, 3_600


def some(n=600, seed=0, owners=12):
    """Rows of several owners, in no order, with blanks."""
    rng = np.random.default_rng(seed)
    shop = rng.choice(np.array(["bakery", "garage", "market", None], object), n)
    amount = np.where(rng.random(n) < 0.05, np.nan, rng.lognormal(3, 1, n).round(2))
    lat = np.where(rng.random(n) < 0.1, np.nan, rng.uniform(45, 55, n))
    return {
        "card": rng.integers(owners, size=n).astype(str),
        "when": rng.integers(0, 60 * DAY, n).astype(float),
        "amount": amount,
        "shop": shop,
        "lat": lat,
        "lon": rng.uniform(0, 20, n),
    }


def one_owner(**columns):
    """Rows of one owner, an hour apart unless told."""
    n = len(next(iter(columns.values())))
    usual = {"when": np.arange(n) * float(HOUR), "amount": np.full(n, 10.0), "shop": np.full(n, "bakery")}
    places = {"lat": np.zeros(n), "lon": np.zeros(n)}
    return {"card": np.full(n, "one"), **usual, **places, **{k: np.asarray(v) for k, v in columns.items()}}


def test_a_later_row_never_changes_what_is_known_of_an_earlier_one():
    rows = some()
    before = history.features(SPEC, rows)
    order = np.lexsort((np.arange(600), rows["when"]))
    for cut in (50, 300, 599):
        later = order[cut:]
        changed = {name: values.copy() for name, values in rows.items()}
        changed["amount"][later] = 1e6
        changed["shop"][later] = "elsewhere"
        changed["card"][later] = "0"
        changed["lat"][later] = 12.0
        after = history.features(SPEC, changed)
        for name, values in before.items():
            np.testing.assert_array_equal(values[order[:cut]], after[name][order[:cut]], err_msg=name)


def test_rows_that_follow_need_not_be_there():
    rows = some()
    early = np.flatnonzero(rows["when"] < 30 * DAY)
    whole, part = history.features(SPEC, rows), history.features(SPEC, {k: v[early] for k, v in rows.items()})
    for name in whole:
        np.testing.assert_allclose(whole[name][early], part[name], rtol=1e-12, err_msg=name)


def test_of_an_owners_first_row_nothing_is_known():
    rows = some()
    found = history.features(SPEC, rows)
    first = [
        np.flatnonzero(rows["card"] == one)[rows["when"][rows["card"] == one].argmin()] for one in map(str, range(12))
    ]
    for name, values in found.items():
        assert np.isnan(values[first]).all(), name
        assert np.isfinite(values).mean() > 0.5, name


def test_names_and_kinds_are_the_same_as_the_columns():
    assert list(history.features(SPEC, some())) == list(history.kinds(SPEC))
    assert len(history.kinds(Spec("card", "when"))) == 4


def test_the_order_of_rows_does_not_matter():
    rows = some()
    mixed = np.random.default_rng(1).permutation(600)
    straight, shuffled = history.features(SPEC, rows), history.features(SPEC, {k: v[mixed] for k, v in rows.items()})
    rows_at_a_time = np.unique(rows["when"]).size
    assert rows_at_a_time == 600, "no two rows at one time, whose order would be theirs"
    for name in straight:
        np.testing.assert_allclose(straight[name][mixed], shuffled[name], rtol=1e-12, err_msg=name)


def test_owners_do_not_mix():
    """Each owner by itself gives the same, but for what is drawn towards everybody's."""
    rows = some()
    whole = history.features(SPEC, rows)
    own = np.flatnonzero(rows["card"] == "3")
    alone = history.features(SPEC, {k: v[own] for k, v in rows.items()})
    drawn = {name for name in whole if "usual amount" in name or "in a day" in name}
    for name in set(whole) - drawn:
        np.testing.assert_allclose(whole[name][own], alone[name], rtol=1e-12, err_msg=name)


def test_an_amount_is_held_against_what_the_owner_usually_pays():
    found = history.features(SPEC, one_owner(amount=[10.0] * 40 + [100.0, 10.0]))
    times, steps = found["times their usual amount"], found["steps from their usual amount"]
    assert times[40] == pytest.approx(10, rel=0.01)
    assert times[41] == pytest.approx(1, rel=0.01)
    assert steps[40] > 10
    assert abs(steps[41]) < 1


def test_with_few_rows_the_usual_lies_between_the_owners_and_everybodys():
    rich = one_owner(amount=np.full(50, 1000.0))
    new = {**one_owner(amount=[10.0, 10.0]), "card": np.array(["two"] * 2), "when": np.array([60.0, 61]) * HOUR}
    rows = {name: np.concatenate([rich[name], new[name]]) for name in rich}
    times = history.features(SPEC, rows)["times their usual amount"]
    assert 10 / 1000 < times[51] < 1


def test_hours_counts_and_what_is_new():
    when = np.array([0, 30, 90, 91, 92, 60 * 24 * 3]) * 60.0
    found = history.features(SPEC, one_owner(when=when, shop=["a", "a", "b", "a", "b", ""]))
    np.testing.assert_allclose(found["hours since their last"][1:3], [0.5, 1.0])
    np.testing.assert_array_equal(found["theirs in the hour before"][1:], [1, 1, 1, 2, 0])
    np.testing.assert_array_equal(found["theirs in the day before"][1:], [1, 2, 3, 4, 0])
    np.testing.assert_array_equal(found["shop new for them"], [np.nan, 0, 1, 0, 0, np.nan])
    np.testing.assert_allclose(found["share of theirs with this shop"][1:5], [1, 0, 2 / 3, 1 / 4])
    np.testing.assert_array_equal(found["same amount before"][1:], [1, 2, 3, 4, 5])


def test_a_usual_hour_and_an_unusual_one():
    when = np.array([day * DAY + 20 * HOUR for day in range(30)] + [30 * DAY + 20 * HOUR, 31 * DAY + 8 * HOUR], float)
    usual = history.features(SPEC, one_owner(when=when))["how usual the hour is for them"]
    assert usual[30] > 3
    assert usual[31] < 0.3


def test_too_far_too_soon():
    berlin, lisbon = (52.52, 13.40), (38.72, -9.14)
    places = np.array([berlin, berlin, (np.nan, np.nan), lisbon])
    found = history.features(SPEC, one_owner(lat=places[:, 0], lon=places[:, 1]))
    assert found["km from their last"][3] == pytest.approx(2312, rel=0.01), "from the last that is known"
    assert found["km/h since their last"][3] == pytest.approx(2312 / 2, rel=0.01)
    assert found["km from their usual"][3] == pytest.approx(2312, rel=0.01)
    assert np.isnan(found["km from their last"][2])


def test_a_day_dearer_than_their_days():
    amount = [20.0] * 20 + [200.0, 200.0]
    when = [day * float(DAY) for day in range(20)] + [25.0 * DAY, 25.0 * DAY + HOUR]
    day = history.features(SPEC, one_owner(amount=amount, when=when))["amount in a day, times their usual"]
    assert day[21] == pytest.approx(2 * day[20], rel=0.1)
    assert day[20] > 8


def test_rows_without_an_owner_or_a_time_have_no_history():
    rows = some()
    rows["card"] = np.where(np.arange(600) < 10, "", rows["card"])
    rows["when"][10:20] = np.nan
    found = history.features(SPEC, rows)
    assert all(np.isnan(values[:20]).all() for values in found.values())
    kept = history.features(SPEC, {k: v[20:] for k, v in rows.items()})
    for name in found:
        np.testing.assert_array_equal(found[name][20:], kept[name])


def test_moments_are_taken_as_well_as_seconds():
    rows = some()
    moments = {**rows, "when": rows["when"].astype("datetime64[s]")}
    for name, values in history.features(SPEC, rows).items():
        np.testing.assert_array_equal(values, history.features(SPEC, moments)[name])


@pytest.mark.parametrize("n", [0, 1, 2])
def test_next_to_no_rows(n):
    found = history.features(SPEC, some(n))
    assert {len(values) for values in found.values()} == {n}


def test_columns_of_latitude_and_longitude_are_known_by_their_names():
    assert history.place_in(["Amount", "Lat", "LNG"]) == ("Lat", "LNG")
    assert history.place_in(["latitude", "amount", "longitude"]) == ("latitude", "longitude")
    assert history.place_in(["plate", "along"]) == ()


def test_its_columns_are_known_by_their_names():
    assert all(map(history.is_past, history.kinds(SPEC)))
    assert not any(map(history.is_past, ["amount", "shop", "hours", "same", "new for them", "times"]))


@pytest.mark.parametrize("owners", [1, 3, 900])
def test_what_came_before_is_the_same_to_the_last_digit_as_owner_by_owner(owners: int):
    rng = np.random.default_rng(owners)
    owner = np.sort(rng.integers(owners, size=1_000))
    seconds = rng.integers(50, size=1_000) * 1_800.0
    order = np.lexsort((seconds, owner))
    past = history._Past(owner[order], seconds[order], np.argsort(seconds[order], kind="stable"))
    amounts = np.where(rng.random(1_000) < 0.1, np.nan, rng.lognormal(3, 2, 1_000))
    near, sums = past.within(3_600), past.sums(amounts)
    for one in np.unique(owner):
        (own,) = np.nonzero(past.owners == one)
        known = past.seconds[own]
        assert near[own].tolist() == [int((known[:k] >= known[k] - 3_600).sum()) for k in range(len(own))]
        assert sums[own].tolist() == [0.0, *np.cumsum(np.nan_to_num(amounts[own]))[:-1]]
