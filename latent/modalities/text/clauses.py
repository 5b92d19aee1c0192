"""English main clauses, taken apart and said again: as a question, denied, in the past, or of another person.

From a sentence comes its counterpart that differs in one thing alone (counterfactually augmented data, Kaushik et al.
2020). Only what these few rules surely understand is taken apart; of other sentences, and of other languages, there is
no counterpart. All text is in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PASTS = """
:
go:went see:saw say:said tell:told take:took give:gave get:got make:made know:knew think:thought feel:felt
leave:left find:found keep:kept lose:lost meet:met pay:paid sell:sold send:sent spend:spent speak:spoke
stand:stood teach:taught understand:understood wear:wore win:won write:wrote eat:ate begin:began buy:bought
break:broke bring:brought build:built catch:caught choose:chose drink:drank drive:drove fall:fell fly:flew
forget:forgot grow:grew hear:heard hold:held hide:hid lead:led run:ran ring:rang rise:rose sing:sang sit:sat
shake:shook shoot:shot sleep:slept steal:stole swim:swam throw:threw wake:woke become:became blow:blew
bite:bit lend:lent mean:meant deal:dealt fight:fought hang:hung draw:drew dig:dug forgive:forgave feed:fed
swear:swore come:came have:had do:did
"""
IRREGULAR = dict(pair.split(":") for pair in _PASTS.split())
"""The past of verbs that have one of their own, by their plain forms."""

_WORD = re.compile("[a-z]+")
_BASES = frozenset(IRREGULAR)
_MODALS = _set("can could will would should must may might")
_SHORT = {"'m": "am", "'re": "are", "'ll": "will", "'ve": "have", "'s": "is"}
_LONG = {"am": "'m", "are": "'re", "will": "'ll", "have": "'ve", "is": "'s"}
_BE, _HAVE, _DO = _set("am is are was were"), _set("have has had"), _set("do does did")
_FINITE = _BE | _HAVE | _DO | _MODALS
_PAST_FORMS = _set("was were had did")
_PLURAL = _set("you we they these those")
_SINGULAR = _set("he she it this that there everyone everybody someone nobody")
_DETERMINERS = _set("the my your his her our their this that these those a an")
_ASKING = _set("what where when why how who")
_NEVER_PLAIN = (
    (_FINITE - {"have", "do"})
    | _PLURAL
    | _SINGULAR
    | _DETERMINERS
    | _ASKING
    | frozenset(IRREGULAR.values()) - _BASES
    | _set(
        "i be please always never also just really still usually often both all only hardly soon already once in of "
        "and or him them me us"
    )
)

_OPENS_PLAIN = _set("to don't doesn't didn't can can't will won't should must could would i you we they")
_PARTICIPLES = _set(
    "been gone done seen taken given got gotten known come become begun broken chosen drunk driven eaten fallen flown "
    "forgotten frozen grown hidden ridden risen run rung sung shown spoken stolen sworn swum thrown torn woken worn "
    "written never already just always ever not"
)
_BETWEEN = _set("never already just always ever not also only really still")

PERSONS = {
    "i": ("my", "myself", "me mine"),
    "you": ("your", "yourself", "yours yourselves"),
    "he": ("his", "himself", "him"),
    "she": ("her", "herself", "hers"),
    "they": ("their", "themselves", "them theirs themself"),
    "we": ("our", "ourselves", "us ours"),
}
"""Of whom a sentence may be said: what is theirs, themselves, and their other forms, which are not told apart here."""

_NAMES = {"tom": PERSONS["he"], "mary": PERSONS["she"]}
_NO_NOUNS = _DETERMINERS | _set(
    "to of in on at by for from with about into over after before and or but if when because that than as so too very "
    "again now then here there not all alone away back up out off down go do come"
)


@dataclass(frozen=True)
class Clause:
    """A main clause.

    Attributes:
        asked: what stands before it in a question ("where"), or "".
        subject: words, or "" in an imperative.
        finite: ``be``, ``have``, a modal, or ``do`` where the verb carries no other.
        verb: of an auxiliary ``do``, in its plain form; else "".
        rest: what follows.
        end: the mark at its end.
        past, negated, asks: what can be turned.
        short: whether the subject and its auxiliary were written as one word.
    """

    asked: str
    subject: str
    finite: str
    verb: str
    rest: str
    end: str
    past: bool = False
    negated: bool = False
    asks: bool = False
    short: bool = False


class English:
    """The verbs of some sentences, by which others are understood.

    Args:
        texts: sentences in lower case.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._plain: Counter[str] = Counter()
        for text in texts:
            words = text.strip(".!?").split()
            self._words.update(words)
            for before, word in pairwise(words):
                if before in _OPENS_PLAIN:
                    self._plain[word] += 1

    @cached_property
    def _pasts(self) -> dict[str, str]:
        """The past of each verb by its plain form."""
        found = {}
        for verb, times in self._plain.items():
            if times < 2 or not verb.isalpha() or verb in _NEVER_PLAIN:
                continue
            regular = max(_regular(verb), key=self._words.__getitem__)
            if verb in IRREGULAR:
                found[verb] = IRREGULAR[verb]
            elif self._words[regular] and self._words[regular] * 100 > times:
                found[verb] = regular
        return found

    @cached_property
    def _presents(self) -> dict[str, str]:
        return {past: verb for verb, past in self._pasts.items()}

    @cached_property
    def _thirds(self) -> dict[str, str]:
        return {_third(verb): verb for verb in self._pasts}

    def parse(self, text: str) -> Clause | None:
        """A sentence taken apart; None where it is not surely understood."""
        words = text.rstrip(".!?").split()
        end = text[len(text.rstrip(".!?")) :]
        if len(words) < 2 or end not in (".", "!", "?") or '"' in text:
            return None
        return self._question(words) if end == "?" else self._statement(words, end)

    def _question(self, words: list[str]) -> Clause | None:
        asked, words = (words[0], words[1:]) if words[0] in _ASKING else ("", words)
        finite, negated = _opened(words[0])
        if not finite or len(words) < 3:
            return None
        size = self._subject(words[1:])
        subject, rest = " ".join(words[1 : 1 + size]), words[1 + size :]
        if not size or (not rest and not asked):
            return None
        past, kind = finite in _PAST_FORMS, _kind(finite)
        clause = Clause(asked, subject, kind, "", " ".join(rest), "?", past, negated, asks=True)
        if kind != "do":
            return clause
        return self._with_verb(clause, rest)

    def _with_verb(self, clause: Clause, rest: list[str]) -> Clause | None:
        if not rest or rest[0] not in self._pasts:
            return None
        return replace(clause, verb=rest[0], rest=" ".join(rest[1:]))

    def _statement(self, words: list[str], end: str) -> Clause | None:
        if words[:2] == ["do", "not"]:
            words = ["don't", *words[2:]]
        if words[0] in self._pasts or words[0] == "don't":
            return self._imperative(words, end)
        stem, quote, ending = words[0].partition("'")
        if quote and (stem in _PLURAL | _SINGULAR | {"i", "tom", "mary"}) and quote + ending in _SHORT:
            finite, size, short, rest = _SHORT[quote + ending], 1, True, words[1:]
            subject = stem
        else:
            size, short = self._subject(words), False
            subject, rest = " ".join(words[:size]), words[size:]
            if not size or not rest:
                return None
            finite, rest = rest[0], rest[1:]
        return self._predicate(Clause("", subject, "", "", "", end, short=short), finite, rest)

    def _predicate(self, clause: Clause, finite: str, rest: list[str]) -> Clause | None:
        form, negated = _opened(finite)
        if form in _HAVE and not negated and not clause.short and not self._participle(rest):
            form = ""  # it means to own, or to be obliged
        if not form:
            return self._lexical(clause, finite, rest)
        if rest and rest[0] == "not" and not negated:
            negated, rest = True, rest[1:]
        clause = replace(clause, finite=_kind(form), past=form in _PAST_FORMS, negated=negated, rest=" ".join(rest))
        if clause.finite != "do":
            return clause if rest else None
        return self._with_verb(clause, rest) if negated else None

    def _lexical(self, clause: Clause, word: str, rest: list[str]) -> Clause | None:
        third = _is_third(clause.subject)
        present = self._thirds.get(word) if third else (word if word in self._pasts else None)
        verb = present or self._presents.get(word)
        if verb is None or self._pasts[verb] == verb:
            return None
        return replace(clause, finite="do", verb=verb, rest=" ".join(rest), past=present is None)

    def _imperative(self, words: list[str], end: str) -> Clause | None:
        negated = words[0] == "don't"
        verb, rest = (words[1], words[2:]) if negated and words[1:] else (words[0], words[1:])
        if verb not in self._pasts:
            return None
        return Clause("", "", "do", verb, " ".join(rest), end, negated=negated)

    def _participle(self, rest: list[str]) -> bool:
        return bool(rest) and (rest[0] in _PARTICIPLES or rest[0].endswith("ed") or rest[0] in self._presents)

    def _subject(self, words: list[str]) -> int:
        """How many words a subject at the start has; 0: none that is surely one."""
        first = words[0]
        if first in _PLURAL | _SINGULAR | {"i", "tom", "mary"} and (len(words) < 2 or first not in _DETERMINERS):
            return 1
        if first in _DETERMINERS and len(words) > 1:
            alone = first in ("this", "that", "these", "those") and words[1] in _FINITE
            return 1 if alone else 2
        return 0

    def say(self, clause: Clause) -> str:
        """A clause as a sentence."""
        words = self._imperative_words(clause) if not clause.subject else self._words_of(clause)
        end = "?" if clause.asks else "." if clause.end == "?" else clause.end
        return " ".join(filter(None, words)) + end

    def _imperative_words(self, clause: Clause) -> list[str]:
        if clause.asks:
            return ["can't" if clause.negated else "can", "you", clause.verb, clause.rest]
        return ["don't" if clause.negated else "", clause.verb, clause.rest]

    def _words_of(self, clause: Clause) -> list[str]:
        finite = _form(clause)
        if clause.asks:
            denied = finite + " not" if finite == "am" else _deny(finite)
            if clause.negated and finite == "am":
                return [clause.asked, "am", clause.subject, "not", clause.verb, clause.rest]
            return [clause.asked, denied if clause.negated else finite, clause.subject, clause.verb, clause.rest]
        if clause.finite == "do" and not clause.negated:
            return [clause.subject, self._inflected(clause), clause.rest]
        if clause.short and finite in _LONG:
            return [clause.subject + _LONG[finite], "not" if clause.negated else "", clause.verb, clause.rest]
        denied = _deny(finite) if clause.negated else finite
        return [clause.subject, denied, clause.verb, clause.rest]

    def _inflected(self, clause: Clause) -> str:
        if clause.past:
            return self._pasts[clause.verb]
        return _third(clause.verb) if _is_third(clause.subject) else clause.verb

    def counterparts(self, text: str) -> dict[str, str]:
        """A sentence with one thing turned, by the name of that thing; nothing where it is not understood."""
        clause = self.parse(text)
        if clause is None:
            return {}
        turned = {"Negation": replace(clause, negated=not clause.negated)}
        if not clause.asked:
            turned["Question"] = replace(clause, asks=not clause.asks)
        if past := self._in_past(clause):
            turned["Past"] = past
        return {name: self.say(one) for name, one in turned.items()}

    def persons(self, text: str) -> dict[str, str]:
        """A sentence by its subject, and the same said of each of :data:`PERSONS` of whom it can be.

        Nothing where its subject is surely no person.
        """
        clause = self.parse(text)
        if clause is None or clause.subject not in PERSONS | _NAMES or self._unsure(clause):
            return {}
        said: dict[str, str] = {}
        for person in (one for one in PERSONS if one != clause.subject):
            rest = _said_of(person, clause)
            if rest is not None:
                said[person] = self.say(replace(clause, subject=person, rest=rest))
        return said | {clause.subject: text}

    def _unsure(self, clause: Clause) -> bool:
        """Whether "he's" may be short for "he has", "tom's" mean what is his, or "all" the subject."""
        words = [word for word in clause.rest.split() if word not in _BETWEEN]
        may_mean_more = clause.subject in _NAMES or (_is_third(clause.subject) and self._participle(words))
        return words[:1] in (["all"], ["both"]) or (clause.short and clause.finite == "be" and may_mean_more)

    def _in_past(self, clause: Clause) -> Clause | None:
        if not clause.subject:
            return None
        if clause.finite in ("be", "have", "do"):
            return replace(clause, past=not clause.past)
        verb, _, rest = clause.rest.partition(" ")
        if clause.finite == "will" and verb in self._pasts:
            return replace(clause, finite="do", verb=verb, rest=rest, past=True, short=False)
        return None


