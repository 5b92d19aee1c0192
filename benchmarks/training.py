"""Training beside pythae's trainer: the same network and data, one run, one pass after the other in turn."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import numpy as np
import torch

from benchmarks.common import FILES, SEED, SPACES, Result, Table, Target, save, say, seconds, subject
from latent import faces
from latent.making.training import Recipe, Run, as_inputs, build, fit, held_out_bound
from latent.making.vae import VAE
from latent.modalities.base import Modality
from latent.space import Space

PASSES = 3
RISE, HOLD = 30, 0.5
FACES = 8_000
MOST = 20_000
ARMS = ("pythae", "bfloat16", "float32")
TITLES = {"pythae": "pythae's trainer", "bfloat16": "ours, bfloat16 (as shipped)", "float32": "ours, float32"}

HOW = f"""
The shipped recipe's network (digits and fashion 28 by 28, grey; faces 64 by 64, in colour) from the same start, at
beta 1, on the same {MOST:,} trained rows ({FACES:,} portraits drawn for it) in the recipe's batches without a short
last one, {PASSES} passes. Three trainings in one process take turns, pass by pass, the first changing each time; images
a second and ratios are medians over the passes.
All on one thread.
pythae gets what its configuration can say of our recipe: AdamW with the same rate, betas and decay, a cosine
over the passes, cross-entropy, data in memory; its own `train_step` is timed, without its copies of the best
model.
Ours is `latent.making.training.fit`: in-memory `uint8` batches, `channels_last`, fused AdamW, a rise over {RISE}
steps and a cosine by step over the second half. Averaged weights, which pythae does not have and which
need more passes than these, are off.
Negative ELBO (nats a picture) and MSE of decoded means on the held-out rows, computed alike in float32 for all
three.
"""


def measure() -> Result:
    """The part."""
    logging.disable(logging.INFO)  # pythae tells much
    torch.set_num_threads(1)  # so that what else the machine does weighs on all alike
    figures = {trainee.name: of_data(trainee) for trainee in trainees()}
    return Result(
        part="training",
        title="Training",
        how=HOW,
        tables=[table(name, found) for name, found in figures.items()],
        targets=[target for name, found in figures.items() for target in targets(name, found)],
        packages=["torch", "pythae", "numpy"],
        spaces=[*FILES, "faces"],
        notes=[bfloat_note(name, found) for name, found in figures.items()],
        figures=figures,
    )


@dataclass(frozen=True)
class Trainee:
    """What is trained: a shipped space's modality and recipe, items to train on and items to judge by."""

    name: str
    modality: Modality
    recipe: Recipe
    trained: np.ndarray
    held: np.ndarray


def trainees() -> Iterator[Trainee]:
    """The data sets of digits and fashion, and new portraits."""
    for name in FILES:
        seen = subject(name)
        recipe = Recipe(**seen.space.manifest.recipe)
        yield Trainee(
            name, seen.space.modality, recipe, seen.data.arrays[seen.trained[:MOST]], seen.data.arrays[seen.held]
        )
    space = Space.load(SPACES / "faces")
    drawn = faces.draw(faces.sample(FACES + 1_000, np.random.default_rng(SEED + 10)))
    yield Trainee("faces", space.modality, Recipe(**space.manifest.recipe), drawn[1_000:], drawn[:1_000])


