"""Lessons as data: steps on pages, each with what tells that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from latent.space import Space
from latent.ui.lessons.doings import Doing
from latent.ui.lessons.stand import Stand
from latent.ui.widgets.words import said


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        key: unique within its lesson.
        page: title of the page that it begins on.
        done: whether it was done, of how things stood when it began and how they stand.
        light: CSS selector of where to act.
        space: name of the space that it is about.
        lay: sets out what the step begins with; None where the page is to stay as it is.
        asks: whether it is a question, whose answer is a deed; where to act is then shown on demand.
    """

    key: str
    page: str
    done: Doing
    light: str
    space: str
    lay: Callable[[Space], None] | None = None
    asks: bool = False

    def is_done(self, begun: Stand | None, now: Stand) -> bool:
        """Whether it was; never before it began, nor by what happens in another space."""
        return begun is not None and now.space.name == begun.space.name == self.space and self.done(begun, now)


@dataclass(frozen=True)
class Lesson:
    """A lesson of about five minutes.

    Attributes:
        key: unique; begins the names of its messages.
        steps: in their order, three questions last.
        picture: HTML of what its sheet shows, of the space that it is about.
    """

    key: str
    steps: tuple[Step, ...]
    picture: Callable[[], str]

    @property
    def title(self) -> str:
        """What it is called."""
        return said(f"{self.key}-title")

    @property
    def point(self) -> str:
        """What it teaches, in one sentence."""
        return said(f"{self.key}-point")

    @property
    def kept(self) -> tuple[str, ...]:
        """What to keep of it, in three sentences."""
        return tuple(said(f"{self.key}-keep-{number}") for number in (1, 2, 3))

    def sentence(self, step: Step) -> str:
        """What a step says."""
        return said(f"{self.key}-{step.key}")

    @property
    def questions(self) -> tuple[Step, ...]:
        """Those that ask."""
        return tuple(step for step in self.steps if step.asks)
