"""Linear models of scikit-learn as ONNX networks: principal components, factor analysis, non-negative factorisation.

Their matrices are written node by node; nothing is pickled, and scikit-learn itself is not needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from latent.bringing import card
from latent.errors import ModelError, wrong
from latent.making.network_files import IR_VERSION, OPSET

MODALITY = "image"
"""What its rows are where nothing else is said."""

ROUNDS = 300
"""Steps in which an item's non-negative numbers are found; 300 come nearer than scikit-learn's own tolerance asks."""


class Fitted(Protocol):
    """An estimator of scikit-learn after ``fit``: ``PCA``, ``FactorAnalysis`` or ``NMF``."""

    components_: np.ndarray


def save(
    fitted: Fitted,
    folder: Path,
    configuration: Mapping[str, Any],
    values: tuple[float, float] | str = (0.0, 1.0),
    layout: str = "NHWC",
    modality: str = MODALITY,
) -> None:
    """Write a fitted linear model as a model folder, which ``python -m latent bring`` takes.

    Args:
        fitted: of rows ``(n, features)``.
        folder: gets ``encoder.onnx``, ``decoder.onnx`` and ``model.json``.
        configuration: what its items are: for pictures ``height``, ``width`` and ``channels``.
        values: the range of the rows that it was fitted on, or :data:`latent.bringing.card.AS_IS`.
        layout: the order in which a picture was laid flat.
        modality: what its items are.

    Raises:
        ModelError: it is another estimator, or was not fitted.
    """
    make = {"PCA": _pca, "FactorAnalysis": _factors, "NMF": _non_negative}.get(type(fitted).__name__)
    if make is None or not hasattr(fitted, "components_"):
        raise ModelError(type(fitted).__name__, *wrong("error-no-estimator"))
    encoder, decoder = make(fitted)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes(encoder.SerializeToString())
    (folder / "decoder.onnx").write_bytes(decoder.SerializeToString())
    rows = {"layout": layout, "flat": True, "range": values if isinstance(values, str) else list(values)}
    outputs = [value.name for value in encoder.graph.output]
    said = {"modality": modality, "configuration": dict(configuration), "input": rows, "output": rows}
    said["encoder"] = dict(zip(("mean", "logvar"), outputs, strict=False))
    (folder / card.NAME).write_text(json.dumps(said, indent=1), "utf-8")


def _pca(fitted: Any) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The code is the place along each component, in standard deviations where it whitens."""
    scale = np.sqrt(fitted.explained_variance_) if fitted.whiten else np.ones(len(fitted.components_))
    encode = fitted.components_.T / np.maximum(scale, 1e-12)
    return _straight(fitted.mean_, encode), _affine(fitted.components_ * scale[:, None], fitted.mean_)


def _factors(fitted: Any) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The posterior of the factors: a linear model whose noise is another in every value (Barber 2012, 21.1)."""
    weighted = fitted.components_ / np.maximum(fitted.noise_variance_, 1e-12)
    covariance = np.linalg.inv(np.eye(len(weighted)) + weighted @ fitted.components_.T)
    encoder = _straight(fitted.mean_, weighted.T @ covariance, np.log(np.diag(covariance)))
    return encoder, _affine(fitted.components_, fitted.mean_)


def _non_negative(fitted: Any) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The non-negative numbers whose sum of components comes nearest, by projected gradient steps (Nesterov 1983)."""
    components = fitted.components_.astype(np.float64)
    products = components @ components.T
    step = 1 / max(float(np.linalg.eigvalsh(products)[-1]), 1e-12)
    weights = {
        "components": components.T,
        "products": products * step,
        "step": np.float32(step),
        "rounds": np.int64(ROUNDS),
    }
    nodes = [
        helper.make_node("MatMul", ["rows", "components"], ["raw"]),
        helper.make_node("Mul", ["raw", "step"], ["pull"]),
        helper.make_node("Sub", ["pull", "pull"], ["nothing"]),
        helper.make_node("Loop", ["rounds", "", "nothing", "nothing"], ["code", "before"], body=_round()),
    ]
    encoder = rows_network(nodes, ("rows", components.shape[1]), [("code", len(components))], weights)
    return encoder, _affine(components, np.zeros(components.shape[1]))


