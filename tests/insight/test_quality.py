import numpy as np
import pytest
from sklearn.decomposition import PCA

from latent.insight.quality import evaluate, pca


@pytest.fixture
def rows():
    rng = np.random.default_rng(0)
    return rng.normal(size=(300, 5)) @ rng.normal(size=(5, 20)) + 0.1 * rng.normal(size=(300, 20)) + 7


def given(n, d=4, seed=0):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, n)
    means = (rng.normal(size=(n, d)) + 8 * labels[:, None]).astype("f")
    return means, np.full((n, d), -2.0, "f"), rng.random(n), -50 * rng.random(n), labels


def test_the_figures_are_named_and_plain_numbers():
    means, logvars, errors, fits, labels = given(200)
    found = evaluate(means, logvars, errors, fits, labels, None, lambda codes: codes[:, :2])
    names = "items mse knn_accuracy negative_elbo kl active_dials dials trustworthiness"
    assert list(found) == names.split()
    assert {type(value) for value in found.values()} == {int, float}
    assert (found["items"], found["dials"], found["active_dials"]) == (200, 4, 4)
    assert found["mse"] == pytest.approx(errors.mean())
    assert found["negative_elbo"] == pytest.approx(found["kl"] - fits.mean())
    assert found["kl"] == pytest.approx(0.5 * (means.astype(float) ** 2 + np.exp(-2) - 1 + 2).sum(axis=1).mean())
    assert found["knn_accuracy"] > 0.95
    assert 0.7 < found["trustworthiness"] < 1


def test_what_cannot_be_told_is_none():
    means, logvars, errors, fits, _ = given(4)
    found = evaluate(means, logvars, errors, fits, np.array(["a", "b", "", None], dtype=object), None, lambda c: c)
    assert found["knn_accuracy"] is None
    assert found["trustworthiness"] is None
    assert evaluate(means, logvars, errors, fits)["knn_accuracy"] is None


def test_neighbours_come_from_the_reference_where_there_is_one():
    means, logvars, errors, fits, labels = given(60)
    wrong = (means, (labels + 1) % 3)
    assert evaluate(means, logvars, errors, fits, labels, wrong)["knn_accuracy"] < 0.05


def test_pca_equals_scikit_learn(rows):
    ours, theirs = pca(rows, 5), PCA(5).fit(rows)
    assert np.allclose(np.abs(ours.encode(rows)), np.abs(theirs.transform(rows)), atol=1e-3)
    assert np.allclose(ours.decode(ours.encode(rows)), theirs.inverse_transform(theirs.transform(rows)), atol=1e-4)
    assert ours.errors(rows).mean() == pytest.approx(
        np.square(rows - theirs.inverse_transform(theirs.transform(rows))).mean(), rel=1e-3
    )


def test_pca_reads_bytes_and_refuses_more_components_than_features():
    bytes_ = np.random.default_rng(0).integers(0, 256, (50, 6), dtype=np.uint8)
    assert np.allclose(pca(bytes_, 6).decode(pca(bytes_, 6).encode(bytes_)), bytes_, atol=1e-2)
    with pytest.raises(ValueError, match="components"):
        pca(bytes_, 7)


def test_fewer_rows_than_features_give_the_same_components():
    rows = np.random.default_rng(4).standard_normal((30, 50)) * np.linspace(3, 0.1, 50)
    few, many = pca(rows, 4), pca(np.concatenate([rows, rows]), 4)
    assert np.allclose(np.abs(np.sum(few.components * many.components, axis=1)), 1, atol=1e-4)
    assert np.allclose(few.decode(few.encode(rows)), many.decode(many.encode(rows)), atol=1e-3)
