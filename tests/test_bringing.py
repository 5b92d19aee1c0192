"""Models that were made elsewhere: how they are wrapped, what is refused, and the space that comes of one."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from typer.testing import CliRunner, Result

from latent import bringing, cli, directions
from latent.actions import finish
from latent.bringing import card, foreign, graphs, matrices
from latent.bringing import space as made
from latent.bringing.axes import Axes
from latent.engine import OnnxModel
from latent.errors import DataError, LatentError, ModelError, TrainingError
from latent.insight.quality import PCA, pca
from latent.insight.typicality import Evidence
from latent.making import trained_space
from latent.making.trained_space import Plan
from latent.maps import Map
from latent.space import Space

SIDE, COUNT, DIALS = 8, 60, 5
PLAIN = {"range": [0, 1]}
CARD = {"input": PLAIN, "output": PLAIN}
FLOAT = TensorProto.FLOAT


@pytest.fixture(scope="module")
def pictures() -> np.ndarray:
    """Blobs of colour, ``uint8 (n, 8, 8, 3)``."""
    rng = np.random.default_rng(0)
    down, across = np.mgrid[:SIDE, :SIDE]
    middle, colour = rng.uniform(1, 6, (COUNT, 2, 1, 1)), rng.uniform(0.2, 1, (COUNT, 1, 1, 3))
    light = np.exp(-(((down - middle[:, 0]) ** 2 + (across - middle[:, 1]) ** 2) / 6))
    return np.rint(255 * light[..., None] * colour).astype(np.uint8)


@pytest.fixture(scope="module")
def inputs(pictures: np.ndarray) -> np.ndarray:
    """The same as a space's encoder takes them, ``float32 (n, 3, 8, 8)``."""
    return np.moveaxis(pictures, 3, 1).astype(np.float32) / 255


