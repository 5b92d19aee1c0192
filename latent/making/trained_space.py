"""Making a space by training: train, export, and find everything else that a space holds.

This is the one place where torch, umap and scikit-learn meet; it runs in a job or a terminal, never in the web process.
"""

from __future__ import annotations

import copy
import hashlib
import shutil
import time
import tomllib
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_model, save_model

from latent.actions import Progress
from latent.birth import Birth
from latent.datasets import Dataset, Index, split
from latent.errors import DataError, TrainingError, wrong
from latent.making import devices, training
from latent.making.comparing import compare
from latent.making.export import export, halve
from latent.making.findings import Networks, Profile, check_enough, complete
from latent.making.training import Recipe, Run
from latent.making.vae import VAE
from latent.making.watching import Watcher
from latent.manifest import misfits
from latent.maps import Map
from latent.modalities.base import Modality
from latent.recipes import OUTSIDE
from latent.space import Space, write_manifest
from latent.words import Saying, either

ENOUGH = "enough"
"""What is sent to a training that is to go no further."""

KEPT_EVERY = 10.0
"""Seconds between two checkpoints: what is lost at most."""

KEPT_FIRST = 2.0
"""Seconds until the first, so that whatever ends a program again and again does not find it where it was."""

ROOM = 300_000_000
"""Bytes that have to be free on the disk for a training to go on."""

KNOWN_ITEMS = ("original", "redrawn", "kept")
"""What known items are shown as: as the model sees them, as it redraws them, or as they were given."""


@dataclass(frozen=True)
class Plan(Profile):
    """What a recipe file (TOML) says: who the space is, and how it is trained.

    Of what it may say, ``taught`` names the modality's contrasts that training takes, all where it names none.
    """

    labels: tuple[str, ...] = ()
    configuration: dict[str, Any] = field(default_factory=dict)
    index: Index = Index()  # noqa: RUF009 - frozen
    recipe: Recipe = field(default_factory=Recipe)
    taught: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path, preset: str | None = None) -> Plan:
        """Read a recipe file, with one of its presets laid over it; :class:`DataError` if it is not one."""
        try:
            values = tomllib.loads(path.read_text("utf-8"))
            outside = {key: values.pop(key, {}) for key in OUTSIDE}
            over = outside["presets"][preset] if preset else {}
            recipe = Recipe(**values.pop("recipe", {}) | over)
            index = Index(**values.pop("index", {}))
            lists = {key: tuple(values.get(key, ())) for key in ("labels", "taught")}
            plan = cls(**values | {"recipe": recipe, "index": index} | lists)
        except DataError as error:
            raise DataError(path.name, error.problem, error.cure) from error
        except (OSError, TypeError, ValueError, KeyError) as error:
            raise DataError(path.name, *wrong("error-recipe-none")) from error
        if misfits(plan) or plan.components < 1 or plan.known_items not in KNOWN_ITEMS:
            strange = ", ".join(misfits(plan)) or either(("components", "known_items"))
            raise DataError(path.name, *wrong("error-recipe-strange", names=strange))
        return plan


def train(
    plan: Plan,
    data: Dataset,
    out: Path,
    command: str = "",
    begin: Space | None = None,
    watched: bool = False,
    device: str = devices.AUTO,
) -> Generator[Progress, str, Space]:
    """Train a VAE on ``data`` and make a space of it in ``out``.

    A checkpoint beside the parts, kept every few seconds and when the generator is closed, lets the same call go on
    exactly where an earlier one was stopped. Sent :data:`ENOUGH`, it trains no further and makes a space of what there
    is.

    Args:
        plan: who the space is, and how it is trained.
        data: what it is trained on.
        out: the folder.
        command: recorded in the manifest.
        begin: a space whose networks training goes on from; else they are fresh.
        watched: whether frames of how it came to be are kept in its folder, see :mod:`latent.birth`.
        device: what it learns on, see :func:`latent.making.devices.find`.
    """
    check_enough(data)
    torch.set_num_threads(min(4, torch.get_num_threads()))
    modality = data.modality
    trained, held = split(len(data.arrays), plan.recipe.held_out, plan.recipe.seed)
    plan = replace(plan, recipe=plan.recipe.fitted(len(trained)))
    vae = training.build(modality, plan.recipe)
    if begin is not None:
        _begin(vae, modality, begin)
    run = Run(vae.to(devices.find(device)), plan.recipe, len(trained))
    checkpoint = out / "checkpoint.pt"
    out.mkdir(parents=True, exist_ok=True)
    content = _fingerprint(data)
    if checkpoint.exists():
        _go_on(run, checkpoint, content)
    contrasts = modality.contrasts(data.arrays[trained]) if plan.recipe.contrasts else {}
    contrasts = {name: sides for name, sides in contrasts.items() if not plan.taught or name in plan.taught}
    watcher = Watcher(Birth(out), data, run, trained, held) if watched else None
    steps = training.fit(modality, data.arrays[trained], run, data.arrays[held], seconds=1.0, contrasts=contrasts)
    yield from _reported(steps, run, watcher, partial(_keep, run, checkpoint, content))
    done = {"done": 1.0 if run.done else run.step / run.steps}
    space = yield from assemble(plan, run.vae.cpu(), data, trained, held, out, command, done)
    checkpoint.unlink(missing_ok=True)
    return space


