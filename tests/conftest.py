"""What many tests share: a small data set, and a space that was really trained on it.

``tiny_space`` is made once for a whole run and must not be changed; copy its folder where a test damages one.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import pytest

from latent.datasets import Dataset
from latent.modalities.image import ImageConfig, ImageModality

SIDE = 28
SHAPES = ("bar", "cross", "disc")
REPOSITORY = Path(__file__).parent.parent


def _pictures(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Light bars, crosses and discs on black, ``uint8 (count, 28, 28, 1)``, in varied places, thick and thin."""
    rng = np.random.default_rng(seed)
    labels = np.array([SHAPES[i % len(SHAPES)] for i in range(count)])
    middle, thick, light = rng.uniform(11, 16, (count, 2)), rng.uniform(1.0, 3.0, count), rng.uniform(0.7, 1, count)
    down, across = np.mgrid[:SIDE, :SIDE]
    # How far each pixel lies outside the shape: the edge is one pixel soft.
    y, x = np.abs(down - middle[:, :1, None]), np.abs(across - middle[:, 1:, None])
    upright = np.maximum(x - thick[:, None, None], y - 8)
    lying = np.maximum(y - thick[:, None, None], x - 8)
    outside = {"bar": upright, "cross": np.minimum(upright, lying), "disc": np.hypot(x, y) - 3 - thick[:, None, None]}
    chosen = np.choose(np.arange(count)[:, None, None] % len(SHAPES), [outside[name] for name in SHAPES])
    grey = light[:, None, None] * np.clip(0.5 - chosen, 0, 1)
    return np.rint(255 * grey).astype(np.uint8)[..., None], labels


@pytest.fixture(scope="session")
def tiny_data() -> Dataset:
    """400 grey pictures of 28 x 28 pixels with the labels bar, cross and disc, framed as ink."""
    arrays, labels = _pictures(400)
    modality = ImageModality(ImageConfig(SIDE, SIDE, framing="ink"))
    return Dataset(modality, arrays, labels, np.array([f"shape {i}" for i in range(len(arrays))]))


@pytest.fixture(scope="session")
def tiny_space(tiny_data: Dataset, tmp_path_factory: pytest.TempPathFactory):
    """A space called "tiny" with every part that a space has, trained on ``tiny_data``; not to be written to."""
    from latent.making.trained_space import Plan, train
    from latent.making.training import Recipe

    recipe = Recipe(dials=6, width=8, epochs=12, batch=32, rate=5e-3, rise=5, beta=0.1, held_out=0.1, average=0.5)
    plan = Plan("tiny", "Shapes", "Bars, crosses and discs.", "Drawn for the tests.", labels=SHAPES, recipe=recipe)
    making = train(plan, tiny_data, tmp_path_factory.mktemp("spaces") / "tiny", "pytest")
    while True:
        try:
            next(making)
        except StopIteration as done:
            return done.value


TOPICS = {
    "hotel": ["room", "bed", "breakfast", "reception", "shower", "balcony", "towels", "pool", "lobby", "luggage"],
    "film": ["actors", "plot", "camera", "scene", "ending", "script", "music", "screen", "director", "comedy"],
}


@pytest.fixture(scope="session")
def reviews() -> str:
    """A table of 120 texts of 20 words about two things, each with its topic, stars and a day, as CSV."""
    rng = random.Random(0)
    lines = ["text,topic,stars,day"]
    for number in range(120):
        topic = list(TOPICS)[number % 2]
        said = " and then the ".join(rng.sample(TOPICS[topic], 6))
        lines.append(f"Number {number}: we liked the {said},{topic},{rng.randint(1, 5)}.5,2024-03-{1 + number % 28:02}")
    return "\n".join(lines)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of real data that ``LATENT_DATA`` names; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("LATENT_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no data at {folder}; LATENT_DATA names its folder")
    return folder


@pytest.fixture(scope="session")
def strangers(data_folder: Path) -> Path:
    """Other people's broken and odd files: no part of the product; what they taught is tested on files made for it."""
    return data_folder / "strangers"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps is kept in its own folder, never in a person's."""
    monkeypatch.setenv("LATENT_HOME", str(tmp_path / "latent-home"))
