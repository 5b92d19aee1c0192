"""A linear model as the two ONNX files of a space, written node by node, and checked against numpy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save_file

from latent.engine import OnnxModel
from latent.making import network_files
from latent.making.linear import TINY, Linear, means_of, vectors_of
from latent.making.network_files import OPSET
from latent.modalities.items import Step, Straight

_HALVED = ("centre", "axes")
"""Weights that are rounded already, and kept as short as they are."""


@dataclass
class _Graph:
    """Nodes one after the other, each of which takes what the one before it gave."""

    last: str
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: dict[str, np.ndarray] = field(default_factory=dict)

    def then(self, operator: str, *others: str, **attributes: object) -> str:
        """One more node on the last result and others."""
        return self.node(operator, self.last, *others, **attributes)

    def node(self, operator: str, *inputs: str, **attributes: object) -> str:
        """One more node on whatever it takes."""
        self.last = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [self.last], **attributes))
        return self.last

    def weight(self, values: np.ndarray | Sequence[float] | float, name: str = "") -> str:
        """The name of numbers that stay as they are."""
        name = name or f"weight_{len(self.weights)}"
        values = np.asarray(values)
        self.weights[name] = values if values.dtype.kind == "i" else values.astype(np.float32)
        return name

    def named(self, name: str) -> None:
        """Call the last result so: it is an output."""
        self.nodes[-1].output[0] = self.last = name

    def written(self, path: Path, taken: tuple[str, list], given: Sequence[tuple[str, list]]) -> None:
        """As a file, of what it takes and gives by name and shape."""
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in (taken, *given)]
        weights = [numpy_helper.from_array(values, name) for name, values in self.weights.items()]
        graph = helper.make_graph(self.nodes, path.stem, ends[:1], ends[1:], weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        network_files.store_half(model, exact=set(self.weights) - set(_HALVED))
        network_files.write(model, path)


def _shares(graph: _Graph) -> None:
    rows = graph.last
    sums = graph.then("ReduceSum", graph.weight(np.array([1])), keepdims=1)
    graph.node("Div", rows, graph.node("Max", sums, graph.weight(1e-6)))


NODES: dict[Step, Callable[[_Graph], object]] = {
    "shares": _shares,
    "roots": lambda graph: graph.then("Sqrt"),
    "squares": lambda graph: graph.then("Mul", graph.last),
    "positive": lambda graph: graph.then("Max", graph.weight(TINY)),
    "light": lambda graph: graph.then("Clip", graph.weight(0.0), graph.weight(1.0)),
}
"""The steps of :data:`latent.making.linear.STEPS`, as nodes."""


def export(model: Linear, straight: Straight, inputs: np.ndarray, folder: Path) -> dict[str, float]:
    """Write ``encoder.onnx``, ``decoder.onnx`` and ``weights.safetensors``, and check the networks against numpy.

    Args:
        model: rounded already (:meth:`latent.making.linear.Linear.halved`).
        straight: what its vectors are.
        inputs: a few real inputs ``(n, ...)`` for the check.
        folder: exists.

    Returns:
        The largest difference between the two engines for each part.

    Raises:
        TrainingError: the engines disagree.
    """
    shape = inputs.shape[1:]
    _encoder(model, straight, shape, folder / "encoder.onnx")
    _decoder(model, straight, shape, folder / "decoder.onnx")
    save_file(model.to_arrays(), folder / "weights.safetensors")
    codes = model.encode(vectors_of(straight, inputs))
    told = [codes, np.broadcast_to(model.logvar, codes.shape)]
    parity = {
        "encoder": network_files.gap(OnnxModel(folder / "encoder.onnx").run(inputs), told),
        "decoder": network_files.gap(
            OnnxModel(folder / "decoder.onnx").run(codes), [means_of(straight, model.decode(codes), shape)]
        ),
    }
    return network_files.agreed(parity, "numpy")


def _encoder(model: Linear, straight: Straight, shape: tuple[int, ...], path: Path) -> None:
    graph = _Graph("inputs")
    graph.then("Flatten", axis=1)
    for step in straight.there:
        NODES[step](graph)
    if straight.weights:
        graph.then("Mul", graph.weight(straight.weights))
    graph.then("Sub", graph.weight(model.mean, "centre"))
    graph.then("MatMul", graph.weight(model.axes, "axes"))
    graph.then("Mul", graph.weight(model.gains))
    graph.named("mean")
    graph.node("Expand", graph.weight(model.logvar[None]), graph.node("Shape", "mean"))
    graph.named("logvar")
    code = ["batch", model.dials]
    graph.written(path, ("inputs", ["batch", *shape]), [("mean", code), ("logvar", code)])


def _decoder(model: Linear, straight: Straight, shape: tuple[int, ...], path: Path) -> None:
    graph = _Graph("code")
    graph.then("Mul", graph.weight(model.spreads))
    graph.then("MatMul", graph.weight(np.ascontiguousarray(model.axes.T), "axes"))
    graph.then("Add", graph.weight(model.mean, "centre"))
    if straight.weights:
        graph.then("Div", graph.weight(straight.weights))
    for step in straight.back:
        NODES[step](graph)
    if straight.scale != 1:
        graph.then("Mul", graph.weight(straight.scale))
    graph.then("Reshape", graph.weight(np.array([-1, *shape])))
    graph.named("decoded")
    graph.written(path, ("code", ["batch", model.dials]), [("decoded", ["batch", *shape])])
