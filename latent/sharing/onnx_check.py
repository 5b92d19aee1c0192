"""Whether an ONNX file of a stranger is a network and nothing else: standard operators, and all in one file.

Read from the bytes by the rules of protocol buffers, since the web process does without the onnx package. Field
numbers are those of ``onnx.proto``.
"""

from __future__ import annotations

from collections.abc import Iterator

from latent.errors import UnsupportedFile, wrong

STANDARD = frozenset({"", "ai.onnx", "ai.onnx.ml"})
"""Domains whose operators every runtime has; others load code of their own."""

_DEEPEST = 40  # graphs within graphs


class _Strange(ValueError):
    pass


def check(data: bytes, name: str) -> None:
    """:class:`UnsupportedFile` for a file that is no network, asks for other operators, or for other files.

    Args:
        data: of the file.
        name: of the file, for what is said of it.
    """
    try:
        domains, outside = _model(memoryview(data))
    except (_Strange, IndexError, UnicodeDecodeError) as error:
        raise UnsupportedFile(name, *wrong("error-onnx-none")) from error
    if others := domains - STANDARD:
        raise UnsupportedFile(name, *wrong("error-onnx-operators", names=", ".join(sorted(others))))
    if outside:
        raise UnsupportedFile(name, *wrong("error-onnx-weights"))


def _model(data: memoryview) -> tuple[set[str], bool]:
    """Domains of all operators, and whether any tensor lies in another file."""
    domains: set[str] = set()
    outside = graphs = 0
    for number, value in _fields(data):
        if number == 7:  # graph
            graphs += 1
            outside += _graph(value, domains, 0)
        elif number == 8:  # opset_import
            domains |= {_text(v) for n, v in _fields(value) if n == 1}
        elif number == 25:  # functions
            outside += _function(value, domains)
    if not graphs:
        raise _Strange
    return domains, bool(outside)


def _function(data: memoryview, domains: set[str]) -> int:
    outside = 0
    for number, value in _fields(data):
        if number == 7:  # node
            outside += _node(value, domains, 0)
        elif number == 10:  # domain
            domains.add(_text(value))
    return outside


def _graph(data: memoryview, domains: set[str], depth: int) -> int:
    if depth > _DEEPEST:
        raise _Strange
    outside = 0
    for number, value in _fields(data):
        if number == 1:  # node
            outside += _node(value, domains, depth)
        elif number == 5:  # initializer
            outside += _lies_outside(value)
        elif number == 15:  # sparse_initializer
            outside += _sparse(value)
    return outside


def _node(data: memoryview, domains: set[str], depth: int) -> int:
    outside = 0
    for number, value in _fields(data):
        if number == 7:  # domain
            domains.add(_text(value))
        elif number == 5:  # attribute
            outside += _attribute(value, domains, depth)
    return outside


def _attribute(data: memoryview, domains: set[str], depth: int) -> int:
    outside = 0
    for number, value in _fields(data):
        if number in (5, 10):  # t, tensors
            outside += _lies_outside(value)
        elif number in (6, 11):  # g, graphs
            outside += _graph(value, domains, depth + 1)
        elif number in (22, 23):  # sparse_tensor, sparse_tensors
            outside += _sparse(value)
    return outside


def _sparse(data: memoryview) -> int:
    return sum(_lies_outside(value) for number, value in _fields(data) if number in (1, 2))  # values, indices


def _lies_outside(tensor: memoryview) -> int:
    return any(number in (13, 14) and bool(value) for number, value in _fields(tensor))  # external_data, data_location


def _fields(data: memoryview | int) -> Iterator[tuple[int, memoryview | int]]:
    """Numbers and values of a message: bytes, or a whole number."""
    if isinstance(data, int):
        raise _Strange
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield number, value
            continue
        if wire == 2:
            length, at = _varint(data, at)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise _Strange
        if at + length > len(data):
            raise _Strange
        yield number, data[at : at + length]
        at += length


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for place in range(10):
        byte = data[at + place]
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise _Strange


def _text(value: memoryview | int) -> str:
    if isinstance(value, int):
        raise _Strange
    return bytes(value).decode()
