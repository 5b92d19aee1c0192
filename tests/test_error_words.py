"""What is wrong, and what to do, comes from the catalogue and is told in the language of whoever reads."""

from __future__ import annotations

import ast
import copy
import inspect
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import page_texts
import pytest
import streamlit as st
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from latent import errors, words
from latent.errors import LatentError, RequestError, TooLarge, wrong
from latent.ui.widgets import notices, preferences
from latent.words import Saying, both, either, found, kept, said_again

YET_TO_COME = ("latent/cli",)
"""Code whose errors are in English: only the command line tells them."""

FAMILY = {name for name, made in inspect.getmembers(errors, inspect.isclass) if issubclass(made, LatentError)}

LARGE = TooLarge(Saying("error-item-upload"), *wrong("error-upload-large", limit=12_345))


def own_words(path: Path) -> Iterator[str]:
    """What a module's errors say by themselves."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and page_texts.name_of(node) in FAMILY:
            item, *told = [*node.args, *(one.value for one in node.keywords)]
            texts = [text for part in told for text in _texts(tree, part)]
            texts += [text for text in _texts(tree, item) if page_texts.Text(text, "").is_said]
            yield from (f"{path.name}:{node.lineno}: {text}" for text in texts)


def _texts(tree: ast.Module, node: ast.AST) -> Iterator[str]:
    """Texts in an argument, or in the variable that it is; what the catalogue is asked for is none."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        text = ast.unparse(node).strip("'\"")
        yield from [text] if isinstance(node, ast.JoinedStr) or (isinstance(node.value, str) and text) else []
    elif isinstance(node, ast.Name):
        named = [one.value for one in ast.walk(tree) if isinstance(one, ast.Assign) and node.id in _names(one)]
        plain = [one for one in named if isinstance(one, ast.Constant | ast.JoinedStr)]
        yield from (text for one in plain for text in _texts(tree, one) if page_texts.Text(text, "").is_said)
    elif not (isinstance(node, ast.Call) and page_texts.name_of(node) in page_texts.SAYING):
        for child in ast.iter_child_nodes(node):
            yield from _texts(tree, child) if not isinstance(child, ast.Name) else ()