def _said_of(person: str, clause: Clause) -> str | None:
    """What follows, said of another person: what is theirs, and themselves, with them; None where it is not sure."""
    own, other = (PERSONS | _NAMES)[clause.subject], PERSONS[person]
    turned = dict(zip(own[:2], other[:2], strict=True))
    either = {clause.subject, person} | _set(" ".join((*own, *other)))
    words = clause.rest.split()
    for place, (word, after) in enumerate(pairwise([*words, ""])):
        if word in turned and not (word == "her" and (not after or after in _NO_NOUNS)):
            words[place] = turned[word]
        elif not either.isdisjoint(_WORD.findall(word)):
            return None
    return " ".join(words)


def _opened(word: str) -> tuple[str, bool]:
    """A finite auxiliary and whether it denies; "" where a word is none."""
    if word in _FINITE:
        return word, False
    plain = {"can't": "can", "won't": "will", "cannot": "can"}.get(word, word.removesuffix("n't"))
    return (plain, True) if plain != word and plain in _FINITE else ("", False)


def _kind(finite: str) -> str:
    return "be" if finite in _BE else "have" if finite in _HAVE else "do" if finite in _DO else finite


def _form(clause: Clause) -> str:
    """The finite auxiliary as the subject asks for it."""
    third = _is_third(clause.subject)
    if clause.finite == "be":
        if clause.past:
            return "was" if third or clause.subject == "i" else "were"
        return "am" if clause.subject == "i" else "is" if third else "are"
    if clause.finite in ("have", "do"):
        past, other = {"have": ("had", "has"), "do": ("did", "does")}[clause.finite]
        return past if clause.past else other if third else clause.finite
    return clause.finite


def _deny(finite: str) -> str:
    return {"can": "can't", "will": "won't", "am": "am not", "may": "may not", "might": "might not"}.get(
        finite, finite + "n't"
    )


def _is_third(subject: str) -> bool:
    first, _, noun = subject.partition(" ")
    if first in _PLURAL and not noun:
        return False
    return subject != "i" and first not in ("these", "those") and not (noun.endswith("s") and not noun.endswith("ss"))


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"


def _regular(verb: str) -> list[str]:
    """How the past of a verb may be written."""
    if verb.endswith("e"):
        return [verb + "d"]
    return [verb + "ed", verb[:-1] + "ied", verb + verb[-1] + "ed"]
