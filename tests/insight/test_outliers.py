import numpy as np
import pytest

from latent.errors import DataError
from latent.insight import outliers
from latent.insight.measures import auroc
from latent.insight.outliers import BOUND, COMBINED, PLACE, REBUILD, SCORES, Oddness
from latent.insight.typicality import Evidence


def items(n, seed, away=0.0, worse=1.0):
    """Codes around four centres, shifted ``away`` in every dimension, and rebuilds ``worse`` times as bad."""
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(99).normal(size=(4, 8)) * 3
    codes = centres[rng.integers(0, 4, n)] + rng.normal(size=(n, 8)) + away
    error, drift, detail = (rng.gamma(4, 0.01, n) for _ in range(3))
    return Evidence(codes.astype("f"), worse * error, rng.normal(-30, 2, n), worse * drift, detail)


ODD = np.arange(420) >= 400


@pytest.fixture(scope="module", params=["far away", "badly rebuilt"])
def mixed(request):
    """400 ordinary items, and then 20 that are odd in one way."""
    strange = items(20, 2, away=4.0) if request.param == "far away" else items(20, 2, worse=8.0)
    return outliers.joined([items(400, 1), strange])


def test_odd_ones_are_found_among_the_others_whichever_way_they_are_odd(mixed):
    found = outliers.judge(mixed)
    assert auroc(found.surprise[COMBINED], ODD) > 0.9
    assert list(found.surprise) == [COMBINED, *PLACE, *REBUILD]


def test_beside_clean_ones_they_are_told_better_and_new_ordinary_ones_are_left_alone(mixed):
    known = np.arange(1020) < 600
    found = outliers.judge(outliers.joined([items(600, 3), mixed]), known)
    score = found.surprise[COMBINED][~known]
    assert auroc(score, ODD) > 0.98
    assert np.mean(score[ODD] > found.fence(COMBINED)) > 0.8
    assert np.mean(score[~ODD] > found.fence(COMBINED)) < 0.03


def test_most_of_what_is_ordinary_lies_inside_the_fence():
    found = outliers.judge(items(1000, 4))
    assert np.mean(found.surprise[COMBINED] > found.fence(COMBINED)) < 0.02
    assert found.fence(COMBINED) > np.quantile(found.surprise[COMBINED], 0.75)


def test_of_few_items_that_are_judged_by_each_other_three_odd_ones_do_not_push_the_fence_beyond_themselves():
    usual = -np.log(1 - (np.arange(11) + 0.5) / 11)
    surprise = np.concatenate([usual, [6.0, 6.5, 7.0]])
    few = Oddness({}, {COMBINED: surprise}, np.ones(14, bool))
    assert usual.max() < few.fence(COMBINED) < 6
    low, high = np.quantile(surprise, [0.25, 0.75])
    assert high + 3 * (high - low) > 7, "Tukey's own fence leaves them in"


def test_the_fence_of_few_clean_items_leaves_nearly_all_in():
    out = [
        np.sum((found := outliers.judge(items(14, seed))).surprise[COMBINED] > found.fence(COMBINED))
        for seed in range(6)
    ]
    assert np.mean(out) < 1


def test_the_reason_is_the_evidence_that_is_large():
    far, bad = (
        outliers.judge(outliers.joined([items(400, 1), items(1, 2, **how)])).surprise
        for how in ({"away": 6.0}, {"worse": 30.0})
    )
    assert outliers.reasons(far, 400)[0] in PLACE
    assert set(outliers.reasons(bad, 400)) == set(REBUILD)


def test_the_bound_is_a_score_where_it_is_given():
    bound = np.linspace(0, 100, 400)
    found = outliers.judge(items(400, 1), bound=bound)
    assert tuple(found.surprise) == SCORES
    assert np.argmax(found.surprise[BOUND]) == 399
    assert BOUND not in outliers.judge(items(400, 1)).surprise


def test_odd_ones_of_a_kind_do_not_hide_each_other():
    crowd = outliers.joined([items(400, 1), items(60, 2, away=3.0)])
    assert auroc(outliers.judge(crowd).surprise[COMBINED], np.arange(460) >= 400) > 0.9


def test_it_is_the_same_again():
    first, second = (outliers.judge(items(300, 1)) for _ in range(2))
    np.testing.assert_array_equal(first.surprise[COMBINED], second.surprise[COMBINED])


@pytest.mark.parametrize(
    ("evidence", "problem"),
    [
        (items(1, 0), "one item alone"),
        (items(9, 0), "9 are too few"),
        (items(50, 0)._replace(codes=np.ones((50, 8), "f")), "all the same"),
    ],
)
def test_where_nothing_can_be_told_it_says_why(evidence, problem):
    with pytest.raises(DataError, match=problem):
        outliers.judge(evidence)


