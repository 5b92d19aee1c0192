"""The item that "What gets lost" is about: what it is, its numbers, what comes back, and what each number tells."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from latent.collection import Collection
from latent.insight import losing
from latent.modalities.items import View
from latent.space import Posterior, Space
from latent.ui.session import morphing
from latent.ui.session.links import Source
from latent.ui.session.morphing import Beginning
from latent.ui.sliders import dial_names
from latent.ui.widgets import nouns, views
from latent.ui.widgets.remembering import values_of
from latent.ui.widgets.take_away import table
from latent.ui.widgets.words import again, said

BYTES_A_NUMBER = 2
"""Of a code that is kept in half precision."""


@dataclass(frozen=True, eq=False)
class Story:
    """One item on its way through a space.

    Attributes:
        space: the space.
        source: where the item is found again.
        beginning: what is known of it.
        array: the item as the model sees it, or what the model makes of its code where it is not at hand.
        posterior: of that, one row.
    """

    space: Space
    source: Source
    beginning: Beginning
    array: np.ndarray
    posterior: Posterior

    @property
    def real(self) -> bool:
        """Whether it is the item itself that goes in."""
        return self.beginning.array is not None

    @property
    def code(self) -> np.ndarray:
        """Its numbers ``float32 (dials,)``."""
        return self.posterior.mean[0]

    @cached_property
    def back(self) -> np.ndarray:
        """What comes back, as an item."""
        return self.space.redraw(self.code)[0]

    @cached_property
    def nats(self) -> np.ndarray:
        """What each dial tells of it ``float64 (dials,)``."""
        return losing.information(self.code, self.posterior.logvar[0])

    @property
    def order(self) -> np.ndarray:
        """All dials of the space, the most telling of known items first."""
        return order(self.space)

    @cached_property
    def look(self) -> View:
        """The item to look at."""
        return self.space.modality.view(self.array)

    @property
    def name(self) -> str:
        """What it is called; of what says itself, nothing besides."""
        return "" if views.words(self.look) == self.beginning.name else self.beginning.name


def of(space: Space, collection: Collection, source: Source) -> Story:
    """The story of an item; errors as :func:`morphing.begin` has."""
    beginning = morphing.begin(space, collection, source)
    if beginning.array is not None and beginning.posterior is not None:
        return Story(space, source, beginning, beginning.array, beginning.posterior)
    array = space.redraw(beginning.code)[0]
    return Story(space, source, beginning, array, space.encode(array[None]))


@values_of()
def order(space: Space) -> np.ndarray:
    """All dials of a space, the most telling of its known items first ``int64 (dials,)``."""
    known = space.reference.posterior
    return losing.in_order(known.mean, known.logvar)


@values_of()
def middle(space: Space) -> np.ndarray:
    """The mean of its known codes ``float32 (dials,)``."""
    return space.reference.codes.mean(axis=0)


def figures(story: Story) -> list[str]:
    """The item, its numbers, what comes back and the difference, as figures of a page."""
    original, modality = story.beginning.original, story.space.modality
    given = [views.figure(original, said("lost-given"), css="picture smooth")] if original else []
    first = said("panel-seen") if given else said("lost-item" if story.real else "lost-item-redrawn")
    return [
        *given,
        views.figure(story.look, first, first, note=story.name),
        _numbers(story),
        views.figure(modality.view(story.back), said("panel-back")),
        views.change(modality, story.array, story.back),
    ]


def _numbers(story: Story) -> str:
    """Its code as bars up and down, in the order in which dials tell."""
    code = story.code[story.order]
    tall = max(float(np.abs(code).max()), 1e-6)
    bars = "".join(
        f"<span><i style='height:{50 * abs(value) / tall:.1f}%;{'bottom' if value >= 0 else 'top'}:50%'></i></span>"
        for value in code.tolist()
    )
    top = dial_names.of(story.space, int(story.order[0]))
    heard = html.escape(said("lost-bars", count=len(code)), quote=True)
    shown, first = said("instrument-numbers", count=len(code)), said("lost-bars-first", dial=top)
    return (
        f"<figure><div class='code-bars' role='img' aria-label='{heard}'>{bars}</div>"
        f"<figcaption><b>{html.escape(shown)}</b><small>{html.escape(first)}</small></figcaption></figure>"
    )


def told(story: Story) -> dict[str, tuple[str, str]]:
    """Its figures by name: how each is said, and what it means."""
    modality, dials = story.space.modality, story.space.dials
    before, after = modality.size(story.array), BYTES_A_NUMBER * dials
    if before >= 1.5 * after:
        means = said("lost-bytes-fewer", times=before / after, dials=dials)
    else:
        means = said("lost-bytes-even", dials=dials)
    bits = float(story.nats.sum()) / losing.BIT
    return {
        said("lost-bytes"): (said("lost-bytes-said", before=before, after=after), means),
        said("lost-information"): (
            said("lost-information-said", bits=bits),
            said("lost-information-told", bytes=bits / 8),
        ),
    } | {
        again(figure.name): (again(figure.said), again(figure.told))
        for figure in modality.likeness(story.array, story.back)
    }


def cards(found: dict[str, tuple[str, str]]) -> str:
    """Figures as cards."""
    listed = "".join(
        f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(figure)}<small>{html.escape(means)}</small></dd></div>"
        for name, (figure, means) in found.items()
    )
    return f"<dl class='figure-cards'>{listed}</dl>"


def as_table(found: dict[str, tuple[str, str]]) -> str:
    """The same on a sheet."""
    return table({name: said("lost-figure", said=figure, told=means) for name, (figure, means) in found.items()})


def caveat(story: Story) -> str:
    """What has to be said where the item itself is not at hand; else nothing."""
    if story.real:
        return ""
    if story.source.kind != "known":
        return said("lost-caveat-imagined")
    modality, error = story.space.modality, float(story.space.reference.rebuild.error[int(story.source.key)])
    return said("lost-caveat-redrawn", error=modality.error_name, value=error, **nouns.of(modality))
