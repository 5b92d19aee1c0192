"""Measure: ``python benchmarks/run.py [PART ...]``; without a part, all of them.

Each part runs in a process of its own, so that none inherits another's memory, threads or warm caches, and writes
``benchmarks/results/<part>.json``; ``benchmarks/results.md`` is written again after each, so that an interrupted run
keeps what it has. ``LATENT_CANDIDATES`` names a folder of spaces to measure instead of the shipped ones; their results
and report are kept apart, under ``benchmarks/runs/``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import report  # noqa: E402
from benchmarks.common import CANDIDATES, RESULTS, SPACES, fingerprint  # noqa: E402

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
AS_IT_COMES = (
    "attributes",
    "placement",
    "training",
    "own",
    "rows",
    "kills",
    "pages",
    "app",
    "large_map",
    "instrument",
    "home",
    "crowd",
    "classroom",
)
"""Parts that measure time, or take long, leave threads as they come; for the others, one minds other work less."""

ASKED_FOR = ("soak",)
"""Parts that run only when they are named."""

console = Console(stderr=True, highlight=False)


def main(
    parts: Annotated[list[str] | None, typer.Argument(metavar="[PART ...]", help=", ".join(report.ORDER))] = None,
    missing: Annotated[bool, typer.Option(help="Skip parts that were measured on the spaces as they are now.")] = False,
    sweep: Annotated[bool, typer.Option(help="Try mixtures to draw samples from, and write no result.")] = False,
) -> None:
    """Measure parts (all but soak, unless told) and write benchmarks/results.md."""
    if sweep:
        raise typer.Exit(run("sweep", parts or []))
    if unknown := set(parts or ()) - set(report.ORDER):
        raise typer.BadParameter(f"no part {', '.join(sorted(unknown))}; there are {', '.join(report.ORDER)}")
    failed = []
    for name in parts or [name for name in report.ORDER if name not in ASKED_FOR]:
        if missing and fresh(RESULTS / f"{name}.json"):
            console.print(f"{name}: measured already")
            continue
        if run(name):
            failed.append(name)
        RESULTS.with_suffix(".md").write_text(report.render(report.read(RESULTS)), "utf-8")
    if failed:
        console.print(f"[red]not measured: {', '.join(failed)}")
        raise typer.Exit(1)


def run(name: str, words: list[str] | None = None) -> int:
    """Run one part in its own process; its exit code."""
    console.rule(name, align="left")
    started = time.monotonic()
    environment = os.environ | ({} if name in AS_IT_COMES else ONE_THREAD)
    if CANDIDATES:
        environment["LATENT_CANDIDATES"] = str(SPACES)  # the part runs elsewhere, where a relative path leads astray
    command = [sys.executable, "-m", f"benchmarks.{name}", *(words or [])]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    console.print(f"{name}: {'done' if code == 0 else f'failed ({code})'} after {time.monotonic() - started:.0f} s")
    return code


def fresh(path: Path) -> bool:
    """Whether a result was measured on the spaces as they are now."""
    if not path.is_file():
        return False
    measured = json.loads(path.read_text("utf-8"))["spaces"]
    return measured == fingerprint(list(measured))


if __name__ == "__main__":
    typer.run(main)
