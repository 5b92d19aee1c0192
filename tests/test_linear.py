"""A first look: the linear model, its networks, the space that it makes, and that space's maps by UMAP."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from sklearn.decomposition import PCA

from latent import modalities
from latent.actions import finish
from latent.datasets import Dataset, load, split
from latent.engine import OnnxModel
from latent.errors import DataError, RequestError, SpaceDamaged, TrainingError
from latent.insight.clusters import k_means
from latent.making import charting, linear, linear_space
from latent.making.export_linear import export
from latent.making.findings import Profile
from latent.making.linear import Linear
from latent.manifest import NEXT, Manifest
from latent.maps import Map
from latent.modalities.items import Straight
from latent.space import Space

PROFILE = Profile("first", "First look", known_items="original", components=1)


def _vectors(count: int = 400, values: int = 60, seed: int = 0) -> np.ndarray:
    """Vectors that differ in six ways, the first most, and by a little noise."""
    rng = np.random.default_rng(seed)
    ways = rng.standard_normal((6, values)) * np.array([5, 4, 3, 2, 1.5, 1])[:, None]
    vectors = 3 + rng.standard_normal((count, 6)) @ ways + 0.3 * rng.standard_normal((count, values))
    return vectors.astype(np.float32)


@pytest.fixture(scope="module")
def looked(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Space:
    return finish(linear_space.look(PROFILE, tiny_data, tmp_path_factory.mktemp("spaces") / "first", "pytest"))


@pytest.fixture(scope="module")
def texts(reviews: str, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    path = tmp_path_factory.mktemp("texts") / "reviews.csv"
    path.write_text(reviews, "utf-8")
    return load(path, modalities.get("passages"), by_item=True)


@pytest.fixture(scope="module")
def read(texts: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Space:
    profile = replace(PROFILE, known_items="kept")
    return finish(linear_space.look(profile, texts, tmp_path_factory.mktemp("spaces") / "texts"))


# ---- the model --------------------------------------------------------------------------------------------------


def test_it_rebuilds_as_well_as_principal_components_do():
    vectors = _vectors()
    model = linear.fit(vectors, 6)
    theirs = PCA(6, svd_solver="full").fit(vectors)
    error = np.square(model.decode(model.encode(vectors)) - vectors).mean()
    assert error <= 1.01 * np.square(theirs.inverse_transform(theirs.transform(vectors)) - vectors).mean()
    assert np.allclose(np.abs(np.sum(model.axes.T * theirs.components_, axis=1)), 1, atol=1e-3)
    left = np.square(vectors - vectors.mean(axis=0)).sum(axis=1).mean() - theirs.explained_variance_.sum() * 399 / 400
    assert model.noise == pytest.approx(left / (60 - 6), rel=0.05), "the likeliest noise is what is left, a value"


def test_codes_and_their_blur_together_are_the_prior():
    model = linear.fit(_vectors(), 6)
    codes = model.encode(_vectors())
    assert np.allclose(codes.mean(axis=0), 0, atol=1e-3)
    assert np.allclose(np.cov(codes, rowvar=False, ddof=0) + np.diag(np.exp(model.logvar)), np.eye(6), atol=1e-2)


def test_the_posterior_is_bayes_rule():
    model = linear.fit(_vectors(), 4)
    load_ = model.axes * model.spreads
    precision = load_.T @ load_ / model.noise + np.eye(4)
    vectors = _vectors(5, seed=1)
    mean = np.linalg.solve(precision, load_.T @ (vectors - model.mean).T / model.noise).T
    assert np.allclose(model.encode(vectors), mean, atol=1e-3)
    assert np.allclose(np.exp(model.logvar), np.diag(np.linalg.inv(precision)), rtol=1e-3)


@pytest.mark.parametrize(("count", "dials"), [(6, 2), (20, 4), (100, 6), (400, 6)])
def test_few_items_or_a_spectrum_that_ends_make_few_dials(count: int, dials: int):
    rng = np.random.default_rng(0)
    exact = (rng.standard_normal((count, 6)) @ rng.standard_normal((6, 60))).astype(np.float32)
    model = linear.fit(exact)
    assert model.dials == dials
    assert np.isfinite(model.encode(exact)).all()
    assert model.noise > 0


def test_of_many_values_a_part_is_fitted_to(tiny_data: Dataset, monkeypatch: pytest.MonkeyPatch):
    assert linear.sample(tiny_data.modality, tiny_data.arrays).shape == (400, 784)
    monkeypatch.setattr(linear, "MOST_VALUES", 50 * 784)
    assert linear.sample(tiny_data.modality, tiny_data.arrays).shape == (50, 784)


def test_vectors_that_are_all_the_same_are_refused():
    with pytest.raises(DataError, match="all items are the same"):
        linear.fit(np.full((20, 9), 0.3, np.float32))


@pytest.mark.parametrize(
    "straight",
    [
        Straight(),
        Straight(back=("light",)),
        Straight(("shares", "roots"), ("positive", "squares", "shares"), tuple(np.linspace(1, 3, 12).tolist()), 7.0),
    ],
    ids=["plain", "light", "words"],
)
@pytest.mark.parametrize("count", [1, 70])
def test_the_networks_are_the_model(straight: Straight, count: int, tmp_path: Path):
    inputs = np.random.default_rng(0).poisson(2, (200, 3, 2, 2)).astype(np.float32)
    inputs[0] = 0  # nothing at all
    model = linear.fit(linear.vectors_of(straight, inputs), 4).halved()
    parity = export(model, straight, inputs, tmp_path)
    assert max(parity.values()) < 1e-4
    codes, logvars = OnnxModel(tmp_path / "encoder.onnx").run(inputs[:count])
    assert np.allclose(codes, model.encode(linear.vectors_of(straight, inputs[:count])), atol=1e-4)
    assert np.allclose(logvars, model.logvar)
    decoded = OnnxModel(tmp_path / "decoder.onnx").run(codes)[0]
    assert np.allclose(decoded, linear.means_of(straight, model.decode(codes), (3, 2, 2)), atol=1e-4)
    kept = load_file(tmp_path / "weights.safetensors")
    again = Linear(kept["mean"].astype(np.float32), kept["axes"].astype(np.float32), kept["variances"], 1.0, 1.0)
    assert np.array_equal(again.axes, model.axes)
    assert np.array_equal(again.mean, model.mean)


def test_groups_are_found_as_well_as_elsewhere():
    from sklearn.cluster import KMeans

    codes = np.concatenate([np.random.default_rng(i).normal(4 * i, 1, (50, 3)) for i in range(4)])
    found = k_means(codes, 4, starts=8)
    inertia = sum(np.square(codes[found == i] - codes[found == i].mean(axis=0)).sum() for i in np.unique(found))
    assert inertia <= 1.01 * KMeans(4, n_init=8, random_state=0).fit(codes).inertia_
    assert set(k_means(np.zeros((5, 2)), 3)) == {0}


# ---- the space --------------------------------------------------------------------------------------------------


def test_it_is_a_space_like_any_other(looked: Space, tiny_data: Dataset):
    manifest = looked.manifest
    assert (manifest.name, manifest.title, manifest.command) == ("first", "First look", "pytest")
    assert manifest.recipe["kind"] == "linear"
    assert manifest.quality["maps"] == {"by": linear_space.BY_AXES}
    held = split(len(tiny_data), linear_space.HELD_OUT, 0)[1]
    assert manifest.quality["held_out"]["items"] == len(held)
    assert set(looked.reference.labels) == {"bar", "cross", "disc"}
    assert {d.family for d in looked.directions.values()} == {"attribute", "axis"}
    assert looked.directions["Variation 1"].vector.tolist() == np.eye(looked.dials)[0].tolist()
    assert "of what differs" in looked.directions["Variation 1"].quality_note
    assert np.array_equal(looked.maps[2].positions, looked.reference.codes[:, :2])
    assert looked.maps[3].trust.mean() > looked.maps[2].trust.mean() > 0.5
    drawn = looked.decode(looked.imagine(5, np.random.default_rng(0)))
    assert drawn.min() >= 0
    assert drawn.max() <= 1


def test_codes_of_the_data_are_about_the_prior(looked: Space):
    assert np.abs(looked.reference.codes.mean(axis=0)).max() < 0.1
    assert np.all((looked.reference.codes.var(axis=0) > 0.7) & (looked.reference.codes.var(axis=0) < 1.2))


def test_its_held_out_rebuilds_are_as_good_as_those_of_principal_components(looked: Space, tiny_data: Dataset):
    trained, held = split(len(tiny_data), linear_space.HELD_OUT, 0)
    flat = tiny_data.arrays.reshape(400, -1) / 255
    theirs = PCA(looked.dials, svd_solver="full").fit(flat[trained])
    error = np.square(theirs.inverse_transform(theirs.transform(flat[held])) - flat[held]).mean()
    assert looked.manifest.quality["held_out"]["mse"] <= 1.02 * error


def test_it_carries_what_its_figures_are_held_against(looked: Space):
    figures = looked.manifest.quality
    assert looked.manifest.linear
    assert 0 < figures["learned"] <= figures["held_out"]["mse"] < figures["blank"]
    assert 0 <= figures["drawn"] <= 1
    assert "linear" not in figures


def test_noise_is_stranger_than_what_it_knows(looked: Space, tiny_data: Dataset):
    noise = np.random.default_rng(0).integers(0, 256, (20, 28, 28, 1), dtype=np.uint8)

    def strange(arrays: np.ndarray) -> np.ndarray:
        posterior = looked.encode(arrays)
        return looked.typicality.stranger_than(looked.rebuild(arrays, posterior.mean).evidence(posterior))

    assert np.median(strange(noise)) > 0.97
    assert np.median(strange(tiny_data.arrays[:100])) < 0.8


def test_texts_go_by_their_words_and_stay_as_they_were_given(read: Space, texts: Dataset):
    assert read.manifest.known_items == "kept"
    assert read.given is not None
    assert list(read.given.names) == [item.name for item in texts.items]
    assert set(read.given.facts) >= {"stars", "day"}
    assert list(read.reference.labels) == list(texts.labels)
    decoded = read.decode(read.reference.codes)
    assert decoded.min() >= 0
    assert np.allclose(decoded.sum(axis=1), texts.modality.config.usual, rtol=1e-3)
    assert read.directions["More like film"].quality > 0.9
    assert read.manifest.quality["held_out"]["words_back"] > 0.2


def test_sentences_are_no_straight_line(tmp_path: Path):
    things = ("tea", "cats", "it", "us", "them", "you")
    (tmp_path / "some.txt").write_text("\n".join(f"Tom likes {thing}." for thing in things))
    data = load(tmp_path / "some.txt", modalities.get("text"))
    with pytest.raises(RequestError, match="passages"):
        next(linear_space.look(PROFILE, data, tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_too_few_items_or_none_that_differ_are_one_plain_line(tiny_data: Dataset, tmp_path: Path):
    with pytest.raises(TrainingError, match="5 items are too few"):
        next(linear_space.look(PROFILE, tiny_data.subset(np.arange(5)), tmp_path / "new"))
    with pytest.raises(TrainingError, match=r"all 9 items are the same\. Give items that differ"):
        next(linear_space.look(PROFILE, tiny_data.subset(np.zeros(9, int)), tmp_path / "new"))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("count", [6, 12])
def test_a_handful_is_enough(count: int, tiny_data: Dataset, tmp_path: Path):
    space = finish(linear_space.look(PROFILE, replace(tiny_data.subset(np.arange(count)), labels=None), tmp_path))
    assert space.dials == 2
    assert not space.maps[3].positions[:, 2].any(), "a third axis there is not"


def test_a_thousand_pictures_without_what_is_heavy(tmp_path: Path):
    rng = np.random.default_rng(0)
    np.savez(tmp_path / "x.npz", x=rng.integers(0, 256, (1000, 28, 28), dtype=np.uint8))
    program = f"""if True:
        import sys
        from latent import cli
        try:
            cli.commands(["look", {str(tmp_path / "x.npz")!r}, "--out", {str(tmp_path / "made")!r}])
        finally:
            print(*(m for m in ("torch", "umap", "numba", "sklearn", "scipy") if m in sys.modules), file=sys.stderr)
        """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr.strip()) == (0, ""), done.stderr
    assert len(Space.load(tmp_path / "made").reference) == 950


# ---- maps afterwards --------------------------------------------------------------------------------------------


@pytest.fixture
def own(looked: Space, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Space:
    """A copy to draw maps of, by three other dials in place of UMAP, which has its own tests and takes seconds."""

    def fit(codes: np.ndarray, dimensions: int = 2, seed: int = 0) -> Map:
        return Map(codes, np.ascontiguousarray(codes[:, 3 : 3 + dimensions]), np.full(len(codes), 0.5, np.float32))

    monkeypatch.setattr(Map, "fit", staticmethod(fit))
    shutil.copytree(looked.folder, tmp_path / "own")
    return Space.load(tmp_path / "own")


def test_other_maps_leave_all_else(own: Space, looked: Space):
    charted = finish(charting.chart(own))
    assert np.array_equal(charted.reference.codes, looked.reference.codes)
    assert np.array_equal(charted.maps[2].positions, looked.reference.codes[:, 3:5])
    assert (charted.maps[3].trust == 0.5).all()
    assert charted.manifest.quality["maps"] == {"by": charting.BY_UMAP}
    assert charted.manifest.quality["held_out"]["trustworthiness"] is None
    changed = {part for part, stamp in charted.manifest.parts.items() if stamp != looked.manifest.parts[part]}
    assert changed == {"reference.parquet"}
    assert {p.name for p in own.folder.iterdir()} == {p.name for p in looked.folder.iterdir()}


def test_whoever_reads_meanwhile_finds_the_old_or_the_new(own: Space, monkeypatch: pytest.MonkeyPatch):
    """At each moment at which the folder changes, and if the work ends there."""
    replaced, places = Path.replace, []

    def watched(path: Path, target: Path) -> Path:
        places.append(float(Space.load(own.folder).maps[2].positions[0, 0]))
        done = replaced(path, target)
        places.append(float(Space.load(own.folder).maps[2].positions[0, 0]))
        return done

    old, new = (float(own.reference.codes[0, i]) for i in (0, 3))
    monkeypatch.setattr(Path, "replace", watched)
    finish(charting.chart(own))
    assert places == [old] * 3 + [new] * 3


def test_what_waits_does_not_hide_damage(own: Space):
    manifest = own.manifest
    replace(manifest, parts=manifest.parts | {"directions.json": {"bytes": 1, "sha256": ""}}).write(own.folder, NEXT)
    assert Manifest.of(own.folder, whole=True) == manifest
    (own.folder / "decoder.onnx").write_bytes(b"other")
    with pytest.raises(SpaceDamaged, match=r"decoder\.onnx"):
        Space.load(own.folder)
