import numpy as np
import pytest

from latent.insight import plain
from latent.insight.measures import auroc

N, ODD = 600, 30


def rows(seed=0):
    """Ordinary rows on a bent line in four dimensions, and the last ones off it."""
    rng = np.random.default_rng(seed)
    along = rng.normal(size=N)
    found = np.stack([along, along**2, 100 * np.sin(along), rng.normal(size=N)], axis=1)
    found += rng.normal(size=found.shape) * (0.05, 0.05, 5, 0.0)
    found[-ODD:, :3] = found[rng.permutation(N)[:ODD], :3][:, [0, 1, 2]] + rng.choice((-1, 1), (ODD, 3)) * (1, 1, 80)
    return found


BY = np.arange(N) < N // 2
LAST = np.arange(N) >= N - ODD


def test_rows_off_the_line_surprise_more():
    found = plain.surprise(rows(), BY)
    assert auroc(found[~BY], LAST[~BY]) > 0.95
    assert found.min() >= 0


def test_they_are_found_among_all_as_well():
    everyone = np.ones(N, bool)
    assert auroc(plain.surprise(rows(), everyone, everyone), LAST) > 0.9


def test_units_of_columns_do_not_matter():
    scaled = rows() * (1e6, 1e-3, 1, 7) + (5, -2, 0, 1e3)
    np.testing.assert_allclose(plain.surprise(rows(), BY), plain.surprise(scaled, BY), atol=0.05)


def test_no_ordinary_row_is_judged_by_itself():
    """Rows that say what is usual surprise as much as new ones like them."""
    rng = np.random.default_rng(3)
    same, by = rng.normal(size=(800, 5)), np.arange(800) < 400
    found = plain.surprise(same, by)
    assert np.mean(found[by]) == pytest.approx(np.mean(found[~by]), rel=0.1)


def test_a_cell_surprises_by_how_few_are_as_far_out():
    values = np.arange(100.0)[:, None]
    found = plain.cells(np.concatenate([values, [[1000.0], [50.2]]]), np.arange(102) < 100)[:, 0]
    assert found[100] == pytest.approx(-np.log(2 * 0.5 / 101))
    assert found[99] == pytest.approx(-np.log(2 * 0.5 / 100))
    assert found[101] == pytest.approx(0, abs=0.03)
    assert found.argmax() == 100


def test_a_blank_cell_surprises_nobody():
    blank = rows()
    blank[5] = np.nan
    blank[7, 0] = np.nan
    found = plain.surprise(blank, BY)
    assert np.isfinite(found).all()
    assert found[5] < np.quantile(found[LAST], 0.1)
    assert (plain.cells(blank, BY)[[5, 5, 7], [0, 3, 0]] == 0).all()


def test_columns_that_are_always_the_same_or_always_blank_say_nothing():
    more = np.concatenate([rows(), np.full((N, 1), 3.0), np.full((N, 1), np.nan)], axis=1)
    np.testing.assert_allclose(plain.surprise(more, BY), plain.surprise(rows(), BY))


def test_many_copies_of_one_row_are_no_trouble():
    same = np.zeros((50, 3))
    same[-1] = 1
    found = plain.surprise(same, np.arange(50) < 40)
    assert np.isfinite(found).all()
    assert found.argmax() == 49


def test_columns_tell_where_their_cells_are_far_out():
    assert plain.telling(np.array([0.1, 4.0, 2.0, 9.0]), "abcd") == ["d", "b"]
    assert plain.telling(np.array([5.0, 4.0, 3.0]), "abc", most=2) == ["a", "b"]
    assert plain.telling(np.zeros(3), "abc") == []
