"""Whether a process is still at work, for tests that end some."""

from __future__ import annotations

import os
from pathlib import Path


def runs(process: int) -> bool:
    """Whether it runs; one that has ended, and that nobody has asked how, does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:
        about = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
    except OSError:  # it has just gone, or this system tells in another way
        return not Path("/proc/self/stat").exists()
    return about.rpartition(")")[2].split()[0] != "Z"
