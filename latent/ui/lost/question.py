"""What was lost for a question: how many of the numbers are enough to answer it as well as all of them do."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass

import numpy as np
import streamlit as st

from latent.collection import Collection
from latent.errors import LatentError
from latent.insight import losing
from latent.insight.losing import Answered
from latent.parts import titled
from latent.space import Space
from latent.ui.items import colouring, pool
from latent.ui.items.pool import KNOWN, YOURS
from latent.ui.lost import growth, item_story
from latent.ui.widgets import answering, charts, notices
from latent.ui.widgets.charts import Line

SENTENCE = "How many of the numbers are needed to tell one thing from another, and what is lost with fewer."
HELP = (
    "A linear probe (logistic regression) is shown four fifths of the items and asked about the last fifth, five times "
    "over, with 1, 2, 4 and more dials, and with as many principal components."
)
MOST_ANSWERS = 40
"""Different answers to a question, at most: of more, most have hardly an item."""


@dataclass(frozen=True, eq=False)
class Question:
    """What can be asked of items.

    Attributes:
        told: what there is to tell, as it goes on after "To tell".
        which: of which items, as :mod:`latent.ui.items.pool` has it.
        labels: the answers ``str (n,)``, "" where there is none.
    """

    told: str
    which: str
    labels: np.ndarray


def show(space: Space, collection: Collection) -> str:
    """The section; returns what of it goes on a sheet."""
    offered = questions(space, collection)
    if not offered:
        noun = space.modality.noun[1]
        notices.line(
            f"Nothing is known of these {noun} that could be asked for: they have no labels. Bring some with labels (a "
            "folder for each, or a column of a table) on the Map.",
            "note",
        )
        return ""
    name = st.selectbox("To tell", list(offered), key=f"lost-question-{space.name}", width=280)
    asked = offered[name]
    try:
        found = _answered(space, collection, asked)
    except LatentError as error:
        notices.show(error)
        return ""
    return "" if found is None else _told(space, asked, *found)


def questions(space: Space, collection: Collection) -> dict[str, Question]:
    """What can be asked, by name."""
    reference = space.reference
    found = {"Labels": Question("labels apart", KNOWN, reference.labels.astype(str))}
    factors = {titled(name): values for name, values in reference.factors.items() if values.dtype.kind == "U"}
    found |= {name: Question(f"“{name}”", KNOWN, values) for name, values in factors.items()}
    if not reference.factors:
        read = {name: colouring.in_words(values) for name, values in colouring.measured(space).items()}
        words = {name: values for name, values in read.items() if values.dtype.kind == "U"}
        found |= {name: Question(f"whether “{name}” is so", KNOWN, values) for name, values in words.items()}
    own = np.array([entry.label or "" for entry in collection], str)
    found["Your labels"] = Question("your labels apart", YOURS, own)
    return {name: asked for name, asked in found.items() if _can_be_asked(asked.labels)}


def _can_be_asked(labels: np.ndarray) -> bool:
    names = set(labels.tolist()) - {""}
    return 2 <= len(names) <= MOST_ANSWERS


def _answered(space: Space, collection: Collection, asked: Question) -> tuple[Answered, str] | None:
    """What the probes gave, and what stands beside the dials; None while something is on its way."""
    labels, components, beside = asked.labels, None, ""
    codes = pool.of(space, collection, asked.which).codes
    try:
        fitted = growth.fitted(space)
        if fitted is None:
            return None
    except LatentError:
        pass  # nothing can stand beside them
    else:
        beside = "principal components" + ("" if fitted.straight else " of their words")
        codes, components, labels = growth.beside(space, collection, asked.which, fitted, labels)
    digest = hashlib.blake2b("\n".join(labels.tolist()).encode() + codes.tobytes(), digest_size=16).hexdigest()
    found = answering.ask(
        (space.stamp, digest, components is not None),
        losing.answered,
        codes,
        item_story.order(space),
        components,
        labels,
        losing.counts(space.dials),
        doing="Asking it with few numbers and with many",
    )
    return None if found is None else (found, beside)


def _told(space: Space, asked: Question, found: Answered, beside: str) -> str:
    lines = [Line("dials of the model", found.dials)]
    lines += [Line(beside, found.linear)] if found.linear else []
    lines += [Line("always the commonest answer", [found.usual] * len(found.counts))]
    along, under = [str(count) for count in found.counts], "numbers that are given"
    verdict = html.escape(sentence(asked.told, space.dials, found))
    rest = html.escape(_beside(found, space, asked.which, beside))
    st.html(f"<p class='told'>{verdict}</p>")
    st.html(f"{charts.lines(lines, along, 'Told rightly', under, _share)}<p class='quiet'>{rest}</p>")
    return f"<p>{verdict}</p>{charts.table(lines, along, under, _share)}<p>{rest}</p>"


def sentence(asked: str, dials: int, found: Answered) -> str:
    """What it comes to."""
    if not found.tells:
        return f"To tell {asked}, even all {dials} dials do no better than always saying the commonest: it is lost."
    whole = f"{100 * found.dials[-1]:.0f} in 100 right"
    if found.enough == dials:
        return f"To tell {asked}, all {dials} dials are needed ({whole})."
    dial = "dial does" if found.enough == 1 else "dials do"
    return f"To tell {asked}, {found.enough} of the {dials} {dial} as well as all ({whole})."


def _beside(found: Answered, space: Space, which: str, beside: str) -> str:
    noun = space.modality.noun[1]
    said = f"Asked of {found.items:,} {'known ' if which == KNOWN else ''}{noun} with {found.answers} answers. "
    if not found.linear:
        return f"{said}Nothing stands beside it: of these there are no principal components."
    place = found.counts.index(found.enough)
    return (
        f"{said}As many {beside} get {100 * found.linear[place]:.0f} in 100 right, the dials "
        f"{100 * found.dials[place]:.0f}."
    )


def _share(value: float) -> str:
    return f"{100 * value:.0f}%"
