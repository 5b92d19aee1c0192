"""Other people's ONNX graphs, read without trusting them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, inliner
from onnx.version_converter import convert_version

from latent.errors import ModelError, one_line, wrong
from latent.making.network_files import IR_VERSION, OPSET

MOST_BYTES = 400_000_000
"""Bytes that a network may have: a page has to load it."""

OLDEST, NEWEST = 13, 26
"""Opsets whose nodes are left as they are, up to the newest that onnxruntime-web 1.30 loads."""

_NUMBERS = (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.DOUBLE, TensorProto.BFLOAT16)
WHOLE = (TensorProto.UINT8, TensorProto.INT32, TensorProto.INT64)
"""Whole numbers that an input may be of."""

_DOMAINS = ("", "ai.onnx")


def read(path: Path) -> ModelProto:
    """A model whose only input is what it encodes or decodes, in opsets that a page runs.

    Nothing but this one file is opened: weights that lie beside it are refused, and no code of the file's runs.

    Raises:
        ModelError: it is none, is too large, or needs what a page does not have.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ModelError(path.name, *wrong("error-model-large", size=round(size / 1e6), limit=round(MOST_BYTES / 1e6)))
    try:
        model = onnx.load_model_from_string(path.read_bytes())
        checked = bool(model.graph.node)
    except Exception as error:
        raise ModelError(path.name, *wrong("error-model-unreadable")) from error
    if not checked:
        raise ModelError(path.name, *wrong("error-model-no-network"))
    return sound(model, path.name)


def sound(model: ModelProto, name: str) -> ModelProto:
    """The same in opsets that a page runs; :class:`ModelError` where it cannot be, or needs what no page has."""
    model = _inlined(model, name)
    if any(tensor.data_location == TensorProto.EXTERNAL for tensor in _tensors(model.graph)):
        raise ModelError(name, *wrong("error-model-weights"))
    for node in _nodes(model.graph):
        if node.domain not in _DOMAINS:
            raise ModelError(
                name,
                *wrong("error-model-operator", operator=one_line(node.op_type, 40), domain=one_line(node.domain, 40)),
            )
    model = _of_known_opset(model, name)
    try:
        onnx.checker.check_model(model)
    except onnx.checker.ValidationError as error:
        raise ModelError(name, *wrong("error-model-unsound")) from error
    takes = inputs_of(model)
    if len(takes) != 1:
        raise ModelError(
            name, *wrong("error-model-inputs", count=len(takes), names=listed(value.name for value in takes))
        )
    kind = takes[0].type.tensor_type.elem_type
    if kind not in (*_NUMBERS, *WHOLE):
        raise ModelError(name, *wrong("error-model-no-numbers"))
    return model


def inputs_of(model: ModelProto) -> list[onnx.ValueInfoProto]:
    """What it has to be given."""
    filled = {weight.name for weight in model.graph.initializer}
    return [value for value in model.graph.input if value.name not in filled]


def outputs_of(model: ModelProto) -> list[str]:
    """Names of what it gives."""
    return [value.name for value in model.graph.output]


def listed(names: Iterable[str]) -> str:
    """Names out of a file, for a line that people read."""
    return one_line(", ".join(names), 100)


def shape_taken(model: ModelProto) -> tuple[int, ...]:
    """Shape of its input without the batch; 0 for a side that may be any."""
    dims = inputs_of(model)[0].type.tensor_type.shape.dim
    return tuple(dim.dim_value for dim in dims[1:])


def _inlined(model: ModelProto, name: str) -> ModelProto:
    if not model.functions:
        return model
    try:
        return inliner.inline_local_functions(model)
    except Exception as error:
        raise ModelError(name, *wrong("error-model-functions")) from error


def _of_known_opset(model: ModelProto, name: str) -> ModelProto:
    """In opsets that a page loads: older ones and newer ones are rewritten, where ONNX knows how."""
    version = max([entry.version for entry in model.opset_import if entry.domain in _DOMAINS], default=0)
    if not OLDEST <= version <= NEWEST:
        try:
            model = convert_version(model, OPSET)
        except Exception as error:
            raise ModelError(name, *wrong("error-model-opset", version=version, wanted=OPSET)) from error
        version = OPSET
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", version))
    model.ir_version = IR_VERSION
    return model


def _nodes(graph: GraphProto) -> Iterator[NodeProto]:
    """Every node, those in branches and loops too."""
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            for inner in (attribute.g, *attribute.graphs):
                yield from _nodes(inner)


def _tensors(graph: GraphProto) -> Iterator[TensorProto]:
    """Every tensor that a graph holds, those in branches and loops too."""
    yield from graph.initializer
    for sparse in graph.sparse_initializer:
        yield from (sparse.values, sparse.indices)
    for node in graph.node:
        for attribute in node.attribute:
            yield from (attribute.t, *attribute.tensors)
            for inner in (attribute.g, *attribute.graphs):
                yield from _tensors(inner)
