"""Every space that comes with the program is whole, small, honest about its data, and works."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latent import datasets, directions, spaces
from latent.collection import entries
from latent.datasets import Dataset
from latent.evaluation import evaluate
from latent.insight.typicality import Evidence
from latent.manifest import PARTS
from latent.modalities.items import Sheet
from latent.space import Space
from latent.spaces import SHIPPED

MOST_BYTES = {"image": 12_000_000, "text": 16_000_000, "table": 6_000_000, "sound": 8_000_000}
FIGURES = {"items", "mse", "knn_accuracy", "negative_elbo", "kl", "active_dials", "dials", "trustworthiness"}
BESIDES = {
    "image": set(),
    "text": {"exact_match", "bleu"},
    "table": {"cells_back"},
    "sound": {"log_spectral_distance", "mel_cepstral_distortion"},
}
"""Figures of a kind of items, by the modality's name."""
TRAINED_ON = {
    "digits": "images/mnist_train.npz",
    "fashion": "images/fashion_mnist_train.npz",
    "sentences": "text/tatoeba_english_train.txt",
}


@dataclass(frozen=True)
class Expected:
    """What a space's own figures must reach, so that a worse one is not shipped unnoticed.

    Attributes:
        items: fewest held out.
        mse: largest.
        knn: least share named rightly by the five nearest codes.
        trust: least, of held-out items on the 2D map.
        known_trust: least, of known items on both maps, on average.
        labels: how many; 0 where its items have none, or few of them have one.
        cells: least share of cells that come back, of rows.
        told_apart: sliders between two kinds of items that could be judged on held-out ones.
        rarest: least share of a label among the known items.
        again: least share that is named rightly once redrawn.
        exact: least share of sentences that come back word for word.
        slack: nats by which a dial may tell more of held-out items than the one before it, as of few items it may.
    """

    items: int = 1_000
    mse: float = 0.015
    knn: float = 0.75
    trust: float = 0.8
    known_trust: float = 0.85
    labels: int = 10
    told_apart: int = 10
    rarest: float = 0.05
    again: float = 0.75
    exact: float = 0.0
    cells: float = 0.0
    slack: float = 0.05


EXPECTED = {
    "digits": Expected(mse=0.0045, knn=0.95, trust=0.9),
    "fashion": Expected(mse=0.0085, knn=0.8, trust=0.9),
    # Seventeen independent factors fold badly into two dimensions, the worse the more of them are in the code.
    "faces": Expected(
        mse=0.001, knn=0.45, trust=0.75, known_trust=0.8, labels=6, told_apart=11, rarest=0.08, again=0.5
    ),
    "emoji": Expected(
        items=80, mse=0.03, knn=0.3, trust=0.6, known_trust=0.8, told_apart=8, rarest=0.002, again=0.3, slack=0.4
    ),
    "sentences": Expected(
        items=6_000, mse=0.2, trust=0.6, known_trust=0.65, labels=0, told_apart=0, exact=0.6, slack=0.1
    ),
    "spoken-digits": Expected(items=180, mse=0.01, knn=0.8, trust=0.75, known_trust=0.8, slack=0.3),
    "transactions": Expected(mse=0.05, knn=0.0, labels=0, told_apart=12, cells=0.75, slack=0.1),
}


@pytest.fixture(scope="module", params=spaces.shipped())
def space(request: pytest.FixtureRequest) -> Space:
    return Space.load(SHIPPED / request.param, verify=True)


@pytest.fixture(scope="module")
def known(space: Space) -> np.ndarray:
    """The known items as the model draws them; of spaces of pictures."""
    if space.modality.name != "image":
        pytest.skip("its items are no pictures")
    return space.redraw(space.reference.codes)


def test_there_is_a_space_to_begin_with():
    assert set(spaces.shipped()) == set(EXPECTED)


def test_it_is_small_and_nothing_lies_beside_it(space: Space):
    assert {p.name for p in space.folder.iterdir()} == {*PARTS, "manifest.json"}
    assert sum(p.stat().st_size for p in space.folder.iterdir()) <= MOST_BYTES[space.modality.name]


