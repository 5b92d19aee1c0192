"""Networks as ONNX files, whoever wrote the graph: their versions, how weights are kept, how near engines must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from latent.errors import TrainingError, wrong

OPSET = 20
IR_VERSION = 10
TOLERANCE = 2e-3
"""Largest difference allowed between two engines, in the outputs' own units."""

_FEW = 16  # weights that are not worth a cast


def write(model: onnx.ModelProto, path: Path) -> None:
    """Write a graph that is whole, as onnxruntime and onnxruntime-web read it."""
    model.ir_version = IR_VERSION
    model.producer_version = ""
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def store_half(model: onnx.ModelProto, exact: Iterable[str] = ()) -> None:
    """Keep float32 weights as float16 with a cast before their first use, but for those that stay ``exact``."""
    graph, kept = model.graph, set(exact)
    casts = []
    for weight in list(graph.initializer):
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < _FEW or weight.name in kept:
            continue
        halved = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), weight.name + ".half")
        casts.append(helper.make_node("Cast", [halved.name], [weight.name], to=TensorProto.FLOAT))
        graph.initializer.remove(weight)
        graph.initializer.append(halved)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def gap(left: Iterable[np.ndarray], right: Iterable[np.ndarray]) -> float:
    """The largest difference between outputs of one engine and those of another."""
    return max(float(np.abs(a - b).max()) for a, b in zip(left, right, strict=True))


def agreed(parity: Mapping[str, float], engine: str) -> dict[str, float]:
    """The gaps again; :class:`TrainingError` where onnxruntime and the ``engine`` differ by over :data:`TOLERANCE`."""
    for part, difference in parity.items():
        if not difference <= TOLERANCE:
            raise TrainingError(part, *wrong("error-parity", engine=engine, difference=f"{difference:.2g}"))
    return dict(parity)
