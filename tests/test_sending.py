"""A space and a piece of work go as a zip from one workspace into another; what is no such zip is refused unwritten."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from works import put, same, work_of

from latent import keeping, modalities, spaces, workspace
from latent.actions import finish
from latent.datasets import load
from latent.errors import (
    LatentError,
    SpaceDamaged,
    SpaceNotFound,
    SpaceTooNew,
    TooLarge,
    UnreadableFile,
    UnsupportedFile,
    WorkspaceTooNew,
)
from latent.making import trained_space
from latent.making.trained_space import Plan
from latent.making.training import Recipe
from latent.manifest import Manifest, stamps
from latent.sharing import onnx_check, receiving, sending, unpacking
from latent.space import Space
from latent.workspace import kept
from latent.workspace.kept import KeptCollection, KeptView

Change = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture
def space(tiny_space: Space) -> Space:
    return Space.load(put(tiny_space, "tiny"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called, it is a friend's computer from then on."""
    return lambda: monkeypatch.setenv("LATENT_HOME", str(tmp_path / "friend"))


def view(space: Space) -> KeptView:
    return KeptView("v", "A cross", space.name, "Shapes", "Morph", {"space": space.name, "from": "known.3"}, "", "me")


def files_in(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return out.getvalue()


def nothing_was_written() -> bool:
    left = [p for p in workspace.home().rglob("*") if p.is_file()] if workspace.home().exists() else []
    return left == [] or [p.name.partition("-")[0] for p in left] == ["catalogue.sqlite"] * len(left)


# ---- there and back ---------------------------------------------------------------------------------------------


def test_a_space_goes_to_a_friend(space: Space, elsewhere: Callable[[], None]):
    data = sending.space("tiny", with_items=True)
    stamp, codes = keeping.stamp_of(space.manifest), space.reference.codes
    elsewhere()
    assert spaces.own() == []
    assert receiving.take("tiny.zip", data, "friend").spaces == ["tiny"]
    arrived = spaces.find("tiny")
    assert keeping.stamp_of(arrived.manifest) == stamp
    assert (arrived.reference.codes == codes).all()
    assert arrived.manifest.command == "", "which tells where files lie on the sender's computer"
    assert not list((workspace.home() / "arriving").iterdir())


def test_work_goes_to_a_friend_with_its_space(space: Space, elsewhere: Callable[[], None]):
    work = work_of(space, 5)
    keeping.keep(space, work, "Rome", "me")
    keeping.keep_draft(space, work_of(space, 2), "me")
    kept.put_view(view(space))
    collections, views = sending.everything()
    data = sending.work(collections, views)
    elsewhere()
    arrived = receiving.take("work.zip", data, "friend")
    assert (arrived.spaces, arrived.collections, arrived.views) == (["tiny"], ["Rome"], ["A cross"])
    (row,) = kept.all_of(KeptCollection)
    assert (row.name, row.session, row.about) == ("Rome", "friend", "5 pictures, 1 slider, 2 groups and 2 labels")
    assert same(keeping.read(row), work)
    assert keeping.space_of(row).name == "tiny"
    (found,) = kept.all_of(KeptView)
    assert (found.query, found.page, found.session) == ({"space": "tiny", "from": "known.3"}, "Morph", "friend")


def test_names_that_clash_get_a_number_and_work_follows_its_space(space: Space, elsewhere, tiny_space: Space):
    keeping.keep(space, work_of(space), "Rome", "me")
    kept.put_view(view(space))
    data = sending.work(*sending.everything())
    elsewhere()
    other = put(tiny_space, "tiny")
    (other / "directions.json").write_text("[]")
    replace(Manifest.read(other), parts=stamps(other)).write(other)
    kept.put_view(view(space))
    arrived = receiving.take("work.zip", data, "friend")
    assert (arrived.spaces, arrived.views) == (["tiny-2"], ["A cross (2)"])
    assert kept.all_of(KeptCollection)[0].space == "tiny-2"
    assert {v.query["space"] for v in kept.all_of(KeptView)} == {"tiny", "tiny-2"}
    assert spaces.find("tiny-2").name == "tiny-2"


def test_what_is_here_already_is_not_taken_twice(space: Space):
    data = sending.space("tiny", with_items=True)
    spaces.rename("tiny", "Mine")
    arrived = receiving.take("tiny.zip", data, "me")
    assert (arrived.spaces, arrived.here) == ([], ["Shapes"])
    assert spaces.own() == ["tiny"]


def test_work_in_a_space_that_ships_goes_alone(elsewhere: Callable[[], None]):
    digits = spaces.find("digits")
    work = work_of(digits, 2)
    keeping.keep(digits, work, "Sevens", "me")
    data = sending.work(*sending.everything())
    assert not any(name.startswith("spaces/") for name in files_in(data))
    elsewhere()
    receiving.take("work.zip", data, "friend")
    assert same(keeping.read(kept.all_of(KeptCollection)[0]), work)


@pytest.mark.parametrize("inside", ["", "My shapes/", "tiny/"])
def test_a_folder_that_was_packed_by_hand_is_taken_too(space: Space, elsewhere: Callable[[], None], inside: str):
    data = packed({f"{inside}{path.name}": path.read_bytes() for path in space.folder.iterdir()})
    elsewhere()
    assert receiving.take("folder.zip", data, "friend").spaces == ["tiny"]
    assert spaces.find("tiny").manifest.title == "Shapes"


def test_what_macs_add_is_passed_over(space: Space, elsewhere: Callable[[], None]):
    files = files_in(sending.space("tiny", with_items=True))
    elsewhere()
    receiving.take("x.zip", packed(files | {"__MACOSX/._spaces": b"x", "spaces/tiny/.DS_Store": b"x"}), "friend")
    assert spaces.own() == ["tiny"]


# ---- without its items ------------------------------------------------------------------------------------------


def test_without_its_items_a_space_says_nothing_of_them(tmp_path: Path, reviews: str, elsewhere: Callable[[], None]):
    table = tmp_path / "secret-name.csv"
    table.write_text(reviews, "utf-8")
    data = load(table, modalities.get("passages"), by_item=True)
    recipe = Recipe(dials=4, width=8, steps=30, batch=32, rate=5e-3, precision="float32")
    plan = Plan("reviews", "Reviews", "120 texts of secret-name.csv.", known_items="kept", recipe=recipe)
    finish(trained_space.train(plan, data, workspace.spaces() / "reviews", f"train {table}"))
    full, bare = (sending.space("reviews", with_items=with_items) for with_items in (True, False))
    assert b"secret-name" in files_in(full)["spaces/reviews/manifest.json"]
    told = b"".join(files_in(bare).values())
    for secret in (b"secret-name", b"we liked the", b"stars", b"topic"):
        assert secret not in told, secret
    elsewhere()
    receiving.take("reviews.zip", bare, "friend")
    space = spaces.find("reviews")
    assert space.given is None
    assert space.original(0) is None
    assert set(space.reference.labels) == set(space.reference.hashes) == {""}
    assert all(name.startswith("Group ") and ":" not in name for name in space.reference.groups)
    assert space.manifest.known_items == "redrawn"
    assert all("hotel" not in name and "film" not in name for name in space.directions)
    assert len(space.known()) == len(space.reference) == 120
    assert space.imagine(2, np.random.default_rng(0)).shape == (2, 4)


def test_without_items_the_map_and_the_model_are_the_same(space: Space, elsewhere: Callable[[], None]):
    bare = sending.space("tiny", with_items=False)
    elsewhere()
    receiving.take("tiny.zip", bare, "friend")
    arrived = spaces.find("tiny")
    assert (arrived.reference.codes == space.reference.codes).all()
    assert (arrived.maps[2].positions == space.maps[2].positions).all()
    assert not any(name.startswith("More like") for name in arrived.directions)
    assert {"Boldness", "Variation 1"} <= set(arrived.directions)


def test_work_that_goes_with_a_bare_space_is_read_anew_there(space: Space, elsewhere: Callable[[], None]):
    keeping.keep(space, work_of(space), "Rome", "me")
    data = sending.work(*sending.everything(), with_items=False)
    elsewhere()
    receiving.take("work.zip", data, "friend")
    (row,) = kept.all_of(KeptCollection)
    assert keeping.stamp_of(spaces.find("tiny").manifest) == row.stamp
    assert [d.name for d in keeping.read(row).directions] == ["Mine"], "the model is the same"


# ---- what is refused --------------------------------------------------------------------------------------------


def _manifest(**values: object) -> Change:
    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        path = "spaces/tiny/manifest.json"
        said = json.loads(files[path])
        return files | {path: json.dumps(said | values).encode()}

    return change


def _note(**values: object) -> Change:
    return lambda files: files | {sending.NOTE: json.dumps(json.loads(files[sending.NOTE]) | values).encode()}


def _extra(name: str) -> Change:
    return lambda files: files | {name: b"x"}


def _without(name: str) -> Change:
    return lambda files: {key: value for key, value in files.items() if key != name}


def _part(name: str, data: bytes) -> Change:
    """A part that its manifest vouches for."""

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        import hashlib

        said = json.loads(files["spaces/tiny/manifest.json"])
        said["parts"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        files = files | {f"spaces/tiny/{name}": data}
        return files | {"spaces/tiny/manifest.json": json.dumps(said).encode()}

    return change


REFUSED: dict[str, tuple[Change, type[LatentError], str]] = {
    "path up": (_extra("spaces/tiny/../../evil"), UnsupportedFile, "leads out"),
    "absolute path": (_extra("/etc/evil"), UnsupportedFile, "leads out"),
    "drive letter": (_extra("C:/evil"), UnsupportedFile, "leads out"),
    "backslash": (_extra("spaces\\tiny\\evil"), UnsupportedFile, "leads out"),
    "pickle": (_extra("spaces/tiny/model.pkl"), UnsupportedFile, "may run code"),
    "torch file": (_extra("weights.pt"), UnsupportedFile, "may run code"),
    "another file": (_extra("spaces/tiny/readme.txt"), UnsupportedFile, "does not belong there"),
    "space's odd name": (_extra("spaces/../manifest.json"), UnsupportedFile, "leads out"),
    "no part": (_without("spaces/tiny/encoder.onnx"), SpaceDamaged, "encoder.onnx is missing"),
    "other bytes": (lambda f: f | {"spaces/tiny/thumbnails": b"x"}, SpaceDamaged, "not the one it was saved with"),
    "newer space": (_manifest(format=99), SpaceTooNew, "has format 99"),
    "newer zip": (_note(format=99), WorkspaceTooNew, "a newer version of this program packed it"),
    "another kind": (_note(kind="x"), UnreadableFile, "cannot be read"),
    "strange note": (_note(spaces="tiny"), UnreadableFile, "cannot be read"),
    "note that is none": (lambda f: f | {sending.NOTE: b"[" * 100_000}, UnreadableFile, "cannot be read"),
    "spaces not told": (_note(spaces=[]), UnreadableFile, "does not hold the spaces"),
    "manifest lacks": (_manifest(parts={}), SpaceDamaged, "does not list the parts"),
    "thumbnails with scripts": (_manifest(sheet={"mime": "image/svg+xml"}), SpaceDamaged, "a kind that is not taken"),
    "unknown hand": (_manifest(drawn_by="os.system"), SpaceDamaged, "not known here"),
    "endless title": (_manifest(title="x" * 9_000), SpaceDamaged, "too long"),
    "other dials": (_manifest(dials=7), SpaceDamaged, r"\w"),
    "odd kind of data": (_manifest(modality="os"), SpaceDamaged, r"\w"),
    "no network": (_part("decoder.onnx", b"\xff" * 500), UnsupportedFile, "no network in ONNX"),
    "empty network": (_part("encoder.onnx", b""), UnsupportedFile, "no network in ONNX"),
    "no table": (_part("reference.parquet", b"PAR1" + b"x" * 99 + b"PAR1"), SpaceDamaged, "cannot be read"),
    "no arrays": (_part("arrays.safetensors", b"\x80\x04pickle"), SpaceDamaged, "cannot be read"),
    "no weights": (_part("weights.safetensors", b"\x80\x04pickle"), SpaceDamaged, "cannot be used"),
    "no directions": (_part("directions.json", b'[{"name": 1}]'), SpaceDamaged, r"\w"),
    "no picture": (
        _manifest(sheet={"mime": "image/png", "tile": [1, 1], "columns": 1, "count": 3}),
        SpaceDamaged,
        r"\w",
    ),
    "view of no page": (
        _note(views=[dict.fromkeys(("name", "space", "title", "page", "about"), "x") | {"query": {}}]),
        UnreadableFile,
        "cannot be read",
    ),
    "work of nothing": (_note(collections=[{}]), UnreadableFile, "cannot be read"),
    "work elsewhere": (
        _note(
            collections=[
                {
                    "name": "n",
                    "space": "gone",
                    "title": "Gone",
                    "stamp": "",
                    "table": "",
                    "directions": [],
                    "groups": {},
                }
            ]
        ),
        SpaceNotFound,
        "the space Gone, which is not here",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_such_zip_is_refused_in_one_line_and_leaves_nothing(space: Space, elsewhere, case: str):
    change, kind, words = REFUSED[case]
    files = change(files_in(sending.space("tiny", with_items=True)))
    elsewhere()
    with pytest.raises(kind, match=words) as refusal:
        receiving.take("friend.zip", packed(files), "me")
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert nothing_was_written()


def test_items_that_are_not_those_that_were_packed_are_refused(space: Space, elsewhere: Callable[[], None]):
    keeping.keep(space, work_of(space), "Rome", "me")
    whole = files_in(sending.work(*sending.everything()))
    elsewhere()
    original = next(name for name in whole if name.startswith("items/"))
    for files in (
        whole | {"collections/1.parquet": whole["collections/1.parquet"] + b"x"},
        whole | {original: b"another picture"},
        {name: data for name, data in whole.items() if name != original},
        {name: data for name, data in whole.items() if name != "collections/1.parquet"},
    ):
        with pytest.raises(UnreadableFile):
            receiving.take("friend.zip", packed(files), "me")
        assert nothing_was_written()


@pytest.mark.parametrize(
    "strange",
    [{"groups": {"A": kept.Group((10_000,))}}, {"annotations": (kept.Annotation("label", "x", row=10_000),)}],
)
def test_work_that_does_not_fit_its_space_is_refused(space: Space, elsewhere: Callable[[], None], strange: dict):
    work = work_of(space)
    keeping.keep(space, replace(work, **strange), "Rome", "me")
    data = sending.work(*sending.everything())
    elsewhere()
    with pytest.raises(UnreadableFile, match="do not fit it"):
        receiving.take("friend.zip", data, "me")
    assert nothing_was_written()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"GIF89a" + b"\0" * 99, packed({})])
def test_what_is_no_zip_is_refused(data: bytes):
    with pytest.raises(UnreadableFile):
        receiving.take("x.zip", data, "me")
    assert nothing_was_written()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 0.999])