@pytest.fixture(scope="module")
def npz(pictures: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "blobs.npz"
    np.savez(path, x=pictures, y=(pictures.sum((1, 2))[:, 0] > pictures.sum((1, 2))[:, 2]).astype(int))
    return path


@pytest.fixture(scope="module")
def axes(inputs: np.ndarray) -> PCA:
    """The model that all others here are, in other clothes."""
    return pca(inputs.reshape(COUNT, -1), DIALS)


@pytest.fixture(autouse=True)
def _plain_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps by the first dials instead of UMAP, which has its own tests and takes seconds."""

    def fit(codes: np.ndarray, dimensions: int = 2, seed: int = 0) -> Map:
        return Map(codes, np.ascontiguousarray(codes[:, :dimensions]), np.ones(len(codes), np.float32))

    monkeypatch.setattr(Map, "fit", staticmethod(fit))


Step = tuple[Any, ...]
"""An operator, its constants, and perhaps its attributes."""


def net(
    shape: Sequence[int | str],
    *branches: tuple[str, Sequence[Step]],
    kind: int = FLOAT,
    opset: int = 20,
    takes: str = "x",
    ir: int = 9,
) -> onnx.ModelProto:
    """A network of one or more chains of steps, each from the input to an output of its own."""
    nodes, weights, outputs = [], [], []
    for name, steps in branches:
        last = takes
        for number, (operator, *rest) in enumerate(steps):
            attributes = rest.pop() if rest and isinstance(rest[-1], dict) else {}
            held = [f"{name}_{number}_{i}" for i in range(len(rest))]
            weights += [numpy_helper.from_array(np.asarray(v), n) for v, n in zip(rest, held, strict=True)]
            result = name if number == len(steps) - 1 else f"{name}_{number}"
            nodes.append(helper.make_node(operator, [last, *held], [result], **attributes))
            last = result
        given = FLOAT if kind == TensorProto.UINT8 else kind
        outputs.append(helper.make_tensor_value_info(name, given, [None] * (4 if name == "y" else 2)))
    taken = helper.make_tensor_value_info(takes, kind, ["n", *shape] if shape[:1] != ["fixed"] else list(shape[1:]))
    graph = helper.make_graph(nodes, "g", [taken], outputs, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=ir)


def to_code(axes: PCA) -> list[Step]:
    """From pictures ``(n, 3, 8, 8)`` of 0 to 1."""
    return [("Flatten", {"axis": 1}), ("Sub", axes.mean), ("MatMul", axes.components.T.copy())]


def to_picture(axes: PCA) -> list[Step]:
    """To pictures ``(n, 3, 8, 8)``, about 0 to 1."""
    shape = np.array([-1, 3, SIDE, SIDE])
    return [("MatMul", axes.components), ("Add", axes.mean), ("Reshape", shape)]


def number(value: float) -> np.ndarray:
    return np.float32(value)


def saved(folder: Path, encoder: onnx.ModelProto, decoder: onnx.ModelProto, said: Any = CARD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder, folder / "encoder.onnx")
    onnx.save(decoder, folder / "decoder.onnx")
    (folder / "model.json").write_text(said if isinstance(said, str) else json.dumps(said))
    return folder


@pytest.fixture
def plain(axes: PCA, tmp_path: Path) -> Path:
    """A model folder that does it all as the program does."""
    encoder, decoder = net((3, SIDE, SIDE), ("z", to_code(axes))), net((DIALS,), ("y", to_picture(axes)), takes="z")
    return saved(tmp_path / "plain", encoder, decoder)


def networks(folder: Path, npz: Path, out: Path) -> tuple[OnnxModel, OnnxModel]:
    """What a model's networks became, wrapped and checked, before anything else is found out."""
    model = bringing.open_model(folder)
    action = bringing.bring(Plan("it"), model, bringing.load_data(model, npz), out)
    assert [next(action).doing.message for _ in range(2)] == ["doing-checking-networks", "doing-looking"]
    action.close()
    return OnnxModel(out / "encoder.onnx"), OnnxModel(out / "decoder.onnx")


def whole(folder: Path, npz: Path, out: Path, **more: Any) -> Space:
    model = bringing.open_model(folder)
    return finish(bringing.bring(Plan("it"), model, bringing.load_data(model, npz, ("red", "blue")), out, **more))


# ---- the space --------------------------------------------------------------------------------------------------


def test_a_model_becomes_a_space_like_any_other(plain: Path, npz: Path, pictures, inputs, axes: PCA, tmp_path: Path):
    space = whole(plain, npz, tmp_path / "space")
    assert Space.load(space.folder).manifest == space.manifest
    assert np.allclose(space.encode(pictures).mean, axes.encode(inputs.reshape(COUNT, -1)), atol=1e-5)
    back = np.clip(axes.decode(space.encode(pictures).mean), 0, 1).reshape(inputs.shape)
    assert np.allclose(space.decode(space.encode(pictures).mean), back, atol=1e-5)
    assert len(space.reference) == COUNT
    assert set(space.reference.labels) == {"red", "blue"}
    assert np.array_equal(space.known(), pictures), "kept as they were given"
    assert {"More like red", "Brightness"} & set(space.directions)
    assert space.thumbnails.count == COUNT
    assert space.mixture.sample(2, np.random.default_rng(0)).shape == (2, DIALS)
    assert space.manifest.known_items == "kept"


def test_what_a_model_does_not_say_is_not_made_up(plain: Path, npz: Path, pictures, tmp_path: Path):
    space = whole(plain, npz, tmp_path / "space")
    figures = space.manifest.quality["held_out"]
    assert figures["kl"] is figures["negative_elbo"] is None
    assert figures["mse"] < space.manifest.quality["mean_item_mse"]
    assert any("does not say how unsure" in note for note in space.manifest.quality["notes"])
    posterior = space.encode(pictures)
    assert len(np.unique(posterior.logvar)) == 1
    assert np.array_equal(space.reference.posterior.logvar[0], posterior.logvar[0])
    evidence = space.reference.evidence
    assert not space.typicality.parts(evidence)["doubt"].any(), "what is the same for all makes nothing strange"
    assert np.mean(space.typicality.stranger_than(evidence) < 0.97) > 0.8


def test_training_does_not_go_on_from_it(plain: Path, npz: Path, tmp_path: Path):
    space = whole(plain, npz, tmp_path / "space")
    with pytest.raises(TrainingError, match="other networks"):
        next(
            trained_space.train(
                Plan("more"), bringing.load_data(bringing.open_model(plain), npz), tmp_path / "b", begin=space
            )
        )


def test_pictures_in_folders_are_kept_with_their_names(plain: Path, pictures, tmp_path: Path):
    from PIL import Image

    for i, picture in enumerate(pictures[:20]):
        inside = tmp_path / "files" / ("odd" if i % 2 else "even")
        inside.mkdir(parents=True, exist_ok=True)
        Image.fromarray(picture).save(inside / f"{i}.png")
    space = whole(plain, tmp_path / "files", tmp_path / "space")
    assert set(space.given.names) == {f"{'odd' if i % 2 else 'even'}/{i}.png" for i in range(20)}
    assert set(space.reference.labels) == {"odd", "even"}


def test_too_little_data(plain: Path, pictures, tmp_path: Path):
    np.savez(tmp_path / "few.npz", x=pictures[:5])
    with pytest.raises(DataError, match="5 items are too few"):
        whole(plain, tmp_path / "few.npz", tmp_path / "space")


# ---- ways to write items ----------------------------------------------------------------------------------------


def _last_first(to: list[Step]) -> list[Step]:
    return [("Transpose", {"perm": [0, 3, 1, 2]}), *to]


SPREAD = {"mean": [0.5, 0.4, 0.3], "std": [0.2, 0.25, 0.5]}
MEAN, STD = (np.array(SPREAD[name], np.float32).reshape(3, 1, 1) for name in ("mean", "std"))
FLAT = np.array([-1, 3, SIDE, SIDE])

CLOTHES: dict[str, tuple[Any, Callable[[list[Step]], list[Step]], Callable[[list[Step]], list[Step]], Any]] = {
    "channels last, -1 to 1": (
        (SIDE, SIDE, 3),
        lambda to: [("Transpose", {"perm": [0, 3, 1, 2]}), ("Add", number(1)), ("Mul", number(0.5)), *to],
        lambda to: [*to, ("Mul", number(2)), ("Sub", number(1)), ("Transpose", {"perm": [0, 2, 3, 1]})],
        {"layout": "NHWC", "range": [-1, 1]},
    ),
    "0 to 255": (
        (3, SIDE, SIDE),
        lambda to: [("Div", number(255)), *to],
        lambda to: [*to, ("Mul", number(255))],
        {"range": [0, 255]},
    ),
    "mean and deviation of each channel": (
        (3, SIDE, SIDE),
        lambda to: [("Mul", STD), ("Add", MEAN), *to],
        lambda to: [*to, ("Sub", MEAN), ("Div", STD)],
        SPREAD,
    ),
    "flat rows": (
        (3 * SIDE * SIDE,),
        lambda to: to[1:],
        lambda to: to[:-1],
        {"flat": True, "range": [0, 1]},
    ),
    "flat rows, channels last": (
        (3 * SIDE * SIDE,),
        lambda to: [("Reshape", np.array([-1, SIDE, SIDE, 3])), ("Transpose", {"perm": [0, 3, 1, 2]}), *to],
        lambda to: [*to, ("Transpose", {"perm": [0, 2, 3, 1]}), ("Flatten", {"axis": 1})],
        {"flat": True, "layout": "NHWC", "range": [0, 1]},
    ),
}


@pytest.mark.parametrize("clothes", CLOTHES)
def test_a_model_in_other_clothes_is_the_same(clothes: str, axes: PCA, npz: Path, inputs, plain: Path, tmp_path: Path):
    shape, before, behind, values = CLOTHES[clothes]
    encoder, decoder = net(shape, ("z", before(to_code(axes)))), net((DIALS,), ("y", behind(to_picture(axes))))
    size = {"height": SIDE, "width": SIDE, "channels": 3}
    said = {"configuration": size, "input": values, "output": values}
    folder = saved(tmp_path / "other", encoder, decoder, said)
    encode, decode = networks(folder, npz, tmp_path / "out")
    usual_encode, usual_decode = networks(plain, npz, tmp_path / "usual")
    codes = usual_encode.run(inputs)[0]
    assert encode.input_shape == (3, SIDE, SIDE)
    assert np.allclose(encode.run(inputs)[0], codes, atol=1e-4)
    assert np.allclose(decode.run(codes)[0], usual_decode.run(codes)[0], atol=1e-5)


def test_whole_numbers_in(axes: PCA, npz: Path, inputs, tmp_path: Path):
    encoder = net(
        (3, SIDE, SIDE),
        ("z", [("Cast", {"to": FLOAT}), ("Div", number(255)), *to_code(axes)]),
        kind=TensorProto.UINT8,
    )
    decoder = net((DIALS,), ("y", to_picture(axes)))
    folder = saved(tmp_path / "m", encoder, decoder, {"input": {"range": [0, 255]}, "output": PLAIN})
    encode, _ = networks(folder, npz, tmp_path / "out")
    assert np.allclose(encode.run(inputs)[0], axes.encode(inputs.reshape(COUNT, -1)), atol=1e-5)


def test_double_precision(axes: PCA, npz: Path, inputs, tmp_path: Path):
    double = PCA(axes.mean.astype(np.float64), axes.components.astype(np.float64))
    encoder = net((3, SIDE, SIDE), ("z", to_code(double)), kind=TensorProto.DOUBLE)
    decoder = net((DIALS,), ("y", to_picture(double)), kind=TensorProto.DOUBLE)
    encode, decode = networks(saved(tmp_path / "m", encoder, decoder), npz, tmp_path / "out")
    assert np.allclose(encode.run(inputs)[0], axes.encode(inputs.reshape(COUNT, -1)), atol=1e-5)
    assert decode.run(encode.run(inputs)[0])[0].dtype == np.float32


def test_grey_pictures_without_channels(npz: Path, pictures, tmp_path: Path):
    grey = pictures.mean(3).astype(np.uint8)
    np.savez(tmp_path / "grey.npz", x=grey)
    axes = pca(grey.reshape(COUNT, -1) / np.float32(255), DIALS)
    back = [*to_picture(axes)[:-1], ("Reshape", np.array([-1, SIDE, SIDE]))]
    encoder, decoder = net((SIDE, SIDE), ("z", to_code(axes))), net((DIALS,), ("y", back))
    values = {"layout": "NHW", "range": [0, 1]}
    folder = saved(tmp_path / "m", encoder, decoder, {"input": values, "output": values})
    encode, decode = networks(folder, tmp_path / "grey.npz", tmp_path / "out")
    assert encode.input_shape == (1, SIDE, SIDE)
    assert decode.run(np.zeros((2, DIALS)))[0].shape == (2, 1, SIDE, SIDE)


def test_logits_come_out_as_light(axes: PCA, npz: Path, tmp_path: Path):
    encoder, decoder = net((3, SIDE, SIDE), ("z", to_code(axes))), net((DIALS,), ("y", to_picture(axes)))
    folder = saved(tmp_path / "m", encoder, decoder, {"input": PLAIN, "output": {"range": "logits"}})
    _, decode = networks(folder, npz, tmp_path / "out")
    codes = np.random.default_rng(0).normal(size=(4, DIALS)).astype(np.float32)
    wanted = 1 / (1 + np.exp(-axes.decode(codes)))
    assert np.allclose(decode.run(codes)[0].reshape(4, -1), wanted, atol=1e-6)


@pytest.mark.parametrize(
    ("what", "steps"),
    [
        ("logvar", []),
        ("std", [("Mul", number(0.5)), ("Exp",)]),
        ("variance", [("Exp",)]),
    ],
)
def test_how_unsure_it_is(what: str, steps: list[Step], axes: PCA, npz: Path, inputs, tmp_path: Path):
    unsure = [*to_code(axes), ("Mul", number(0.3)), ("Sub", number(2)), *steps]
    encoder = net((3, SIDE, SIDE), ("spot", to_code(axes)), ("blur", unsure))
    said = CARD | {"encoder": {"mean": "spot", what: "blur"}}
    folder = saved(tmp_path / "m", encoder, net((DIALS,), ("y", to_picture(axes))), said)
    mean, logvar = networks(folder, npz, tmp_path / "out")[0].run(inputs)
    assert np.allclose(logvar, 0.3 * mean - 2, atol=1e-4)


def test_a_draw_beside_the_mean_is_left_out(axes: PCA, npz: Path, inputs, tmp_path: Path):
    """As Keras exports it: mean, log-variance and a draw."""
    draw = [*to_code(axes), ("RandomNormalLike", {"mean": 0.0})]
    encoder = net((3, SIDE, SIDE), ("z", draw), ("z_mean", to_code(axes)), ("z_log_var", to_code(axes)))
    said = CARD | {"encoder": {"mean": "z_mean", "logvar": "z_log_var"}}
    folder = saved(tmp_path / "m", encoder, net((DIALS,), ("y", to_picture(axes))), said)
    encode, _ = networks(folder, npz, tmp_path / "out")
    assert np.allclose(encode.run(inputs)[0], axes.encode(inputs.reshape(COUNT, -1)), atol=1e-5)
    kept = onnx.load(tmp_path / "out" / "encoder.onnx")
    assert "RandomNormalLike" not in {node.op_type for node in kept.graph.node}


def test_a_batch_of_one_in_the_file_s_head_alone_is_no_matter(axes: PCA, npz: Path, inputs, tmp_path: Path):
    encoder = net(["fixed", 1, 3, SIDE, SIDE], ("z", to_code(axes)))
    folder = saved(tmp_path / "m", encoder, net((DIALS,), ("y", to_picture(axes))))
    assert len(networks(folder, npz, tmp_path / "out")[0].run(inputs)[0]) == COUNT


@pytest.mark.parametrize("opset", [8, 11, 13, 20, 23, 26])
def test_older_and_newer_opsets(opset: int, axes: PCA, npz: Path, inputs, tmp_path: Path):
    encoder = net((3, SIDE, SIDE), ("z", to_code(axes)), opset=opset, ir=8 if opset < 21 else 10)
    folder = saved(tmp_path / "m", encoder, net((DIALS,), ("y", to_picture(axes)), opset=opset))
    encode, _ = networks(folder, npz, tmp_path / "out")
    assert np.allclose(encode.run(inputs)[0], axes.encode(inputs.reshape(COUNT, -1)), atol=1e-5)
    written = onnx.load(tmp_path / "out" / "encoder.onnx")
    assert written.opset_import[0].version == (opset if opset >= 13 else 20)
    assert written.ir_version <= 10


class TinyVAE(nn.Module):
    """As people write one: convolutions, a batch norm, two heads."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten())
        self.mean, self.logvar = nn.Linear(64, 4), nn.Linear(64, 4)
        self.back = nn.Sequential(nn.Linear(4, 64), nn.Unflatten(1, (4, 4, 4)), nn.ConvTranspose2d(4, 3, 4, 2, 1))

    def encode(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        body = self.body(x)
        return self.mean(body), self.logvar(body)


class Call(nn.Module):
    """One method of a module as its forward."""

    def __init__(self, module: nn.Module, method: str) -> None:
        super().__init__()
        self.module, self.method = module, method

    def forward(self, x: torch.Tensor) -> Any:
        return getattr(self.module, self.method)(x)


@pytest.mark.slow
def test_what_torch_exports(npz: Path, inputs, tmp_path: Path):
    torch.manual_seed(0)
    vae = TinyVAE().eval()
    (tmp_path / "m").mkdir()
    batch = torch.export.Dim("batch", min=1)
    example = torch.from_numpy(inputs[:2])
    torch.onnx.export(
        Call(vae, "encode").eval(),
        (example,),
        tmp_path / "m" / "encoder.onnx",
        output_names=["mean", "logvar"],
        dynamic_shapes=({0: batch},),
        external_data=False,
        verbose=False,
    )
    torch.onnx.export(
        Call(vae, "back").eval(),
        (torch.zeros(2, 4),),
        tmp_path / "m" / "decoder.onnx",
        dynamic_shapes=({0: batch},),
        external_data=False,
        verbose=False,
    )
    said = {"input": PLAIN, "output": {"range": "logits"}, "encoder": {"mean": "mean", "logvar": "logvar"}}
    (tmp_path / "m" / "model.json").write_text(json.dumps(said))
    encode, decode = networks(tmp_path / "m", npz, tmp_path / "out")
    with torch.no_grad():
        mean, logvar = vae.encode(torch.from_numpy(inputs))
        back = torch.sigmoid(vae.back(mean))
    assert np.allclose(encode.run(inputs)[0], mean, atol=1e-4)
    assert np.allclose(encode.run(inputs)[1], logvar, atol=1e-4)
    assert np.allclose(decode.run(mean.numpy())[0], back, atol=1e-4)


# ---- codes that are grids ---------------------------------------------------------------------------------------


def test_a_grid_goes_through_principal_axes(npz: Path, inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A code of 3 x 4 x 4, as of a model that makes pictures smaller."""
    monkeypatch.setattr(made, "AXES", 30)
    pool, grow = {"kernel_shape": [2, 2], "strides": [2, 2]}, np.array([1, 1, 2, 2], np.float32)
    encoder = net((3, SIDE, SIDE), ("z", [("AveragePool", pool)]))
    resize = helper.make_node("Resize", ["z", "", "scales"], ["y"], mode="nearest")
    taken = helper.make_tensor_value_info("z", FLOAT, ["n", 3, 4, 4])
    given = helper.make_tensor_value_info("y", FLOAT, ["n", 3, SIDE, SIDE])
    graph = helper.make_graph([resize], "g", [taken], [given], [numpy_helper.from_array(grow, "scales")])
    decoder = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    space = whole(saved(tmp_path / "m", encoder, decoder), npz, tmp_path / "out")
    assert space.dials == 30
    assert 0.9 < space.manifest.quality["axes"]["kept"] < 1
    assert "a grid of 3 × 4 × 4 numbers" in space.manifest.description
    means = inputs.reshape(COUNT, 3, 4, 2, 4, 2).mean((3, 5)).repeat(2, 2).repeat(2, 3)
    codes = space.encoder.run(inputs)[0]
    assert np.abs(space.decode(codes) - means).mean() < 0.02


def test_a_grid_s_variance_goes_along(axes: PCA):
    """Through axes, the variance of a sum of independent numbers."""
    unsure = [*to_code(axes), ("Mul", number(0)), ("Add", np.log(np.arange(1, DIALS + 1)).astype(np.float32))]
    model = net((3, SIDE, SIDE), ("z", to_code(axes)), ("v", unsure))
    turned = Axes.of(np.random.default_rng(0).normal(size=(20, DIALS)).astype(np.float32), 3)
    made = graphs.encoder(foreign.sound(model, "e"), card.Values(), (3, SIDE, SIDE), "z", ("v", "logvar"), turned)
    from onnxruntime import InferenceSession

    logvar = InferenceSession(made.SerializeToString()).run(["logvar"], {"inputs": np.zeros((1, 3, 8, 8), np.float32)})
    assert np.allclose(np.exp(logvar[0][0]), np.square(turned.there).T @ np.arange(1, DIALS + 1), rtol=1e-4)


# ---- what is refused --------------------------------------------------------------------------------------------


def refusal(folder: Path, npz: Path, out: Path) -> str:
    with pytest.raises(LatentError) as caught:
        networks(folder, npz, out)
    line = str(caught.value)
    assert line.isprintable()
    assert line.endswith((".", "}")), line
    assert not (out / "manifest.json").exists()
    return line


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("not json", "it is not a JSON object"),
        ("[]", "it is not a JSON object"),
        ({}, "it has no input"),
        ({"input": PLAIN}, "it has no output"),
        (CARD | {"inputs": {}}, "it has a strange key inputs"),
        (CARD | {"input": {}}, "input says no range"),
        (
            CARD | {"input": {"range": [0, 1], "mean": 0, "std": 1}},
            "input says no range of its values, or more than one",
        ),
        (CARD | {"input": {"mean": 0.5}}, "input says no range"),
        (CARD | {"input": {"mean": 0.5, "std": 0}}, "a std is not above 0"),
        (CARD | {"input": {"range": "logits"}}, "input.range holds something that is no number"),
        (CARD | {"input": {"range": [1, 0]}}, "input.range is not two numbers that rise"),
        (CARD | {"input": {"range": [0, 1], "layout": "CHW"}}, "input.layout is one of NCHW"),
        (CARD | {"input": {"range": [0, 1], "layout": "NHWC"}}, "the encoder takes 3 × 8 × 8, layout NHWC"),
        (CARD | {"input": {"range": [0, 1], "flat": True}}, "it takes 3 × 8 × 8, and with layout NCHW items are 192"),
        (CARD | {"output": {"range": [0, 1], "layout": "NHWC"}}, "it gives items of"),
        (CARD | {"encoder": {"mean": "code"}}, "it has no output code. It has z."),
        (CARD | {"encoder": {"mean": 3}}, "are names of outputs"),
        (CARD | {"encoder": {"mean": "z", "logvar": "z", "std": "z"}}, "it names logvar and std"),
        (CARD | {"encoder": {"center": "z"}}, "a strange key encoder.center"),
        (CARD | {"modality": "smells"}, "modality smells is not a kind of data known here"),
        (CARD | {"configuration": {"height": "tall"}}, "its configuration does not fit pictures"),
        (CARD | {"configuration": {"hight": 8}}, "It may set height, width"),
        (CARD | {"configuration": {"channels": 2}}, "2 channels is pictures are grey (1) or in colour (3)"),
    ],
    ids=range(23),
)
def test_what_model_json_cannot_say(said: Any, told: str, plain: Path, npz: Path, tmp_path: Path):
    (plain / "model.json").write_text(said if isinstance(said, str) else json.dumps(said))
    assert told in refusal(plain, npz, tmp_path / "out")


