"""What pages say comes from one catalogue, which every language has whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from latent.playground.setting import PILES
from latent.ui.learn import glossary, page, playground
from latent.ui.lessons.course import LESSONS
from latent.ui.start import tasks
from latent.ui.widgets import preferences, words

ROOT = Path(__file__).parents[2]
TASKS = ("tasks", "matching", "guessing", "spotting")
MOVED = ("latent/ui/learn", "latent/ui/lessons", "latent/ui/components/guide.py")
MOVED += ("latent/ui/sliders/leaving_few.py",)
MOVED += tuple(f"latent/ui/start/{one}.py" for one in TASKS)
"""Code that says nothing by itself: all its words are in the catalogue. What else is moved there is listed here."""

PROSE = re.compile(r"[^\W\d_]{2,}[,.:;!?]? [^\W\d_]{2,}")


def messages(language: str) -> dict[str, fluent.Message]:
    found: dict[str, fluent.Message] = {}
    for path in sorted((words.FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


def variables(message: fluent.Message) -> set[str]:
    found: set[str] = set()

    class Look(fluent.BaseNode):
        pass

    def look(node: object) -> None:
        if isinstance(node, fluent.VariableReference):
            found.add(node.id.name)
        if isinstance(node, fluent.BaseNode):
            for value in vars(node).values():
                look(value)
        if isinstance(node, list):
            for value in node:
                look(value)

    look(message)
    return found


@pytest.mark.parametrize("language", list(words.LANGUAGES)[1:])
def test_every_language_has_every_message_with_the_same_variables(language: str):
    first, other = messages(next(iter(words.LANGUAGES))), messages(language)
    assert len(first) > 100
    assert set(first) == set(other)
    assert {name for name in first if variables(first[name]) != variables(other[name])} == set()


def test_the_languages_are_those_that_lie_there():
    assert {path.name for path in words.FOLDER.iterdir()} == set(words.LANGUAGES)


def used() -> set[str]:
    """Names of all messages that are asked for: as text in the code, or made of the keys of lessons and terms."""
    found = {name for text, _ in _strings() for name in re.findall(r"[a-z]+(?:-[a-z0-9]+)+", text)}
    for lesson in LESSONS.values():
        ends = [*(step.key for step in lesson.steps), "title", "point", *(f"keep-{n}" for n in (1, 2, 3))]
        found |= {f"{lesson.key}-{end}" for end in ends}
    found |= {f"term-{term}{end}" for term in glossary.TERMS for end in ("", "-means", "-field")}
    found |= {"few-only", "few-all", "few-help"}  # of code that says other things by itself
    found |= {"foot-words", "foot-words-here", "foot-words-all", "foot-language"}  # likewise
    found |= {f"learn-view-{view}" for view in page.VIEWS} | {f"play-pile-{pile}" for pile in PILES}
    found |= {f"play-{control}{end}" for control in playground.CONTROLS for end in ("", "-means")}
    found |= {f"tasks-{task}" for task in tasks.TASKS}
    return found | {f"sheet-{word}" for word in ("familiar", "borderline", "unfamiliar")}


def test_no_message_is_left_unused():
    assert set(messages("en")) - used() == set()


def test_a_message_that_is_not_there_is_a_fault():
    with pytest.raises(LookupError):
        words.said_in("en", "nobody-says-this")
    with pytest.raises(LookupError):
        words.said_in("en", "guide-elsewhere")


def test_numbers_are_said_as_each_language_says_them():
    assert words.said_in("en", "learn-over", lesson="A", ticked=1, steps=9) == "“A” is over: 1 of 9 steps done."
    assert words.said_in("es", "learn-over", lesson="A", ticked=1, steps=9) == "«A» ha terminado: 1 de 9 pasos hecho."
    assert words.said_in("es", "learn-over", lesson="A", ticked=3, steps=9) == "«A» ha terminado: 3 de 9 pasos hechos."


def _strings() -> Iterator[tuple[str, str]]:
    """Every text in the code that is moved, but for docstrings, with where it stands; tags of HTML taken out."""
    for top in MOVED:
        for path in [ROOT / top] if top.endswith(".py") else sorted((ROOT / top).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
            notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    parts = [p.value if isinstance(p, ast.Constant) else "0" for p in node.values]
                    yield "".join(map(str, parts)), f"{path.name}:{node.lineno}"
                elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner | notes:
                    yield node.value, f"{path.name}:{node.lineno}"


NAMES = {"Look sideways", "Look down", "Smile, balanced", "Smile, biased", "What gets lost", "Odd ones out", "My work"}
NAMES |= {"picture small", "Hair style", "Hair colour: blue", "Trust in the map"}
"""Names of pages, sliders and colours, which lessons look for and never show, and of looks."""

PLAIN_CODE = re.compile(r"<[^>]*>|\[[^\]]*\]|[.#][\w-]+|fill:[^'\"]*|st-key[\w-]*|viewBox='[^']*'")


def test_no_moved_page_has_a_string_of_its_own():
    said = [
        (where, text) for text, where in _strings() if text not in NAMES and PROSE.search(PLAIN_CODE.sub(" ", text))
    ]
    assert said == []


def test_the_test_of_strings_sees_prose():
    assert PROSE.search(PLAIN_CODE.sub(" ", "<p class='quiet'>Press the button.</p>"))


@pytest.fixture
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


@pytest.mark.usefixtures("_session")
@pytest.mark.parametrize(
    ("locale", "wanted"), [("es-MX", "es"), ("es", "es"), ("en-GB", "en"), ("fr-FR", "en"), (None, "en")]
)
def test_the_language_is_that_of_the_browser_until_one_is_chosen(monkeypatch, locale, wanted):
    monkeypatch.setattr(type(st.context), "locale", property(lambda self: locale))
    monkeypatch.setattr(preferences, "keeps", lambda: False)
    assert words.language() == wanted
    preferences.put("language", "es")
    assert words.language() == "es"
    preferences.put("language", "xx")
    assert words.language() == wanted, "no such language"
