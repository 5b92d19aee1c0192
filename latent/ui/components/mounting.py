"""From Python to the browser: one registered component, media files for what is large, plotly.js."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import threading
import weakref
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any
from uuid import uuid4

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner_utils.script_run_context import SCRIPT_RUN_CONTEXT_ATTR_NAME

from latent.ui.components import bundling
from latent.ui.widgets.words import language

FRONTEND = Path(__file__).parent / "frontend"


def mount(
    part: str, *, key: str, data: dict[str, Any], triggers: Mapping[str, Callable[[], None]] = MappingProxyType({})
) -> Any:
    """Show one part on the page and return what it answers.

    Args:
        part: a name that ``main.js`` knows.
        key: the element's key, unique on the page.
        data: JSON values. Identical data does not reach the JavaScript again.
        triggers: what is called, before the run, when an answer of that name comes; each is an attribute of the result
            as well, and None except in the run that it caused.
    """
    callbacks = {f"on_{name}_change": call for name, call in triggers.items()}
    # In a list: of a mapping, Streamlit asks each value whether it is a frame, and brings pandas to know, 40 MB of it.
    return _component()(key=key, data=[{"part": part, "language": language(), **data}], **callbacks)


@dataclass(frozen=True, eq=False)
class File:
    """A file for the browser, digested once however often it is kept; two of the same content are equal.

    Attributes:
        data: its bytes.
        mime: its type.
    """

    data: bytes
    mime: str

    @cached_property
    def digest(self) -> str:
        """Names its content."""
        return hashlib.blake2b(self.data, digest_size=16).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, File) and (self.mime, self.digest) == (other.mime, other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)


class Shelf:
    """What one session shows, kept where its browser can fetch it until another of the same slot stands in its place.

    Streamlit lets go of a session's files at the start of each run and takes them away at the end of any other
    session's, while a browser may just be asking for them; so they are kept for a session that never runs. Each slot
    remembers its last file beside the new one: the browser may not have heard of the new one yet.
    """

    def __init__(self) -> None:
        self._keeper = f"latent.{uuid4().hex}"
        self._shown: dict[str, tuple[str, int]] = {}
        weakref.finalize(self, _left.append, self._keeper)

    def keep(self, file: File, slot: str) -> str:
        """Keep a file; returns its address on this site.

        Args:
            file: named by its content, so that one address is right for ever.
            slot: what it is for, unique on the page.
        """
        digest, turn = self._shown.get(slot, ("", 0))
        if digest != file.digest:
            turn = 1 - turn
            self._shown[slot] = file.digest, turn
        return _keep(file, self._keeper, f"{slot}.{turn}")


def media(data: bytes, mime: str, slot: str) -> str:
    """Keep bytes that are made anew in each run for this session; returns their address on this site."""
    if not runtime.exists():
        return ""
    return st.session_state.setdefault("shelf", Shelf()).keep(File(data, mime), slot)


def keep_for_all(file: File) -> str:
    """Keep a file for every session, as long as the program runs: what a space is made of."""
    return _kept_for_all(file) if runtime.exists() else ""


@cache
def _kept_for_all(file: File) -> str:
    return _keep(file, "latent", file.digest)


def _keep(file: File, keeper: str, slot: str) -> str:
    return _clerk.submit(_put, file, keeper, slot).result()


def _put(file: File, keeper: str, slot: str) -> str:
    files = runtime.get_instance().media_file_mgr
    while _left:
        files.clear_session_refs(_left.popleft())
    # Streamlit asks the thread for whom it keeps a file.
    setattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME, SimpleNamespace(session_id=keeper))
    # Streamlit names a file over 1 MiB by three samples of it. The whole content's digest, passed as a file name,
    # keeps two arrays of one size apart.
    return files.add(file.data, file.mime, f"latent.{slot}", file_name=file.digest)


_clerk = ThreadPoolExecutor(1, "latent-files")
_left: deque[str] = deque()
"""Shelves of sessions that have ended."""


@cache
def plotly_file() -> str:
    """plotly.js as an address inside the component's folder; copied there from the plotly package when it is missing.

    The name carries the version: another version is another file, for this program and for the browser's cache.
    """
    name = f"plotly-{version('plotly')}.min.js"
    vendor = FRONTEND / "vendor"
    if not (vendor / name).is_file():
        vendor.mkdir(exist_ok=True)
        _copy_whole(bundling.plotly(), vendor / name)
        for old in vendor.glob("plotly-*.min.js"):
            if old.name != name:
                old.unlink(missing_ok=True)
    return f"vendor/{name}"


@cache
def _component() -> Callable[..., Any]:
    # At first use and not on import: files can be registered only while Streamlit runs a page. Styles are not isolated
    # because plotly.js puts its own into the document's head, which a shadow root would not see.
    return st.components.v2.component("latent.components", js="main.js", css="main.css", isolate_styles=False)


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
