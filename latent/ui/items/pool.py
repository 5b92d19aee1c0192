"""The items that a page works on together: the known ones of a space, one's own, or both."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import streamlit as st

from latent.collection import Collection, Entry
from latent.insight.typicality import Evidence
from latent.modalities.items import View
from latent.space import Posterior, Space
from latent.ui.items import colouring, standing_apart
from latent.ui.session import morphing
from latent.ui.session.links import Source
from latent.ui.session.selecting import Selection
from latent.ui.widgets import names, nouns
from latent.ui.widgets.remembering import telling, things_of
from latent.ui.widgets.words import said

KNOWN, YOURS, BOTH = "known", "yours", "both"


@dataclass(frozen=True, eq=False)
class Pool:
    """Known items by their rows, and then some of one's own.

    Attributes:
        space: that they are in.
        rows: ``int64 (k,)``.
        entries: one's own.
    """

    space: Space
    rows: np.ndarray
    entries: tuple[Entry, ...] = ()

    def __len__(self) -> int:
        return len(self.rows) + len(self.entries)

    @cached_property
    def stamp(self) -> str:
        """Tells which items they are, of which space: of others, another."""
        told = hashlib.blake2b(self.space.stamp.encode(), digest_size=16)
        told.update(self.rows.tobytes())
        for entry in self.entries:
            told.update(f"{entry.id}\n{entry.label}\n".encode() + entry.mean.tobytes())
        return told.hexdigest()

    @cached_property
    def posterior(self) -> Posterior:
        """Of all ``(n, dials)``."""
        known, dials = self.space.reference.posterior, self.space.dials
        means = np.array([entry.mean for entry in self.entries], np.float32).reshape(-1, dials)
        logvars = np.array([entry.logvar for entry in self.entries], np.float32).reshape(-1, dials)
        return Posterior(
            np.concatenate([known.mean[self.rows], means]), np.concatenate([known.logvar[self.rows], logvars])
        )

    @property
    def codes(self) -> np.ndarray:
        """Posterior means ``float32 (n, dials)``."""
        return self.posterior.mean

    @cached_property
    def labels(self) -> np.ndarray:
        """``str (n,)``; "" where there is none."""
        known = self.space.reference.labels[self.rows].astype(str)
        return np.concatenate([known, np.array([entry.label for entry in self.entries], str)])

    @cached_property
    def names(self) -> list[str]:
        """What each is called: known items as the space has it."""
        known = colouring.names(self.space)
        return [*(known[row] for row in self.rows.tolist()), *(entry.name for entry in self.entries)]

    def called(self, place: int) -> str:
        """What one of them is called, for whoever reads."""
        return names.shown(self.names[place]) if place < len(self.rows) else self.names[place]

    @cached_property
    def sources(self) -> list[Source]:
        """Where each can be found again."""
        known = [Source("known", str(row)) for row in self.rows.tolist()]
        return [*known, *(Source("yours", entry.id) for entry in self.entries)]

    @cached_property
    def evidence(self) -> Evidence:
        """What each is judged by."""
        known = self.space.reference.evidence
        parts = [Evidence(*(part[self.rows] for part in known))]
        if self.entries:
            arrays = np.stack([entry.array for entry in self.entries])
            own = Posterior(*(part[len(self.rows) :] for part in (self.posterior.mean, self.posterior.logvar)))
            parts.append(self.space.rebuild(arrays, own.mean).evidence(own))
        return Evidence(*(np.concatenate(list(values)) for values in zip(*parts, strict=True)))

    @property
    def real(self) -> bool:
        """Whether :attr:`arrays` are the items themselves, and not what the model makes of some."""
        return not len(self.rows) or originals(self.space) is not None

    @cached_property
    def arrays(self) -> np.ndarray:
        """The items ``(n, ...)`` as the model sees them; those whose originals are not at hand as it redraws them."""
        parts = [shown(self.space)[self.rows]] if len(self.rows) else []
        parts += [np.stack([entry.array for entry in self.entries])] if self.entries else []
        return np.concatenate(parts) if parts else self.space.known()[:0]

    @cached_property
    def dated(self) -> list[str]:
        """Names of those :attr:`columns` that hold moments, in days since 1970."""
        return sorted(standing_apart.columns(self.space, self.entries)[1])

    @cached_property
    def columns(self) -> Mapping[str, np.ndarray]:
        """What else is known of them, by name ``(n,)``: numbers, NaN where there is none, or words, "" likewise."""
        count = len(self.space.reference)
        picked = np.concatenate([self.rows, count + np.arange(len(self.entries))]).astype(np.int64)
        return {name: values[picked] for name, values in standing_apart.columns(self.space, self.entries)[0].items()}

    def view(self, place: int) -> View:
        """One of them to look at."""
        if place < len(self.rows):
            return morphing.known_view(self.space, int(self.rows[place]))
        return self.space.modality.view(self.entries[place - len(self.rows)].array)

    def selection(self, within: np.ndarray) -> Selection:
        """Those that ``within bool (n,)`` says, as what can be selected on the Map."""
        known, own = np.split(within, [len(self.rows)])
        return Selection(self.rows[known], tuple(e.id for e, there in zip(self.entries, own, strict=True) if there))


def of(space: Space, collection: Collection, which: str) -> Pool:
    """The known items (:data:`KNOWN`), one's own (:data:`YOURS`), or both (:data:`BOTH`)."""
    rows = np.arange(0 if which == YOURS else len(space.reference))
    return Pool(space, rows, () if which == KNOWN else tuple(collection))


def pick(space: Space, collection: Collection, key: str) -> Pool:
    """Let a person choose among them, once there are items of their own.

    Args:
        space: whose known items.
        collection: their own.
        key: of the control, unique on the page.
    """
    if not len(collection):
        return of(space, collection, KNOWN)
    named = {
        KNOWN: said("pool-known", count=len(space.reference), **nouns.of(space.modality)),
        YOURS: said("pool-yours", count=len(collection)),
        BOTH: said("pool-both"),
    }
    which = st.segmented_control(
        said("pool-which"),
        list(named),
        format_func=named.get,
        default=YOURS,
        key=f"{key}-{space.name}",
        required=True,
        label_visibility="collapsed",
    )
    return of(space, collection, which)


@things_of(max_entries=4)
@telling("known-looking")
def originals(space: Space) -> np.ndarray | None:
    """All known items ``(n, ...)`` as they were made; None where some of them are not at hand."""
    if space.given is not None:
        return space.modality.restore(space.given.originals)
    first = space.original(0)
    if first is None:
        return None
    rest = [space.original(row) for row in range(1, len(space.reference))]
    return None if any(one is None for one in rest) else np.stack([first, *rest])


def shown(space: Space) -> np.ndarray:
    """All known items ``(n, ...)``: their originals, else what the model redraws."""
    found = originals(space)
    return _redrawn(space) if found is None else found


@things_of(max_entries=4)
@telling("known-looking")
def _redrawn(space: Space) -> np.ndarray:
    return space.known()
