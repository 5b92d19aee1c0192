"""From Python to the browser: one registered component, media files for what is large, plotly.js."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner_utils.script_run_context import SCRIPT_RUN_CONTEXT_ATTR_NAME

from latent.modalities.base import Sheet

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
    return _component()(key=key, data=[{"part": part, **data}], **callbacks)


def sheet(sheet: Sheet, address: str) -> dict[str, Any]:
    """Items in small for ``shared/tiles.js``, kept under ``address``."""
    if sheet.view.mime == "application/json":
        return {"texts": address}
    return {"picture": address, "tile": list(sheet.tile), "columns": sheet.columns}


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


def keep(file: File, slot: str) -> str:
    """Keep a file where the browser can fetch it while this page shows it; returns its address on this site.

    Args:
        file: named by its content, so that one address is right for ever.
        slot: what it is for, unique on the page; a new file in the same slot releases the old one.
    """
    if not runtime.exists():
        return ""
    # Streamlit names a file over 1 MiB by three samples of it. The whole content's digest, passed as a file name,
    # keeps two arrays of one size apart.
    return runtime.get_instance().media_file_mgr.add(file.data, file.mime, f"latent.{slot}", file_name=file.digest)


def keep_for_all(file: File) -> str:
    """Keep a file for every session, as long as the program runs; returns its address on this site.

    For what a space is made of: a session's own files are let go at the end of a run that did not come to name them,
    and of one that was cut short, while the browser may just be asking for them.
    """
    return _kept_for_all(file) if runtime.exists() else ""


@cache
def _kept_for_all(file: File) -> str:
    return _nobody.submit(keep, file, file.digest).result()


def _belong_to_nobody() -> None:
    setattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME, SimpleNamespace(session_id="latent"))


_nobody = ThreadPoolExecutor(1, "latent-files", _belong_to_nobody)
"""A thread of a session that is none and so never ends: what it keeps is let go with none."""


def media(data: bytes, mime: str, slot: str) -> str:
    """The same for bytes that are made anew in each run."""
    file = File(data, mime)
    st.session_state.setdefault("page_files", {})[slot] = file
    return keep(file, slot)


def linger() -> None:
    """Keep what the last page showed for one more run: its browser may just be asking for it."""
    for slot, file in st.session_state.pop("page_files", {}).items():
        keep(file, f"last.{slot}")


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
