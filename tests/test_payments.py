import numpy as np
import pytest

from latent import payments
from latent.insight.detection import curve
from latent.payments import world

COUNT = 20_000


@pytest.fixture(scope="module")
def drawn():
    return payments.draw(COUNT, seed=3)


def test_the_same_seed_draws_the_same_payments_and_another_draws_others():
    first, again, other = payments.draw(2_000, 1), payments.draw(2_000, 1), payments.draw(2_000, 2)
    assert tuple(first) == payments.COLUMNS
    for name in payments.COLUMNS:
        np.testing.assert_array_equal(first[name], again[name])
    assert (first["amount"] != other["amount"]).mean() > 0.9


@pytest.mark.parametrize("count", [2, 300, 2_001])
def test_there_are_as_many_as_were_asked_for(count):
    assert {len(values) for values in payments.draw(count, 0).values()} == {count}


def test_every_kind_of_fraud_is_there_and_all_together_are_under_one_in_a_hundred(drawn):
    found, counts = np.unique(drawn[payments.LABEL], return_counts=True)
    assert set(found) == {"", *payments.KINDS}
    assert COUNT - counts.max() < 0.01 * COUNT
    assert counts.min() >= 10


def test_payments_come_in_the_order_of_time_within_the_months_that_are_told(drawn):
    time = drawn["time"]
    assert (np.diff(time) >= np.timedelta64(0)).all()
    assert time.min() >= payments.START
    assert time.max() <= payments.START + np.timedelta64(payments.DAYS, "D")


def test_a_payment_online_is_in_no_town_and_any_other_is_in_one(drawn):
    online = drawn["channel"] == "online"
    assert 0.1 < online.mean() < 0.5
    assert (drawn["town"][online] == "").all()
    assert np.isnan(drawn["latitude"][online]).all()
    assert np.isfinite(drawn["latitude"][~online]).all()
    assert set(drawn["town"][~online]) == {name for name, *_ in world.TOWNS}


def test_customers_have_habits(drawn):
    """Most of what one customer pays in shops is in one town, and mostly not in the same town as another's."""
    fine = (drawn[payments.LABEL] == "") & (drawn["town"] != "")
    shares = []
    for name in np.unique(drawn["customer"])[:40]:
        _, counts = np.unique(drawn["town"][fine & (drawn["customer"] == name)], return_counts=True)
        shares.append(counts.max() / counts.sum())
    assert np.median(shares) > 0.7
    _, counts = np.unique(drawn["town"][fine], return_counts=True)
    assert counts.max() / counts.sum() < 0.15


def test_a_card_that_was_cloned_is_far_from_where_its_owner_was_last(drawn):
    cloned = np.flatnonzero(drawn[payments.LABEL] == "cloned card")
    first = [row for row in cloned if not _cloned_before(drawn, row)]
    assert len(first) > 5
    for row in first:
        before = np.flatnonzero((drawn["customer"] == drawn["customer"][row]) & (drawn["town"] != ""))
        last = before[before < row][-1]
        assert drawn["town"][last] != drawn["town"][row]
        assert drawn["time"][row] - drawn["time"][last] < np.timedelta64(3, "h")


def _cloned_before(drawn, row):
    same = (drawn["customer"] == drawn["customer"][row]) & (drawn[payments.LABEL] == "cloned card")
    return same[max(0, row - 300) : row].any()


def test_by_itself_a_fraud_looks_like_any_payment(drawn):
    """An isolation forest on the raw rows, which knows no customer, finds next to none."""
    from sklearn.ensemble import IsolationForest

    rows = raw(drawn)
    odd = drawn[payments.LABEL] != ""
    scores = -IsolationForest(random_state=0).fit(rows).score_samples(rows)
    assert curve(scores, odd).average_precision < 0.25


def raw(drawn) -> np.ndarray:
    """Rows as a plain table of numbers: amount, hour, weekday, and places of words in the alphabet."""
    seconds = drawn["time"].astype("datetime64[s]").astype(np.int64)
    words = [np.unique(drawn[name], return_inverse=True)[1] for name in ("shop", "category", "channel", "town")]
    places = [np.nan_to_num(drawn[name], nan=-1) for name in ("latitude", "longitude")]
    return np.stack([drawn["amount"], seconds % 86_400, seconds // 86_400 % 7, *words, *places], axis=1)


def test_shops_have_names_of_their_own_in_every_category():
    known = world.shops()
    assert len(set(known.name.tolist())) == len(known.name)
    assert (known.category[known.table] == np.arange(len(world.CATEGORIES))[:, None]).all()


def test_distances_between_towns_are_those_of_an_atlas():
    names = [name for name, *_ in world.TOWNS]
    for one, other, km in (("Berlin", "Leipzig", 150), ("Lisbon", "Helsinki", 3_370), ("Lyon", "Lyon", 0)):
        there = world.kilometres(np.array([names.index(one)]), np.array([names.index(other)]))
        assert there[0] == pytest.approx(km, rel=0.03)