def _random(axes: PCA) -> onnx.ModelProto:
    graph = net((3, SIDE, SIDE), ("code", to_code(axes)))
    graph.graph.node.append(helper.make_node("RandomNormalLike", ["code"], ["noise"]))
    graph.graph.node.append(helper.make_node("Add", ["code", "noise"], ["z"]))
    graph.graph.output[0].name = "z"
    return graph


def _of_batch(axes: PCA) -> onnx.ModelProto:
    graph = net((3, SIDE, SIDE), ("code", to_code(axes)))
    graph.graph.initializer.append(numpy_helper.from_array(np.array([0]), "zero"))
    graph.graph.node.append(helper.make_node("ReduceMean", ["code", "zero"], ["middle"]))
    graph.graph.node.append(helper.make_node("Sub", ["code", "middle"], ["z"]))
    graph.graph.output[0].name = "z"
    return graph


def _two_inputs(axes: PCA) -> onnx.ModelProto:
    model = net((3, SIDE, SIDE), ("z", to_code(axes)))
    model.graph.input.append(helper.make_tensor_value_info("noise", FLOAT, ["n", DIALS]))
    return model


def _foreign(axes: PCA) -> onnx.ModelProto:
    model = net((3, SIDE, SIDE), ("z", to_code(axes)))
    model.graph.node[-1].domain, model.graph.node[-1].op_type = "com.microsoft", "FusedMatMul"
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return model


