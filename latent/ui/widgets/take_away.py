"""Take away: what a page shows as one HTML file to print or to pass on; it asks for nothing from anywhere."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from latent.space import Space
from latent.ui.widgets import page_titles, space_names
from latent.ui.widgets.words import language, said, said_as_html, speaking

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2430; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; break-after: avoid; }
.quiet, figcaption, small { color: #566070; font-size: .85rem; } small { display: block; }
.figures, .tiles { display: flex; flex-wrap: wrap; gap: .6rem; } figure { margin: 0; max-width: 12rem; }
figure, tr { break-inside: avoid; } img { max-width: 100%; min-width: 4rem; image-rendering: pixelated; }
img.fine { image-rendering: auto; } img.wide { width: 100%; image-rendering: auto; }
table { border-collapse: collapse; } td, th { padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.shares > div { display: grid; gap: .8rem; grid-template-columns: 14rem 10rem auto; align-items: center; }
.shares i { background: #e7eaee; height: .6rem; } .shares b { background: #0b6e8f; display: block; height: 100%; }
ins { background: #d9f2e0; text-decoration: none; } del { background: #fbdcd7; }
"""


@dataclass(frozen=True)
class Part:
    """A piece of the sheet.

    Attributes:
        title: over it.
        body: HTML, as :mod:`latent.ui.widgets.views` makes it.
    """

    title: str
    body: str


def offer(
    page: str,
    space: Space,
    choices: Mapping[str, str],
    parts: Callable[[], Iterable[Part]],
    caveats: Sequence[str] = (),
) -> None:
    """A button that saves the sheet; it is made when it is pressed.

    Args:
        page: name of the page.
        space: that it is about.
        choices: what the person chose, by its name.
        parts: gives what stands on it.
        caveats: what it does not tell, in a sentence each.
    """
    code = language()  # Streamlit makes the file in a thread that knows of no session

    def made() -> bytes:
        with speaking(code):
            return written(page, space, choices, parts(), caveats)

    st.download_button(
        said("take-away"),
        made,
        f"{space.name}-{page.lower().replace(' ', '-')}.html",
        "text/html",
        key="take-away",
        icon=":material/print:",
        help=said("take-away-help"),
        on_click="ignore",
    )


def written(
    page: str, space: Space, choices: Mapping[str, str], parts: Iterable[Part], caveats: Sequence[str] = ()
) -> bytes:
    """The sheet as a file; arguments as :func:`offer` takes them."""
    manifest, day = space.manifest, time.strftime("%Y-%m-%d")
    title = said("take-away-title", page=page_titles.title(page), space=space_names.title(manifest))
    parts_said = [
        f"<h1>{html.escape(title)}</h1>",
        f"<p class='quiet'>{said_as_html('take-away-made', day=day, about=space_names.about(manifest))}</p>",
        *([f"<h2>{said('take-away-chosen')}</h2>", table(choices)] if choices else []),
        *(f"<section><h2>{html.escape(part.title)}</h2>{part.body}</section>" for part in parts),
        *([f"<h2>{said('take-away-keep')}</h2>"] if caveats else []),
        *(f"<p>{html.escape(caveat)}</p>" for caveat in caveats),
        f"<p class='quiet'>{said_as_html('take-away-data', source=manifest.attribution)}</p>"
        if manifest.attribution
        else "",
    ]
    return document(title, "".join(parts_said), language())


def document(title: str, body: str, code: str = "en") -> bytes:
    """One HTML file that asks for nothing from anywhere.

    Args:
        title: of its tab, as text.
        body: HTML.
        code: of the language that it is written in.
    """
    head = "<meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
    head += f"<title>{html.escape(title)}</title><style>{_STYLE}</style>"
    return f"<!doctype html><html lang='{code}'><head>{head}</head><body>{body}</body></html>".encode()


def table(rows: Mapping[str, str | float]) -> str:
    """Names and values as a table; numbers are written with three digits that count."""
    cells = "".join(
        f"<tr><th scope='row'>{html.escape(name)}</th><td>{html.escape(_said(value))}</td></tr>"
        for name, value in rows.items()
    )
    return f"<table>{cells}</table>"


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,.3g}" if isinstance(value, float) else f"{value:,}"
