"""Which items are judged on Odd ones out, by which others, and which of them somebody says are odd."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from latent import collection as collections
from latent import evaluation
from latent.collection import Collection
from latent.insight import in_time, outliers, plain
from latent.insight.outliers import BOUND, FEWEST, Oddness
from latent.insight.typicality import Evidence
from latent.modalities.items import Item, Side
from latent.space import Space, in_order
from latent.ui.items import pool
from latent.ui.items.pool import BOTH, KNOWN, YOURS, Pool
from latent.ui.widgets import answering, answers, nouns
from latent.ui.widgets.names import shown
from latent.ui.widgets.remembering import telling, things_of
from latent.ui.widgets.words import said

EXAMPLE, BESIDE = "example", "beside"

SPOILED, COPIED = 12, 2
"""Items that are spoiled for the example, and that are in it a second time."""

NOBODY, SPOILED_SO, ANY, LIKE, UNLIKE = "nobody", "spoiled", "any", "label", "unlike"
"""How it can be said what is odd: by nobody, by spoiling it, by any label, by one, or by not having that one."""

ALL_OTHERS = ""
"""Of what items are judged by, beside names of days."""


@dataclass(frozen=True, eq=False)
class Case:
    """What is judged.

    Attributes:
        kind: :data:`EXAMPLE`, :data:`KNOWN`, :data:`YOURS` or :data:`BESIDE`.
        pool: all items, those included that only say what is usual.
        shown: which of them are judged ``bool (n,)``.
        fine: which of them say what is usual ``bool (n,)``; None where all are judged by each other.
        odd: which of them somebody says are odd ``bool (n,)``; None where nobody has.
        said: how that is said, as :data:`ANY` or another of these.
        label: by which, where it is by one.
        moments: when each was, in days since 1970 ``float (n,)``, where they are judged by what came before; else None.
        veiled: whether labels are kept out of sight, for whoever looks for what they say.
    """

    kind: str
    pool: Pool
    shown: np.ndarray
    fine: np.ndarray | None = None
    odd: np.ndarray | None = None
    said: str = NOBODY
    label: str = ""
    moments: np.ndarray | None = None
    veiled: bool = False

    @property
    def space(self) -> Space:
        """Where they are."""
        return self.pool.space

    @property
    def stamp(self) -> tuple[str, str]:
        """Tells this question from others."""
        return self.pool.stamp, "" if self.fine is None else self.fine.tobytes().hex()

    def name(self, place: int) -> str:
        """What an item of the pool is called: by its own name, or its label; look-alike groups are no names."""
        if place >= len(self.pool.rows):
            name = self.pool.names[place]
            return said(name) if self.kind == EXAMPLE else name
        label = "" if self.veiled else shown(self.pool.labels[place])
        return label or said("odd-known", **nouns.of(self.space.modality))

    @property
    def odd_are(self) -> dict[str, str]:
        """Which ones are odd, for messages that say so."""
        return {"how": self.said, "label": shown(self.label)}

    def array(self, place: int) -> np.ndarray | None:
        """An item of the pool as the model sees it; None where it is not at hand."""
        known = len(self.pool.rows)
        return (
            self.pool.entries[place - known].array
            if place >= known
            else self.space.original(int(self.pool.rows[place]))
        )

    def arrays(self, places: np.ndarray) -> np.ndarray:
        """Items ``(k, ...)`` of the pool by their places; one that is not at hand as the model redraws it."""
        known = len(self.pool.rows)
        return np.stack([self.array(p) if p >= known else _shown(self.space, int(self.pool.rows[p])) for p in places])

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that its items are looked at from without the model; none where they are not at hand."""
        first = self.array(0) if len(self.pool) else None
        if first is None or not self.space.modality.sides(first[None]):
            return ()
        return _sides(self.pool, self.pool.stamp)

    @property
    def at_hand(self) -> bool:
        """Whether the items themselves are, as far as the first of them tells."""
        return self.array(0) is not None

    @property
    def told(self) -> bool:
        """Whether items of both kinds are known among those judged, so that a score can be held against them."""
        return self.odd is not None and 0 < self.odd[self.shown].sum() < self.shown.sum()


