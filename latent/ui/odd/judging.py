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
from latent.ui.widgets import answering
from latent.ui.widgets.remembering import things_of

EXAMPLE, BESIDE = "example", "beside"

SPOILED, COPIED = 12, 2
"""Items that are spoiled for the example, and that are in it a second time."""

NOBODY, LABELLED, ALL_OTHERS = "Nobody has said", "anything at all", "all others"


@dataclass(frozen=True, eq=False)
class Case:
    """What is judged.

    Attributes:
        kind: :data:`EXAMPLE`, :data:`KNOWN`, :data:`YOURS` or :data:`BESIDE`.
        pool: all items, those included that only say what is usual.
        shown: which of them are judged ``bool (n,)``.
        fine: which of them say what is usual ``bool (n,)``; None where all are judged by each other.
        odd: which of them somebody says are odd ``bool (n,)``; None where nobody has.
        said: who says so and how, in words; "" likewise.
        moments: when each was, in days since 1970 ``float (n,)``, where they are judged by what came before; else None.
        veiled: whether labels are kept out of sight, for whoever looks for what they say.
    """

    kind: str
    pool: Pool
    shown: np.ndarray
    fine: np.ndarray | None = None
    odd: np.ndarray | None = None
    said: str = ""
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
        known = ("" if self.veiled else str(self.pool.labels[place])) or f"known {self.space.modality.noun[0]}"
        return known if place < len(self.pool.rows) else self.pool.names[place]

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
    noun = space.modality.noun[1]
    named = {EXAMPLE: "An example", KNOWN: f"{len(space.reference):,} known {noun}"}
    if len(collection):
        named = {BESIDE: f"Yours: {len(collection):,}", YOURS: "Yours among themselves", **named}
    kind = st.segmented_control(
        "Which items",
        list(named),
        format_func=named.get,
        default=KNOWN if to_find(space) and not len(collection) else next(iter(named)),
        key=f"odd-which-{space.name}-{bool(len(collection))}",
        required=True,
        label_visibility="collapsed",
        help="Your own are judged beside the known items, or, where these are of another kind, among themselves.",
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
        return Case(kind, whole, np.ones(len(whole), bool), odd=odd, said="spoiled on purpose")
    if kind == BESIDE:
        both = pool.of(space, collection, BOTH)
        known = np.arange(len(both)) < len(both.rows)
        return Case(kind, both, ~known, fine=known)
    some = pool.of(space, collection, kind)
    return Case(kind, some, np.ones(len(some), bool))


@things_of(max_entries=4, show_spinner="Spoiling a few on purpose")
def _example(space: Space) -> Pool:
    """The known items, then two of them once more, and last a few spoiled ones."""
    known = pool.of(space, Collection(space.name), KNOWN)
    rows = np.linspace(0, len(known) - 1, SPOILED + COPIED + 2).astype(int)[1:-1]
    arrays = np.stack([_shown(space, int(row)) for row in rows])
    spoiled, harm = space.modality.spoiled(arrays[COPIED:])
    copies = np.repeat(arrays[:COPIED], 2, axis=0)
    names = ["a copy"] * len(copies) + harm
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
    with st.popover("By what?", icon=":material/history:"):
        by = st.selectbox(
            "Judge by",
            [ALL_OTHERS, *dated],
            format_func=lambda name: name if name == ALL_OTHERS else f"what came before, by “{name}”",
            key=f"odd-by-{case.space.name}-{case.kind}",
            help="Whoever watches things as they come knows the past alone: the earlier half says what is usual, and "
            "the later half is judged.",
        )
    if by == ALL_OTHERS:
        return case
    moments = np.asarray(case.pool.columns[by], float)
    past = in_time.past(moments)
    later = np.isfinite(moments) & ~past
    return replace(case, shown=later, fine=past, moments=moments) if past.sum() >= FEWEST and later.any() else case


def _labelled(case: Case) -> Case:
    """Let a person say which label makes an item odd, where there are labels."""
    labels = case.pool.labels
    names = in_order(set(labels[case.shown].tolist()))
    if len(set(labels[case.shown].tolist())) < 2:
        return case
    only = [f"all but {name}" for name in names] if case.kind != BESIDE and case.moments is None else []
    some = [LABELLED] if (labels[case.shown] == "").any() and len(names) > 1 else []
    options = [NOBODY, *some, *names, *only]
    with st.popover("What is odd?", icon=":material/label:"):
        said = st.selectbox(
            "Odd are those labelled",
            options,
            index=options.index(LABELLED) if some and to_find(case.space) else 0,
            key=f"odd-said-{case.space.name}-{case.kind}",
            help="A label is not used to judge, only to tell how well the scores do. With “all but”, the ones that are "
            "left say what is usual: judge by one kind, and see whether the others stand out.",
        )
    if said == LABELLED:
        return replace(case, odd=labels != "", said="labelled anything at all")
    if said in names:
        return replace(case, odd=labels == said, said=f"labelled {said}")
    if said in only:
        kept = labels == names[only.index(said)]
        return replace(case, fine=kept, odd=~kept, said=f"not labelled {names[only.index(said)]}")
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
    doing = f"Looking at {len(case.pool):,} {case.space.modality.noun[1]}"
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
        doing=f"Looking at how yours come back: {len(some.entries):,} {some.space.modality.noun[1]}",
    )
    if own is None:
        return None
    return outliers.joined([Evidence(*(part[some.rows] for part in some.space.reference.evidence)), own])


@st.cache_data(max_entries=4, show_spinner="Asking the model about each item")
def _bound(_pool: Pool, stamp: str) -> np.ndarray | None:
    """Negative ELBO of each ``(n,)``; None of a model that does not say how unsure it is."""
    return evaluation.bounds(_pool.space, _pool.arrays, _pool.posterior)


@st.cache_data(max_entries=4, show_spinner="Looking at the items themselves")
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