ENCODERS: dict[str, tuple[Callable[[PCA], onnx.ModelProto], str]] = {
    "random": (_random, "it gives something else each time. Export the mean"),
    "of the batch": (_of_batch, "depends on the others beside it. Export it in evaluation mode"),
    "two inputs": (_two_inputs, "it takes 2 inputs (x, noise)"),
    "foreign": (_foreign, "it uses FusedMatMul of com.microsoft, which pages cannot run"),
    "not finite": (
        lambda axes: net((3, SIDE, SIDE), ("z", [*to_code(axes), ("Sub", number(9)), ("Log",)])),
        "numbers that are not finite. Check the ranges",
    ),
    "one at a time": (
        lambda axes: net((3, SIDE, SIDE), ("z", [("Reshape", np.array([1, 192])), *to_code(axes)[1:]])),
        "it takes only one item at a time. Export it with a dynamic batch.",
    ),
    "all the same": (
        lambda axes: net((3, SIDE, SIDE), ("z", [*to_code(axes), ("Mul", number(0))])),
        "it gives every item the same code",
    ),
    "another model's": (
        lambda axes: net((3, SIDE, SIDE), ("z", to_code(PCA(axes.mean, axes.components[:3])))),
        "it takes codes of 5 numbers, and the encoder gives 3",
    ),
    "two outputs": (
        lambda axes: net((3, SIDE, SIDE), ("a", to_code(axes)), ("b", to_code(axes))),
        "it has 2 outputs (a, b), and model.json does not say which to take. Name it",
    ),
    "words": (
        lambda axes: net((3, SIDE, SIDE), ("z", to_code(axes)), kind=TensorProto.STRING),
        "its input is not of numbers",
    ),
    "of the future": (
        lambda axes: net((3, SIDE, SIDE), ("z", to_code(axes)), opset=99),
        "it is of opset 99, which pages cannot run, and cannot be rewritten. Export it with opset 20.",
    ),
    "unsound": (
        lambda axes: net((3, SIDE, SIDE), ("z", [*to_code(axes), ("NoSuchThing",)])),
        "it is not sound ONNX",
    ),
}