def test_figures_that_are_the_same_for_all_say_nothing():
    same = items(200, 1)._replace(error=np.ones(200), drift=np.zeros(200))
    found = outliers.judge(same)
    assert not found.surprise["error"].any()
    assert not found.surprise["drift"].any()
    assert np.isfinite(found.surprise[COMBINED]).all()


def test_few_items_in_many_dimensions_are_judged_too():
    rng = np.random.default_rng(0)
    few = items(12, 1)._replace(codes=rng.normal(size=(12, 64)).astype("f"))
    few.codes[0] += 5
    assert np.argmax(outliers.judge(few).surprise[COMBINED]) == 0


def test_scores_are_those_of_scikit_learn():
    from sklearn.covariance import LedoitWolf
    from sklearn.neighbors import NearestNeighbors

    new, known = items(50, 1).codes, items(300, 2).codes
    theirs = NearestNeighbors(n_neighbors=5).fit(known)
    np.testing.assert_allclose(outliers.neighbour_distance(new, known), theirs.kneighbors(new)[0][:, -1], rtol=1e-5)
    np.testing.assert_allclose(outliers.neighbour_distance(known), theirs.kneighbors()[0][:, -1], rtol=1e-5)
    shrunk = LedoitWolf().fit(known.astype(float))
    np.testing.assert_allclose(outliers.mahalanobis(new, known), shrunk.mahalanobis(new.astype(float)), rtol=1e-9)


def test_rarity_is_the_density_of_scikit_learns_mixture():
    from sklearn.mixture import GaussianMixture

    new, known = items(50, 1).codes, items(300, 2).codes  # 300 in 8 dimensions: four components
    floor = 1e-3 * known.var(axis=0).mean()
    model = GaussianMixture(4, reg_covar=floor, tol=1e-2, max_iter=50, random_state=0).fit(known)
    np.testing.assert_allclose(outliers.rarity(new, known), -model.score_samples(new), rtol=1e-3)


def with_sides(n=420, odd=20):
    """Items whose codes and rebuilds tell nothing; the last are far off as rows, from the second side alone."""
    rng = np.random.default_rng(5)
    rows = {"all": rng.normal(size=(n, 4)), "own": rng.normal(size=(n, 3))}
    rows["own"][n - odd :] += 6 * rng.choice((-1, 1), (odd, 3))
    return items(n, 6), rows


def test_what_is_odd_from_one_side_alone_is_found():
    found = outliers.judge(*with_sides()[:1], sides=with_sides()[1])
    assert list(found.surprise) == [COMBINED, *PLACE, *REBUILD, "all", "own"]
    assert found.sides == ("all", "own")
    assert auroc(found.surprise[COMBINED], ODD) > 0.98
    assert auroc(found.surprise["own"], ODD) > 0.98
    assert auroc(found.surprise["all"], ODD) < 0.8
    assert outliers.reasons(found.surprise, 410, found.sides)[0] == "own"


def test_how_items_come_back_counts_beside_their_sides():
    evidence, rows = with_sides(odd=0)
    bad = evidence._replace(error=np.where(ODD, 20, 1) * evidence.error, drift=np.where(ODD, 20, 1) * evidence.drift)
    found = outliers.judge(bad, sides=rows)
    assert auroc(found.surprise[COMBINED], ODD) > 0.6


def test_a_past_that_holds_odd_ones_is_no_worse_for_it():
    """Half of the odd ones are among those that say what is usual."""
    evidence, rows = with_sides()
    past = np.arange(420) % 2 == 0
    trusting = outliers.judge(evidence, past, sides=rows).surprise[COMBINED][~past]
    doubting = outliers.judge(evidence, past, sides=rows, some_odd=True).surprise[COMBINED][~past]
    assert auroc(doubting, ODD[~past]) > 0.97
    assert auroc(doubting, ODD[~past]) > auroc(trusting, ODD[~past]) - 0.01


def test_what_comes_later_does_not_change_how_the_rest_is_judged_by_the_past():
    evidence, rows = with_sides()
    past = np.arange(420) < 200
    some = np.arange(420) < 300
    whole = outliers.judge(evidence, past, sides=rows, some_odd=True)
    cut = type(evidence)(*(values[some] for values in evidence))
    part = outliers.judge(cut, past[some], sides={k: v[some] for k, v in rows.items()}, some_odd=True)
    np.testing.assert_allclose(whole.surprise[COMBINED][some], part.surprise[COMBINED], rtol=1e-4, atol=1e-4)
