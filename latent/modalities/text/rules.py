"""What can be read off an English sentence by rules: what it asks, denies, tells of the past, and of whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from latent.modalities.text.clauses import IRREGULAR


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NEGATIONS = _set("not no never nobody nothing none neither nor nowhere cannot without")
_PRESENT = _set(
    "am is are do does has have can may must shall will won't it's he's she's that's there's here's what's who's let's"
)
_PAST = _set(
    "was were did had could went came saw said told took gave got made knew thought felt left found kept lost met paid "
    "sold sent spent spoke stood taught understood wore won wrote ate began bought broke brought built caught chose "
    "drank drove fell flew forgot grew heard held hid led lay ran rang rose sang sat shook shot showed slept stole "
    "swam threw woke became blew bit bore bent lent meant dealt fought fled froze hung drew dug forgave fed "
    "sank swore swung tore wept withdrew"
)
_BEFORE_PARTICIPLES = _set(
    "am is are be been being have has get gets getting having 've 's 're 'm to will would can could may might must "
    "should shall a an the very so too more most"
)
_NO_PAST = _set("need indeed bed red feed seed speed weed bleed breed exceed proceed succeed hundred")
_PERSONS = {
    "I": _set("i me my mine myself"),
    "You": _set("you your yours yourself yourselves"),
    "He": _set("he him his himself"),
    "She": _set("she her hers herself"),
    "They": _set("they them their theirs themselves"),
}
_PRONOUNS = frozenset().union(*_PERSONS.values()) | _set("we us our ours it its")
TURNED = ("Question", "Negation", "Past", *_PERSONS)
"""What a sentence has or has not, of what :func:`read` tells."""
COUNTED = ("Length",)
"""What it has more or less of."""
_CARRIERS = _set(
    "am is are was were be been do does did has have had can could will would shall should must may might not no never"
)
_PLAIN = {past: plain for plain, past in IRREGULAR.items()}

MOST_CHANGED = 1 / 3
"""Share of a sentence's other words that may differ where they count as kept."""


def read(sentences: Sequence[str]) -> dict[str, np.ndarray]:
    """What each sentence, in lower case, is, by name: ``float32 (n,)``, 1 and 0 but for the number of words."""
    told: dict[str, Callable[[str, list[str]], float]] = {
        "Question": lambda text, _: text.rstrip("\"' ").endswith("?"),
        "Negation": lambda _, words: is_negated(words),
        "Past": lambda _, words: is_past(words),
        "Length": lambda _, words: len(words),
    }
    told |= {name: lambda _, words, own=own: not own.isdisjoint(_stems(words)) for name, own in _PERSONS.items()}
    listed = [(text, _WORDS.findall(text)) for text in sentences]
    return {name: np.array([rule(*one) for one in listed], np.float32) for name, rule in told.items()}


def words_of(text: str) -> list[str]:
    """Words of a sentence in lower case, without signs."""
    return _WORDS.findall(text)


def is_negated(words: Sequence[str]) -> bool:
    """Whether a sentence denies something."""
    return any(word in _NEGATIONS or word.endswith("n't") for word in words)


def is_past(words: Sequence[str]) -> bool:
    """Whether the first verb that tells a time tells the past."""
    for place, word in enumerate(words):
        before = words[max(0, place - 2) : place]
        stem = word.removesuffix("n't")
        if stem in _PRESENT or word in _PRESENT or word.endswith(("'ll", "'re", "'m", "'ve")):
            return False
        if stem in _PAST and word not in ("could", "couldn't"):
            return True
        if word.endswith("ed") and word not in _NO_PAST and _BEFORE_PARTICIPLES.isdisjoint(before):
            return True
    return False


def _stems(words: Sequence[str]) -> set[str]:
    return {word.partition("'")[0] for word in words}


def turned(name: str, before: str, after: str) -> bool:
    """Whether a property of :func:`read` that is there or not turned, and the other words stayed.

    They stay where edits of a third of them, at most, make those of the one sentence those of the other.
    """
    from rapidfuzz.distance import Levenshtein

    was, now = read([before, after])[name] > 0
    words, others = (other_words(text, name) for text in (before, after))
    return bool(was != now) and Levenshtein.distance(words, others) <= MOST_CHANGED * len(words)


def other_words(text: str, name: str) -> list[str]:
    """Words that carry no property ``name``: without auxiliaries and denials, or pronouns, and without endings."""
    carriers = _CARRIERS | _PRONOUNS if name in _PERSONS else _CARRIERS
    return [_stemmed(word) for word in _stems_of(text) if word not in carriers]


def _stems_of(text: str) -> list[str]:
    """Words without what is joined to them ("n't", "'ll")."""
    whole = text.replace("can't", "can").replace("won't", "will").replace("n't", "")
    return [word.partition("'")[0] for word in _WORDS.findall(whole)]


def _stemmed(word: str) -> str:
    word = _PLAIN.get(word, word)
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)] + instead
            return stem[:-1] if ending == "ed" and len(stem) > 3 and stem[-1] == stem[-2] else stem
    return word
