"""How well a slider does what its name says, in the language of who reads, by the sentence that its direction has."""

from __future__ import annotations

import re
from collections.abc import Mapping

from latent.directions import notes
from latent.ui.components.told.words import Say

_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    notes.FEW: ("note-few", ()),
    notes.APART: ("note-apart", ("share", "count")),
    notes.NATS: ("note-nats", ("nats", "count")),
    notes.SHARE: ("note-share", ("share", "count")),
    notes.TURNED: ("note-turned", ("share", "count")),
    notes.RISES: ("note-rises", ("correlation", "more", "count")),
    notes.FOLLOWS: ("note-follows", ("correlation", "count")),
    notes.BROUGHT: ("note-brought", ()),
    notes.STRAIGHT: ("note-straight", ()),
}
"""Messages, and what the figures of each are called there, by the form of the sentence."""

_SLOT = re.compile(r"\{[^{}]*\}")


def said(note: str, say: Say) -> str:
    """A direction's sentence as ``say`` has it; one that is not ours stays as it is."""
    for form, (message, names) in _FORMS.items():
        if found := _pattern(form).fullmatch(note):
            return say(message, **{name: _number(text) for name, text in zip(names, found.groups(), strict=True)})
    return note


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(r"(-?[\d,.]*\d)%?".join(re.escape(part) for part in _SLOT.split(form)))


def _number(text: str) -> float:
    bare = text.replace(",", "")
    return float(bare) if "." in bare else int(bare)
