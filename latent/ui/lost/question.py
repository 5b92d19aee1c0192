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
from latent.ui.widgets import answering, answers, bars, charts, notices, nouns
from latent.ui.widgets.charts import Line
from latent.ui.widgets.names import shown
from latent.ui.widgets.words import said

MOST_ANSWERS = 40
"""Different answers to a question, at most: of more, most have hardly an item."""

LABELS, OWN, SO, WORD = "labels", "own", "so", "word"
_CALLED = {LABELS: "question-labels", OWN: "question-own"}
"""Messages for questions that are not called as what is known."""


@dataclass(frozen=True, eq=False)
class Question:
    """What can be asked of items.

    Attributes:
        what: there is to tell: :data:`LABELS`, one's :data:`OWN`, whether something is :data:`SO`, or a :data:`WORD`.
        which: of which items, as :mod:`latent.ui.items.pool` has it.
        labels: the answers ``str (n,)``, "" where there is none.
        name: of what is or is not so, or of what the word says.
    """

    what: str
    which: str
    labels: np.ndarray
    name: str = ""


def show(space: Space, collection: Collection) -> str:
    """The section; returns what of it goes on a sheet."""
    offered = questions(space, collection)
    if not offered:
        notices.line(said("question-none", **nouns.of(space.modality)), "note")
        return ""
    key = answers.kept(f"lost-question-{space.name}", next(iter(offered)))
    name = st.selectbox(said("question-tell"), list(offered), format_func=called, key=key, width=280)
    asked = offered[name]
    try:
        found = _answered(space, collection, asked)
    except LatentError as error:
        notices.show(error)
        return ""
    return "" if found is None else _told(space, asked, *found)


def called(name: str) -> str:
    """What a person reads for the name of a question."""
    return said(_CALLED[name]) if name in _CALLED else shown(name)


def questions(space: Space, collection: Collection) -> dict[str, Question]:
    """What can be asked, by name."""
    reference = space.reference
    found = {LABELS: Question(LABELS, KNOWN, reference.labels.astype(str))}
    factors = {titled(name): values for name, values in reference.factors.items() if values.dtype.kind == "U"}
    found |= {name: Question(WORD, KNOWN, values, name) for name, values in factors.items()}
    if not reference.factors:
        read = {name: colouring.in_words(values) for name, values in colouring.measured(space).items()}
        words = {name: values for name, values in read.items() if values.dtype.kind == "U"}
        found |= {name: Question(SO, KNOWN, values, name) for name, values in words.items()}
    own = np.array([entry.label or "" for entry in collection], str)
    found[OWN] = Question(OWN, YOURS, own)
    return {name: asked for name, asked in found.items() if _can_be_asked(asked.labels)}


def _can_be_asked(labels: np.ndarray) -> bool:
    names = set(labels.tolist()) - {""}
    return 2 <= len(names) <= MOST_ANSWERS


def _answered(space: Space, collection: Collection, asked: Question) -> tuple[Answered, bool] | None:
    """What the probes gave, and whether components are of words; None while something is on its way."""
    labels, components, of_words = asked.labels, None, False
    codes = pool.of(space, collection, asked.which).codes
    try:
        fitted = growth.fitted(space)
        if fitted is None:
            return None
    except LatentError:
        pass  # nothing can stand beside them
    else:
        of_words = not fitted.straight
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
        doing=said("question-doing"),
    )
    return None if found is None else (found, of_words)


def _told(space: Space, asked: Question, found: Answered, of_words: bool) -> str:
    beside = said("question-chart-components-words" if of_words else "question-chart-components")
    lines = [Line(said("question-chart-dials"), found.dials)]
    lines += [Line(beside, found.linear)] if found.linear else []
    lines += [Line(said("question-chart-usual"), [found.usual] * len(found.counts))]
    along, under = [str(count) for count in found.counts], said("question-chart-under")
    verdict = html.escape(sentence(asked, space.dials, found))
    rest = html.escape(_beside(found, space, asked.which, of_words))
    st.html(f"<p class='told'>{verdict}</p>")
    st.html(f"{charts.lines(lines, along, said('question-chart'), under, _share)}<p class='quiet'>{rest}</p>")
    return f"<p>{verdict}</p>{charts.table(lines, along, under, _share)}<p>{rest}</p>"


def sentence(asked: Question, dials: int, found: Answered) -> str:
    """What it comes to."""
    told = {"what": asked.what, "name": shown(asked.name), "dials": dials}
    if not found.tells:
        return said("question-lost", **told)
    told["right"] = bars.in_100(found.dials[-1])
    if found.enough == dials:
        return said("question-all", **told)
    if found.enough == 1:
        return said("question-one", **told)
    return said("question-some", enough=found.enough, **told)


def _beside(found: Answered, space: Space, which: str, of_words: bool) -> str:
    counts = {"count": found.items, "answers": found.answers}
    if which == KNOWN:
        asked = said("question-asked-known", **counts, **nouns.of(space.modality))
    else:
        asked = said("question-asked", **counts, **nouns.of(space.modality))
    if not found.linear:
        return f"{asked} {said('question-alone')}"
    place = found.counts.index(found.enough)
    message = "question-beside-words" if of_words else "question-beside"
    both = said(message, linear=bars.in_100(found.linear[place]), dials=bars.in_100(found.dials[place]))
    return f"{asked} {both}"


def _share(value: float) -> str:
    return said("question-chart-share", share=bars.in_100(value))
