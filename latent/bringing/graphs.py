"""A model's own graphs wrapped so that they speak as a space's networks do.

A space's encoder takes ``inputs float32 (n, ...)`` as its modality gives them and gives ``mean`` and ``logvar``, each
``(n, dials)``; its decoder takes ``code (n, dials)`` and gives ``decoded``, of the inputs' shape. What a model does
otherwise (its order of channels, its range, a standard deviation, a grid for a code) is turned by a few nodes around
its own, so that nothing else in the program, and nothing in the page, knows that the model came from elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper

from latent.bringing.axes import Axes
from latent.bringing.card import Values
from latent.bringing.foreign import WHOLE, inputs_of
from latent.making.network_files import IR_VERSION

_INNER = "model_"
_LEAST_VARIANCE = 1e-20


class Chain:
    """Nodes one after the other, each of which takes what the one before it gave.

    Args:
        begin: the name of what the first one takes.
        prefix: of the names of all that it makes; a model's own begin with :data:`_INNER`.
    """

    def __init__(self, begin: str, prefix: str) -> None:
        self.last, self._prefix = begin, prefix
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def then(self, operator: str, *others: np.ndarray | np.generic | str, **attributes: object) -> Chain:
        """One more node on the last result and others: constants, or what nodes give, by name."""
        names = [other if isinstance(other, str) else self._weight(other) for other in others]
        name = f"{self._prefix}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, [self.last, *names], [name], **attributes))
        self.last = name
        return self

    def named(self, name: str) -> Chain:
        """Call the last result so."""
        self.then("Identity").nodes[-1].output[0] = self.last = name
        return self

    def _weight(self, values: np.ndarray | np.generic) -> str:
        name = f"{self._prefix}_weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values).reshape(np.shape(values)), name))
        return name


def encoder(
    model: ModelProto,
    values: Values,
    shape: tuple[int, ...],
    mean: str,
    blur: tuple[str, str] | float,
    axes: Axes | None = None,
) -> ModelProto:
    """A model's encoder as a space's.

    Args:
        model: as :func:`latent.bringing.foreign.read` gives it.
        values: how it takes items.
        shape: of one item's inputs, as the modality gives them.
        mean: its output that is the code.
        blur: its output that tells how unsure it is and what that is; or the one log-variance of every dial.
        axes: what codes are projected on; None leaves them as they are, laid flat.
    """
    inner = _only(model, [mean] + ([blur[0]] if isinstance(blur, tuple) else []))
    taken = inputs_of(inner)[0]
    into = _taken(Chain("inputs", "in"), values, shape, taken.type.tensor_type.elem_type).named(taken.name)
    code = Chain(_INNER + mean, "code").then("Cast", to=TensorProto.FLOAT).then("Flatten", axis=1)
    if axes is not None:
        code.then("Sub", axes.mean).then("MatMul", axes.there)
    unsure = _logvar(*blur, axes) if isinstance(blur, tuple) else _constant(code.last, blur)
    outputs = [_float("mean", [None, None]), _float("logvar", [None, None])]
    parts = [into, inner.graph, code.named("mean"), unsure.named("logvar")]
    return _joined(inner, parts, _float("inputs", ["batch", *shape]), outputs)


def decoder(
    model: ModelProto,
    values: Values,
    shape: tuple[int, ...],
    decoded: str,
    grid: tuple[int, ...],
    axes: Axes | None = None,
) -> ModelProto:
    """A model's decoder as a space's.

    Args:
        model: as :func:`latent.bringing.foreign.read` gives it.
        values: how it gives items.
        shape: of one item's inputs, as the modality gives them.
        decoded: its output that is the item.
        grid: shape of one code as its encoder gives it.
        axes: what codes are projected on.
    """
    inner = _only(model, [decoded])
    taken = inputs_of(inner)[0]
    into = Chain("code", "in")
    if axes is not None:
        into.then("MatMul", axes.back).then("Add", axes.mean)
    if len(grid) > 1:
        into.then("Reshape", np.array([0, *grid], np.int64))
    into.then("Cast", to=taken.type.tensor_type.elem_type).named(taken.name)
    out = _given(Chain(_INNER + decoded, "out").then("Cast", to=TensorProto.FLOAT), values, shape)
    dials = math.prod(grid) if axes is None else axes.dials
    outputs = [_float("decoded", [None] * (len(shape) + 1))]
    return _joined(inner, [into, inner.graph, out.named("decoded")], _float("code", ["batch", dials]), outputs)


def _taken(chain: Chain, values: Values, shape: tuple[int, ...], kind: int) -> Chain:
    """Inputs as the model takes them."""
    if not values.as_is:
        scale, shift = by_channel(values.scale), by_channel(values.shift)
        chain = chain.then("Mul", scale) if (scale != 1).any() else chain
        chain = chain.then("Add", shift) if (shift != 0).any() else chain
    if values.layout == "NHWC" and len(shape) == 3:
        chain.then("Transpose", perm=[0, 2, 3, 1])
    if values.layout == "NHW" and len(shape) == 3:
        chain.then("Squeeze", np.array([1], np.int64))
    if values.flat:
        chain.then("Flatten", axis=1)
    if kind in WHOLE:
        chain.then("Round")
    return chain.then("Cast", to=kind)


def _given(chain: Chain, values: Values, shape: tuple[int, ...]) -> Chain:
    """What the model gives, as means of items."""
    if values.flat:
        chain.then("Reshape", np.array([0, *laid_out(values, shape)], np.int64))
    if values.layout == "NHWC" and len(shape) == 3:
        chain.then("Transpose", perm=[0, 3, 1, 2])
    if values.layout == "NHW" and len(shape) == 3:
        chain.then("Unsqueeze", np.array([1], np.int64))
    if values.as_is:
        return chain
    if values.logits:
        return chain.then("Sigmoid")
    scale, shift = by_channel(values.scale), by_channel(values.shift)
    chain = chain.then("Sub", shift) if (shift != 0).any() else chain
    chain = chain.then("Div", scale) if (scale != 1).any() else chain
    return chain.then("Clip", np.float32(0), np.float32(1))


def laid_out(values: Values, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Shape of one item in the model's own layout, before it is laid flat; ``shape`` is channels first."""
    if len(shape) != 3 or values.layout == "NCHW":
        return shape
    return (*shape[1:], shape[0]) if values.layout == "NHWC" else shape[1:]