def of_data(trainee: Trainee) -> dict[str, dict[str, Any]]:
    """Three trainings in turn; times of each pass and where each ends."""
    recipe = trainee.recipe
    recipe = replace(recipe, beta=1.0, free_nats=0.0, warm_up=0.0, patience=0, epochs=PASSES, average=0.0)
    recipe = replace(recipe, rise=RISE, hold=HOLD)
    arrays = trainee.trained[: len(trainee.trained) // recipe.batch * recipe.batch]
    modality = trainee.modality
    vaes = {arm: build(modality, recipe) for arm in ARMS}
    with tempfile.TemporaryDirectory() as folder:
        passes = {"pythae": pythae_passes(vaes["pythae"], modality, arrays, recipe, folder)}
        for arm in ARMS[1:]:
            passes[arm] = own_passes(vaes[arm], modality, arrays, replace(recipe, precision=arm))
        times = in_turn(passes, trainee.name)
    return {
        arm: {"seconds": times[arm], "images": len(arrays)} | ends(vaes[arm], modality, trainee.held, recipe)
        for arm in ARMS
    }


def in_turn(passes: dict[str, Callable[[], None]], name: str) -> dict[str, list[float]]:
    """Time each training's passes, taking turns."""
    times: dict[str, list[float]] = {arm: [] for arm in passes}
    for number in range(PASSES):
        for arm in np.roll(ARMS, number).tolist():
            times[arm].append(seconds(passes[arm]))
        say(f"{name}: pass {number + 1} of {PASSES}, {', '.join(f'{arm} {t[-1]:.1f} s' for arm, t in times.items())}")
    return times


def own_passes(vae: VAE, modality: Modality, arrays: np.ndarray, recipe: Recipe) -> Callable[[], None]:
    """A call that trains one pass more by ``fit``."""
    run = Run(vae, recipe, len(arrays))
    steps = fit(modality, arrays, run, arrays[:2])  # two rows: no evaluation to speak of within the time

    def one() -> None:
        for step in steps:
            if step.held_out is not None:
                break
        if run.done:
            next(steps, None)  # the end of fit, where the averaged weights are taken

    return one


def pythae_passes(vae: VAE, modality: Modality, arrays: np.ndarray, recipe: Recipe, folder: str) -> Callable[[], None]:
    """A call that trains the same networks one pass more by pythae's ``train_step``."""
    from pythae.data.datasets import BaseDataset
    from pythae.trainers import BaseTrainer, BaseTrainerConfig

    config = BaseTrainerConfig(
        output_dir=folder,
        num_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.rate,
        optimizer_cls="AdamW",
        optimizer_params={"weight_decay": recipe.decay, "betas": (0.9, 0.99)},
        scheduler_cls="CosineAnnealingLR",
        scheduler_params={"T_max": recipe.epochs},
        seed=recipe.seed,
        no_cuda=True,
    )
    data = BaseDataset(torch.from_numpy(modality.inputs(arrays)), torch.zeros(len(arrays)))
    trainer = BaseTrainer(in_pythae(vae, modality, recipe), data, None, config, [])
    trainer.prepare_training()
    trainer.callback_handler.callbacks.clear()  # progress bars, which cost a little and tell nothing here
    numbers = iter(range(1, recipe.epochs + 1))

    def one() -> None:
        trainer.train_step(next(numbers))
        trainer._schedulers_step()

    return one


def in_pythae(vae: VAE, modality: Modality, recipe: Recipe) -> torch.nn.Module:
    """pythae's VAE around the very networks of ours."""
    from pythae.models import VAE as Theirs  # noqa: N811
    from pythae.models import VAEConfig
    from pythae.models.base.base_utils import ModelOutput
    from pythae.models.nn import BaseDecoder, BaseEncoder

    class Encoder(BaseEncoder):
        def __init__(self) -> None:
            super().__init__()
            self.net = vae.encoder

        def forward(self, x: torch.Tensor) -> ModelOutput:
            mean, logvar = self.net(x)
            return ModelOutput(embedding=mean, log_covariance=logvar)

    class Decoder(BaseDecoder):
        def __init__(self) -> None:
            super().__init__()
            self.net = vae.decoder

        def forward(self, z: torch.Tensor) -> ModelOutput:
            return ModelOutput(reconstruction=self.net(z).mean)

    vae.to(memory_format=torch.contiguous_format)  # as pythae would have made them
    config = modality.to_json()
    shape = (config["channels"], config["height"], config["width"])
    return Theirs(VAEConfig(input_dim=shape, latent_dim=recipe.dials, reconstruction_loss="bce"), Encoder(), Decoder())


@torch.no_grad()
def ends(vae: VAE, modality: Modality, held: np.ndarray, recipe: Recipe) -> dict[str, float]:
    """Negative ELBO and MSE of trained networks on held-out rows."""
    run = Run(vae.eval(), replace(recipe, average=0.0), len(held))
    errors = []
    for part in np.array_split(held, max(1, len(held) // 500)):
        inputs = as_inputs(modality, part)
        mean, _ = vae.encoder(inputs)
        errors.append(modality.error(part, vae.decoder(mean).mean.numpy()))
    return {"negative_elbo": held_out_bound(modality, run, held), "mse": float(np.concatenate(errors).mean())}


# ---- as read ----------------------------------------------------------------------------------------------------


def rate(found: dict[str, Any]) -> float:
    return found["images"] / median(found["seconds"])


def times_as_fast(fast: dict[str, Any], slow: dict[str, Any]) -> float:
    """Median over the passes, each beside its neighbour in time."""
    return median(s / f for f, s in zip(fast["seconds"], slow["seconds"], strict=True))


def table(name: str, found: dict[str, dict[str, Any]]) -> Table:
    base = found["pythae"]
    rows = [
        [title, f"{rate(k):,.0f}", f"{times_as_fast(k, base):.2f}", f"{k['negative_elbo']:.2f}", f"{k['mse']:.5f}"]
        for arm, title in TITLES.items()
        if (k := found[arm])
    ]
    return Table(name, ["", "images a second", "times pythae", "negative ELBO", "MSE"], rows)


def bfloat_note(name: str, found: dict[str, dict[str, Any]]) -> str:
    half, full = found["bfloat16"], found["float32"]
    return (
        f"{name}, bfloat16 against float32 after the same steps: {times_as_fast(half, full):.2f} times as fast,"
        f" negative ELBO {half['negative_elbo'] - full['negative_elbo']:+.2f} nats,"
        f" MSE {half['mse'] - full['mse']:+.6f}."
    )


def targets(name: str, found: dict[str, dict[str, Any]]) -> list[Target]:
    ours, theirs = found["bfloat16"], found["pythae"]
    over = ours["negative_elbo"] - theirs["negative_elbo"]
    half = ours["negative_elbo"] - found["float32"]["negative_elbo"]
    large = name == "faces"
    near = 0.005 * theirs["negative_elbo"] if large else 0.5
    faster = times_as_fast(ours, theirs)
    return [
        Target(f"{name}: images a second, times pythae's trainer", faster, 1.6 if large else 1.2, form="{:.2f}"),
        Target(f"{name}: negative ELBO over pythae's, nats", over, near, most=True, form="{:+.2f}"),
        Target(f"{name}: negative ELBO, bfloat16 over float32, nats", half, near, most=True, form="{:+.2f}"),
    ]


if __name__ == "__main__":
    save(measure())