def test_it_says_what_it_is_and_whose_data_it_learned_from(space: Space):
    manifest = space.manifest
    assert space.name == space.folder.name
    assert manifest.title
    assert len(manifest.description) > 40
    assert "licence" in manifest.attribution.lower()
    assert len(manifest.attribution) > 40
    assert manifest.recipe["dials"] == space.dials <= (32 if manifest.data else 64)
    assert "latent" in manifest.command, "how to make it again"


def test_it_tells_nothing_of_the_machine_that_made_it(space: Space):
    told = [b"/home/", b"/tmp/", b"/root/", b"/Users/", b"site-packages", b"C:\\", str(Path.cwd()).encode() + b"/"]
    for path in space.folder.iterdir():
        data = path.read_bytes()
        assert [word for word in told if word in data and len(word) > 4] == [], path.name
    assert "../" not in space.manifest.command


def test_its_figures_are_measured_and_stated(space: Space):
    figures, expected = space.manifest.quality["held_out"], EXPECTED[space.name]
    assert set(figures) == FIGURES | BESIDES[space.modality.name]
    assert figures["items"] >= expected.items
    assert 0 < figures["mse"] < expected.mse
    labelled = expected.labels or (space.reference.labels != "").any()
    assert figures["knn_accuracy"] > expected.knn if labelled else figures["knn_accuracy"] is None
    assert figures.get("cells_back", 1) > expected.cells
    assert figures.get("exact_match", 1) > expected.exact
    assert figures["trustworthiness"] > expected.trust
    assert figures["active_dials"] >= 8
    assert max(space.manifest.quality["parity"].values()) < 2e-3


def test_its_reference_is_as_large_as_a_page_needs(space: Space):
    reference = space.reference
    assert min(2_000, 0.9 * trained_items(space)) <= len(reference) <= 5_000
    assert reference.codes.shape == reference.posterior.logvar.shape == (len(reference), space.dials)
    assert np.isfinite(reference.codes).all()
    assert np.isfinite(reference.posterior.logvar).all()
    assert len(set(reference.hashes)) > 0.99 * len(reference)
    labels, counts = np.unique(reference.labels.astype(str), return_counts=True)
    if EXPECTED[space.name].labels:
        assert len(labels) == EXPECTED[space.name].labels
        assert "" not in labels
        assert counts.min() > EXPECTED[space.name].rarest * len(reference)
        assert ((reference.rebuild.error > 0) & (reference.rebuild.error < 0.2)).all()
    assert 2 <= len(set(reference.groups)) <= 30


def trained_items(space: Space) -> float:
    """How many items it was trained on, by how many were held out."""
    share = space.manifest.recipe["held_out"]
    return space.manifest.quality["held_out"]["items"] / share * (1 - share)


def test_its_maps_have_a_place_for_each(space: Space):
    for d in (2, 3):
        chart = space.maps[d]
        assert chart.positions.shape == (len(space.reference), d)
        assert np.isfinite(chart.positions).all()
        assert ((chart.trust >= 0) & (chart.trust <= 1)).all()
        assert chart.trust.mean() > EXPECTED[space.name].known_trust
        assert np.allclose(chart.place(space.reference.codes[:50]), chart.positions[:50], atol=1e-2)


def test_its_directions_have_names_and_figures(space: Space):
    found = space.directions
    attributes = [d for d in found.values() if d.family == "attribute"]
    assert len(attributes) >= 3
    assert {d.family for d in found.values()} >= {"attribute", "axis", "dial"}
    assert all(d.quality_note for d in found.values())
    assert all("Too few" in d.quality_note if d.quality is None else np.isfinite(d.quality) for d in found.values())
    assert not any(map(directions.is_still, found.values())), "a slider that moves nothing is none"
    told_apart = [d.quality for d in attributes if d.quality_name == "auroc" and d.quality is not None]
    assert len(told_apart) == EXPECTED[space.name].told_apart
    assert not told_apart or np.median(told_apart) > (0.9 if space.manifest.data or space.reference.factors else 0.7)
    dials = [d.quality for d in found.values() if d.family == "dial"]
    slack = EXPECTED[space.name].slack
    assert np.diff(dials).max() < slack, "the most telling first: by the items that they were made from"
    assert len(dials) == space.manifest.quality["held_out"]["active_dials"]