def by_channel(numbers: Sequence[float]) -> np.ndarray:
    """One number for all channels of pictures ``(n, c, h, w)``, or one each."""
    return np.array(numbers, np.float32).reshape((-1, 1, 1) if len(numbers) > 1 else ())


def _logvar(name: str, what: str, axes: Axes | None) -> Chain:
    """What tells how unsure an encoder is, as log-variances ``(n, dials)``."""
    chain = Chain(_INNER + name, "blur").then("Cast", to=TensorProto.FLOAT).then("Flatten", axis=1)
    if what == "logvar" and axes is None:
        return chain
    if what == "logvar":
        chain.then("Exp")
    if what == "std":
        chain.then("Mul", chain.last)
    if axes is not None:  # the variance of a sum of independent values
        chain.then("MatMul", np.square(axes.there))
    return chain.then("Max", np.float32(_LEAST_VARIANCE)).then("Log")


def _constant(code: str, logvar: float) -> Chain:
    """The same log-variance for every dial of codes."""
    return Chain(code, "blur").then("Mul", np.float32(0)).then("Add", np.float32(logvar))


def _only(model: ModelProto, outputs: list[str]) -> ModelProto:
    """The same without what these outputs do not need, such as draws beside a mean; all names begin with ``_INNER``."""
    graph = model.graph
    wanted, kept = set(outputs), []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            kept.append(node)
            wanted.update(_asked(node))
    alone = ModelProto()
    alone.CopyFrom(model)
    del alone.metadata_props[:]
    whole = alone.graph
    for part in (whole.node, whole.initializer, whole.sparse_initializer, whole.output, whole.value_info):
        del part[:]
    whole.node.extend(reversed(kept))
    whole.initializer.extend(weight for weight in graph.initializer if weight.name in wanted)
    whole.sparse_initializer.extend(one for one in graph.sparse_initializer if one.values.name in wanted)
    whole.output.extend(value for value in graph.output if value.name in outputs)
    _rename(whole)
    return alone


def _rename(graph: GraphProto) -> None:
    """Let every name begin with ``_INNER``, those in branches and loops too, in place."""
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [name and _INNER + name for name in names]  # an empty one stands for what is left out
        for attribute in node.attribute:
            for inner in (attribute.g, *attribute.graphs):
                _rename(inner)
    sparse = (one.values for one in graph.sparse_initializer)
    for named in (*graph.initializer, *sparse, *graph.input, *graph.output, *graph.value_info):
        named.name = _INNER + named.name


def _asked(node: NodeProto) -> Iterator[str]:
    """Names that a node needs, in its branches and loops too."""
    yield from node.input
    for attribute in node.attribute:
        for graph in (attribute.g, *attribute.graphs):
            for inner in graph.node:
                yield from _asked(inner)
            yield from (value.name for value in graph.output)


def _float(name: str, dims: list[int | str | None]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, dims)


def _joined(
    inner: ModelProto,
    parts: Sequence[Chain | GraphProto],
    taken: onnx.ValueInfoProto,
    given: Sequence[onnx.ValueInfoProto],
) -> ModelProto:
    """One graph of a model's own and the chains before and behind it."""
    nodes = [node for part in parts for node in (part.node if isinstance(part, GraphProto) else part.nodes)]
    weights = list(inner.graph.initializer) + [w for part in parts if isinstance(part, Chain) for w in part.weights]
    sparse = list(inner.graph.sparse_initializer)
    graph = helper.make_graph(nodes, "space", [taken], given, weights, sparse_initializer=sparse)
    model = helper.make_model(graph, opset_imports=inner.opset_import)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model
