"""Training: :func:`fit` yields a :class:`Step` now and then and touches no file and prints nothing.

Batches are ``uint8`` in memory and become floats on the way into the model, which on two cores is quicker than a
loader that opens pictures. A :class:`Run` holds everything that the next step depends on (weights, optimiser,
counter, order of the data, random state), so that :meth:`Run.state` and :meth:`Run.restore` go on exactly where
training stood.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from numbers import Integral, Real
from typing import Any

import numpy as np
import torch
from torch import Tensor

from latent.errors import DataError, TrainingError, wrong
from latent.making import devices
from latent.making.vae import VAE, Objective
from latent.modalities.base import Modality
from latent.words import Saying

PRECISIONS = ("bfloat16", "float32")
_RANGES = dict.fromkeys(("dials", "width", "epochs", "batch"), (1, 1e6))
_RANGES |= dict.fromkeys(("warm_up", "contrasts_from"), (0, 1))
_RANGES |= {"varied": (0, 1), "hold": (0, 0.99), "held_out": (0, 0.999), "average": (0, 0.999999)}


@dataclass(frozen=True)
class Recipe:
    """Every choice of one training run; stored in the manifest of the space that it makes.

    Attributes:
        dials: latent dimensions.
        width: channels of the first layer; more is slower and finer.
        epochs: passes over the data, at most.
        steps: batches in all that the passes are fitted to, whatever the number of items; 0 takes ``epochs`` as stated.
        most_passes: that ``steps`` may come to: at some point, more of few items teach nothing new.
        batch: items a step.
        rate: highest learning rate; it rises over ``rise`` steps, stays for a share ``hold`` of training and falls
            along a cosine.
        decay: weight decay (AdamW).
        beta, free_nats, warm_up: see :class:`latent.making.vae.Objective`.
        patience: epochs without a better held-out bound after which training stops; 0 never stops early.
        held_out: share of the items that is never trained on.
        average: decay a step of the moving average of the weights that is kept; 0 keeps the last weights.
        contrasts: rows of each of the modality's contrasts in a step, see :meth:`latent.making.vae.VAE.analogy`; or 0.
        contrasts_weight: of that in what is minimised.
        contrasts_from: share of training before which there are none.
        varied: share of the items in a step that the modality varies, see
            :meth:`latent.modalities.base.Modality.varied`.
        precision: ``bfloat16``, where the device has it, or ``float32`` for the layers; the objective is always
            ``float32``.
        seed: of weights, order and noise.
    """

    dials: int = 32
    width: int = 32
    epochs: int = 20
    steps: int = 0
    most_passes: int = 60
    batch: int = 256
    rate: float = 2e-3
    rise: int = 200
    hold: float = 0.0
    decay: float = 0.01
    beta: float = 1.0
    free_nats: float = 0.0
    warm_up: float = 0.0
    patience: int = 0
    held_out: float = 0.05
    average: float = 0.0
    contrasts: int = 0
    contrasts_weight: float = 1.0
    contrasts_from: float = 0.0
    varied: float = 0.0
    precision: str = "bfloat16"
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be trained with, with :class:`DataError`; a person may have written it in a file."""
        for choice in fields(self):
            value, usual = getattr(self, choice.name), choice.default
            if isinstance(usual, str):
                fits = value in PRECISIONS
            else:
                low, high = _RANGES.get(choice.name, (0, 1e9))
                kind = Integral if isinstance(usual, int) else Real
                fits = isinstance(value, kind) and not isinstance(value, bool) and low <= value <= high
            if not fits:
                raise DataError(
                    Saying("error-item-recipe"), *wrong("error-recipe-value", name=choice.name, value=f"{value!r}")
                )

    def fitted(self, items: int) -> Recipe:
        """The same for so many items: with as many passes as make about :attr:`steps`."""
        passes = round(self.steps / max(1, items // self.batch))
        return replace(self, epochs=int(np.clip(passes, 1, self.most_passes))) if self.steps else self

    @property
    def objective(self) -> Objective:
        """The weights of the objective."""
        return Objective(self.beta, self.free_nats, self.warm_up)


@dataclass(frozen=True)
class Step:
    """Where training stands.

    Attributes:
        step, epoch: batches and whole passes done.
        progress: share of the planned training, 0..1.
        loss, rebuild: means since the last report, nats an item.
        kl: nats a dial ``(dials,)``.
        held_out: negative ELBO in nats on the held-out items, at the end of an epoch; else None.
        rate: items a second since the last report.
        seconds_left: a guess from that rate.
    """

    step: int
    epoch: int
    progress: float
    loss: float
    rebuild: float
    kl: np.ndarray
    held_out: float | None
    rate: float
    seconds_left: float


@dataclass
class Run:
    """A VAE in training with all that its next step depends on.

    What is drawn by chance is drawn on the processor and moved to the device, so that a run is the same on each but for
    how they round.
    """

    vae: VAE
    recipe: Recipe
    items: int
    optimiser: torch.optim.Optimizer = field(init=False)
    generator: torch.Generator = field(init=False)
    averaged: dict[str, Tensor] = field(init=False)
    order: Tensor = field(init=False)
    step: int = 0
    best: float = math.inf
    since_best: int = 0

    @property
    def device(self) -> torch.device:
        """Where its weights lie, and what it learns on; see :mod:`latent.making.devices`."""
        return next(self.vae.parameters()).device

    @property
    def lower(self) -> bool:
        """Whether layers compute in bfloat16."""
        return self.recipe.precision == "bfloat16" and devices.has_bfloat16(self.device)

    def __post_init__(self) -> None:
        self.optimiser = torch.optim.AdamW(
            self.vae.parameters(), lr=self.recipe.rate, weight_decay=self.recipe.decay, betas=(0.9, 0.99), fused=True
        )
        self.generator = torch.Generator().manual_seed(self.recipe.seed)
        self.averaged = {k: v.detach().clone() for k, v in self.vae.state_dict().items()}
        self.order = torch.randperm(self.items, generator=self.generator)

    @property
    def steps_an_epoch(self) -> int:
        """Batches in one pass; a last short batch is left for the next order."""
        return max(1, self.items // self.recipe.batch)

    @property
    def steps(self) -> int:
        """Batches in the whole plan."""
        return self.recipe.epochs * self.steps_an_epoch

    @property
    def done(self) -> bool:
        """Whether the plan is at its end, or no better bound came for as many passes as the recipe waits."""
        return self.step >= self.steps or 0 < self.recipe.patience <= self.since_best

    def settle(self) -> None:
        """Take the averaged weights, if the recipe asks for them: nothing comes after."""
        if self.recipe.average:
            self.vae.load_state_dict(self.averaged)

    def judge(self, bound: float) -> None:
        """Count the passes since the best held-out bound."""
        self.since_best = 0 if bound < self.best else self.since_best + 1
        self.best = min(self.best, bound)

    def state(self) -> dict[str, Any]:
        """Tensors, numbers and text only: what :meth:`restore` needs to go on exactly.

        The tensors are those in use: write them to a file, or copy them, before the next step.
        """
        return {
            "recipe": asdict(self.recipe),
            "weights": self.vae.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "averaged": self.averaged,
            "generator": self.generator.get_state(),
            "order": self.order,
            "counters": [self.step, self.best, self.since_best, self.items],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from :meth:`state`; :class:`TrainingError` if it was made with another recipe, network or data."""
        step, best, since_best, items = state["counters"]
        if items != self.items:
            raise TrainingError(
                Saying("error-item-checkpoint"), *wrong("error-checkpoint-items", there=items, here=self.items)
            )
        made = state.get("recipe", {})
        if other := [name for name, value in asdict(self.recipe).items() if made.get(name, value) != value]:
            raise TrainingError(
                Saying("error-item-checkpoint"), *wrong("error-checkpoint-recipe", names=", ".join(other))
            )
        try:
            self.vae.load_state_dict(state["weights"])
        except RuntimeError as error:
            raise TrainingError(Saying("error-item-checkpoint"), *wrong("error-checkpoint-network")) from error
        self.optimiser.load_state_dict(state["optimiser"])
        self.averaged = {k: v.to(self.device, copy=True) for k, v in state["averaged"].items()}
        self.generator.set_state(state["generator"])
        self.order = state["order"]
        self.step, self.best, self.since_best = int(step), float(best), int(since_best)

    def advance(self, inputs: Tensor, contrasts: Sequence[Tensor] = ()) -> tuple[float, float, Tensor]:
        """One step on a batch and on contrasts ``(sides, n, ...)``; its loss, rebuild term and KL of each dial."""
        progress = self.step / self.steps
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.rate * schedule(self.step, progress, self.recipe.rise, self.recipe.hold)
        noise = torch.randn(len(inputs), self.recipe.dials, generator=self.generator).to(self.device)
        lower = torch.autocast(self.device.type, torch.bfloat16, enabled=self.lower)
        with lower, torch.random.fork_rng(devices=()):
            torch.manual_seed((self.recipe.seed << 32) + self.step)  # of what networks hide from themselves
            terms = self.vae.terms(inputs, noise, self.recipe.objective, progress)
            loss = terms.loss + self._analogy(contrasts) if contrasts else terms.loss
        if not torch.isfinite(loss):
            raise TrainingError(Saying("error-item-training"), *wrong("error-training-lost", step=self.step))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.vae.parameters(), 100.0)
        self.optimiser.step()
        self.step += 1
        self._average()
        return terms.loss.item(), terms.rebuild.item(), terms.kl.detach().cpu()

    def _analogy(self, contrasts: Sequence[Tensor]) -> Tensor:
        items = sum(len(sides) * sides.shape[1] for sides in contrasts)
        noise = torch.randn(items, self.recipe.dials).to(self.device)
        return self.recipe.contrasts_weight * self.vae.analogy(contrasts, noise)

    def contrasted(self, counts: Sequence[int]) -> list[np.ndarray]:
        """Row numbers of the next of each contrast that has so many; none before their time."""
        if self.step < self.recipe.contrasts_from * self.steps:
            return []
        rng = np.random.default_rng((self.recipe.seed, self.step))
        return [rng.integers(count, size=self.recipe.contrasts) for count in counts]

    def vary(self, modality: Modality, arrays: np.ndarray) -> np.ndarray:
        """A batch of items ``(n, ...)``, a share of which the modality varies; the same for the same step."""
        if not self.recipe.varied:
            return arrays
        rng = np.random.default_rng((self.recipe.seed, self.step, len(arrays)))
        chosen = np.flatnonzero(rng.random(len(arrays)) < self.recipe.varied)
        mixed = arrays.copy()
        mixed[chosen] = modality.varied(arrays[chosen], rng)
        return mixed

    def _average(self) -> None:
        # Early weights are far off: the average forgets them by a decay that grows with the counter.
        decay = min(self.recipe.average, self.step / (self.step + 10))
        for name, value in self.vae.state_dict().items():
            self.averaged[name].lerp_(value, 1 - decay)

    def batch(self) -> Tensor:
        """Row numbers of the next batch; a new order is drawn at the start of each pass."""
        place = self.step % self.steps_an_epoch
        if place == 0 and self.step > 0:
            self.order = torch.randperm(self.items, generator=self.generator)
        return self.order[place * self.recipe.batch : (place + 1) * self.recipe.batch]


def schedule(step: int, progress: float, rise: int, hold: float = 0.0) -> float:
    """Share of the highest learning rate.

    Args:
        step: batches done.
        progress: share of training done, 0..1.
        rise: steps of the straight rise from zero.
        hold: share of training until the rate begins to fall, along half a cosine down to a hundredth.
    """
    fallen = min(1.0, max(0.0, progress - hold) / (1 - hold))
    return min(1.0, (step + 1) / max(1, rise)) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * fallen)))


def build(modality: Modality, recipe: Recipe) -> VAE:
    """A fresh VAE for ``modality``, the same for the same seed."""
    with torch.random.fork_rng():
        torch.manual_seed(recipe.seed)
        encoder, decoder = modality.nets(recipe.dials, recipe.width)
    return VAE(encoder, decoder).to(memory_format=torch.channels_last)


Contrasts = Mapping[str, tuple[np.ndarray, ...]]
"""Items by what they differ in, see :meth:`latent.modalities.base.Modality.contrasts`."""


def fit(
    modality: Modality,
    arrays: np.ndarray,
    run: Run,
    held_out: np.ndarray,
    every: int = 50,
    contrasts: Contrasts | None = None,
    seconds: float = math.inf,
) -> Iterator[Step]:
    """Train until the plan is done or early stopping says so, from wherever ``run`` stands.

    Args:
        modality: turns items into inputs.
        arrays: items to train on ``(n, ...)``.
        run: changed in place; at the end its VAE holds the averaged weights if the recipe asks for them.
        held_out: items ``(m, ...)`` on which the bound is measured after each pass.
        every: steps between reports.
        contrasts: items that the recipe asks for.
        seconds: between reports, at most, where steps take long.

    Raises:
        TrainingError: the loss is no longer a number.
    """
    sums: list[tuple[float, float, Tensor]] = []
    started, told = time.monotonic(), list((contrasts or {}).values())
    while not run.done:
        inputs = as_inputs(modality, run.vary(modality, arrays[run.batch().numpy()]), run.device)
        sums.append(run.advance(inputs, _contrasted(modality, told, run)))
        whole = run.step % run.steps_an_epoch == 0
        if not (whole or run.step % every == 0 or time.monotonic() - started > seconds):
            continue
        bound = held_out_bound(modality, run, held_out) if whole else None
        if bound is not None:  # before the report, at which a checkpoint is kept
            run.judge(bound)
        yield _report(run, sums, time.monotonic() - started, bound)
        sums, started = [], time.monotonic()
    run.settle()


def _contrasted(modality: Modality, contrasts: Sequence[tuple[np.ndarray, ...]], run: Run) -> list[Tensor]:
    """The next of each contrast as inputs ``(sides, n, ...)``."""
    drawn = zip(contrasts, run.contrasted([len(sides[0]) for sides in contrasts]), strict=False)
    told = [torch.stack([torch.from_numpy(modality.inputs(side[rows])) for side in sides]) for sides, rows in drawn]
    return [sides.to(run.device) for sides in told]


def _report(run: Run, sums: list[tuple[float, float, Tensor]], seconds: float, bound: float | None) -> Step:
    rate = len(sums) * run.recipe.batch / max(seconds, 1e-6)
    return Step(
        step=run.step,
        epoch=run.step // run.steps_an_epoch,
        progress=run.step / run.steps,
        loss=float(np.mean([s[0] for s in sums])),
        rebuild=float(np.mean([s[1] for s in sums])),
        kl=torch.stack([s[2] for s in sums]).mean(0).numpy(),
        held_out=bound,
        rate=rate,
        seconds_left=(run.steps - run.step) * run.recipe.batch / rate,
    )


@torch.no_grad()
def held_out_bound(modality: Modality, run: Run, arrays: np.ndarray, batch: int = 500) -> float:
    """The training objective in nats an item on held-out items, with the averaged weights where the recipe keeps them.

    The noise is the same at each call, so that two calls differ by the weights alone and ``run``'s own random state
    is untouched.
    """
    vae = copy.deepcopy(run.vae).eval()
    if run.recipe.average:
        vae.load_state_dict(run.averaged)
    generator = torch.Generator().manual_seed(run.recipe.seed + 1)
    total = 0.0
    for start in range(0, len(arrays), batch):
        inputs = as_inputs(modality, arrays[start : start + batch], run.device)
        noise = torch.randn(len(inputs), run.recipe.dials, generator=generator).to(run.device)
        log_likelihood, mean, logvar = vae(inputs, noise)
        kl = 0.5 * (mean.square() + logvar.exp() - 1 - logvar).sum(1)
        total += float((run.recipe.beta * kl - log_likelihood).sum())
    return total / len(arrays)


def as_inputs(modality: Modality, arrays: np.ndarray, device: torch.device | str = "cpu") -> Tensor:
    """Items as a tensor laid out as the convolutions like it best."""
    tensor = torch.from_numpy(modality.inputs(arrays)).to(device)
    return tensor.contiguous(memory_format=torch.channels_last) if tensor.ndim == 4 else tensor