def pick(space: Space, collection: Collection) -> Case:
    """Let a person choose among the example, the known items and their own."""
    named = {
        EXAMPLE: said("odd-example"),
        KNOWN: said("pool-known", count=len(space.reference), **nouns.of(space.modality)),
    }
    if len(collection):
        named = {BESIDE: said("pool-yours", count=len(collection)), YOURS: said("odd-yours-alone"), **named}
    kind = st.segmented_control(
        said("odd-which"),
        list(named),
        format_func=named.get,
        default=KNOWN if to_find(space) and not len(collection) else next(iter(named)),
        key=f"odd-which-{space.name}-{bool(len(collection))}",
        required=True,
        label_visibility="collapsed",
        help=said("odd-which-help"),
    )
    case = _case(space, collection, kind)
    return case if kind == EXAMPLE else _labelled(_in_time(case))


def to_find(space: Space) -> bool:
    """Whether its labels say what is to be found among its known items, so that this is where a person begins."""
    return space.manifest.start.get("odd") == "labelled"


def _case(space: Space, collection: Collection, kind: str) -> Case:
    if kind == EXAMPLE:
        whole = _example(space)
        odd = np.arange(len(whole)) >= len(whole) - SPOILED
        return Case(kind, whole, np.ones(len(whole), bool), odd=odd, said=SPOILED_SO)
    if kind == BESIDE:
        both = pool.of(space, collection, BOTH)
        known = np.arange(len(both)) < len(both.rows)
        return Case(kind, both, ~known, fine=known)
    some = pool.of(space, collection, kind)
    return Case(kind, some, np.ones(len(some), bool))


@things_of(max_entries=4)
@telling("odd-spoiling")
def _example(space: Space) -> Pool:
    """The known items, then two of them once more, and last a few spoiled ones; these are called by messages."""
    known = pool.of(space, Collection(space.name), KNOWN)
    rows = np.linspace(0, len(known) - 1, SPOILED + COPIED + 2).astype(int)[1:-1]
    arrays = np.stack([_shown(space, int(row)) for row in rows])
    spoiled, harm = space.modality.spoiled(arrays[COPIED:])
    copies = np.repeat(arrays[:COPIED], 2, axis=0)
    names = ["odd-copy"] * len(copies) + harm
    both = zip(names, np.concatenate([copies, spoiled]), strict=True)
    items = [Item(name, array, space.modality.view(array)) for name, array in both]
    return replace(known, entries=tuple(collections.entries(space, items, set())))


def _shown(space: Space, row: int) -> np.ndarray:
    """A known item, or what the model makes of it where it is not at hand."""
    original = space.original(row)
    return space.redraw(space.reference.codes[row])[0] if original is None else original


def _in_time(case: Case) -> Case:
    """Let a person have the later items judged by the earlier ones, where it is known when each was."""
    dated = [] if case.kind == BESIDE else case.pool.dated
    if not dated:
        return case
    with st.popover(said("odd-by-what"), icon=":material/history:"):
        by = st.selectbox(
            said("odd-judge-by"),
            [ALL_OTHERS, *dated],
            format_func=_by,
            key=answers.kept(f"odd-by-{case.space.name}-{case.kind}", ALL_OTHERS),
            help=said("odd-judge-by-help"),
        )
    if by == ALL_OTHERS:
        return case
    moments = np.asarray(case.pool.columns[by], float)
    past = in_time.past(moments)
    later = np.isfinite(moments) & ~past
    return replace(case, shown=later, fine=past, moments=moments) if past.sum() >= FEWEST and later.any() else case


def _by(name: str) -> str:
    return said("odd-by-others") if name == ALL_OTHERS else said("odd-by-past", name=shown(name))


