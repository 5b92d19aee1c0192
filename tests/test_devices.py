"""What a model learns on: nothing of a step stays on the processor when the weights lie elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latent import modalities
from latent.errors import RequestError
from latent.making import devices, training
from latent.making.training import Recipe
from latent.modalities.base import Modality

PICTURES = np.random.default_rng(0).integers(0, 255, (8, 16, 16, 3), np.uint8)
TEXTS = np.array(["Where is the old man?", "I saw him there.", "He is not here.", "You knew it."] * 30)


def bound(name: str) -> tuple[Modality, np.ndarray]:
    """A modality and items that its model takes."""
    kind = modalities.get(name)
    arrays = PICTURES if name == "image" else TEXTS
    modality = kind(kind.guess_config(arrays))
    return modality, modality.adopt(arrays)[:8]


@pytest.mark.parametrize("name", ["image", "passages"])  # of sentences, lengths are read from values
def test_a_step_takes_place_where_the_weights_lie(name: str):
    modality, arrays = bound(name)
    recipe = Recipe(dials=4, width=8)
    vae = training.build(modality, recipe).to("meta")  # which has shapes and no values, and mixes with nothing
    inputs = training.as_inputs(modality, arrays, "meta")
    terms = vae.terms(inputs, torch.randn(len(arrays), 4, device="meta"), recipe.objective)
    terms.loss.backward()
    assert terms.kl.device.type == "meta"


def test_what_there_is_can_be_named():
    assert devices.find("cpu") == torch.device("cpu")
    assert devices.find().type in ("cpu", "cuda", "mps", "xpu")
    assert devices.called(torch.device("cpu")) == "cpu"


@pytest.mark.parametrize("name", ["abacus", "meta"])
def test_what_there_is_not_is_refused(name: str):
    with pytest.raises(RequestError, match="no such device"):
        devices.find(name)


@pytest.mark.skipif(devices.find().type == "cpu", reason="there is no accelerator in this computer")
def test_an_accelerator_learns_the_same():
    modality, arrays = bound("image")
    recipe = Recipe(dials=4, width=8, epochs=5, batch=4, precision="float32")
    bounds = []
    for device in ("cpu", devices.AUTO):
        run = training.Run(training.build(modality, recipe).to(devices.find(device)), recipe, len(arrays))
        bounds.append([step.loss for step in training.fit(modality, arrays, run, arrays)])
    assert np.allclose(*bounds, rtol=1e-2)


def test_layers_are_in_bfloat16_only_where_it_is_quick(monkeypatch: pytest.MonkeyPatch):
    modality, arrays = bound("image")
    for able in (True, False):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda able=able: {"avx2": True, "avx512_bf16": able})
        run = training.Run(training.build(modality, Recipe(dials=4, width=8)), Recipe(dials=4, width=8), len(arrays))
        assert run.lower is able
