"""No script of ours has a sentence of its own: what people read comes with the data, in their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from latent.ui.components.mounting import FRONTEND

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|(?<=[=(,:!&|?])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""",
    re.DOTALL,
)
"""Comments, regular expressions and texts of JavaScript."""

PUT_IN = re.compile(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}")
PROSE = re.compile(r"[^\W\d_]{2,}[,.:;!?…]? [^\W\d_]{2,}")
"""Two words beside each other."""

NOBODY_READS = re.compile(
    r"(?:Error|console\.\w+|matchMedia|closest|matches|querySelector(?:All)?)\(\s*(?:[\w.]+ \|\| )?$"
)
"""Before a text: errors and notes for developers, and questions to the browser."""

CODE = re.compile(r"\blt-[\w-]+|\[[\w-]+[\]=*~]|:not\(|^@media |[\w-]+: [^;]+;|^[\w-]+\([^)]*\)$|^notice problem$")
"""In a text: our classes, selectors, and rules of style."""

SPOKEN = re.compile(r"(?:textContent|ariaLabel|title|placeholder|alt|innerText) = $|\"aria-label\"[,:] $")
"""Before a text that is shown or read out, however short it is."""


def texts(code: str) -> Iterator[tuple[str, str]]:
    """Each text, with what stands before it; what is put into one is code, with texts of its own."""
    for token in TOKEN.finditer(code):
        if token[0][0] not in "\"'`":
            continue
        body, before = token[0][1:-1], code[max(0, token.start() - 60) : token.start()]
        if token[0][0] == "`":
            for inner in PUT_IN.findall(body):
                yield from texts(inner)
            body = PUT_IN.sub("0", body)
        yield body, before


def said(code: str) -> list[str]:
    """Texts that a person would read."""
    return [
        text
        for text, before in texts(code)
        if not NOBODY_READS.search(before)
        and not CODE.search(text)
        and (PROSE.search(text) or (SPOKEN.search(before) and re.search(r"[^\W\d_]{2,}", text)))
    ]


def scripts() -> list[Path]:
    return sorted(path for path in FRONTEND.rglob("*.js") if "vendor" not in path.parts)


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.relative_to(FRONTEND).as_posix())
def test_a_script_has_no_sentence_of_its_own(path: Path):
    assert said(path.read_text("utf-8")) == []


def test_there_are_scripts():
    assert len(scripts()) > 50


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('put(this.line, "Press the button");', ["Press the button"]),
        ("line.textContent = 'Undo';", ["Undo"]),
        ('make("p", "quiet", { "aria-label": "Undo" });', ["Undo"]),
        ("put(line, `${count} points left`);", ["0 points left"]),
        ('put(line, `${busy ? "One moment, please" : ""}`);', ["One moment, please"]),
        ('// "what is said here"\nconst a = /"not this"/;', []),
        ('throw new Error("no sound was made");', []),
        ('make("p", "quiet lt-line");', []),
        ('element.closest("button, label, input");', []),
        ('line.style.cssText = "color: red; top: 0;";', []),
        ("line.textContent = text;", []),
    ],
)
def test_the_test_of_scripts_sees_what_a_person_would_read(code: str, found: list[str]):
    assert said(code) == found