def _labelled(case: Case) -> Case:
    """Let a person say which label makes an item odd, where there are labels."""
    labels = case.pool.labels
    names = in_order(set(labels[case.shown].tolist()))
    if len(set(labels[case.shown].tolist())) < 2:
        return case
    only = [(UNLIKE, name) for name in names] if case.kind != BESIDE and case.moments is None else []
    some = [(ANY, "")] if (labels[case.shown] == "").any() and len(names) > 1 else []
    options = [(NOBODY, ""), *some, *((LIKE, name) for name in names), *only]
    with st.popover(said("odd-what"), icon=":material/label:"):
        how, label = st.selectbox(
            said("odd-labelled"),
            options,
            format_func=_option,
            key=answers.kept(f"odd-said-{case.space.name}-{case.kind}", options[bool(some and to_find(case.space))]),
            help=said("odd-labelled-help"),
        )
    return _said_so(case, how, label)


def _option(option: tuple[str, str]) -> str:
    how, label = option
    if how == LIKE:
        return shown(label)
    if how == UNLIKE:
        return said("odd-labelled-not", label=shown(label))
    return said("odd-labelled-any" if how == ANY else "odd-labelled-nobody")


def _said_so(case: Case, how: str, label: str) -> Case:
    """The case where it is said so which are odd."""
    labels = case.pool.labels
    if how == ANY:
        return replace(case, odd=labels != "", said=ANY)
    if how == LIKE:
        return replace(case, odd=labels == label, said=LIKE, label=label)
    if how == UNLIKE:
        return replace(case, fine=labels == label, odd=labels != label, said=UNLIKE, label=label)
    return case


def judge(case: Case, with_bound: bool) -> Oddness | None:
    """How odd all items of a case are; None while it is worked out. :class:`LatentError` where nothing can be told.

    Args:
        case: what is judged.
        with_bound: whether the model's own bound is wanted, which takes a look at every item.
    """
    bound = _bound(case.pool, case.pool.stamp) if with_bound and case.pool.real else None
    evidence = _evidence(case.pool)
    if evidence is None:
        return None
    doing = said("odd-looking", count=len(case.pool), **nouns.of(case.space.modality))
    key = (*case.stamp, bound is not None, case.moments is not None)
    sides = {side.name: side.rows for side in case.sides}
    # What came before may hold odd ones itself.
    arguments = (evidence, case.fine, bound, 0, sides, case.moments is not None)
    return answering.ask(key, outliers.judge, *arguments, doing=doing)


def _evidence(some: Pool) -> Evidence | None:
    """What each is judged by; None while it is worked out beside how a person's own come back."""
    known = len(some.rows)
    if len(some) == known:
        return some.evidence
    posterior = some.posterior
    own = answering.ask_of(
        (some.stamp, "own"),
        evaluation.rebuilt,
        lambda: (
            some.space.folder,
            np.stack([entry.array for entry in some.entries]),
            posterior.mean[known:],
            posterior.logvar[known:],
        ),
        doing=said("odd-looking-own", count=len(some.entries), **nouns.of(some.space.modality)),
    )
    if own is None:
        return None
    return outliers.joined([Evidence(*(part[some.rows] for part in some.space.reference.evidence)), own])


@st.cache_data(max_entries=4, show_spinner=False)
@telling("odd-bound-looking")
def _bound(_pool: Pool, stamp: str) -> np.ndarray | None:
    """Negative ELBO of each ``(n,)``; None of a model that does not say how unsure it is."""
    return evaluation.bounds(_pool.space, _pool.arrays, _pool.posterior)


@st.cache_data(max_entries=4, show_spinner=False)
@telling("odd-sides-looking")
def _sides(_pool: Pool, stamp: str) -> tuple[Side, ...]:
    return _pool.space.modality.sides(_pool.arrays) if _pool.real else ()


@st.cache_data(max_entries=8, show_spinner=False)
def far_cells(_case: Case, stamp: tuple[str, str], side: str) -> np.ndarray:
    """Nats of surprise at each number of a side ``float64 (n, f)``."""
    rows = next(one.rows for one in _case.sides if one.name == side)
    return plain.cells(rows, np.ones(len(rows), bool) if _case.fine is None else _case.fine)


def scores(case: Case) -> list[str]:
    """Names of the scores that there are."""
    first, *others = [name for name in outliers.SCORES if name != BOUND or case.at_hand]
    return [first, *(side.name for side in case.sides), *others]