@pytest.mark.parametrize("wrong", ENCODERS)
def test_encoders_that_cannot_be_taken(wrong: str, axes: PCA, plain: Path, npz: Path, tmp_path: Path):
    make, told = ENCODERS[wrong]
    (plain / "encoder.onnx").write_bytes(make(axes).SerializeToString())
    line = refusal(plain, npz, tmp_path / "out")
    assert told in line, line


def test_weights_in_another_file_are_not_opened(axes: PCA, plain: Path, npz: Path, tmp_path: Path):
    model = net((3, SIDE, SIDE), ("z", to_code(axes)))
    path = plain / "encoder.onnx"
    weight = model.graph.initializer[0]
    weight.ClearField("raw_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="../../etc/passwd")
    path.write_bytes(model.SerializeToString())
    assert "its weights lie in another file. Export it in one file" in refusal(plain, npz, tmp_path / "out")


@pytest.mark.parametrize("data", [b"", b"not a model", b"\x08\x09" * 50])
def test_files_that_are_no_networks(data: bytes, plain: Path, npz: Path, tmp_path: Path):
    (plain / "decoder.onnx").write_bytes(data)
    assert refusal(plain, npz, tmp_path / "out").startswith("decoder.onnx: it ")


def test_networks_that_are_too_large_for_a_page(plain: Path, npz: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(foreign, "MOST_BYTES", 100)
    assert "over the limit of" in refusal(plain, npz, tmp_path / "out")


@pytest.mark.parametrize("name", ["encoder.onnx", "decoder.onnx", "model.json"])
def test_a_folder_that_lacks_a_file_or_has_a_link_out_of_it(name: str, plain: Path, npz: Path, tmp_path: Path):
    (plain / name).rename(tmp_path / name)
    assert f"plain: it has no {name}. A folder holds" in refusal(plain, npz, tmp_path / "out")
    (plain / name).symlink_to(tmp_path / name)
    assert "a link that leads out of the folder" in refusal(plain, npz, tmp_path / "out")


def test_what_is_no_folder(plain: Path, npz: Path, tmp_path: Path):
    assert "there is no such folder" in refusal(tmp_path / "none", npz, tmp_path / "out")
    assert "it is a file" in refusal(plain / "encoder.onnx", npz, tmp_path / "out")


def test_pickles_are_never_opened(plain: Path, npz: Path, tmp_path: Path):
    (plain / "encoder.pkl").write_bytes(b"cos\nsystem\n(S'touch /tmp/opened'\ntR.")
    assert "encoder.pkl: it can run programs" in refusal(plain, npz, tmp_path / "out")


def test_pictures_of_another_shape(plain: Path, pictures, tmp_path: Path):
    np.savez(tmp_path / "small.npz", x=pictures[:, :4])
    assert "its shape" in refusal(plain, tmp_path / "small.npz", tmp_path / "out")


def test_a_range_that_is_wrong_is_told(axes: PCA, npz: Path, tmp_path: Path):
    """Nothing else can tell: the numbers are finite, and of the right shape."""
    encoder, decoder = net((3, SIDE, SIDE), ("z", to_code(axes))), net((DIALS,), ("y", to_picture(axes)))
    said = {"input": PLAIN, "output": {"range": [-1, 1]}}
    space = whole(saved(tmp_path / "m", encoder, decoder, said), npz, tmp_path / "out")
    assert any("no nearer to the pictures than their mean" in note for note in space.manifest.quality["notes"])


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ([0, 1], False),
        ([-1, 1], False),
        ([0, 255], True),
        ([0.4, 0.6], True),
        ("logits", True),
    ],
)
def test_a_decoder_whose_values_lie_elsewhere(stated: Any, told: bool, axes: PCA, npz: Path, tmp_path: Path):
    light = [*to_picture(axes), ("Clip", number(0), number(1))]
    encoder, decoder = net((3, SIDE, SIDE), ("z", to_code(axes))), net((DIALS,), ("y", light))
    folder = saved(tmp_path / "m", encoder, decoder, {"input": PLAIN, "output": {"range": stated}})
    notes = whole(folder, npz, tmp_path / "out").manifest.quality["notes"]
    assert any("check output.range in model.json" in note for note in notes) == told


# ---- models of pythae and diffusers -----------------------------------------------------------------------------


