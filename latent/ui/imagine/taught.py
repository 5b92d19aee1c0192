"""What can be learned from new items about real ones, beside what other real ones teach."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping

import numpy as np
import streamlit as st

from latent.errors import LatentError
from latent.insight import draws
from latent.insight.transfer import FEWEST, Transfer, transfer
from latent.ui.items.pool import Pool
from latent.ui.items.wishes import Wish
from latent.ui.widgets import answering, answers, names, notices, nouns
from latent.ui.widgets.words import said

LABEL = ""
"""Stands for the label among the names of parts."""


def line(real: Pool, new: np.ndarray, wish: Wish) -> str:
    """Of a label, or a part, that a person chooses; "" where there is none to choose, or it is still worked out.

    Args:
        real: items that are at hand.
        new: as many as were drawn ``(n, ...)``.
        wish: for which they were.
    """
    modality, named = real.space.modality, nouns.of(real.space.modality)
    offered = [*([LABEL] if len(told_apart(real.labels)) > 1 else []), *modality.askable()]
    if not offered:
        return ""
    shown = lambda name: names.shown(name) or said("taught-label")  # noqa: E731
    key = answers.kept(f"taught-{real.space.name}", offered[0])
    told = {"key": key, "help": said("taught-help")}
    name = st.selectbox(said("taught-what"), offered, format_func=shown, width=320, **told)
    try:
        found = answering.ask_of(
            (real.stamp, hashlib.blake2b(new.tobytes()).digest(), wish.variety, name),
            transfer,
            lambda: of_part(real, new, name) if name else of_labels(real, len(new), wish),
            doing=said("taught-doing", name=shown(name), **named),
        )
    except LatentError as error:
        notices.show(error)
        return ""
    told = in_words(shown(name), found, named) if found else ""
    st.html(f"<ul class='remarks'><li>{html.escape(told)}</li></ul>" if told else "")
    return told


def told_apart(labels: np.ndarray) -> list[str]:
    """Labels that enough items bear to be told from others."""
    apart, counts = np.unique(labels[labels != ""], return_counts=True)
    return apart[counts >= FEWEST].tolist()


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


def in_words(name: str, found: Transfer, named: Mapping[str, str]) -> str:
    """What was found, in a sentence or two; ``named`` is what items are called, as :func:`nouns.of` gives it."""
    told = said(
        "taught",
        name=name,
        judged=found.judged,
        learned=found.learned,
        new=f"{100 * found.on_new:.0f}",
        real=f"{100 * found.on_real:.0f}",
        on_new=found.on_new,
        on_real=found.on_real,
        **named,
    )
    lacking = ", ".join(said("taught-quoted", word=names.shown(word)) for word in found.lacking)
    return said("taught-lacking", told=told, lacking=lacking) if lacking else told