def _names(assigned: ast.Assign) -> set[str]:
    return {one.id for target in assigned.targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def messages(language: str) -> dict[str, fluent.Message]:
    entries = [one for path in words.files_of(language) for one in FluentParser().parse(path.read_text("utf-8")).body]
    return {one.id.name: one for one in entries if isinstance(one, fluent.Message)}


def test_no_error_has_words_of_its_own():
    code = [path for path in page_texts.modules(("latent",)) if not _is_yet_to_come(path)]
    assert len(code) > 200
    assert [one for path in code for one in own_words(path)] == []


def _is_yet_to_come(path: Path) -> bool:
    return str(path.relative_to(page_texts.ROOT)).startswith(YET_TO_COME)


@pytest.mark.parametrize(
    "code",
    [
        "raise DataError(path.name, 'it is broken', 'Save it again.')",
        "raise DataError(path.name, f'it has {count} columns')",
        "raise DataError(path.name, *wrong('error-data-broken')[:1], cure='Save it again.')",
        "told = 'it is broken'\nraise DataError(path.name, told)",
        "raise DataError('the data set', *wrong('error-data-broken'))",
        "refused = TooLarge(name, 'too large' if large else problem)",
    ],
)
def test_words_of_an_error_s_own_are_found(tmp_path: Path, code: str):
    (tmp_path / "code.py").write_text(code)
    assert list(own_words(tmp_path / "code.py"))


@pytest.mark.parametrize(
    "code",
    [
        "raise DataError(path.name, *wrong('error-data-shape', shape=f'{shape} items'))",
        "raise DataError('encoder.onnx', *wrong('error-data-broken'))",
        "raise DataError(Saying('error-item-data'), Saying('error-data-broken'), error.cure)",
    ],
)
def test_words_of_the_catalogue_are_none_of_an_error_s_own(tmp_path: Path, code: str):
    (tmp_path / "code.py").write_text(code)
    assert list(own_words(tmp_path / "code.py")) == []


@pytest.mark.parametrize("language", list(words.LANGUAGES)[1:])
def test_every_language_says_what_to_do_where_the_first_does(language: str):
    first, other = messages(next(iter(words.LANGUAGES))), messages(language)
    cures = {name: [one.id.name for one in message.attributes] for name, message in first.items()}
    assert sum(map(len, cures.values())) > 200, "they were found"
    assert {name: [one.id.name for one in message.attributes] for name, message in other.items()} == cures


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_problems_go_into_a_line_and_cures_are_sentences(language: str):
    there, bundle = messages(language), words.bundle_of(language)
    cured = {name: message for name, message in there.items() if name.startswith("error-") and message.attributes}
    for name, message in cured.items():
        texts, values = bundle.get_message(name), dict.fromkeys((one.id.name for one in _variables(message)), 2)
        problem, cure = (bundle.format_pattern(one, values)[0] for one in (texts.value, texts.attributes["cure"]))
        assert not problem.endswith("."), name
        assert cure.endswith((".", "2")), name  # a 2 stands for what is put in


def _variables(node: object) -> Iterator[fluent.VariableReference]:
    if isinstance(node, fluent.VariableReference):
        yield node
    if isinstance(node, fluent.BaseNode | list):
        for value in vars(node).values() if isinstance(node, fluent.BaseNode) else node:
            yield from _variables(value)


def test_a_saying_is_the_text_in_the_first_language_and_can_be_said_in_another():
    problem, cure = wrong("error-upload-large", limit=12_345)
    assert (problem, cure) == ("it is over 12,345 MB in all", "Send it in parts.")
    assert said_again(problem, "es") == "pasa de 12.345 MB en total"
    assert said_again(cure, "es") == "Envíalo por partes."
    assert said_again("any other text", "es") == "any other text"


def test_what_a_saying_speaks_of_is_said_again_with_it():
    names = either([Saying("error-item-space"), "x.png"])
    assert said_again(Saying("error-no-such-space.cure", names=names), "es") == "Hay este espacio o x.png."
    assert both(["a", "b", "c"]) == "a and b and c"
    assert said_again(both(["a", "b", "c"]), "es") == "a y b y c"


@pytest.mark.parametrize("number", [10**30, -(10**300), float("nan"), float("inf"), np.int64(7), np.float32(0.5)])
def test_any_number_that_a_file_made_up_can_be_told(number: float):
    told, _ = wrong("error-space-new", format=number, known=2)
    assert str(number) in told
    assert said_again(told, "es").startswith("tiene el formato ")


def test_a_message_without_a_cure_gives_none():
    assert wrong("error-class-map-over") == ("the class is over", "")


@pytest.mark.parametrize(
    "travel", [copy.copy, copy.deepcopy, lambda told: pickle.loads(pickle.dumps(told)), lambda told: found(kept(told))]
)
def test_an_error_can_be_said_again_after_it_has_gone_elsewhere(travel):
    arrived = travel(LARGE.told)
    assert arrived == str(LARGE) == "this upload: it is over 12,345 MB in all. Send it in parts."
    assert said_again(arrived, "es") == "lo que envías: pasa de 12.345 MB en total. Envíalo por partes."


def test_an_error_comes_whole_from_another_process():
    arrived = pickle.loads(pickle.dumps(LARGE))
    assert type(arrived) is TooLarge
    assert said_again(arrived.told, "es") == said_again(LARGE.told, "es")


OF_ANOTHER_VERSION = '{"message": "gone-since", "values": {}, "text": "told"}'


@pytest.mark.parametrize("text", ["plain", "", '{"message":', OF_ANOTHER_VERSION])
def test_a_text_that_is_no_saying_any_more_is_kept_as_text(text: str):
    assert kept(text) == text
    assert found(text) == ("told" if text == OF_ANOTHER_VERSION else text)
    assert not isinstance(found(text), Saying)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "a&lt;b&gt;: a name needs at least one letter. Write one."),
        ("es", "a&lt;b&gt;: un nombre necesita al menos una letra. Escribe uno."),
    ],
)
def test_a_notice_is_in_the_language_of_its_reader(monkeypatch: pytest.MonkeyPatch, language: str, line: str):
    shown: list[str] = []
    monkeypatch.setattr(preferences, "get", lambda key: language)
    monkeypatch.setattr(st, "html", shown.append)
    with notices.caught("a page"):
        raise RequestError("a<b>", *wrong("error-name-without-letters"))
    assert shown == [f"<p class='notice problem' role='alert'>{line}</p>"]


def test_the_command_line_reads_no_catalogue_until_it_says_something():
    code = "import sys, latent.cli, latent.words; print('fluent.runtime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=page_texts.ROOT)
    assert done.stdout.split() == ["False"]
