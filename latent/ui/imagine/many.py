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
from latent.ui.widgets.remembering import things_of
from latent.ui.widgets.take_away import Part

COUNT = 1_000
"""Items that are drawn."""

HELP = (
    "Each figure stands beside that of real ones that were held out, against the others: as near as real ones come "
    "to each other by chance. Nearer than that is no better."
)


def show(space: Space, collection: Collection, wish: Wish) -> list[Part]:
    """The figures, once somebody opens them; returns what of them goes on a sheet.

    Nothing of a kind of items that has no such figures.
    """
    if not space.modality.tells_fidelity:
        return []
    title = f"How like the real ones are new {space.modality.noun[1]}?"
    opened = st.expander(title, icon=":material/balance:", key=f"many-{space.name}", on_change="rerun")
    if not opened.open:
        return []
    with opened:
        real = pool.pick(space, collection, "many")
        new = _new(space, wishes.codes(space, collection, wish, COUNT), wish.seed)
        told = lines(real, new, wish)
        st.html(f"<p class='quiet'>{html.escape(HELP)}</p>{_remarks(told)}")
        if len(told) > 1:
            told += filter(None, [taught.line(real, new, wish)])
        _offer(space, new, wish)
    return [Part(title, f"<p>{html.escape(HELP)}</p>{_remarks(told)}")]


@things_of(max_entries=4)
def _new(space: Space, codes: np.ndarray, seed: int) -> np.ndarray:
    """Drawn by the decoder's own chance: what is likeliest of each code would be too much alike."""
    return space.new(codes, np.random.default_rng((seed, 1)))


def lines(real: Pool, new: np.ndarray, wish: Wish) -> list[str]:
    """What is told of new items ``(n, ...)`` beside real ones, in plain sentences."""
    noun = real.space.modality.noun[1]
    if not real.real:
        return [f"The real {noun} are not at hand, so there is nothing to hold new ones against."]
    if len(real.arrays) < FEWEST:
        return [f"{len(real.arrays):,} real {noun} are too few to tell. Bring {FEWEST} at least."]
    pairs = _judged(real.space, real.arrays, new)
    count = min(len(new), len(real.arrays) // 2)
    first = f"{count:,} new {noun} are held against {len(real.arrays):,} real ones."
    return [f"{first}{_aside(wish, noun)}", *(_line(figure, held) for figure, held in pairs)]


@things_of(max_entries=8)
def _judged(space: Space, real: np.ndarray, new: np.ndarray) -> list[tuple[Figure, Figure]]:
    return evaluation.fidelity(space.modality, real, new)


def _aside(wish: Wish, noun: str) -> str:
    """Why they may well be unlike all, where they were drawn as some."""
    return "" if wish.by in (DATA, PRIOR) else f" They were drawn as some {noun} are, and need not be spread as all."


def _line(figure: Figure, held: Figure) -> str:
    return f"{figure.name}: {figure.said}; of real ones held out, {held.said}. {figure.told}"


def _remarks(told: Sequence[str]) -> str:
    return f"<ul class='remarks'>{''.join(f'<li>{html.escape(line)}</li>' for line in told)}</ul>"


def _offer(space: Space, new: np.ndarray, wish: Wish) -> None:
    mime = space.modality.keepsake_mime
    st.download_button(
        f"Save {len(new):,} new {space.modality.noun[1]}",
        lambda: space.modality.strip(new).data,
        f"{space.name}-new-{wish.seed}{suffix(mime)}",
        mime,
        key="save-many",
        icon=":material/download:",
        help="Drawn as the batch above is, by the decoder's own chance besides.",
        on_click="ignore",
    )