def test_every_attribute_s_slider_changes_the_picture(space: Space):
    code = space.mixture.means[0]
    for direction in space.directions_from(code).values():
        if direction.family in ("attribute", "towards"):
            low, high = direction.slider
            ends = space.decode(np.stack([code + step * direction.step * direction.vector for step in (low, high)]))
            least = 16 if space.modality.name == "image" else 1
            assert (np.abs(ends[0] - ends[1]) > 0.1).sum() >= least, direction.name


def test_its_parts_hold_plain_json(space: Space):
    for name in ("manifest.json", "directions.json"):
        json.loads((space.folder / name).read_text("utf-8"), parse_constant=pytest.fail)


def test_it_knows_what_it_draws_itself(space: Space, known: np.ndarray):
    """What it drew, encoded and drawn again, is nearly the same: the space is not torn."""
    drawn = known[:500]
    back = space.encode(drawn).mean
    again = space.errors(drawn, back)
    assert again.mean() < 0.5 * space.reference.rebuild.error[:500].mean()
    assert np.quantile(again, 0.99) < 0.02
    labels = space.reference.labels
    near = labels[space.nearest(back, 5)]
    assert (near == labels[:500, None]).mean() > EXPECTED[space.name].again


@pytest.mark.usefixtures("known")
def test_its_samples_are_pictures_and_differ(space: Space):
    drawn = space.redraw(space.mixture.sample(64, np.random.default_rng(0)))
    assert drawn.dtype == np.uint8
    assert drawn.std(axis=0).mean() > 20
    light, usual = drawn.mean((1, 2, 3)), space.redraw(space.reference.codes[:500]).mean((1, 2, 3))
    assert usual.mean() / 2 < light.mean() < usual.mean() * 2
    assert np.median(space.typicality.stranger_than(Evidence(space.encode(drawn).mean))) < 0.95


def test_most_known_items_are_familiar_and_noise_is_not(space: Space, known: np.ndarray):
    strange = _stranger_than(space, known[:300])
    assert (strange < 0.9).mean() > 0.8
    noise = np.random.default_rng(0).integers(0, 256, (50, *known.shape[1:]), dtype=np.uint8)
    assert space.typicality.words(_stranger_than(space, noise)) == ["unfamiliar"] * 50


def _stranger_than(space: Space, arrays: np.ndarray) -> np.ndarray:
    posterior = space.encode(arrays)
    return space.typicality.stranger_than(space.rebuild(arrays, posterior.mean).evidence(posterior))


def _tiles(sheet: Sheet) -> np.ndarray:
    """The thumbnails of a sheet ``uint8 (count, height, width)``."""
    whole = np.asarray(Image.open(io.BytesIO(sheet.view.data)).convert("L"))
    width, height = sheet.tile
    rows = whole.shape[0] // height
    assert whole.shape == (rows * height, sheet.columns * width)
    return whole.reshape(rows, height, sheet.columns, width).swapaxes(1, 2).reshape(-1, height, width)[: sheet.count]


def test_no_data_set_is_copied(space: Space, known: np.ndarray):
    """Its thumbnails are the model's own drawings, and it says so; or they are drawn again from factors."""
    drawn = space.manifest.drawn_by is not None
    assert space.manifest.known_items == ("original" if drawn else "redrawn")
    tiles = _tiles(space.thumbnails)
    assert len(tiles) == len(space.reference)
    assert tiles.shape[1:] == known.shape[1:3]
    shown = np.stack([space.original(row) for row in range(len(tiles))]) if drawn else known
    away = np.abs(tiles.astype(int) - _grey(shown))
    exact = max(space.thumbnails.tile) <= 32
    assert away.mean() < (1 if exact else 3), (
        "of 255; another engine may round otherwise, and large sheets lose a little"
    )
    if exact:
        assert np.quantile(away.max(axis=(1, 2)), 0.99) <= 8
        told = space.modality.fingerprints(tiles[..., None])
        assert not set(told) & set(space.reference.hashes), "none is the item that was hashed"


def _grey(arrays: np.ndarray) -> np.ndarray:
    if arrays.shape[-1] == 1:
        return arrays[..., 0]
    return np.stack([np.asarray(Image.fromarray(array).convert("L"), int) for array in arrays])


