"""The playground: plays frames of a model that learns, and says how many it wants to see soon.

Frames travel as files, a few at a time; which ones the browser has, it says in each message, so that one which was
reloaded gets all of them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from latent.ui.components import mounting
from latent.ui.components.hand import Hand, turn_of

TOGETHER = 12
"""Frames that travel in one file."""


@dataclass(frozen=True)
class Film:
    """One run as it is shown.

    Attributes:
        run: its number, which tells it from others of the session.
        frames: those that are there.
        told: what holds for all of them, as JSON values; see ``panel.js``.
    """

    run: int
    frames: Sequence[Mapping[str, Any]]
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Wish:
    """What the browser last said.

    Attributes:
        number: of the message, to be answered with.
        run: that it plays.
        wants: frames of it that are to be there.
        have: frames that it has, by the run.
    """

    number: int = 0
    run: int = -1
    wants: int = 0
    have: Mapping[int, int] = field(default_factory=dict)


def wish(key: str) -> Wish:
    """What it wishes; whatever has another form wishes nothing."""
    hand = Hand.read(st.session_state.get(key))
    said = hand.of(turn_of(0)).said
    try:
        have = {int(run): int(count) for run, count in said["have"]}
        return Wish(hand.number, int(said["run"]), int(said["wants"]), have)
    except (KeyError, TypeError, ValueError, OverflowError):
        return Wish(hand.number)


def playground(
    films: Sequence[Film], wished: Wish, ended: str, words: Mapping[str, str], language: str, *, key: str
) -> None:
    """Show it.

    Args:
        films: the run to compare with, if any, and last the one that is played.
        wished: what was answered.
        ended: why no more frames come, in one plain line; else empty.
        words: what it says, by their names in ``playground.js``.
        language: that numbers are written in.
        key: unique on the page.
    """
    data = {
        "runs": [_told(film, wished.have.get(film.run, 0), slot) for slot, film in enumerate(reversed(films))][::-1],
        "ended": ended,
        "words": dict(words),
        "language": language,
        "turn": turn_of(0),
        "number": wished.number,
    }
    mounting.mount("playground", key=key, data=data)


def _told(film: Film, have: int, slot: int) -> dict[str, Any]:
    """What is told of a run, with an address of the next frames that the browser lacks."""
    some = film.frames[max(0, have) :][:TOGETHER]
    chunk = None
    if some:
        data = json.dumps(some, separators=(",", ":")).encode()
        chunk = {"first": have, "address": mounting.media(data, "application/json", f"playground.{slot}")}
    return {**film.told, "run": film.run, "made": len(film.frames), "chunk": chunk}
