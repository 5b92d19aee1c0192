"""A space folder: what goes in comes out, and whatever is not a sound space is refused in one plain line."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from safetensors.numpy import load_file, save_file

from latent.datasets import Dataset
from latent.errors import (
    LatentError,
    RequestError,
    SpaceDamaged,
    SpaceError,
    SpaceForeign,
    SpaceNotFound,
    SpaceTooNew,
)
from latent.manifest import FORMAT, PARTS, Manifest
from latent.maps import Map, place
from latent.parts import REBUILD, Rebuild, Reference
from latent.space import Findings, Posterior, Space, in_order, save, write_manifest
from latent.spaces import find


@pytest.fixture
def folder(tiny_space: Space, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return Path(shutil.copytree(tiny_space.folder, tmp_path / "copy"))


def _change(folder: Path, **values: Any) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")


def _replace(folder: Path, part: str, data: bytes) -> None:
    """Another part, of which the manifest says that it is the right one."""
    (folder / part).write_bytes(data)
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["parts"]
    listed[part] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    _change(folder, parts=listed)


def _use(space: Space, part: str) -> None:
    """What reads this part."""
    users: dict[str, Callable[[], Any]] = {
        "encoder.onnx": lambda: space.encoder,
        "decoder.onnx": lambda: space.decoder,
        "reference.parquet": lambda: (space.reference, space.maps, space.typicality),
        "directions.json": lambda: space.directions,
        "arrays.safetensors": lambda: (space.mixture, space.typicality),
        "thumbnails": lambda: space.thumbnails,
    }
    users[part]()


# ---- what goes in comes out -------------------------------------------------------------------------------------


def test_what_is_saved_is_loaded(tiny_space: Space, tmp_path: Path):
    for network in ("encoder.onnx", "decoder.onnx", "weights.safetensors"):
        shutil.copy(tiny_space.folder / network, tmp_path)
    rng = np.random.default_rng(0)
    old, count = tiny_space.reference, len(tiny_space.reference)
    found = Findings(
        reference=Reference(
            old.hashes,
            np.where(np.arange(count) % 5 == 0, "", old.labels).astype(object),
            old.groups,
            Posterior(rng.normal(size=(count, 6)).astype(np.float32), np.full((count, 6), -1.5, np.float32)),
            Rebuild(*rng.random((3, count), np.float32)),
        ),
        maps={
            d: Map(old.codes, rng.normal(size=(count, d)).astype(np.float32), rng.random(count, np.float32))
            for d in (2, 3)
        },
        directions=list(tiny_space.directions.values()),
        mixture=tiny_space.mixture,
        typicality=tiny_space.typicality,
        sheet=tiny_space.thumbnails,
    )
    manifest = Manifest(**asdict(tiny_space.manifest) | {"title": "Ünïcode 字", "quality": {"a": [1, 2.5, None]}})
    save(tmp_path, manifest, found)
    space = Space.load(tmp_path)

    for name in ("hashes", "labels", "groups", "codes"):
        assert np.array_equal(getattr(space.reference, name), getattr(found.reference, name)), name
    for name in REBUILD:
        assert np.array_equal(getattr(space.reference.rebuild, name), getattr(found.reference.rebuild, name)), name
    assert np.allclose(space.reference.posterior.logvar, -1.5), "kept in half precision, which holds this"
    for d in (2, 3):
        assert np.array_equal(space.maps[d].positions, found.maps[d].positions)
        assert np.array_equal(space.maps[d].trust, found.maps[d].trust)
        assert np.array_equal(space.maps[d].codes, found.reference.codes)
    assert list(space.directions) == [d.name for d in found.directions]
    for saved, loaded in zip(found.directions, space.directions.values(), strict=True):
        assert loaded.to_json() == saved.to_json()
    for name, values in found.mixture.to_arrays().items():
        assert np.array_equal(space.mixture.to_arrays()[name], values)
    for name in ("distance", "error", "together"):
        assert np.array_equal(getattr(space.typicality, name), getattr(found.typicality, name))
    assert np.array_equal(space.typicality.codes, found.reference.codes)
    assert space.thumbnails == found.sheet
    assert (space.manifest.title, space.manifest.quality) == ("Ünïcode 字", {"a": [1, 2.5, None]})
    assert set(space.manifest.parts) == set(PARTS)


def test_a_folder_holds_its_parts_and_a_manifest_and_nothing_else(tiny_space: Space):
    assert {p.name for p in tiny_space.folder.iterdir()} == {*PARTS, "manifest.json"}


def test_nothing_in_a_space_is_pickled(tiny_space: Space):
    weights = load_file(tiny_space.folder / "weights.safetensors")
    assert all(value.dtype == np.float16 for value in weights.values())
    for part in PARTS:
        start = (tiny_space.folder / part).read_bytes()[:4]
        assert start[:1] != b"\x80", "what a pickle begins with"
        assert start != b"PK\x03\x04", "what torch.save wraps one in"


def test_a_space_is_the_same_wherever_its_folder_lies(folder: Path, tiny_space: Space):
    moved = Space.load(folder.rename(folder.with_name("elsewhere")))
    codes = tiny_space.reference.codes[:3]
    assert moved.manifest == tiny_space.manifest
    assert np.array_equal(moved.redraw(codes), tiny_space.redraw(codes))


def test_encoding_and_decoding(tiny_space: Space, tiny_data: Dataset):
    posterior = tiny_space.encode(tiny_data.arrays[:5])
    assert posterior.mean.shape == posterior.logvar.shape == (5, 6)
    assert len(posterior) == 5
    assert np.array_equal(posterior[1:3].logvar, posterior.logvar[1:3])
    assert tiny_space.redraw(posterior.mean).shape == (5, 28, 28, 1)
    assert tiny_space.decode(posterior.mean[0]).shape == (1, 1, 28, 28), "one code may come alone"
    wanted = tiny_space.modality.error(tiny_data.arrays[:5], tiny_space.decode(posterior.mean))
    assert np.array_equal(tiny_space.errors(tiny_data.arrays[:5], posterior.mean), wanted)
    assert len(tiny_space.encode(tiny_data.arrays[:0])) == 0
    assert tiny_space.errors(tiny_data.arrays[:0], posterior.mean[:0]).shape == (0,)


def test_the_reference_is_what_the_encoder_says_of_the_data(tiny_space: Space, tiny_data: Dataset):
    hashes = list(tiny_space.modality.fingerprints(tiny_data.arrays))
    rows = [hashes.index(h) for h in tiny_space.reference.hashes]
    posterior = tiny_space.encode(tiny_data.arrays[rows])
    assert np.allclose(posterior.mean, tiny_space.reference.codes, atol=1e-4)
    assert np.allclose(posterior.logvar, tiny_space.reference.posterior.logvar, atol=0.01)
    assert tiny_space.reference.labels.tolist() == tiny_data.labels[rows].tolist()
    rebuild, kept = tiny_space.rebuild(tiny_data.arrays[rows], posterior.mean), tiny_space.reference.rebuild
    assert np.allclose(rebuild.error, kept.error, atol=1e-5)
    assert np.allclose(rebuild.drift, kept.drift, atol=1e-3)
    assert np.allclose(rebuild.detail, tiny_space.modality.detail(tiny_data.arrays[rows]))
    assert np.allclose(rebuild.detail, kept.detail)


def test_the_nearest_known_items(tiny_space: Space):
    codes = tiny_space.reference.codes
    query = codes[:4] + np.float32(0.01)
    wanted = np.linalg.norm(query[:, None] - codes[None], axis=2).argsort(axis=1)[:, :7]
    assert np.array_equal(tiny_space.nearest(query, 7), wanted)
    assert tiny_space.nearest(codes[0], 10**6).shape == (1, len(codes)), "no more than there are"


def test_sampling_a_posterior_is_about_its_mean_with_its_spread():
    posterior = Posterior(np.array([[1.0, -2.0]], np.float32), np.log(np.array([[4.0, 0.01]], np.float32)))
    drawn = posterior.sample(np.random.default_rng(0), 20_000)
    assert drawn.dtype == np.float32
    assert np.allclose(drawn.mean(0), [1, -2], atol=0.05)
    assert np.allclose(drawn.std(0), [2, 0.1], rtol=0.03)


def test_maps_place_as_the_functions_do(tiny_space: Space):
    codes = tiny_space.reference.codes[:3] + np.float32(0.1)
    for d, chart in tiny_space.maps.items():
        assert chart.positions.shape == (len(tiny_space.reference), d)
        assert np.allclose(chart.place(codes), place(codes, tiny_space.reference.codes, chart.positions))


def test_every_item_is_offered_ways_to_the_other_labels(tiny_space: Space):
    code = tiny_space.reference.codes[0]
    own = tiny_space.label_of(code)
    ways = tiny_space.directions_from(code)
    into = {name for name, way in ways.items() if way.family == "towards"}
    assert into == {f"Into {label}" for label in {"bar", "cross", "disc"} - {own}}
    assert set(tiny_space.directions) < set(ways) <= tiny_space.direction_names


def test_labels_are_ordered_as_people_count():
    assert in_order(["10", "9", "", "b", "a", "1"]) == ["1", "9", "10", "a", "b"]


# ---- what is refused --------------------------------------------------------------------------------------------


def test_a_missing_folder(tmp_path: Path):
    with pytest.raises(SpaceNotFound, match="nowhere"):
        Space.load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["nowhere", "a" * 5000, "\0", "../nowhere", "<b>", "con"])
def test_no_space_of_a_name(name: str):
    with pytest.raises(SpaceNotFound, match="there is no such space") as refusal:
        find(name)
    assert str(refusal.value).isprintable()


def test_a_space_is_found_by_its_folder(tiny_space: Space):
    assert find(str(tiny_space.folder)).manifest == tiny_space.manifest


def test_a_file_in_place_of_a_folder(tmp_path: Path):
    (tmp_path / "file").write_text("no")
    with pytest.raises(SpaceNotFound):
        Space.load(tmp_path / "file")


@pytest.mark.parametrize(
    "text",
    [None, "{}", "[]", "3", "null", '"latentarium space"', '{"kind": "webextension", "format": 1}', '{"kind": []}'],
)
def test_a_foreign_folder(tmp_path: Path, text: str | None):
    if text is not None:
        (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(SpaceForeign):
        Space.load(tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe{}", b"\x00" * 50, b"[" * 200_000, b'{"kind": 1' + b"0" * 9_000 + b"}"], ids=range(6)
)
def test_a_broken_manifest(folder: Path, data: bytes):
    (folder / "manifest.json").write_bytes(data)
    with pytest.raises(SpaceDamaged, match="manifest"):
        Space.load(folder)


def test_a_newer_format(folder: Path):
    _change(folder, format=FORMAT + 1, novelty=True)
    with pytest.raises(SpaceTooNew, match=rf"format {FORMAT + 1}, this program reads up to {FORMAT}"):
        Space.load(folder)


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part(folder: Path, part: str):
    (folder / part).unlink()
    with pytest.raises(SpaceDamaged, match=f"{part} is missing"):
        Space.load(folder)


@pytest.mark.parametrize("part", PARTS)
def test_a_changed_part(folder: Path, part: str):
    data = bytearray((folder / part).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / part).write_bytes(data)
    with pytest.raises(SpaceDamaged, match=f"{part} is not the one"):
        Space.load(folder)


@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize("part", PARTS)
def test_a_truncated_part_is_seen_without_a_hash(folder: Path, part: str, verify: bool):
    (folder / part).write_bytes((folder / part).read_bytes()[:-1])
    with pytest.raises(SpaceDamaged, match=f"{part} is not the one"):
        Space.load(folder, verify=verify)


def test_a_part_that_is_a_folder(folder: Path):
    (folder / "thumbnails").unlink()
    (folder / "thumbnails").mkdir()
    with pytest.raises(SpaceDamaged, match="thumbnails is missing"):
        Space.load(folder)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "sub/part", "extra.bin", "manifest.json"])
def test_a_manifest_that_lists_another_part(folder: Path, name: str):
    (folder.parent / "secret.txt").write_bytes(b"x")
    parts = json.loads((folder / "manifest.json").read_text("utf-8"))["parts"]
    stamp = {"bytes": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    for listed in (parts | {name: stamp}, {name: stamp, **dict(list(parts.items())[1:])}):
        _change(folder, parts=listed)
        with pytest.raises(SpaceDamaged, match="does not list the parts"):
            Space.load(folder)


STRANGE = [None, True, 0, -1, 10**300, 1.5, float("nan"), "", "\0", "é" * 10_000, [], {}, [{}], {"a": {"b": [None]}}]


@pytest.mark.parametrize("entry", [*Manifest.__dataclass_fields__, "novelty", "__class__"])
def test_strange_values_in_a_manifest_are_refused_or_harmless(folder: Path, entry: str):
    """Loading and using a space whose manifest was tampered with ends well or as a SpaceError."""
    for value in STRANGE:
        _change(folder, **{entry: value})
        outcome = _tried(folder)
        if isinstance(outcome, SpaceError):
            assert str(outcome).isprintable(), value
        else:
            assert isinstance(value, str | None) or (
                isinstance(value, dict) and entry in ("recipe", "quality", "configuration", "start")
            ), value


def _tried(folder: Path) -> Space | SpaceError:
    """What comes of opening a space and using every part that pages use."""
    try:
        space = Space.load(folder)
        for part in PARTS:
            if part != "weights.safetensors":
                _use(space, part)
    except SpaceError as refusal:
        return refusal
    return space


@pytest.mark.parametrize("stamp", [*STRANGE, {"bytes": "1", "sha256": 3}, {"bytes": []}])
def test_a_strange_stamp_of_a_part(folder: Path, stamp: Any):
    parts = json.loads((folder / "manifest.json").read_text("utf-8"))["parts"]
    _change(folder, parts=parts | {"thumbnails": stamp})
    for verify in (True, False):
        with pytest.raises(SpaceDamaged, match="thumbnails is not the one"):
            Space.load(folder, verify=verify)


@pytest.mark.parametrize("entry", ["name", "title", "description", "attribution", "modality", "configuration", "dials"])
def test_an_entry_that_is_missing(folder: Path, entry: str):
    path = folder / "manifest.json"
    values = json.loads(path.read_text("utf-8"))
    del values[entry]
    path.write_text(json.dumps(values))
    with pytest.raises(SpaceDamaged, match="lacks an entry"):
        Space.load(folder)


@pytest.mark.parametrize(
    "configuration",
    [
        {"novelty": 1},
        {"height": "28"},
        {"height": 10**9},
        {"channels": 7},
        {"framing": []},
        {"framing": "../x"},
        {"ground": {}},
    ],
)
def test_a_configuration_that_the_modality_refuses(folder: Path, configuration: dict[str, Any]):
    _change(folder, configuration=configuration)
    with pytest.raises(SpaceDamaged):
        _use(Space.load(folder), "encoder.onnx")


@pytest.mark.parametrize("modality", ["smell", "../image", "base"])
def test_a_modality_that_is_not_known(folder: Path, modality: str):
    _change(folder, modality=modality)
    with pytest.raises(SpaceDamaged, match="what its items are"):
        Space.load(folder)


def test_a_configuration_of_other_items_than_the_networks_take(folder: Path, tiny_data: Dataset):
    _change(folder, configuration={"height": 30, "width": 30})
    with pytest.raises(SpaceDamaged, match="encoder does not take"):
        Space.load(folder).encode(np.zeros((1, 30, 30, 1), np.uint8))


GARBAGE = [b"", b"garbage", b"\x00" * 100, b"PK\x03\x04" + b"\x00" * 30, b"[{}]", b"null", b'{"a": 1}', b"[" * 100_000]


@pytest.mark.parametrize(
    "part", ["encoder.onnx", "decoder.onnx", "reference.parquet", "directions.json", "arrays.safetensors"]
)
def test_a_corrupted_part_with_a_matching_hash(folder: Path, part: str):
    for data in GARBAGE:
        _replace(folder, part, data)
        with pytest.raises(SpaceDamaged):
            _use(Space.load(folder), part)


def test_half_a_model_with_a_matching_hash(folder: Path):
    for part in ("encoder.onnx", "decoder.onnx"):
        whole = (folder / part).read_bytes()
        for share in (0.1, 0.5, 0.9):
            _replace(folder, part, whole[: int(share * len(whole))])
            with pytest.raises(SpaceDamaged):
                _use(Space.load(folder), part)


def test_networks_that_changed_places(folder: Path):
    encoder, decoder = ((folder / part).read_bytes() for part in ("encoder.onnx", "decoder.onnx"))
    _replace(folder, "encoder.onnx", decoder)
    _replace(folder, "decoder.onnx", encoder)
    for part in ("encoder.onnx", "decoder.onnx"):
        with pytest.raises(SpaceDamaged):
            _use(Space.load(folder), part)


def test_a_decoder_of_other_dials(folder: Path):
    _change(folder, dials=7)
    space = Space.load(folder)
    for part in ("decoder.onnx", "reference.parquet", "directions.json"):
        with pytest.raises(SpaceDamaged):
            _use(space, part)


@pytest.mark.parametrize("column", ["hash", "label", "code", "logvar", "error", "map2", "trust3"])
def test_a_reference_without_a_column_or_with_a_strange_one(folder: Path, column: str):
    whole = pq.read_table(folder / "reference.parquet")
    strange = whole.drop_columns([column]).append_column(column, pa.array([{"a": [i]} for i in range(len(whole))]))
    tables = [whole.drop_columns([column])] + ([] if column in ("hash", "label") else [strange])
    for table in tables:
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        _replace(folder, "reference.parquet", sink.getvalue().to_pybytes())
        with pytest.raises(SpaceDamaged, match=r"reference\.parquet"):
            _use(Space.load(folder), "reference.parquet")


def test_arrays_without_one(folder: Path):
    arrays = load_file(folder / "arrays.safetensors")
    for name in arrays:
        save_file({k: v for k, v in arrays.items() if k != name}, folder / "less")
        _replace(folder, "arrays.safetensors", (folder / "less").read_bytes())
        with pytest.raises(SpaceDamaged, match=r"arrays\.safetensors"):
            _use(Space.load(folder), "arrays.safetensors")


def test_codes_of_another_space_are_refused(tiny_space: Space):
    with pytest.raises(RequestError, match="5 numbers each"):
        tiny_space.decode(np.zeros((2, 5)))


def test_a_manifest_is_written_in_one_move(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = (folder / "manifest.json").read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("the disk is full")))
    with pytest.raises(OSError, match="full"):
        write_manifest(folder, Space.load(folder).manifest)
    assert (folder / "manifest.json").read_bytes() == before


def test_every_refusal_names_the_folder_and_never_where_it_lies(folder: Path):
    (folder / "thumbnails").unlink()
    with pytest.raises(LatentError) as refusal:
        Space.load(folder)
    assert str(refusal.value).startswith("copy: ")
    assert str(folder.parent) not in str(refusal.value)
