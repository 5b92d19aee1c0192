"""What can be asked of items because the answer is known: their labels, words that came along, yes or no."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from latent.parts import titled
from latent.ui.items import standing_apart
from latent.ui.items.colouring import LABEL, YES_OR_NO
from latent.ui.items.pool import Pool

FEWEST = 12
"""Items that two answers need to be asked for, so that ten can be shown and some are left."""

MOST_ANSWERS = 20


def questions(pool: Pool) -> dict[str, np.ndarray]:
    """Answers ``str (n,)`` by what is asked, the labels first; "" where nobody knows."""
    asked = {LABEL: pool.labels} | {
        titled(name): values for name, values in pool.columns.items() if values.dtype.kind == "U" and name != "label"
    }
    asked |= {name: values for name, values in read_off(pool).items() if values.dtype.kind == "U"}
    return {name: answers for name, answers in asked.items() if _is_question(answers)}


def usual(answers: np.ndarray) -> float:
    """How often the commonest answer is right, of those that are known."""
    counts = np.unique(answers[answers != ""], return_counts=True)[1]
    return float(counts.max() / counts.sum())


def _is_question(answers: np.ndarray) -> bool:
    _, counts = np.unique(answers[answers != ""], return_counts=True)
    return len(counts) <= MOST_ANSWERS and (counts >= FEWEST).sum() >= 2


def read_off(pool: Pool) -> Mapping[str, np.ndarray]:
    """What can be read off items without a model, by name; nothing where their factors are known.

    Numbers ``float (n,)``, or "yes" and "no" where it is only there or not.
    """
    if pool.space.reference.factors and not pool.entries:
        return {}
    kept = st.session_state.get("read_off")
    if kept is None or kept[0] != pool.stamp:
        read = pool.space.modality.measures(pool.arrays)
        kept = st.session_state["read_off"] = (pool.stamp, {name: _said(values) for name, values in read.items()})
    return kept[1]


def _said(values: np.ndarray) -> np.ndarray:
    return np.array(YES_OR_NO)[values.astype(int)] if np.isin(values, (0, 1)).all() else values


def known_of(pool: Pool) -> dict[str, np.ndarray]:
    """All that is known of items besides labels: what came along, and what can be read off them."""
    along = {titled(name): values for name, values in pool.columns.items() if name != "label"}
    return dict(read_off(pool)) | along


def dated(pool: Pool) -> set[str]:
    """Names of what of it are dates."""
    return {titled(name) for name in standing_apart.columns(pool.space, pool.entries)[1]}
