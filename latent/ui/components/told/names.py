"""What names that come with a space are called in the language of who reads: its sliders, labels, measures and groups.

They are data of the space: by them files, addresses, sessions and lessons know what they name, in every language. The
catalogue may have a message that says just such a name in the first language, ``name-hair-style`` for "Hair style";
what a person sees is then that message. Any other name, such as one that a person gave, stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from latent.ui.components.told.words import Say
from latent.words import has, in_first

_MANY = 4096
"""Names whose messages are remembered."""

_NUMBERED: Mapping[str, re.Pattern[str]] = {
    "dial": re.compile(r"Dial ([1-9][0-9]{0,5})"),
    "variation": re.compile(r"Variation ([1-9][0-9]{0,5})"),
    "look-alikes": re.compile(r"Group ([1-9][0-9]{0,5})"),
    "look-alikes-of": re.compile(r"Group ([1-9][0-9]{0,5}): (.+)"),
}
"""Names that are numbered, by the messages that say them."""

_PAIRED = {"balanced": "way-balanced", "biased": "way-biased"}
"""Messages for sliders of ready-made pairs of groups, by what follows the property in their names."""

_LIKE = "More like "
_COMMA = ", "


def shown(name: str, say: Say) -> str:
    """A name as ``say`` has it; one that the catalogue does not have stays as it is.

    It may begin with a small letter, as in the middle of a sentence. What is more like a label, or a property's word as
    in "Hair colour: blue", is said of both.
    """
    if alone := _alone(name, say):
        return alone
    for numbered, form in _NUMBERED.items():
        if found := form.fullmatch(name):
            number, *words = found.groups()
            return say(numbered, number=int(number), **({"words": words[0]} if words else {}))
    if name.startswith(_LIKE):
        label = name.removeprefix(_LIKE)
        return say("more-like", label=_alone(label, say) or label)
    of, _, word = name.partition(": ")
    if word and (known := _alone(of, say)):
        return say("property-word", property=known, word=_alone(word, say) or word)
    return name


def _alone(name: str, say: Say) -> str:
    """A name that has a message of its own, perhaps for its capital; else ""."""
    if message := message_of(name):
        return say(message)
    message = message_of(name[:1].upper() + name[1:]) if len(name) > 1 else ""  # "i" is no "I"
    said = say(message) if message else ""
    return said[:1].lower() + said[1:]


def each(names: Iterable[str], say: Say) -> list[str]:
    """The same of many, among which few differ."""
    listed = list(map(str, names))
    said = {name: shown(name, say) for name in set(listed)}
    return [said[name] for name in listed]


def together(names: str, say: Say) -> str:
    """The same of what a group is called by: one label, or some after a comma each."""
    return _COMMA.join(each(names.split(_COMMA), say))


def made(name: str, say: Say) -> str:
    """What a slider that a person made is called: as they called it, or as ``say`` calls that of a ready-made pair."""
    trait, _, how = name.rpartition(_COMMA)
    return say(_PAIRED[how], trait=shown(trait, say)) if how in _PAIRED and message_of(trait) else name


@lru_cache(_MANY)
def message_of(name: str) -> str:
    """The message that says a name in the first language, to the letter; "" where there is none."""
    message = f"name-{'-'.join(re.findall('[a-z0-9]+', name.lower()))}"
    return message if has(message) and in_first(message) == name else ""