def pythae_folder(folder: Path, kind: str = "VAEConfig", blur: bool = True, **more: Any) -> tuple[Path, dict]:
    """What pythae's ``save`` writes of a model with its default networks."""
    torch.manual_seed(0)
    shapes = {"encoder.layers.0.0": (512, 192), "encoder.embedding": (4, 512)}
    shapes |= {"encoder.log_var": (4, 512)} if blur else {}
    shapes |= {"decoder.layers.0.0": (512, 4), "decoder.layers.1.0": (192, 512), "discriminator.0": (1, 4)}
    weights = {f"{name}.weight": 0.1 * torch.randn(shape) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": 0.1 * torch.randn(shape[0]) for name, shape in shapes.items()}
    folder.mkdir()
    torch.save({"model_state_dict": weights}, folder / "model.pt")
    said = {"name": kind, "input_dim": [3, SIDE, SIDE], "latent_dim": 4}
    said |= {"uses_default_encoder": True, "uses_default_decoder": True} | more
    (folder / "model_config.json").write_text(json.dumps(said))
    (folder / "environment.json").write_text('{"name": "EnvironmentConfig", "python_version": "3.11"}')
    return folder, weights


@pytest.mark.parametrize("kind", ["VAEConfig", "BetaTCVAEConfig", "INFOVAE_MMD_Config", "Adversarial_AE_Config"])
def test_a_model_of_pythae(kind: str, npz: Path, inputs, tmp_path: Path):
    folder, weights = pythae_folder(tmp_path / "m", kind)
    encode, decode = networks(folder, npz, tmp_path / "out")
    layer = lambda rows, name: nn.functional.linear(rows, weights[f"{name}.weight"], weights[f"{name}.bias"])  # noqa: E731
    hidden = layer(torch.from_numpy(inputs.reshape(COUNT, -1)), "encoder.layers.0.0").relu()
    mean, logvar = layer(hidden, "encoder.embedding"), layer(hidden, "encoder.log_var")
    back = layer(layer(mean, "decoder.layers.0.0").relu(), "decoder.layers.1.0").sigmoid()
    assert np.allclose(encode.run(inputs)[0], mean, atol=1e-4)
    assert np.allclose(encode.run(inputs)[1], logvar, atol=1e-4)
    assert np.allclose(decode.run(mean.numpy())[0], back.reshape(inputs.shape), atol=1e-4)


def test_an_autoencoder_of_pythae_says_no_blur(npz: Path, inputs, tmp_path: Path):
    folder, _ = pythae_folder(tmp_path / "m", "AEConfig", blur=False)
    assert bringing.open_model(folder).blur is None
    assert len(np.unique(networks(folder, npz, tmp_path / "out")[0].run(inputs)[1])) == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"kind": "VQVAEConfig"}, "a model of kind VQVAE does more than encode and decode. Export"),
        ({"kind": "VAE_IAF_Config"}, "does more than encode and decode"),
        ({"uses_default_encoder": False}, "it has networks of its own, which pythae keeps as programs. Export"),
        ({"input_dim": [192]}, "its input_dim is not channels, height and width of 192 values"),
        ({"input_dim": [1, SIDE, SIDE]}, "its input_dim is not channels"),
        ({"input_dim": None}, "its input_dim is not channels"),
    ],
    ids=range(6),
)
def test_models_of_pythae_that_cannot_be_taken(more: dict[str, Any], told: str, npz: Path, tmp_path: Path):
    folder, _ = pythae_folder(tmp_path / "m", **more)
    assert told in refusal(folder, npz, tmp_path / "out")


def test_a_network_of_one_s_own_in_pythae_is_a_pickle(npz: Path, tmp_path: Path):
    folder, _ = pythae_folder(tmp_path / "m", uses_default_encoder=False)
    (folder / "encoder.pkl").write_bytes(b"")
    assert "encoder.pkl: it can run programs as it is opened" in refusal(folder, npz, tmp_path / "out")


class Evil:
    """What runs as it is unpickled."""

    def __reduce__(self) -> tuple:
        return Path.touch, (Path("opened"),)


def test_weights_that_run_as_they_are_opened_are_not(npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    folder, weights = pythae_folder(tmp_path / "m")
    torch.save({"model_state_dict": weights, "more": Evil()}, folder / "model.pt")
    assert "model.pt: it cannot be read as weights alone" in refusal(folder, npz, tmp_path / "out")
    assert not (tmp_path / "opened").exists()
    torch.save({"model_state_dict": {"encoder.weight": torch.zeros(3)}}, folder / "model.pt")
    assert "not pythae's default ones" in refusal(folder, npz, tmp_path / "out")


def test_what_pythae_itself_saves(npz: Path, inputs, tmp_path: Path):
    models = pytest.importorskip("pythae.models")
    vae = models.BetaVAE(models.BetaVAEConfig(input_dim=(3, SIDE, SIDE), latent_dim=4)).eval()
    vae.save(str(tmp_path / "m"))
    encode, decode = networks(tmp_path / "m", npz, tmp_path / "out")
    with torch.no_grad():
        told = vae.encoder(torch.from_numpy(inputs))
        back = vae.decoder(told.embedding).reconstruction
    assert np.allclose(encode.run(inputs)[0], told.embedding, atol=1e-4)
    assert np.allclose(encode.run(inputs)[1], told.log_covariance, atol=1e-4)
    assert np.allclose(decode.run(told.embedding.numpy())[0], back, atol=1e-4)


def test_folders_of_diffusers_that_cannot_be_taken(npz: Path, tmp_path: Path):
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "config.json").write_text('{"_class_name": "UNet2DModel"}')
    assert "it is a model of kind UNet2DModel. Of diffusers," in refusal(folder, npz, tmp_path / "out")
    (folder / "config.json").write_text('{"_class_name": "AutoencoderTiny"}')
    (folder / "diffusion_pytorch_model.bin").write_bytes(b"")
    assert "it has no diffusion_pytorch_model.safetensors" in refusal(folder, npz, tmp_path / "out")
    (folder / "model_index.json").write_text("{}")
    assert "a whole pipeline of diffusers. Name the folder vae" in refusal(folder, npz, tmp_path / "out")


