"""What can be asked of items because the answer is known: their labels, words that came along, yes or no."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from latent.parts import titled
from latent.ui import standing_apart
from latent.ui.colouring import YES_OR_NO
from latent.ui.pool import Pool

FEWEST = 12
"""Items that two answers need to be asked for, so that ten can be shown and some are left."""

MOST_ANSWERS = 20


def questions(pool: Pool) -> dict[str, np.ndarray]:
    """Answers ``str (n,)`` by what is asked, the labels first; "" where nobody knows."""
    asked = {"Label": pool.labels} | {
        titled(name): values for name, values in pool.columns.items() if values.dtype.kind == "U" and name != "label"
    }
    asked |= {name: _yes_or_no(values) for name, values in read_off(pool).items() if np.isin(values, (0, 1)).all()}
    return {name: answers for name, answers in asked.items() if _is_question(answers)}


def _is_question(answers: np.ndarray) -> bool:
    _, counts = np.unique(answers[answers != ""], return_counts=True)
    return len(counts) <= MOST_ANSWERS and (counts >= FEWEST).sum() >= 2


def _yes_or_no(values: np.ndarray) -> np.ndarray:
    return np.array(YES_OR_NO)[values.astype(int)]


def read_off(pool: Pool) -> Mapping[str, np.ndarray]:
    """What can be read off items without a model, by name ``float (n,)``; nothing where their factors are known."""
    if pool.space.reference.factors and not pool.entries:
        return {}
    kept = st.session_state.get("read_off")
    if kept is None or kept[0] != pool.stamp:
        kept = st.session_state["read_off"] = (pool.stamp, pool.space.modality.measures(pool.arrays))
    return kept[1]


def known_of(pool: Pool) -> dict[str, np.ndarray]:
    """All that is known of items besides labels: what came along, and what can be read off them."""
    along = {titled(name): values for name, values in pool.columns.items() if name != "label"}
    return dict(read_off(pool)) | along


def dated(pool: Pool) -> set[str]:
    """Names of what of it are dates."""
    return {titled(name) for name in standing_apart.columns(pool.space, pool.entries)[1]}