def _reported(
    steps: Iterator[training.Step], run: Run, watcher: Watcher | None, keep: Callable[[], None]
) -> Generator[Progress, str, None]:
    """Train to the end of the plan, or until it is enough, with checkpoints and frames on the way."""
    due = time.monotonic() + min(KEPT_FIRST, KEPT_EVERY)
    if watcher and run.step == 0:
        watcher.look()
    for step in steps:
        if watcher:
            watcher.look(step)
        if time.monotonic() > due or run.done:
            keep()
            due = time.monotonic() + KEPT_EVERY
        try:
            wish = yield _progress(step, run.recipe)
        except GeneratorExit:
            keep()
            raise
        if wish == ENOUGH:
            run.settle()
            return


def _begin(vae: VAE, modality: Modality, space: Space) -> None:
    """Give a VAE the weights of a space; :class:`TrainingError` if it reads its items, or is built, in another way."""
    unlike = TrainingError(space.name, *wrong("error-begin-other"))
    if space.manifest.modality != modality.name or space.modality.to_json() != modality.to_json():
        raise unlike
    try:
        load_model(vae, str(space.folder / "weights.safetensors"))
    except RuntimeError as error:
        raise unlike from error


def assemble(
    plan: Plan,
    vae: VAE,
    data: Dataset,
    trained: np.ndarray,
    held: np.ndarray,
    out: Path,
    command: str,
    figures: Mapping[str, Any] = MappingProxyType({}),
) -> Generator[Progress, None, Space]:
    """Export a trained VAE and find everything else that a space holds.

    Args:
        plan: who the space is.
        vae: trained.
        data: what it was trained on.
        trained, held: row numbers used for training and held out.
        out: the folder.
        command: recorded in the manifest.
        figures: of the training, by name.
    """
    yield Progress(0.9, Saying("doing-exporting"))
    seed = plan.recipe.seed
    parity = export(halve(vae), data.modality.inputs(data.arrays[trained[:64]]), out)
    save_model(copy.deepcopy(vae).half(), str(out / "weights.safetensors"))  # networks may share weights: once each
    nets = Networks(out, plan.recipe.dials, asdict(plan.recipe), command, {"parity": parity, **figures}, begun=0.9)
    draw = lambda codes, dimensions: Map.fit(codes, dimensions, seed)  # noqa: E731
    space = yield from complete(plan, nets, data, trained, held, draw)
    yield Progress(0.99, Saying("doing-comparing"))
    quality = space.manifest.quality | compare(space, data, trained, held, seed)
    return write_manifest(out, replace(space.manifest, quality=quality))


def _progress(step: training.Step, recipe: Recipe) -> Progress:
    figures = {"rebuild": step.rebuild, "kl": float(step.kl.sum()), "rate": step.rate}
    if step.held_out is not None:
        figures["held_out"] = step.held_out
    passes = {"now": min(step.epoch + 1, recipe.epochs), "passes": recipe.epochs}
    if step.seconds_left > 90:
        left = Saying("doing-pass-minutes", **passes, left=round(step.seconds_left / 60))
    else:
        left = Saying("doing-pass-seconds", **passes, left=round(step.seconds_left))
    return Progress(0.9 * step.progress, left, figures)


def _fingerprint(data: Dataset) -> str:
    digest = hashlib.sha256(repr((data.arrays.shape, data.arrays.dtype.str)).encode())
    digest.update(np.ascontiguousarray(data.arrays))
    return digest.hexdigest()


def _keep(run: Run, path: Path, content: str) -> None:
    free = shutil.disk_usage(path.parent).free
    if free < ROOM:
        raise TrainingError(Saying("error-item-disk"), *wrong("error-disk-full", free=round(free / 1e6)))
    draft = path.with_suffix(".part")
    torch.save(run.state() | {"data": content}, draft)
    draft.replace(path)


def _go_on(run: Run, path: Path, content: str) -> None:
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        made_with = state.get("data", content)
    except Exception as error:
        raise TrainingError(path.name, *wrong("error-checkpoint-unreadable")) from error
    if made_with != content:
        raise TrainingError(path.name, *wrong("error-checkpoint-data"))
    run.restore(state)
