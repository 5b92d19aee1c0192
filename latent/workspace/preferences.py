"""What one person prefers, and how far they have come, in one small file: a language, the lessons they did.

Nothing here names an item of theirs. A file that cannot be read is as good as none: preferences are set again.
"""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path
from typing import Any

from latent.workspace import files, home

log = logging.getLogger(__name__)
_lock = threading.Lock()


def read() -> dict[str, Any]:
    """All of them, by name; JSON values."""
    try:
        found = json.loads(_path().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(name: str, value: Any) -> None:
    """Keep one, a JSON value, beside the others; a disk that refuses loses nothing else."""
    with _lock:
        try:
            files.write(_path(), json.dumps({**read(), name: value}, ensure_ascii=False).encode())
        except OSError:
            log.exception("a preference was not kept")


def _path() -> Path:
    return home() / "preferences.json"
