"""Vectors without a decoder: what is drawn for a code is the nearest item, and a new item stands where its like stands.

Both networks are look-ups among the person's items, so that a space of them is kept, served and drawn as any other is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from latent import datasets, modalities, npz
from latent.bringing.axes import Axes
from latent.bringing.card import Card
from latent.bringing.models import Model, named
from latent.datasets import Dataset
from latent.errors import ModelError, wrong
from latent.insight.neighbours import Index
from latent.insight.typicality import Evidence, Typicality, fit
from latent.making.network_files import IR_VERSION, OPSET
from latent.space import Space

SIDE = 64
"""Side in pixels of pictures as files, unless told."""

MOST_VALUES = 1 << 25
"""Values of all items together: a page holds them twice, 134 MB as it looks for the nearest."""

LONGEST, AXES = 256, 64
"""Numbers that a code may have as it is, and principal axes that a longer one goes through, at most."""

_TOLD = (
    "There is no decoder: what is drawn for a point is the nearest of the {} {}, and a new one stands where the one "
    "most like it, value by value, stands."
)
_AXES = (
    " Of the {} numbers of a code, the {} directions are taken in which codes differ most; they hold {:.0%} of that."
)


def open_file(path: Path, data: Path, labels: Sequence[str] | None = None, size: int | None = None) -> Model:
    """Vectors and the items that they are of, as a model.

    Args:
        path: an ``.npz`` with ``codes (n, d)`` and perhaps the items' ``names (n,)``.
        data: the items, in the order of the codes unless those are named.
        labels: see :func:`latent.datasets.load`.
        size: side of pictures in pixels, where they are files; :data:`SIDE` unless told.

    Raises:
        ModelError: it holds no codes, or not one for each item.
        DataError: as :func:`latent.datasets.load`.
    """
    codes, names = _codes(path)
    kind, side = modalities.get(Card.modality), size or SIDE
    look = None if data.suffix.lower() == ".npz" else {"height": side, "width": side, "channels": 3}
    sample = datasets.load(data, kind, labels or None, configuration=look, by_item=True)
    if names is None and len(codes) != len(sample):
        raise ModelError(path.name, *wrong("error-codes-count", codes=len(codes), count=len(sample), **kind.named()))
    if names is not None:
        codes, sample = _matched(path, codes, names, sample)
    if not codes.var(axis=0).sum() > 0:
        raise ModelError(path.name, *wrong("error-codes-alike"))
    inputs = sample.modality.inputs(sample.arrays)
    if inputs.size > MOST_VALUES:
        raise ModelError(
            path.name,
            *wrong("error-codes-values", count=len(sample), **kind.named(), values=inputs.size, limit=MOST_VALUES),
        )
    codes, through = _shortened(codes)
    card = Card(configuration=sample.modality.to_json())
    model = named(path.stem, _encoder(inputs, codes), _decoder(inputs, codes), card)
    told = _TOLD.format(f"{len(sample):,}", kind.noun[1]) + through
    return replace(model, told=told, sample=sample)


def _codes(path: Path) -> tuple[np.ndarray, np.ndarray | None]:
    unfit = ModelError(path.name, *wrong("error-codes-none"))
    try:
        with npz.opened(path, datasets.MAX_BYTES) as file:
            codes, names = file["codes"], file.get("names")
    except npz.TooMuch as error:
        raise ModelError(path.name, *wrong("error-codes-large")) from error
    except (npz.Broken, OSError) as error:
        raise unfit from error
    if codes.ndim != 2 or not codes.size or codes.dtype.kind not in "iuf" or not np.isfinite(codes).all():
        raise unfit
    if names is not None and (names.shape != (len(codes),) or names.dtype.kind != "U"):
        raise ModelError(path.name, *wrong("error-codes-names"))
    return codes.astype(np.float32), names


def _matched(path: Path, codes: np.ndarray, names: np.ndarray, sample: Dataset) -> tuple[np.ndarray, Dataset]:
    """Codes and items of the same names, in the order of the items."""
    rows = {str(name): row for row, name in enumerate(names)}
    kept = [place for place, name in enumerate(sample.names) if str(name) in rows]
    if not kept:
        raise ModelError(path.name, *wrong("error-codes-other-names", name=sample.names[0]))
    return codes[[rows[str(sample.names[place])] for place in kept]], sample.subset(np.array(kept))


def _shortened(codes: np.ndarray) -> tuple[np.ndarray, str]:
    """Codes of as many numbers as there can be dials, and what is said of it where they had more."""
    if codes.shape[1] <= LONGEST:
        return codes, ""
    axes = Axes.of(codes, AXES)
    return axes.encode(codes), _AXES.format(codes.shape[1], axes.dials, axes.kept(codes))


def _encoder(inputs: np.ndarray, codes: np.ndarray) -> onnx.ModelProto:
    """The code of the item that is nearest, value by value."""
    near = _nearest("row", inputs.reshape(len(inputs), -1))
    nodes = [
        helper.make_node("Flatten", ["inputs"], ["row"], axis=1),
        *near[0],
        helper.make_node("Gather", ["codes", "place"], ["code"], axis=0),
    ]
    return _model(nodes, ("inputs", inputs.shape[1:]), ("code", codes.shape[1:]), near[1] | {"codes": codes})


def _decoder(inputs: np.ndarray, codes: np.ndarray) -> onnx.ModelProto:
    """The item whose code is nearest."""
    whole = np.rint(inputs * 255)
    as_bytes = bool((np.abs(whole / 255 - inputs) < 1e-6).all() and whole.min() >= 0 and whole.max() <= 255)
    near = _nearest("code", codes)
    nodes = [
        *near[0],
        helper.make_node("Gather", ["items", "place"], ["found"], axis=0),
        helper.make_node("Cast", ["found"], ["plain"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["plain", "scale"], ["decoded"]),
    ]
    items, scale = (whole.astype(np.uint8), 1 / 255) if as_bytes else (inputs, 1.0)
    weights = near[1] | {"items": items, "scale": np.float32(scale)}
    return _model(nodes, ("code", codes.shape[1:]), ("decoded", inputs.shape[1:]), weights)


def _nearest(name: str, rows: np.ndarray) -> tuple[list[onnx.NodeProto], dict[str, np.ndarray]]:
    """Nodes that find the ``place`` of the nearest of ``rows (m, f)``, and their weights.

    That is the row of the largest ``x·r - |r|²/2``, both measured from the middle, where products lose the least.
    """
    middle = rows.mean(axis=0, dtype=np.float64).astype(np.float32)
    away = (rows - middle).astype(np.float32)
    weights = {"middle": middle, "rows": away.T, "halves": 0.5 * np.square(away, dtype=np.float64).sum(axis=1)}
    nodes = [
        helper.make_node("Sub", [name, "middle"], ["away"]),
        helper.make_node("MatMul", ["away", "rows"], ["products"]),
        helper.make_node("Sub", ["products", "halves"], ["scores"]),
        helper.make_node("ArgMax", ["scores"], ["place"], axis=1, keepdims=0),
    ]
    return nodes, weights


def _model(
    nodes: list[onnx.NodeProto],
    takes: tuple[str, tuple[int, ...]],
    gives: tuple[str, tuple[int, ...]],
    weights: dict[str, np.ndarray],
) -> onnx.ModelProto:
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", *shape]) for name, shape in (takes, gives)]
    plain = {name: v if v.dtype == np.uint8 else np.asarray(v, np.float32) for name, v in weights.items()}
    held = [numpy_helper.from_array(np.ascontiguousarray(v).reshape(v.shape), name) for name, v in plain.items()]
    graph = helper.make_graph(nodes, "nearest", ends[:1], ends[1:], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    return model


def typicality(space: Space, data: Dataset) -> Typicality:
    """What tells how familiar an item is: how near the nearest known one is, beside how near each has another.

    Every item comes back as itself here, and has a code that is known; so each is judged as if it were new. Of a point
    between items, what is drawn has another code: that is usual up to the ways between neighbours.
    """
    codes = space.encode(data.arrays)
    inputs = space.modality.inputs(data.arrays)
    other = Index(inputs.reshape(len(inputs), -1)).nearest_others(1)[1][:, 0]
    gap = Index(codes.mean).nearest_others(1)[0][:, 0]
    error = space.modality.error(data.arrays, inputs[other])
    detail = space.modality.detail(data.arrays)
    doubt = codes.logvar.sum(axis=1)
    same = np.zeros(len(data), np.float32)
    known = Evidence(codes.mean, same, doubt, same, detail)
    return fit(known, Evidence(codes.mean[other], error / detail, doubt, gap, detail))
