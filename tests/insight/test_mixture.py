import numpy as np
import pytest
from scipy.stats import multivariate_normal

from latent.insight import mixture
from latent.insight.mixture import Mixture


@pytest.fixture(scope="module")
def codes():
    rng = np.random.default_rng(0)
    turn = rng.normal(size=(2, 4, 4)) * 0.4
    two = rng.integers(0, 2, 1500)
    noise = rng.normal(size=(1500, 4))
    return (np.array([[-6.0] * 4, [6.0] * 4])[two] + np.einsum("nd,nde->ne", noise, turn[two])).astype("f")


@pytest.fixture(scope="module")
def fitted(codes):
    return mixture.fit(codes, 2, seed=3)


def test_density_equals_scikit_learn(codes):
    from sklearn.mixture import GaussianMixture

    model = GaussianMixture(3, random_state=0).fit(codes)
    ours = Mixture(model.weights_, model.means_, np.linalg.cholesky(model.covariances_))
    assert np.allclose(ours.log_density(codes), model.score_samples(codes), atol=1e-6)


def test_one_component_is_a_gaussian():
    covariance = np.array([[2.0, 0.5], [0.5, 1.0]])
    one = Mixture(np.ones(1), np.array([[1.0, -1.0]]), np.linalg.cholesky(covariance)[None])
    points = np.random.default_rng(1).normal(size=(7, 2))
    assert np.allclose(one.log_density(points), multivariate_normal([1, -1], covariance).logpdf(points))


def test_samples_look_like_the_codes(codes, fitted):
    drawn = fitted.sample(6000, np.random.default_rng(0))
    assert drawn.dtype == np.float32
    assert np.allclose(drawn.mean(axis=0), codes.mean(axis=0), atol=0.4)
    assert np.allclose(np.cov(drawn.T), np.cov(codes.T), rtol=0.1, atol=0.3)
    assert np.mean((drawn > 0).all(axis=1) | (drawn < 0).all(axis=1)) > 0.99


def test_variety_runs_from_the_means_to_beyond_the_data(fitted):
    spread = [fitted.sample(500, np.random.default_rng(0), variety) for variety in (0, 1, 2)]
    assert len(np.unique(spread[0].round(4), axis=0)) == 2
    chosen = spread[0]
    assert np.allclose(spread[2] - chosen, 2 * (spread[1] - chosen), atol=1e-4)


def test_the_same_seed_gives_the_same_mixture_and_the_same_draws(codes, fitted):
    again = mixture.fit(codes, 2, seed=3)
    draw = [m.sample(5, np.random.default_rng(1)) for m in (fitted, again)]
    assert (draw[0] == draw[1]).all()


def test_arrays_bring_it_back(codes, fitted):
    arrays = fitted.to_arrays()
    assert {name: a.dtype for name, a in arrays.items()} == dict.fromkeys(("weights", "means", "choleskys"), np.float32)
    assert (Mixture.from_arrays(arrays).log_density(codes) == fitted.log_density(codes)).all()


def test_there_are_never_more_components_than_codes(codes):
    assert len(mixture.fit(codes[:5], 40).weights) == 5
