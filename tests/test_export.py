"""The two ONNX files: equal to torch, half the size, whole in themselves, and silent about where they were made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto

from latent.engine import OnnxModel
from latent.errors import SpaceDamaged, TrainingError
from latent.making import training
from latent.making.export import Means, export, halve
from latent.making.network_files import IR_VERSION, OPSET, TOLERANCE
from latent.making.training import Recipe
from latent.making.vae import VAE
from latent.modalities.image import ImageConfig, ImageModality

MODALITY = ImageModality(ImageConfig(20, 12, channels=3))
ARRAYS = np.random.default_rng(0).integers(0, 256, (300, 20, 12, 3), dtype=np.uint8)
INPUTS = MODALITY.inputs(ARRAYS)
PARTS = ("encoder.onnx", "decoder.onnx")


def _vae() -> VAE:
    vae = training.build(MODALITY, Recipe(dials=5, width=8, seed=1))
    torch.manual_seed(0)
    with torch.no_grad():
        for weight in vae.parameters():  # residual branches start at zero, which would test nothing
            weight.add_(0.02 * torch.randn_like(weight))
    return halve(vae)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[VAE, Path, dict[str, float]]:
    folder = tmp_path_factory.mktemp("exported")
    vae = _vae()
    return vae, folder, export(vae, INPUTS[:8], folder)


def test_parity_is_measured_and_small(exported):
    _, _, parity = exported
    assert set(parity) == {"encoder", "decoder"}
    assert all(0 <= gap <= TOLERANCE for gap in parity.values())


@pytest.mark.parametrize("count", [1, 3, 300])
def test_any_number_of_items_at_once_gives_what_torch_gives(exported, count: int):
    vae, folder, _ = exported
    with torch.no_grad():
        mean, logvar = vae.encoder(torch.from_numpy(INPUTS[:count]))
        decoded = Means(vae)(mean)
    told = OnnxModel(folder / "encoder.onnx").run(INPUTS[:count])
    assert np.allclose(told[0], mean, atol=1e-4)
    assert np.allclose(told[1], logvar, atol=1e-4)
    # in one call and not in batches, too
    session = onnxruntime.InferenceSession(str(folder / "decoder.onnx"), providers=["CPUExecutionProvider"])
    (drawn,) = session.run(None, {"code": mean.numpy()})
    assert drawn.shape == (count, 3, 20, 12)
    assert np.allclose(drawn, decoded, atol=1e-4)
    assert 0 <= drawn.min() <= drawn.max() <= 1, "means of Bernoulli values"


def test_halving_rounds_every_weight_to_half_precision():
    vae = training.build(MODALITY, Recipe(dials=5, width=8))
    before = [w.detach().clone() for w in vae.parameters()]
    assert halve(vae) is vae
    for weight, was in zip(vae.parameters(), before, strict=True):
        assert weight.dtype == torch.float32
        assert torch.equal(weight, was.half().float())


@pytest.mark.parametrize("part", PARTS)
def test_weights_are_stored_as_float16(exported, part: str):
    vae, folder, _ = exported
    graph = onnx.load(folder / part).graph
    stored = {t: sum(int(np.prod(w.dims)) for w in graph.initializer if w.data_type == t) for t in (1, 10)}
    assert stored[TensorProto.FLOAT16] > 0.98 * sum(
        w.numel() for w in getattr(vae, part.partition(".")[0]).parameters()
    )
    assert stored[TensorProto.FLOAT] < 100


@pytest.mark.parametrize("part", PARTS)
def test_versions_are_pinned_and_names_are_plain(exported, part: str):
    model = onnx.load(exported[1] / part)
    assert {o.domain: o.version for o in model.opset_import}[""] == OPSET == 20
    assert model.ir_version == IR_VERSION
    assert [i.name for i in model.graph.input] == (["inputs"] if part == "encoder.onnx" else ["code"])
    assert [o.name for o in model.graph.output] == (["mean", "logvar"] if part == "encoder.onnx" else ["decoded"])
    assert all(not node.domain for node in model.graph.node), "no operators but the standard's own"


def test_there_is_no_second_file(exported):
    assert sorted(p.name for p in exported[1].iterdir()) == sorted(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_a_file_tells_nothing_of_the_machine_that_made_it(exported, part: str):
    data = (exported[1] / part).read_bytes()
    told = [b"site-packages", b".py", b"/home", b"/tmp", b"/usr", b"\\Users", b"Traceback", b"stack_trace"]
    told += [str(Path(__file__).parents[1]).encode(), str(Path.home()).encode() + b"/"]
    assert [word for word in told if word in data] == []


def test_engines_that_disagree_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run = OnnxModel.run
    monkeypatch.setattr(OnnxModel, "run", lambda self, x: [o + 0.1 for o in run(self, x)])
    with pytest.raises(TrainingError, match=r"encoder: onnxruntime and torch differ by 0\.1"):
        export(_vae(), INPUTS[:4], tmp_path)


def test_outputs_that_are_no_numbers_are_told(tmp_path: Path):
    vae = _vae()
    with torch.no_grad():
        vae.decoder.head[0].bias.fill_(torch.nan)
    with pytest.raises(TrainingError, match="decoder"):
        export(vae, INPUTS[:4], tmp_path)


@pytest.mark.parametrize("data", [b"", b"no model", b"\x08\x0a" * 50])
def test_what_is_no_model_is_damaged(tmp_path: Path, data: bytes):
    (tmp_path / "encoder.onnx").write_bytes(data)
    with pytest.raises(SpaceDamaged, match=r"encoder\.onnx"):
        OnnxModel(tmp_path / "encoder.onnx")


def test_no_items_give_no_outputs(exported):
    mean, logvar = OnnxModel(exported[1] / "encoder.onnx").run(INPUTS[:0])
    assert mean.shape == logvar.shape == (0, 5)