def test_without_diffusers_a_line_says_how_to_get_it(npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "config.json").write_text('{"_class_name": "AutoencoderTiny"}')
    (folder / "diffusion_pytorch_model.safetensors").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "diffusers", None)
    assert refusal(folder, npz, tmp_path / "out") == "m: diffusers is not installed. Install it: pip install diffusers."


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["AutoencoderKL", "AutoencoderTiny"])
def test_an_autoencoder_of_diffusers(kind: str, npz: Path, inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    diffusers = pytest.importorskip("diffusers")
    torch.manual_seed(0)
    monkeypatch.setattr(made, "AXES", 9)
    if kind == "AutoencoderKL":
        blocks = {"down_block_types": ("DownEncoderBlock2D",) * 2, "up_block_types": ("UpDecoderBlock2D",) * 2}
        vae = diffusers.AutoencoderKL(block_out_channels=(4, 8), norm_num_groups=4, **blocks).eval()
    else:
        few = {"num_encoder_blocks": (1, 1), "num_decoder_blocks": (1, 1)}
        channels = {"encoder_block_out_channels": (4, 4), "decoder_block_out_channels": (4, 4)}
        vae = diffusers.AutoencoderTiny(**channels, **few).eval()
    vae.save_pretrained(tmp_path / "m")
    model = bringing.open_model(tmp_path / "m", SIDE)
    space = finish(bringing.bring(Plan("it"), model, bringing.load_data(model, npz), tmp_path / "out"))
    assert space.dials == 9
    assert "goes through the 9 directions" in space.manifest.description
    with torch.no_grad():
        told = vae.encode(torch.from_numpy(2 * inputs - 1), return_dict=False)[0]
        grid = (told if kind == "AutoencoderTiny" else told.mean).flatten(1).numpy()
    assert space.manifest.quality["axes"]["of"] == grid.shape[1] > 9
    assert 0.5 < space.encoder.run(inputs)[0].var(axis=0).mean() < 2, "in units of how far codes spread"
    with pytest.raises(ModelError, match="multiples of"):
        bringing.open_model(tmp_path / "m", SIDE + 1)


# ---- linear models ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PCA", "whitened PCA", "FactorAnalysis", "NMF"])
def test_a_linear_model_of_scikit_learn(kind: str, npz: Path, pictures, inputs, tmp_path: Path):
    from sklearn import decomposition

    rows = pictures.reshape(COUNT, -1) / 255
    more = {"PCA": {}, "whitened PCA": {"whiten": True}, "FactorAnalysis": {}, "NMF": {"max_iter": 2000, "tol": 1e-6}}
    fitted = getattr(decomposition, kind.rsplit(maxsplit=1)[-1])(DIALS, random_state=0, **more[kind]).fit(rows)
    matrices.save(fitted, tmp_path / "m", {"height": SIDE, "width": SIDE, "channels": 3})
    encode, decode = networks(tmp_path / "m", npz, tmp_path / "out")
    codes, logvar = encode.run(inputs)
    wanted = fitted.transform(rows)
    assert np.allclose(codes, wanted, atol=2e-2 if kind == "NMF" else 1e-4)
    back = wanted @ fitted.components_ + fitted.mean_ if kind == "FactorAnalysis" else fitted.inverse_transform(wanted)
    drawn = np.moveaxis(decode.run(codes)[0], 1, 3).reshape(COUNT, -1)
    assert np.allclose(drawn, np.clip(back, 0, 1), atol=5e-3 if kind == "NMF" else 1e-4)
    if kind == "FactorAnalysis":
        covariance = np.linalg.inv(np.eye(DIALS) + fitted.components_ / fitted.noise_variance_ @ fitted.components_.T)
        assert np.allclose(logvar[0], np.log(np.diag(covariance)), atol=1e-4)


def test_other_estimators_are_written_by_hand(tmp_path: Path):
    from sklearn import decomposition

    for estimator in (decomposition.FastICA(), decomposition.PCA()):
        with pytest.raises(ModelError, match="it is no fitted PCA, FactorAnalysis or NMF"):
            matrices.save(estimator, tmp_path / "m", {})


# ---- directions of one's own ------------------------------------------------------------------------------------


def test_own_directions_come_first(plain: Path, npz: Path, tmp_path: Path):
    np.savez(tmp_path / "ways.npz", Redder=np.arange(5.0), **{"Dial 1": np.eye(5)[1]})
    given = ("ways.npz", (tmp_path / "ways.npz").read_bytes())
    space = whole(plain, npz, tmp_path / "space", own=given)
    assert list(space.directions)[:2] == ["Redder", "Dial 1"]
    assert np.allclose(space.directions["Redder"].vector, np.arange(5) / np.sqrt(30))
    assert space.directions["Dial 1"].vector.tolist() == [0, 1, 0, 0, 0]
    spread = (space.reference.codes @ space.directions["Redder"].vector).std()
    assert 0.8 * spread < space.directions["Redder"].step < 1.2 * spread


def test_own_directions_that_the_map_saved(plain: Path, npz: Path, tmp_path: Path):
    codes = np.random.default_rng(0).normal(size=(20, DIALS))
    way = directions.between(codes[:10], codes[10:] + 1, "There")
    space = whole(plain, npz, tmp_path / "space", own=("way.json", directions.written([way])))
    assert np.array_equal(next(iter(space.directions.values())).vector, way.vector)


@pytest.mark.parametrize(
    ("vectors", "told"),
    [
        ({"a": np.ones(4)}, "a has the shape (4,)"),
        ({"a": np.zeros(5)}, "a points nowhere"),
        ({"a": np.full(5, np.nan)}, "a points nowhere"),
        ({"a": np.array(["x"] * 5)}, "a has the shape"),
        ({"a": np.array([None] * 5)}, "no vectors of plain numbers"),
        ({}, "it holds no"),
    ],
    ids=range(6),
)
def test_vectors_that_are_no_directions(vectors: dict[str, np.ndarray], told: str, tmp_path: Path):
    np.savez(tmp_path / "ways.npz", **vectors)
    with pytest.raises(DataError, match=r"ways\.npz: ") as caught:
        directions.own((tmp_path / "ways.npz").read_bytes(), "ways.npz", np.eye(5, dtype=np.float32))
    assert told in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04 broken", b"{}", b"\xff"])
def test_files_that_hold_no_directions(data: bytes):
    with pytest.raises(DataError, match=r"x\.npz: it holds no"):
        directions.own(data, "x.npz", np.eye(5, dtype=np.float32))


# ---- vectors without a decoder ----------------------------------------------------------------------------------


@pytest.fixture
def vectors(axes: PCA, inputs, tmp_path: Path) -> Path:
    np.savez(tmp_path / "codes.npz", codes=axes.encode(inputs.reshape(COUNT, -1)))
    return tmp_path / "codes.npz"


def of_vectors(path: Path, data: Path, out: Path) -> Space:
    model = bringing.open_vectors(path, data)
    return finish(bringing.bring(Plan("it"), model, bringing.load_data(model, data), out))


def test_vectors_are_drawn_as_the_nearest_item(vectors: Path, npz: Path, pictures, tmp_path: Path):
    space = of_vectors(vectors, npz, tmp_path / "out")
    codes = np.load(vectors)["codes"]
    assert np.allclose(space.encode(pictures).mean, codes, atol=1e-6)
    assert np.array_equal(space.redraw(codes), pictures)
    between = (0.6 * codes[:1] + 0.4 * codes[1:2]).astype(np.float32)
    nearest = np.argmin(np.square(codes - between).sum(1))
    assert np.array_equal(space.redraw(between)[0], pictures[nearest])
    assert (
        "There is no decoder: what is drawn for a point is the nearest of the 60 pictures" in space.manifest.description
    )
    assert space.manifest.quality["held_out"]["mse"] is None, "every item comes back as itself: that tells nothing"


def test_what_is_like_none_of_the_items_is_unfamiliar(vectors: Path, npz: Path, pictures, tmp_path: Path):
    space = of_vectors(vectors, npz, tmp_path / "out")
    noise = np.random.default_rng(0).integers(0, 256, pictures.shape, np.uint8)
    for items, least, most in ((pictures, 0, 0.1), (noise, 0.9, 1)):
        posterior = space.encode(items)
        strange = space.typicality.stranger_than(space.rebuild(items, posterior.mean).evidence(posterior))
        assert least <= np.mean(strange > 0.97) <= most


def test_points_between_neighbours_are_familiar(vectors: Path, npz: Path, tmp_path: Path):
    space = of_vectors(vectors, npz, tmp_path / "out")
    codes = space.reference.codes
    near = 0.5 * (codes + codes[space.nearest(codes, 2)[:, 1]])
    for points, least, most in ((near, 0, 0.3), (20 * codes, 0.9, 1)):
        drift = np.linalg.norm(space.encode(space.redraw(points)).mean - points, axis=1)
        strange = space.typicality.stranger_than(Evidence(points, drift=drift))
        assert least <= np.mean(strange > 0.97) <= most


def test_long_codes_go_through_principal_axes(npz: Path, inputs, pictures, tmp_path: Path):
    wide = inputs.reshape(COUNT, -1) @ np.random.default_rng(0).normal(size=(192, 300)).astype(np.float32)
    np.savez(tmp_path / "wide.npz", codes=wide)
    space = of_vectors(tmp_path / "wide.npz", npz, tmp_path / "out")
    assert space.dials == COUNT - 1
    assert "Of the 300 numbers of a code, the 59 directions" in space.manifest.description
    assert np.array_equal(space.redraw(space.encode(pictures).mean), pictures)


def test_codes_find_their_files_by_name(vectors: Path, pictures, tmp_path: Path):
    from PIL import Image

    (tmp_path / "files").mkdir()
    for row in range(20):
        Image.fromarray(pictures[row]).resize((64, 64), Image.Resampling.NEAREST).save(
            tmp_path / "files" / f"{row}.png"
        )
    codes = np.load(vectors)["codes"]
    np.savez(tmp_path / "named.npz", codes=codes[:20][::-1], names=[f"{row}.png" for row in range(20)][::-1])
    space = of_vectors(tmp_path / "named.npz", tmp_path / "files", tmp_path / "out")
    for name, code in zip(space.given.names, space.reference.codes, strict=True):
        assert np.allclose(code, codes[int(name.removesuffix(".png"))], atol=1e-6)
    np.savez(tmp_path / "named.npz", codes=codes, names=[f"x{row}" for row in range(COUNT)])
    with pytest.raises(ModelError, match="none of its names is one of the items', such as 0"):
        bringing.open_vectors(tmp_path / "named.npz", tmp_path / "files")


@pytest.mark.parametrize(
    ("arrays", "told"),
    [
        ({"code": np.ones((60, 2))}, "it holds no codes of plain numbers"),
        ({"codes": np.ones(60)}, "it holds no codes of plain numbers"),
        ({"codes": np.full((60, 2), np.nan)}, "it holds no codes of plain numbers"),
        ({"codes": np.array([[None]] * 60)}, "it holds no codes of plain numbers"),
        ({"codes": np.ones((60, 2))}, "all its codes are the same"),
        ({"codes": np.ones((59, 2))}, "it has 59 codes, and there are 60 pictures"),
        ({"codes": np.ones((60, 2)), "names": np.arange(60)}, "its names are not one word for each code"),
    ],
    ids=range(7),
)
def test_vectors_that_cannot_be_taken(arrays: dict[str, np.ndarray], told: str, npz: Path, tmp_path: Path):
    np.savez(tmp_path / "codes.npz", **arrays)
    with pytest.raises(ModelError) as caught:
        bringing.open_vectors(tmp_path / "codes.npz", npz)
    assert told in str(caught.value)


def test_more_items_than_a_page_can_hold(vectors: Path, npz: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("latent.bringing.vectors.MOST_VALUES", 1000)
    with pytest.raises(ModelError, match="its 60 pictures have 11,520 values, over the limit of 1,000"):
        bringing.open_vectors(vectors, npz)


# ---- the terminal and the manual --------------------------------------------------------------------------------


def run(*args: object) -> Result:
    return CliRunner().invoke(cli.commands, [str(arg) for arg in args])


def test_a_command_brings_a_model(plain: Path, npz: Path, tmp_path: Path):
    np.savez(tmp_path / "ways.npz", Redder=np.arange(5.0))
    out = tmp_path / "My Space"
    told = run("bring", plain, npz, "--out", out, "--labels", "red,blue", "--directions", tmp_path / "ways.npz")
    assert (told.exit_code, told.stderr) == (0, ""), told.output
    assert told.stdout.startswith(f"my-space: 5 dials, in {out}\n")
    assert "Whether the model was trained on these pictures is not known" in told.stdout
    space = Space.load(out)
    words = "python -m latent bring plain blobs.npz --directions ways.npz --labels red,blue --out 'My Space'"
    assert space.manifest.command == words
    assert "Redder" in space.directions
    again = run("bring", plain, npz, "--out", out)
    assert again.exit_code == 1
    assert "it holds a finished space. Add --overwrite" in again.stderr
    more = ("--overwrite", "--name", "other", "--title", "Blobs", "--description", "Of light.")
    assert run("bring", plain, npz, "--out", out, *more).exit_code == 0
    manifest = Space.load(out).manifest
    assert (manifest.name, manifest.title, manifest.description) == ("other", "Blobs", "Of light.")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("none", "{npz}", "--out", "{out}"), "none: there is no such file or folder."),
        (("{model}", "none.npz", "--out", "{out}"), "none.npz: there is no such file or folder."),
        (("{model}", "{npz}", "--out", "{model}"), "plain: it is the model's own folder. Name another with --out."),
        (("{model}", "{npz}", "--out", "{out}", "--name", "a b"), "a b: it cannot be the name of a space."),
        (("{model}", "{npz}", "--out", "{out}", "--directions", "none"), "none: there is no such file"),
        (("{model}", "{npz}", "--out", "{out}", "--directions", "{npz}"), "has the shape"),
        (("{npz}", "{npz}", "--out", "{out}"), "blobs.npz: it holds no codes of plain numbers."),
        (("{model}/model.json", "{npz}", "--out", "{out}"), "model.json: it is a file, and a model is a folder."),
    ],
    ids=range(8),
)
def test_a_command_that_cannot_be_followed(args: tuple[str, ...], told: str, plain: Path, npz: Path, tmp_path: Path):
    result = run("bring", *(arg.format(model=plain, npz=npz, out=tmp_path / "out") for arg in args))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.slow
