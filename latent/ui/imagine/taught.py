"""What can be learned from new items about real ones, beside what other real ones teach."""

from __future__ import annotations

import hashlib
import html

import numpy as np
import streamlit as st

from latent.errors import LatentError
from latent.insight import draws
from latent.insight.transfer import FEWEST, Transfer, transfer
from latent.ui.items.pool import Pool
from latent.ui.items.wishes import Wish
from latent.ui.widgets import answering, notices

HELP = (
    "Two models learn to tell this from all else: one from new items, one from as many real ones (train on synthetic, "
    "test on real). Both are asked about real items that neither of them learned from, though what drew the new ones "
    "may have. A label is none of what the model sees: to tell it, new ones are drawn label by label."
)

LABEL = ""
"""Stands for the label among the names of parts."""


def line(real: Pool, new: np.ndarray, wish: Wish) -> str:
    """Of a label, or a part, that a person chooses; "" where there is none to choose, or it is still worked out.

    Args:
        real: items that are at hand.
        new: as many as were drawn ``(n, ...)``.
        wish: for which they were.
    """
    modality, noun = real.space.modality, real.space.modality.noun[1]
    names = [*([LABEL] if len(told_apart(real.labels)) > 1 else []), *modality.askable()]
    if not names:
        return ""
    shown = lambda name: name or "the label"  # noqa: E731
    key = f"taught-{real.space.name}"
    name = st.selectbox("What is to be told from the rest", names, format_func=shown, key=key, help=HELP, width=320)
    try:
        found = answering.ask_of(
            (real.stamp, hashlib.blake2b(new.tobytes()).digest(), wish.variety, name),
            transfer,
            lambda: of_part(real, new, name) if name else of_labels(real, len(new), wish),
            doing=f"Learning to tell “{shown(name)}”, from new {noun} and from real ones",
        )
    except LatentError as error:
        notices.show(error)
        return ""
    told = said(shown(name), found, noun) if found else ""
    st.html(f"<ul class='remarks'><li>{html.escape(told)}</li></ul>" if told else "")
    return told


def told_apart(labels: np.ndarray) -> list[str]:
    """Labels that enough items bear to be told from others."""
    names, counts = np.unique(labels[labels != ""], return_counts=True)
    return names[counts >= FEWEST].tolist()


def of_part(real: Pool, new: np.ndarray, name: str) -> tuple[np.ndarray, ...]:
    """Real and new items without a part of theirs, and what it says, as :func:`latent.insight.transfer` wants them."""
    modality = real.space.modality
    return (*modality.asked(name, real.arrays), *modality.asked(name, new))


def of_labels(real: Pool, count: int, wish: Wish) -> tuple[np.ndarray, ...]:
    """The same of labels, which a model does not see: new items are drawn label by label, each as often as real ones.

    Those of a label are drawn as its real ones are spread, by one Gaussian fitted to their codes.
    """
    space, rng = real.space, np.random.default_rng((wish.seed, 2))
    bearers = {name: real.codes[real.labels == name] for name in told_apart(real.labels)}
    each = count / sum(map(len, bearers.values()))
    drawn = {
        name: space.unseen(lambda n, some=some: draws.from_some(some, n, rng, wish.variety), round(each * len(some)))
        for name, some in bearers.items()
    }
    words = np.repeat(list(drawn), list(map(len, drawn.values())))
    order = rng.permutation(len(words))
    new = space.new(np.concatenate(list(drawn.values())), rng)[order]
    rows = (space.modality.features(arrays).rows for arrays in (real.arrays, new))
    return next(rows), real.labels, next(rows), words[order]


def said(name: str, found: Transfer, noun: str) -> str:
    """What was found, in a sentence or two."""
    new, real = (f"{100 * share:.0f}" for share in (found.on_new, found.on_real))
    lacking = ", ".join(f"“{word}”" for word in found.lacking)
    return (
        f"“{name}” of {found.judged:,} real {noun}: what learned from {found.learned:,} new {noun} tells it right in "
        f"{new} of 100 pairs, what learned from as many other real ones in {real} "
        f"(AUROC {found.on_new:.3f} and {found.on_real:.3f}; by chance, 50)."
        + (f" No new one is {lacking}." if lacking else "")
    )