def test_known_items_that_are_kept_read_as_what_they_were(space: Space):
    if space.given is None:
        pytest.skip("its items are not kept")
    rows = np.arange(0, len(space.reference), 97)
    again = space.encode(np.stack([space.original(row) for row in rows])).mean
    assert np.abs(again - space.reference.codes[rows]).max() < 0.05


def test_originals_are_drawn_again_from_their_factors(space: Space):
    if space.manifest.drawn_by is None:
        pytest.skip("its originals are not drawn")
    rows = range(20)
    drawn = np.stack([space.original(row) for row in rows])
    assert list(space.modality.fingerprints(drawn)) == list(space.reference.hashes[:20])


@pytest.fixture(scope="module")
def sounds() -> Space:
    return Space.load(SHIPPED / "spoken-digits")


def test_known_sounds_say_which_digit_and_who_said_it(sounds: Space):
    said, who = sounds.reference.labels, np.array(sounds.reference.facts["speaker"])
    assert set(said) == set("0123456789")
    assert len(set(who)) == 5
    assert all(0.15 < (who == speaker).mean() < 0.25 for speaker in set(who))


def test_no_recording_is_copied(sounds: Space):
    assert sounds.manifest.known_items == "redrawn"
    assert sounds.given is None
    drawn = sounds.redraw(sounds.reference.codes)
    assert not set(sounds.modality.fingerprints(drawn)) & set(sounds.reference.hashes)


def test_sounds_that_it_imagines_differ_and_can_be_heard(sounds: Space):
    drawn = sounds.redraw(sounds.imagine(64, np.random.default_rng(0)))
    assert drawn.std(axis=0).mean() > 15
    assert np.median(sounds.typicality.stranger_than(Evidence(sounds.encode(drawn).mean))) < 0.95
    waves = [sounds.modality.keepsake(array).data for array in drawn[:5]]
    assert len(set(waves)) == 5


def test_known_sounds_are_familiar_and_noise_is_not(sounds: Space):
    drawn = sounds.redraw(sounds.reference.codes[:300])
    assert (_stranger_than(sounds, drawn) < 0.9).mean() > 0.8
    noise = np.random.default_rng(0).integers(0, 256, (50, *drawn.shape[1:]), dtype=np.uint8)
    assert sounds.typicality.words(_stranger_than(sounds, noise)) == ["unfamiliar"] * 50


def test_into_another_digit_the_voice_stays(sounds: Space):
    digits, voices = (np.array(one, str) for one in (sounds.reference.labels, sounds.reference.facts["speaker"]))
    arrived, kept = [], []
    for row in range(0, len(digits), 100):
        code = sounds.reference.codes[row]
        for way in [one for one in sounds.directions_from(code).values() if one.family == "towards"]:
            near = sounds.nearest(code + 2 / 3 * way.slider[1] * way.step * way.vector, 15)[0]
            arrived += (digits[near] == way.name.removeprefix("Into ")).tolist()
            kept += (voices[near] == voices[row]).tolist()
    assert np.mean(arrived) > 0.95
    assert np.mean(kept) > 0.95


def test_what_it_says_again_it_hears_as_the_same(sounds: Space):
    back = sounds.encode(sounds.redraw(sounds.reference.codes[:500])).mean
    near = sounds.reference.labels[sounds.nearest(back, 5)]
    assert (near == sounds.reference.labels[:500, None]).mean() > 0.75


@pytest.fixture(scope="module")
def sentences() -> Space:
    return Space.load(SHIPPED / "sentences")


def test_sentences_that_it_writes_are_sentences_to_it(sentences: Space):
    written = sentences.redraw(sentences.mixture.sample(100, np.random.default_rng(0)))
    texts = sentences.modality.texts(written)
    assert len(set(texts)) > 90
    assert 2 < np.mean([len(text.split()) for text in texts]) < 12
    again = sentences.modality.texts(sentences.redraw(sentences.encode(written).mean))
    assert np.mean([a == b for a, b in zip(texts, again, strict=True)]) > 0.3


