"""How a person's things stand at one moment: what a lesson compares to tell whether a step was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from latent.space import Space
from latent.ui.items import wishes
from latent.ui.items.wishes import Wish
from latent.ui.session import annotations, blends, state
from latent.ui.session.blends import Blend
from latent.ui.session.history import Moment
from latent.ui.session.links import Source
from latent.ui.session.selecting import Selection


@dataclass(frozen=True, eq=False)
class Stand:
    """How things stand.

    Attributes:
        page: title of the page in sight.
        space: the space that is looked at.
        moment: what undo can take back: sliders, what is clicked and selected, groups, blends, wishes, marks.
        widgets: numbers and words that the session holds by key: what controls are set to, and what pages tell.
    """

    page: str
    space: Space
    moment: Moment
    widgets: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Stand:
        """As the session has it."""
        held = dict(st.session_state.items())
        widgets = {key: value for key, value in held.items() if isinstance(value, bool | int | float | str)}
        return cls(st.session_state["page"], state.space(), Moment.now(), widgets)

    def source(self, desk: str) -> Source | None:
        """Where a page with sliders starts."""
        return self._desk(desk)[0]

    def steps(self, desk: str) -> Mapping[str, float]:
        """How far each slider of a page stands that is not at 0, by name."""
        return self._desk(desk)[1]

    def _desk(self, desk: str) -> tuple[Any, ...]:
        return self.moment.desks.get((desk, self.space.name), (None, {}, (), None))

    def picked(self, part: str, otherwise: Any = None) -> Any:
        """One part of what was picked in the space, as :data:`history.PICKED` names it."""
        return self.moment.picked.get(part, {}).get(self.space.name, otherwise)

    @property
    def clicked(self) -> Source | None:
        """The item, or the empty place, that was clicked last."""
        kind, key = self.picked("selected", (None, None))
        return Source({"reference": "known", "own": "yours", "code": "code"}[kind], str(key)) if kind else None

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.picked("selections", Selection())

    def blend(self, mode: str) -> Blend | None:
        """What was set for a way of blending."""
        return self.picked("blends", {}).get(mode)

    @property
    def blending(self) -> str:
        """The way of blending in sight."""
        return self.picked("blends", {}).get("mode", blends.TWO)

    @property
    def wish(self) -> Wish:
        """What was asked for last on Imagine."""
        return self.picked("wishes", wishes.Wish())

    @property
    def marks(self) -> Mapping[Source, str]:
        """Items that were marked as odd or fine."""
        return self.picked("annotations", {}).get(annotations.MARK, {})

    @property
    def directions(self) -> frozenset[str]:
        """Names of sliders that the person made."""
        return frozenset(self.picked("own_directions", {}))

    @property
    def groups(self) -> Mapping[str, Selection]:
        """Groups that they picked, by name."""
        return self.picked("groups", {})

    def label(self, source: Source | None) -> str:
        """What a known item is labelled as; "" for any other."""
        known = source is not None and source.kind == "known"
        return str(self.space.reference.labels[int(source.key)]) if known else ""
