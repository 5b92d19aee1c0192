"""How like real items many new ones are, beside real ones that were held out; and a file of the new ones."""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
import streamlit as st

from latent import evaluation
from latent.collection import Collection
from latent.modalities.items import Figure, suffix
from latent.space import Space
from latent.surveying import FEWEST
from latent.ui.imagine import taught
from latent.ui.items import pool, wishes
from latent.ui.items.pool import Pool
from latent.ui.items.wishes import DATA, PRIOR, Wish
from latent.ui.widgets import nouns
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import said

COUNT = 1_000
"""Items that are drawn."""


def show(space: Space, collection: Collection, wish: Wish) -> list[Part]:
    """The figures, once somebody opens them; returns what of them goes on a sheet.

    Nothing of a kind of items that has no such figures.
    """
    if not space.modality.tells_fidelity:
        return []
    title = said("many-title", **nouns.of(space.modality))
    opened = st.expander(title, icon=":material/balance:", key=f"many-{space.name}", on_change="rerun")
    if not opened.open:
        return []
    with opened:
        real = pool.pick(space, collection, "many")
        new = _new(space, wishes.codes(space, collection, wish, COUNT), wish.seed)
        told = lines(real, new, wish)
        st.html(f"<p class='quiet'>{html.escape(said('many-help'))}</p>{_remarks(told)}")
        if len(told) > 1:
            told += filter(None, [taught.line(real, new, wish)])
        _offer(space, new, wish)
    return [Part(title, f"<p>{html.escape(said('many-help'))}</p>{_remarks(told)}")]


@things_of(max_entries=4)
def _new(space: Space, codes: np.ndarray, seed: int) -> np.ndarray:
    """Drawn by the decoder's own chance: what is likeliest of each code would be too much alike."""
    return space.new(codes, np.random.default_rng((seed, 1)))


def lines(real: Pool, new: np.ndarray, wish: Wish) -> list[str]:
    """What is told of new items ``(n, ...)`` beside real ones, in plain sentences."""
    named = nouns.of(real.space.modality)
    if not real.real:
        return [said("many-not-here", **named)]
    if len(real.arrays) < FEWEST:
        return [said("many-too-few", count=len(real.arrays), fewest=FEWEST, **named)]
    pairs = _judged(real.space, real.arrays, new)
    count = min(len(new), len(real.arrays) // 2)
    as_all = wish.by in (DATA, PRIOR)  # else they may well be unlike all, and it is said why
    first = said("many-held" if as_all else "many-held-some", count=count, real=len(real.arrays), **named)
    return [first, *(_line(figure, held) for figure, held in pairs)]


@things_of(max_entries=8)
def _judged(space: Space, real: np.ndarray, new: np.ndarray) -> list[tuple[Figure, Figure]]:
    return evaluation.fidelity(space.modality, real, new)


def _line(figure: Figure, held: Figure) -> str:
    return said("many-figure", name=figure.name, figure=figure.said, held=held.said, told=figure.told)


def _remarks(told: Sequence[str]) -> str:
    return f"<ul class='remarks'>{''.join(f'<li>{html.escape(line)}</li>' for line in told)}</ul>"


def _offer(space: Space, new: np.ndarray, wish: Wish) -> None:
    mime = space.modality.keepsake_mime
    st.download_button(
        said("many-save", count=len(new), **nouns.of(space.modality)),
        lambda: space.modality.strip(new).data,
        f"{space.name}-new-{wish.seed}{suffix(mime)}",
        mime,
        key="save-many",
        icon=":material/download:",
        help=said("many-save-help"),
        on_click="ignore",
    )
