"""What the code of pages says by itself, and what it asks of the catalogue, read off its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

SAYING = ("said", "say", "said_in", "said_as_html", "in_first", "wrong", "Saying")
"""Functions that give a message of the catalogue."""

UNSEEN_CALLS = re.compile(r"(\w*Error|TooLarge|SpaceNotFound|_unfit|_towards|caught|exception|warning|compile)$")
"""Calls whose texts are no page's: lines of the log, patterns, and errors, which are said from below the pages."""

UNSEEN_NAMES = frozenset({"key", "icon", "type", "css", "width", "gap", "vertical_alignment", "selection_mode"})
"""Arguments that nobody reads."""

UNSEEN_FIRST = ("html", "switch_page", "page_link", "get_option", "form")
"""Of Streamlit's calls, those whose first text is no label; HTML is read as any other text is."""

SHOWN_NAMES = frozenset({"label", "help", "placeholder", "caption", "alt", "title", "text", "doing", "note"})
"""Arguments that somebody reads, whatever they look like."""

PROSE = re.compile(r"[^\W\d_]{2,}[,.:;!?…]? [^\W\d_]{2,}|[^\W\d_]{2,}[,.:;]? 0|0 [^\W\d_]{2,}")
"""Two words beside each other, or a word beside what is put in (which stands here as 0)."""

LABEL = re.compile(r"\W*[A-Z][a-z]+\W*")
"""One word with a capital, as on a button."""

PLAIN_CODE = re.compile(
    r"[^{}\n]*\{[^{}]*:[^{}]*\}|<[^>]*>|:material/\w+:|\[[^\]]*\]|[.#][\w-]+|"
    r"[a-z]+-(?:src|uri|action) [^;]*|fill:[^'\"]*|st-key[\w-]*|viewBox='[^']*'|;?[\w-]+:0(px|%)?"
)
"""Rules and names of styles, tags, icons, and what a page may load: what is no text though it has letters."""

_TO_ONE = frozenset(SAYING) - {"in_first", "wrong", "Saying"}
_KEEPS = re.compile("values_of|things_of|cache")
READ_OUT = re.compile(r"(?:aria-label|alt|title)='([^']*)'")


@dataclass(frozen=True)
class Text:
    """A text in the code; where something is put in, it has a 0."""

    text: str
    where: str
    shown: bool = False

    @property
    def is_said(self) -> bool:
        """Whether a person would read it, or hear it."""
        bare = PLAIN_CODE.sub(" ", self.text)
        heard = " ".join(READ_OUT.findall(self.text))
        word = self.shown and re.search(r"[^\W\d_]{2,}", bare)
        return bool(PROSE.search(bare) or LABEL.fullmatch(bare) or re.search(r"[^\W\d_]{2,}", heard) or word)


def modules(tops: tuple[str, ...]) -> list[Path]:
    """Files that lie there."""
    found = [[ROOT / top] if top.endswith(".py") else sorted((ROOT / top).rglob("*.py")) for top in tops]
    return [path for paths in found for path in paths]


def texts(path: Path) -> Iterator[Text]:
    """Every text of a module but docstrings, and but what nobody reads by :data:`UNSEEN_CALLS` and names."""
    yield from _texts(ast.parse(path.read_text("utf-8")), path.name, False)


def _texts(node: ast.AST, name: str, shown: bool) -> Iterator[Text]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield Text(node.value, f"{name}:{node.lineno}", shown)
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "0" for part in node.values]
        yield Text("".join(map(str, parts)), f"{name}:{node.lineno}", shown)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _texts(part.value, name, False)
    elif isinstance(node, ast.Call):
        yield from _of_call(node, name)
    elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):  # a docstring
        for child in ast.iter_child_nodes(node):
            yield from _texts(child, name, shown and isinstance(node, ast.IfExp))


def _of_call(node: ast.Call, name: str) -> Iterator[Text]:
    called = name_of(node)
    if UNSEEN_CALLS.match(called) or called in SAYING:
        return
    yield from _texts(node.func, name, False)
    widget = ast.unparse(node.func) == f"st.{called}" and called not in UNSEEN_FIRST
    for place, one in enumerate(node.args):
        yield from _texts(one, name, widget and place == 0)
    for one in node.keywords:
        if one.arg not in UNSEEN_NAMES:
            yield from _texts(one.value, name, one.arg in SHOWN_NAMES)


def name_of(node: ast.Call) -> str:
    """What is called, without what it is of."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@dataclass(frozen=True)
class Asked:
    """A message that the code asks for.

    Attributes:
        names: of it, or of those between which the code chooses.
        values: names of what it is told to speak of; None where that is put together elsewhere.
        where: file and line.
    """

    names: tuple[str, ...]
    values: frozenset[str] | None
    where: str


def asked(path: Path) -> Iterator[Asked]:
    """Every message that a module asks for by its name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and name_of(node) in SAYING and node.args:
            first = node.args[name_of(node) == "said_in"]
            open_ended = any(one.arg is None for one in node.keywords)
            values = None if open_ended else frozenset(one.arg for one in node.keywords)
            if names := tuple(_named(first)):
                yield Asked(names, values, f"{path.name}:{node.lineno}")


def _named(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _named(node.body)
        yield from _named(node.orelse)


def built(path: Path) -> Iterator[str]:
    """Where a module makes the name of a message of pieces, which a search would not find."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and name_of(node) in SAYING and node.args:
            first = node.args[name_of(node) == "said_in"] if len(node.args) > 1 else node.args[0]
            if isinstance(first, ast.JoinedStr | ast.BinOp):
                yield f"{path.name}:{node.lineno}"


def kept_with_words(path: Path) -> Iterator[str]:
    """Functions whose answers are kept for all sessions and that say something, in the language of one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        kept = isinstance(node, ast.FunctionDef) and any(_KEEPS.search(ast.unparse(d)) for d in node.decorator_list)
        if kept and any(isinstance(inner, ast.Call) and name_of(inner) in _TO_ONE for inner in ast.walk(node)):
            yield f"{path.name}:{node.name}"
