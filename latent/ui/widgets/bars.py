"""Shares as bars, and counts as a table with a ground that says how many: HTML, so that nothing has to be loaded."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import numpy as np

from latent.ui.widgets.words import said


def share(value: float) -> str:
    """A share 0..1 for people: how many in 100."""
    return said("bars-share", share=in_100(value))


def in_100(value: float) -> str:
    """The same as the number alone, for messages that say the rest."""
    return f"{100 * value:.0f}"


def drawn(rows: Iterable[tuple[str, float, str]], label: str) -> str:
    """Bars below each other.

    Args:
        rows: what each is called, its share 0..1, and what is said of it at the end.
        label: of all of them, for who hears the page.
    """
    lines = "".join(
        f"<div role='listitem'><span>{html.escape(name)}</span>"
        f"<i aria-hidden='true'><b style='width:{100 * min(max(value, 0), 1):.1f}%'></b></i>"
        f"<span class='said'>{html.escape(said)}</span></div>"
        for name, value, said in rows
    )
    return f"<div class='shares' role='list' aria-label='{html.escape(label, quote=True)}'>{lines}</div>"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column names the row, the others are numbers."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in columns)
    body = "".join(
        f"<tr><th scope='row'>{html.escape(row[0])}</th>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row[1:])}"
        "</tr>"
        for row in rows
    )
    return f"<div class='wide-table'><table class='figures-table'><tr>{head}</tr>{body}</table></div>"


def confusion(names: Sequence[str], counts: np.ndarray) -> str:
    """What was told to be what, a row for each label as it is, tinted by its share of the row.

    Args:
        names: of the labels.
        counts: ``int (c, c)``, what is along the rows and what was told along the columns.
    """
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in names)
    body = "".join(
        f"<tr><th scope='row'>{html.escape(name)}</th>"
        + "".join(
            f"<td class='{'right' if row == place else 'wrong'}' style='--share:{part:.2f}'>{count}</td>"
            for place, (count, part) in enumerate(zip(counts[row].tolist(), shares[row].tolist(), strict=True))
        )
        + "</tr>"
        for row, name in enumerate(names)
    )
    return (
        f"<div class='wide-table'><table class='confusion'><caption>{html.escape(said('bars-confusion'))}</caption>"
        f"<tr><td></td>{head}</tr>{body}</table></div>"
    )
