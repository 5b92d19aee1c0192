"""Files as strangers upload them: what becomes of each, one by one and all at once; writes docs/uploads.md too."""

from __future__ import annotations

import csv
import logging
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import DATA, ROOT, SPACES, Result, Table, Target, save, say
from latent import actions
from latent.actions import Imported
from latent.spaces import Space

SPACE = "faces"
FOLDER = DATA / "strangers"
PAGE = ROOT / "docs" / "uploads.md"

HOW = """
Every file of `strangers/` (pictures of odd kinds, broken and hostile ones, tables, texts and sounds) is given to the
faces space by itself, and then all in one upload. *Traceback*: an exception that is no plain line. *Silent loss*: a
file that neither landed nor was refused. *Slowest*: seconds of the slowest file, warm.
"""

OPENING = """# What becomes of an upload

Written by `python benchmarks/run.py strangers`; don't edit it by hand. Each file was given to the faces space alone;
given all at once, as many land and as many are refused. What is taken is followed by what was done to it on the way in;
what is not, by the one line that the page shows, without the file's name.

| file | | |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Fate:
    """What became of one file: ``taken``, ``refused``, ``lost`` or ``traceback``, the words for it, and how long."""

    end: str
    words: str
    seconds: float


def measure() -> Result:
    """The part."""
    logging.disable(logging.WARNING)
    space = Space.load(SPACES / SPACE)
    with (FOLDER / "manifest.csv").open(encoding="utf-8") as file:
        names = [row["path"] for row in csv.DictReader(file)]
    files = [(name, (FOLDER / name).read_bytes()) for name in names]
    fate(space, *files[0])  # what loads at the first picture does not count
    fates = {name: fate(space, name, data) for name, data in files}
    together = imported(space, files)
    PAGE.write_text(OPENING + "".join(line(name, fate) for name, fate in fates.items()), "utf-8")
    counts = Counter(fate.end for fate in fates.values())
    lost = counts["lost"] + abs(len(files) - len(together.entries) - len(together.refused))
    slowest = max(fate.seconds for fate in fates.values())
    say(f"{counts}, together {len(together.entries)} and {len(together.refused)}")
    return Result(
        part="strangers",
        title="Strangers' files",
        how=HOW,
        tables=[
            Table(
                "files",
                ["", "taken", "refused in one line", "lost", "tracebacks", "slowest"],
                [
                    [
                        "one by one",
                        *(str(counts[k]) for k in ("taken", "refused", "lost", "traceback")),
                        f"{slowest:.2f} s",
                    ]
                ],
            )
        ],
        targets=[
            Target("tracebacks", counts["traceback"], 0, most=True, form="{:.0f}"),
            Target("silent losses", lost, 0, most=True, form="{:.0f}"),
            Target("a photograph of 48 megapixels, seconds", fates["generated/huge_48MP.jpg"].seconds, 3, most=True),
        ],
        packages=["pillow", "pillow-heif"],
        spaces=[SPACE],
        notes=["What became of each: [docs/uploads.md](../docs/uploads.md)."],
        figures={name: [fate.end, fate.words] for name, fate in fates.items()},
    )


def imported(space: Space, files: list[tuple[str, bytes]]) -> Imported:
    running = actions.import_files(space, files, set())
    while True:
        try:
            next(running)
        except StopIteration as end:
            return end.value


def fate(space: Space, name: str, data: bytes) -> Fate:
    """Give one file to a space."""
    started = time.perf_counter()
    try:
        found = imported(space, [(name, data)])
    except Exception as fault:  # what is looked for
        return Fate("traceback", repr(fault), 0.0)
    seconds = time.perf_counter() - started
    if found.refused:
        error = found.refused[0]
        return Fate("refused", str(error).removeprefix(f"{error.item}: "), seconds)
    words = " ".join(found.entries[0].notes) if found.entries else ""
    return Fate("taken" if found.entries else "lost", words, seconds)


def line(name: str, fate: Fate) -> str:
    """A row of the table; a name may hold anything."""
    safe = "".join(c if c.isprintable() and c not in "|<>`" else "·" for c in str(Path(name)))
    return f"| `{safe}` | {fate.end} | {fate.words.replace('|', '·')} |\n"


if __name__ == "__main__":
    save(measure())