def _round() -> onnx.GraphProto:
    """One step: on along the last one by as much as rounds allow, down the gradient, and up to nothing where below."""
    none, three = (numpy_helper.from_array(np.float32(value), name) for value, name in ((0, "none"), (3, "three")))
    nodes = [
        helper.make_node("Cast", ["round"], ["count"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["count", "three"], ["count_and"]),
        helper.make_node("Div", ["count", "count_and"], ["share"]),
        helper.make_node("Sub", ["now", "last"], ["way"]),
        helper.make_node("Mul", ["way", "share"], ["further"]),
        helper.make_node("Add", ["now", "further"], ["ahead"]),
        helper.make_node("MatMul", ["ahead", "products"], ["push"]),
        helper.make_node("Sub", ["ahead", "push"], ["less"]),
        helper.make_node("Add", ["less", "pull"], ["moved"]),
        helper.make_node("Max", ["moved", "none"], ["next"]),
        helper.make_node("Identity", ["now"], ["kept"]),
        helper.make_node("Identity", ["on"], ["go_on"]),
    ]
    state = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None]) for name in ("now", "last")]
    after = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None]) for name in ("next", "kept")]
    count = helper.make_tensor_value_info("round", TensorProto.INT64, [])
    flags = [helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in ("on", "go_on")]
    return helper.make_graph(nodes, "round", [count, flags[0], *state], [flags[1], *after], [none, three])


def _straight(mean: np.ndarray, matrix: np.ndarray, logvar: np.ndarray | None = None) -> onnx.ModelProto:
    """``(rows - mean) matrix``, with log-variances that are the same for all where there are some."""
    nodes = [
        helper.make_node("Sub", ["rows", "centre"], ["centred"]),
        helper.make_node("MatMul", ["centred", "matrix"], ["code"]),
    ]
    weights, gives = {"centre": mean, "matrix": matrix}, [("code", matrix.shape[1])]
    if logvar is not None:
        nodes += [
            helper.make_node("Sub", ["code", "code"], ["nothing"]),
            helper.make_node("Add", ["nothing", "blur"], ["logvar"]),
        ]
        weights, gives = weights | {"blur": logvar}, [*gives, ("logvar", matrix.shape[1])]
    return rows_network(nodes, ("rows", matrix.shape[0]), gives, weights)


def _affine(matrix: np.ndarray, mean: np.ndarray) -> onnx.ModelProto:
    """``codes matrix + mean``."""
    nodes = [
        helper.make_node("MatMul", ["code", "matrix"], ["centred"]),
        helper.make_node("Add", ["centred", "centre"], ["rows"]),
    ]
    return rows_network(
        nodes, ("code", matrix.shape[0]), [("rows", matrix.shape[1])], {"matrix": matrix, "centre": mean}
    )


def rows_network(
    nodes: list[onnx.NodeProto], takes: tuple[str, int], gives: list[tuple[str, int]], weights: Mapping[str, Any]
) -> onnx.ModelProto:
    """One network of rows ``(n, width)``.

    Args:
        nodes: in their order.
        takes, gives: name and width of what it takes, and of all that it gives.
        weights: by name; ``float32`` unless they are whole numbers.
    """
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", width]) for name, width in (takes, *gives)]
    held = [numpy_helper.from_array(_plain(values), name) for name, values in weights.items()]
    graph = helper.make_graph(nodes, "linear", ends[:1], ends[1:], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def _plain(values: Any) -> np.ndarray:
    values = np.asarray(values)
    return values if values.dtype.kind == "i" else np.ascontiguousarray(values, np.float32).reshape(values.shape)