def test_the_manual_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every block of Python but that of TensorFlow, and every command, in their order."""
    monkeypatch.chdir(tmp_path)
    manual = (Path(bringing.__file__).parents[2] / "docs" / "own-model.md").read_text("utf-8")
    blocks = re.findall(r"^```(python|console|json)\n(.*?)^```$", manual, re.M | re.S)
    assert len(blocks) > 8
    known: dict[str, Any] = {}
    for kind, text in blocks:
        if kind == "python" and "tensorflow" not in text:
            exec(compile(text, "own-model.md", "exec"), known)
        elif kind == "json":
            assert card.read(text.encode()).blur_is == "logvar"
        elif kind == "console" and "MODEL" not in text:
            command = shlex.split(text.removeprefix("$ python -m latent "))
            result = run(*command)
            assert result.exit_code == 0, result.output
    assert Space.load(tmp_path / "my-space").dials == 6
    assert {"Lower down", "Further right"} <= set(Space.load(tmp_path / "ways-space").directions)
    by_hand = whole(tmp_path / "by-hand", tmp_path / "sample.npz", tmp_path / "same")
    items = by_hand.given and by_hand.known()
    assert np.allclose(by_hand.encode(items).mean, Space.load(tmp_path / "pca-space").encode(items).mean, atol=1e-4)


def test_the_manual_names_every_key():
    manual = (Path(bringing.__file__).parents[2] / "docs" / "own-model.md").read_text("utf-8")
    for key in ("modality", "configuration", "input", "output", "….layout", "….flat", "….range", "….mean", "….std"):
        assert f"`{key}`" in manual
    for key in ("encoder.mean", "encoder.logvar", "encoder.std", "encoder.variance", "decoder.output"):
        assert f"`{key}`" in manual