def test_sentences_that_it_imagines_are_none_that_it_was_made_of(sentences: Space, monkeypatch: pytest.MonkeyPatch):
    seen = lambda codes: sentences.seen.has(sentences.modality.fingerprints(sentences.redraw(codes)))  # noqa: E731
    assert sentences.seen.has(sentences.reference.hashes).all()
    assert 0 < seen(sentences.mixture.sample(200, np.random.default_rng(0))).mean() < 0.3
    assert not seen(sentences.imagine(200, np.random.default_rng(0))).any()
    monkeypatch.setattr(type(sentences.seen), "has", lambda _, prints: np.ones(len(prints), bool))
    assert sentences.imagine(2, np.random.default_rng(0)).shape == (2, sentences.dials)


@pytest.mark.parametrize("name", ["Question", "Negation", "Past"])
def test_two_steps_turn_a_sentence_and_keep_its_words(sentences: Space, name: str):
    direction = sentences.directions[name]
    assert direction.quality_name == "turned"
    assert direction.quality > 0.65, "of held-out ones, when it was made"
    codes = sentences.reference.codes[::10]
    before = sentences.redraw(codes)
    steps = np.where(sentences.modality.measures(before)[name] > 0, -2, 2)[:, None]
    after = sentences.redraw((codes + steps * direction.step * direction.vector).astype(np.float32))
    assert sentences.modality.turned(name, before, after).mean() > 0.6


def test_its_known_sentences_are_as_the_model_writes_them(sentences: Space):
    shown = json.loads(sentences.thumbnails.view.data)
    assert len(shown) == sentences.thumbnails.count == len(sentences.reference)
    rows = np.arange(0, len(shown), 97)
    again = sentences.modality.shown(sentences.redraw(sentences.reference.codes[rows]))
    assert np.mean([shown[row] == text for row, text in zip(rows, again, strict=True)]) > 0.9, "engines may round"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I have to go to work now.", "familiar"),
        ("Where did you put my book?", "familiar"),
        ("Der Hund schläft unter dem großen Tisch.", "unfamiliar"),
        ("犬はテーブルの下で眠っています。", "unfamiliar"),
        ("zxq vbbk qqwpt lkjhg xxzcv", "unfamiliar"),
    ],
)
def test_it_tells_its_language_from_others(sentences: Space, text: str, word: str):
    (item,) = sentences.modality.read("a.txt", text.encode())
    (entry,) = entries(sentences, [item], set())
    assert entry.familiarity == word


@pytest.fixture(scope="module")
def trained_on(space: Space, data_folder: Path) -> Dataset:
    if space.name not in TRAINED_ON:
        pytest.skip("its items come from no file of arrays")
    path = data_folder / TRAINED_ON[space.name]
    if not path.is_file():
        pytest.skip(f"{path.name} is not in {data_folder}")
    return datasets.as_trained(path, space.modality)


@pytest.mark.slow
def test_its_figures_hold_on_the_data(space: Space, trained_on: Dataset):
    from latent.datasets import split

    _, held = split(len(trained_on), space.manifest.recipe["held_out"], space.manifest.recipe["seed"])
    stated = space.manifest.quality["held_out"]
    assert len(held) == stated["items"]
    some = trained_on.subset(held[np.linspace(0, len(held) - 1, 2_000).astype(int)])  # a file may be in some order
    figures = evaluate(space, some)
    assert figures["mse"] == pytest.approx(stated["mse"], rel=0.05)
    assert figures["negative_elbo"] == pytest.approx(stated["negative_elbo"], rel=0.05)
    assert figures["active_dials"] == stated["active_dials"]


@pytest.mark.slow
def test_its_hashes_are_those_of_the_data(space: Space, trained_on: Dataset):
    hashes = list(space.modality.fingerprints(trained_on.arrays))
    rows = {hash_: row for row, hash_ in enumerate(hashes)}
    assert set(space.reference.hashes) <= set(rows)
    found = [rows[hash_] for hash_ in space.reference.hashes[:200]]
    posterior = space.encode(trained_on.arrays[found])
    assert np.allclose(posterior.mean, space.reference.codes[:200], atol=1e-2)


def test_the_labels_of_fashion_are_words():
    labels = set(Space.load(SHIPPED / "fashion").reference.labels)
    assert {"Sneaker", "Bag", "Dress"} <= labels
    assert not any(label.isdigit() for label in labels)