def test_a_zip_that_broke_off_is_refused(space: Space, elsewhere: Callable[[], None], share: float):
    data = sending.space("tiny", with_items=True)
    elsewhere()
    with pytest.raises(UnreadableFile):
        receiving.take("x.zip", data[: int(share * len(data))], "me")
    assert nothing_was_written()


def test_a_link_is_refused():
    info = zipfile.ZipInfo("spaces/tiny/thumbnails")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr(info, "/etc/passwd")
    with pytest.raises(UnsupportedFile, match="a link"):
        receiving.take("x.zip", out.getvalue(), "me")


def test_a_file_that_comes_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr(sending.NOTE, "{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            zipped.writestr(sending.NOTE, "{}")
    with pytest.raises(UnreadableFile, match="twice"):
        receiving.take("x.zip", out.getvalue(), "me")


def test_a_bomb_is_refused_by_what_it_says():
    data = packed({"spaces/tiny/thumbnails": b"\0" * 30_000_000})
    assert len(data) < 100_000
    with pytest.raises(TooLarge, match="far more than it should"):
        receiving.take("x.zip", data, "me")


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES", 100)
    with pytest.raises(TooLarge, match="unpacks to over"):
        receiving.take("x.zip", packed({"spaces/tiny/thumbnails": b"x" * 101}), "me")
    monkeypatch.setattr(unpacking, "MOST_FILES", 1)
    with pytest.raises(TooLarge, match="too many files"):
        receiving.take("x.zip", packed({"spaces/tiny/thumbnails": b"x", sending.NOTE: b"{}"}), "me")


# ---- networks ---------------------------------------------------------------------------------------------------


def test_networks_of_every_shipped_space_are_standard():
    for space in spaces.all_shipped():
        for part in ("encoder.onnx", "decoder.onnx"):
            onnx_check.check((space.folder / part).read_bytes(), part)


def network(domain: str = "", outside: bool = False, within: bool = False) -> bytes:
    """A network with one operator, maybe inside a branch of another, and one tensor, maybe in another file."""
    from onnx import TensorProto, helper

    node = helper.make_node("Relu", ["x"], ["y"], domain=domain)
    weight = helper.make_tensor("w", TensorProto.FLOAT, [1], [1.0])
    if outside:
        weight.data_location = TensorProto.EXTERNAL
        weight.ClearField("float_data")
        entry = weight.external_data.add()
        entry.key, entry.value = "location", "../../etc/passwd"
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    if within:
        branch = helper.make_graph([node], "branch", [], [y], [weight])
        node = helper.make_node("If", ["c"], ["y"], then_branch=branch, else_branch=branch)
        weight = helper.make_tensor("c", TensorProto.BOOL, [], [True])
    graph = helper.make_graph([node], "g", [x], [y], [weight])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)]).SerializeToString()


@pytest.mark.parametrize("within", [False, True])
def test_a_network_asks_for_nothing_but_itself(within: bool):
    onnx_check.check(network(within=within), "x")
    onnx_check.check(network("ai.onnx", within=within), "x")
    with pytest.raises(UnsupportedFile, match=r"operators of its own \(evil\.ops\)"):
        onnx_check.check(network("evil.ops", within=within), "x")
    with pytest.raises(UnsupportedFile, match="another file"):
        onnx_check.check(network(outside=True, within=within), "x")


def test_bytes_that_are_no_network_are_refused_whatever_they_are():
    rng = np.random.default_rng(0)
    whole = network()
    for length in range(0, len(whole) - 1, 7):
        for data in (rng.bytes(length), whole[:length]):
            try:
                onnx_check.check(data, "x")
            except UnsupportedFile:
                continue
            assert data, "what passes is judged by the runtime"
