"""Views as HTML: the one place that looks at a MIME type."""

from __future__ import annotations

import base64
import html
import re

import numpy as np
import streamlit as st

from latent.modalities.base import Modality
from latent.modalities.items import View
from latent.ui.widgets import waves
from latent.ui.widgets.words import again, said

FINE = 48
"""Width in pixels from which a picture is enlarged smoothly."""


def uri(view: View) -> str:
    """The view's bytes inside an address."""
    return f"data:{view.mime};base64,{base64.b64encode(view.data).decode()}"


def element(view: View, alt: str, css: str = "picture") -> str:
    """One view as an HTML element; ``alt`` is what a screen reader says."""
    words = html.escape(alt, quote=True)
    kind = view.mime.partition("/")[0]
    if kind == "image":
        fine = " fine" if is_fine(view) else ""
        return f"<img class='{css}{fine}' src='{uri(view)}' alt='{words}'>"
    if kind == "audio":
        return _recording(view, words, css)
    text = view.data.decode("utf-8", "replace")
    marked = _MARKED.sub(_said_again, text) if view.mime == "text/html" else html.escape(text)
    keys = " tabindex='0'" if "smooth" in css.split() else ""  # it may be too long to be seen whole, and scrolls
    return f"<p class='{css} words' dir='auto'{keys}>{marked}</p>"


_MARKED = re.compile(r"<span data-said='([a-z-]+)'>[^<]*</span>")  # as modalities/items.py marks what it says


def _said_again(found: re.Match[str]) -> str:
    return html.escape(said(found[1]))


def _recording(view: View, words: str, css: str) -> str:
    """A sound with its wave over what plays it."""
    wave = waves.drawn(view.data)
    shown = f"<img {_drawn(wave)}>" if wave else ""
    player = f"<audio controls src='{uri(view)}' aria-label='{words}'></audio>"
    return f"<span class='{css} recording'>{shown}{player}</span>"


def words(view: View) -> str:
    """What a view says, if it is words."""
    return view.data.decode("utf-8", "replace") if view.mime == "text/plain" else ""


def is_fine(view: View) -> bool:
    """Whether a picture has pixels enough to be enlarged smoothly; of fewer, each is worth seeing."""
    return view.mime.startswith("image/png") and int.from_bytes(view.data[16:20], "big") >= FINE


def figure(view: View, caption: str, alt: str = "", css: str = "picture", note: str = "") -> str:
    """A view over its caption; ``note`` is one plain sentence, shown small."""
    small = f"<small>{html.escape(again(note))}</small>" if note else ""
    words = f"<figcaption><b>{html.escape(caption)}</b>{small}</figcaption>"
    wave = _wave(view) if "small" not in css.split() else ""
    return f"<figure>{element(view, alt or caption, css)}{wave}{words}</figure>"


def _wave(view: View) -> str:
    """What stands under the picture of a sound that is looked at by itself; empty for any other."""
    return f"<img class='wave' {_drawn(waves.swung(view.wave))}>" if view.wave else ""


def _drawn(wave: bytes) -> str:
    return f"src='{uri(View('image/svg+xml', wave))}' alt='{html.escape(said('wave'), quote=True)}'"


def change(modality: Modality, array: np.ndarray, back: np.ndarray) -> str:
    """How what came back departs from an item, over what its marks mean."""
    told = modality.told(array, back)
    return figure(modality.difference(array, back), said("item-difference"), css="picture change", note=told)


def row(figures: list[str], css: str = "figures") -> None:
    """Figures beside each other, wrapping where the page is narrow."""
    st.html(f"<div class='{css}'>{''.join(figures)}</div>")


def plain(text: str) -> str:
    """Text for a widget's label, where Streamlit would read Markdown."""
    return "".join("\\" + c if c in "\\`*_{}[]()<>#+-!|:$~" else c for c in text)
