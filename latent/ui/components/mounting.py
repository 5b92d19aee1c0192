"""From Python to the browser: one registered component, media files for what is large, plotly.js."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import runtime

FRONTEND = Path(__file__).parent / "frontend"


def mount(part: str, *, key: str, data: dict[str, Any], triggers: tuple[str, ...] = ()) -> Any:
    """Show one part on the page and return what it answers.

    Args:
        part: a name that ``main.js`` knows.
        key: the element's key, unique on the page.
        data: JSON values. Identical data does not reach the JavaScript again.
        triggers: names of answers; each is an attribute of the result, and None except in the run that it caused.
    """
    callbacks = {f"on_{name}_change": _nothing for name in triggers}  # a name without a callback is never passed on
    # In a list: of a mapping, Streamlit asks each value whether it is a frame, and brings pandas to know, 40 MB of it.
    return _component()(key=key, data=[{"part": part, **data}], **callbacks)


def media(data: bytes, mime: str, slot: str) -> str:
    """Keep ``data`` where the browser can fetch it while this page shows it; returns its address on this site.

    Args:
        data: the file.
        mime: its type.
        slot: what it is for, unique on the page; a new file in the same slot releases the old one.
    """
    if not runtime.exists():
        return ""
    # Streamlit names a file over 1 MiB by three samples of it. The whole content's digest, passed as a file name,
    # keeps two arrays of one size apart.
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return runtime.get_instance().media_file_mgr.add(data, mime, f"latent.{slot}", file_name=digest)


@cache
def plotly_file() -> str:
    """plotly.js as an address inside the component's folder; copied there from the plotly package when it is missing.

    The name carries the version: another version is another file, for this program and for the browser's cache.
    """
    name = f"plotly-{version('plotly')}.min.js"
    vendor = FRONTEND / "vendor"
    if not (vendor / name).is_file():
        vendor.mkdir(exist_ok=True)
        _copy_whole(_package_folder("plotly") / "package_data" / "plotly.min.js", vendor / name)
        for old in vendor.glob("plotly-*.min.js"):
            if old.name != name:
                old.unlink(missing_ok=True)
    return f"vendor/{name}"


@cache
def _component() -> Callable[..., Any]:
    # At first use and not on import: files can be registered only while Streamlit runs a page. Styles are not isolated
    # because plotly.js puts its own into the document's head, which a shadow root would not see.
    return st.components.v2.component("latent.components", js="main.js", css="main.css", isolate_styles=False)


def _nothing() -> None:
    """Stand in for a callback."""


def _package_folder(name: str) -> Path:
    spec = find_spec(name)  # without importing it: plotly takes a while
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name=name)
    return Path(spec.origin).parent


def _copy_whole(source: Path, target: Path) -> None:
    """Copy so that nobody ever sees half a file, whoever else copies at the same time."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    try:
        shutil.copyfile(source, temporary)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
