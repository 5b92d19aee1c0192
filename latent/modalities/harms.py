"""Harm that is done to items in turns, for examples of what does not fit; what it is, each kind of data knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import cycle
from typing import TypeVar

T = TypeVar("T")


def in_turns(items: Iterable[T], harms: Mapping[str, Callable[[T], T]]) -> tuple[list[T], list[str]]:
    """Each item harmed, one kind of harm following the other, and what was done to it, by its name."""
    done = [(harms[name](item), name) for item, name in zip(items, cycle(harms), strict=False)]
    return [item for item, _ in done], [name for _, name in done]
