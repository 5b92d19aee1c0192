"""Short texts that follow each other, as one picture that moves by itself."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence

SIDE = 176
"""Units that it is wide and high."""

_SECONDS = 0.9  # that each sentence stands
_LETTERS = 17  # in a line
_LINE = 21  # units from line to line
_STYLE = (
    "rect{{fill:#f3efe4}}text{{fill:#1e2a32;font:17px sans-serif;text-anchor:middle}}"
    "@media (prefers-color-scheme:dark){{rect{{fill:#1c262d}}text{{fill:#e6e1d6}}}}"  # as the page around it has it
    "g{{opacity:0;animation:turn {all:.2f}s step-end infinite}}"
    "@keyframes turn{{0%{{opacity:1}}{share:.3f}%{{opacity:0}}}}"
)


def drawn(sentences: Sequence[str]) -> bytes:
    """SVG of sentences in turn, for ever; of a single one, at rest."""
    all_seconds = _SECONDS * len(sentences)
    style = _STYLE.format(all=all_seconds, share=100 / len(sentences))
    still = "" if len(sentences) > 1 else "g{opacity:1;animation:none}"
    moments = "".join(
        f"<g style='animation-delay:{i * _SECONDS:.2f}s'>{_lines(text)}</g>" for i, text in enumerate(sentences)
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {SIDE} {SIDE}' width='{SIDE}' height='{SIDE}'>"
        f"<style>{style}{still}</style><rect width='{SIDE}' height='{SIDE}'/>{moments}</svg>"
    ).encode()


def _lines(text: str) -> str:
    lines = textwrap.wrap(text, _LETTERS)
    top = SIDE / 2 - _LINE * (len(lines) - 1) / 2 + 6
    return "".join(
        f"<text x='{SIDE / 2:g}' y='{top + _LINE * i:g}'>{html.escape(line)}</text>" for i, line in enumerate(lines)
    )
