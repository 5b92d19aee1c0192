"""How a space came to be: what its model made of the same few items as it was trained, in a few dozen frames.

A folder ``birth`` beside the space's parts: ``items.json`` holds the items, and each ``frame-<step>.json`` how things
stood after so many steps. A frame is written in one move; the newest shows a training that runs, all of them replay it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from latent.modalities.items import View

FOLDER = "birth"

MOST = 60
"""Frames that are kept; of more, every second one goes."""


@dataclass(frozen=True, eq=False)
class Frame:
    """How things stood.

    Attributes:
        step, epoch: batches and whole passes done.
        progress: share of the planned training, 0..1.
        rebuild: nats an item that the code does not tell; NaN before the first step.
        kl: nats that each dial tells ``float32 (dials,)``.
        held_out: negative ELBO in nats on held-out items when it was last measured; NaN before.
        rebuilt: what comes back of the items.
        drawn: what the same few draws from the prior decode to.
        places: of some items' codes on two principal axes ``float32 (n, 2)``, turned as the frame before.
    """

    step: int
    epoch: int
    progress: float
    rebuild: float
    kl: np.ndarray
    held_out: float
    rebuilt: Sequence[View]
    drawn: Sequence[View]
    places: np.ndarray


@dataclass(frozen=True)
class Items:
    """What is watched.

    Attributes:
        given: the items that come back, as the model sees them.
        learned: how many of them, the first, it is trained on; the others it never sees.
        labels: of those whose places are followed, "" for none.
        planned: steps in all.
        heard: how they are made heard, see ``Modality.heard``; None of what makes no sound.
    """

    given: Sequence[View]
    learned: int
    labels: Sequence[str]
    planned: int
    heard: Mapping[str, Any] | None = None


class Birth:
    """The folder ``birth`` of a space."""

    def __init__(self, space: Path) -> None:
        self.folder = space / FOLDER

    def begin(self, items: Items, step: int) -> None:
        """Write what is watched, and forget frames from beyond ``step``, which are to come again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for late in [known for known in self.steps() if known > step]:
            self._file(late).unlink()
        told = {
            "given": _packed(items.given),
            "learned": items.learned,
            "labels": list(items.labels),
            "planned": items.planned,
            "heard": items.heard,
        }
        _write(self.folder / "items.json", told)

    def add(self, frame: Frame) -> None:
        """Write a frame; of too many, every second one goes, the first and the newest stay."""
        _write(self._file(frame.step), _told(frame))
        steps = self.steps()
        if len(steps) > MOST:
            for step in steps[1:-1:2]:
                self._file(step).unlink()

    def items(self) -> Items | None:
        """What is watched; None where nothing was begun."""
        told = _read(self.folder / "items.json")
        if told is None:
            return None
        return Items(_unpacked(told["given"]), told["learned"], told["labels"], told["planned"], told.get("heard"))

    def steps(self) -> list[int]:
        """After how many steps there are frames."""
        return sorted(int(path.stem.partition("-")[2]) for path in self.folder.glob("frame-*.json"))

    def frame(self, step: int) -> Frame | None:
        """The one after so many steps; None where there is none."""
        told = _read(self._file(step))
        if told is None:
            return None
        arrays = {name: np.array(told[name], np.float32) for name in ("kl", "places")}
        pictures = {name: _unpacked(told[name]) for name in ("rebuilt", "drawn")}
        numbers = {name: np.nan if told[name] is None else told[name] for name in ("rebuild", "held_out")}
        whole = {name: told[name] for name in ("step", "epoch", "progress")}
        return Frame(**whole, **numbers, **arrays, **pictures)

    def newest(self) -> Frame | None:
        """The last one."""
        steps = self.steps()
        return self.frame(steps[-1]) if steps else None

    def _file(self, step: int) -> Path:
        return self.folder / f"frame-{step:09d}.json"


def turned_as(places: np.ndarray, before: np.ndarray | None) -> np.ndarray:
    """Places ``(n, 2)`` turned and mirrored to lie as near to earlier ones as they can (orthogonal Procrustes)."""
    if before is None or before.shape != places.shape:
        return places
    u, _, v = np.linalg.svd(places.T @ before)
    return places @ (u @ v)


def flat(codes: np.ndarray) -> np.ndarray:
    """Codes ``(n, dials)`` on their two principal axes ``float32 (n, 2)``."""
    centred = codes - codes.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    found = np.zeros((len(codes), 2), np.float32)
    found[:, : len(axes[:2])] = centred @ axes[:2].T
    return found


def _told(frame: Frame) -> dict[str, Any]:
    numbers = {name: None if np.isnan(value := getattr(frame, name)) else value for name in ("rebuild", "held_out")}
    return {
        "step": frame.step,
        "epoch": frame.epoch,
        "progress": frame.progress,
        **numbers,
        "kl": np.round(frame.kl.astype(float), 4).tolist(),
        "places": np.round(frame.places.astype(float), 3).tolist(),
        "rebuilt": _packed(frame.rebuilt),
        "drawn": _packed(frame.drawn),
    }


def _packed(listed: Sequence[View]) -> list[list[str]]:
    return [[view.mime, base64.b64encode(view.data).decode()] for view in listed]


def _unpacked(told: list[list[str]]) -> list[View]:
    return [View(mime, base64.b64decode(data)) for mime, data in told]


def _write(path: Path, told: dict[str, Any]) -> None:
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(told), "utf-8")
    draft.replace(path)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
