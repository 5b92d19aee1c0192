"""The figures of a space agree with direct computations by other means."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from sklearn.manifold import trustworthiness
from sklearn.neighbors import KNeighborsClassifier
from torch import from_numpy
from torch.distributions import Bernoulli, Normal, kl_divergence

from latent import evaluation
from latent.datasets import Dataset
from latent.evaluation import evaluate, log_likelihoods
from latent.modalities.table import TableModality
from latent.space import Space


@pytest.fixture(scope="module")
def some(tiny_data: Dataset) -> Dataset:
    return tiny_data.subset(np.arange(0, 400, 4))


def test_the_figures_are_those_computed_directly(tiny_space: Space, some: Dataset):
    figures = evaluate(tiny_space, some)
    posterior = tiny_space.encode(some.arrays)
    mean, logvar = posterior.mean, posterior.logvar
    pixels = np.moveaxis(some.arrays, 3, 1) / 255.0
    assert figures["items"] == 100
    assert figures["dials"] == 6
    assert figures["mse"] == pytest.approx(np.square(tiny_space.decode(mean) - pixels).mean(), rel=1e-5)
    kl = (
        kl_divergence(Normal(from_numpy(mean), from_numpy(np.exp(0.5 * logvar))), Normal(0.0, 1.0)).sum(1).mean().item()
    )
    assert figures["kl"] == pytest.approx(kl, rel=1e-5)
    assert figures["active_dials"] == (mean.var(axis=0) > 0.01).sum()
    codes = mean + np.exp(0.5 * logvar) * np.random.default_rng(0).standard_normal(mean.shape, np.float32)
    means = from_numpy(tiny_space.decode(codes)).double().clamp(1e-6, 1 - 1e-6)
    told = Bernoulli(means, validate_args=False).log_prob(from_numpy(pixels)).sum((1, 2, 3)).mean().item()
    assert figures["negative_elbo"] == pytest.approx(kl - told, rel=1e-4)
    placed = tiny_space.maps[2].place(mean)
    assert figures["trustworthiness"] == pytest.approx(trustworthiness(mean, placed, n_neighbors=15), abs=1e-6)


def test_naming_leaves_each_item_out(tiny_space: Space, some: Dataset):
    codes = tiny_space.encode(some.arrays).mean
    right = 0
    for i, label in enumerate(some.labels):
        others = np.delete(np.arange(100), i)
        order = others[np.linalg.norm(codes[others] - codes[i], axis=1).argsort(kind="stable")][:5]
        votes = some.labels[order].tolist()
        winner = max(votes, key=lambda v: (votes.count(v), -votes.index(v)))
        right += winner == label
    assert evaluate(tiny_space, some)["knn_accuracy"] == pytest.approx(right / 100)


def test_naming_by_a_reference(tiny_space: Space, tiny_data: Dataset, some: Dataset):
    reference = tiny_data.subset(np.arange(1, 400, 2))
    figure = evaluate(tiny_space, some, reference)["knn_accuracy"]
    judge = KNeighborsClassifier(5).fit(tiny_space.encode(reference.arrays).mean, reference.labels)
    assert figure == pytest.approx(judge.score(tiny_space.encode(some.arrays).mean, some.labels), abs=0.03), (
        "ties may differ"
    )
    itself = evaluate(tiny_space, some, some)["knn_accuracy"]
    assert itself >= evaluate(tiny_space, some)["knn_accuracy"]


def test_without_labels_nothing_is_named(tiny_space: Space, some: Dataset):
    assert evaluate(tiny_space, replace(some, labels=None))["knn_accuracy"] is None
    assert evaluate(tiny_space, replace(some, labels=np.full(100, "")))["knn_accuracy"] is None


def test_too_few_items_leave_figures_out_and_none_fail(tiny_space: Space, some: Dataset):
    figures = evaluate(tiny_space, some.subset(np.arange(3)))
    assert figures["trustworthiness"] is None
    assert figures["knn_accuracy"] is None
    assert figures["items"] == 3
    assert np.isfinite([figures["mse"], figures["kl"], figures["negative_elbo"]]).all()


def test_the_same_seed_gives_the_same_figures_as_json(tiny_space: Space, some: Dataset):
    figures = evaluate(tiny_space, some)
    assert evaluate(tiny_space, some) == figures
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
    assert evaluate(tiny_space, some, seed=1)["negative_elbo"] != figures["negative_elbo"]


def test_batches_change_nothing(tiny_space: Space, some: Dataset, monkeypatch: pytest.MonkeyPatch):
    posterior = tiny_space.encode(some.arrays)
    whole = log_likelihoods(tiny_space, some.arrays, posterior, np.random.default_rng(2))
    monkeypatch.setattr(evaluation, "BATCH", 7)
    parts = log_likelihoods(tiny_space, some.arrays, posterior, np.random.default_rng(2))
    assert whole.shape == (100,)
    assert np.allclose(parts, whole, rtol=1e-5)


def test_the_manifest_holds_the_figures_of_what_was_held_out(tiny_space: Space, tiny_data: Dataset):
    from latent.datasets import split

    recipe = tiny_space.manifest.recipe
    _, held = split(len(tiny_data), recipe["held_out"], recipe["seed"])
    assert evaluate(tiny_space, tiny_data.subset(held)) == pytest.approx(
        tiny_space.manifest.quality["held_out"], rel=1e-4
    )


def test_drawn_items_stand_beside_real_ones_that_were_held_out():
    rng = np.random.default_rng(0)
    real = rng.normal(size=(600, 3))
    modality = TableModality(TableModality.guess_config(real))
    like, unlike = (evaluation.fidelity(modality, real, rng.normal(at, 1, (5_000, 3))) for at in (0, 1))
    (shape, held), *_, (copies, _) = like
    assert shape.name == held.name
    assert 0 < held.value < 0.15
    assert abs(shape.value - held.value) < 0.05
    assert unlike[0][0].value > 0.3
    assert unlike[0][1].value == held.value
    assert copies.value == 0
    assert evaluation.fidelity(modality, real, real)[-1][0].value == 1
