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
from latent.actions import Imported, finish
from latent.space import Space

GIVEN_TO = ("faces", "sentences", "spoken-digits")
FOLDER = DATA / "strangers"
PAGE = ROOT / "docs" / "uploads.md"

HOW = """
Every file of `strangers/` (pictures of odd kinds, broken and hostile ones, tables, texts and sounds) is given to a
space of pictures, to one of sentences and to one of sounds, by itself, and then all in one upload. *Traceback*: an
exception that is no plain line. *Silent loss*: a file that neither landed nor was refused. *Slowest*: seconds of the
slowest file, warm.
"""

OPENING = """# What becomes of an upload

Written by `python benchmarks/run.py strangers`; don't edit it by hand. Each file was given alone to the space of
faces and to those of sentences and of spoken digits; given all at once, as many land and as many are refused. What is
taken is followed by how many items it holds, if more than one, and by what was done to it on the way in; what is not,
by the one line that the page shows, without the file's name.
"""
HEAD = """
## To {}

| file | | |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Fate:
    """What became of one file: ``taken``, ``refused``, ``lost`` or ``traceback``, the words for it, and how long."""

    end: str
    words: str
    seconds: float
    items: int = 0
    refusals: int = 0


def measure() -> Result:
    """The part."""
    logging.disable(logging.WARNING)
    with (FOLDER / "manifest.csv").open(encoding="utf-8") as file:
        names = [row["path"] for row in csv.DictReader(file)]
    files = [(name, (FOLDER / name).read_bytes()) for name in names]
    fates = {space: fates_in(Space.load(SPACES / space), files) for space in GIVEN_TO}
    PAGE.write_text(OPENING + "".join(map(listed, fates, fates.values())), "utf-8")
    counts = {space: Counter(fate.end for fate in found.values()) for space, found in fates.items()}
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
                        f"to {space}",
                        *(str(counts[space][k]) for k in ("taken", "refused", "lost", "traceback")),
                        f"{max(fate.seconds for fate in fates[space].values()):.2f} s",
                    ]
                    for space in GIVEN_TO
                ],
            )
        ],
        targets=[
            Target("tracebacks", sum(c["traceback"] for c in counts.values()), 0, most=True, form="{:.0f}"),
            Target("silent losses", sum(c["lost"] for c in counts.values()), 0, most=True, form="{:.0f}"),
            Target(
                "a photograph of 48 megapixels, seconds",
                fates["faces"]["generated/huge_48MP.jpg"].seconds,
                3,
                most=True,
            ),
        ],
        packages=["pillow", "pillow-heif"],
        spaces=list(GIVEN_TO),
        notes=["What became of each: [docs/uploads.md](../docs/uploads.md)."],
        figures={
            space: {name: [fate.end, fate.words] for name, fate in found.items()} for space, found in fates.items()
        },
    )


def fates_in(space: Space, files: list[tuple[str, bytes]]) -> dict[str, Fate]:
    """What becomes of each file; where all at once end otherwise, the first of them counts as lost."""
    fate(space, *files[0])  # what loads at the first file does not count
    fates = {name: fate(space, name, data) for name, data in files}
    together = imported(space, files)
    say(f"{space.name}: {Counter(fate.end for fate in fates.values())}")
    if len(together.entries) + len(together.refused) != sum(fate.items + fate.refusals for fate in fates.values()):
        fates[files[0][0]] = Fate("lost", "together with all others", 0.0)
    return fates


def imported(space: Space, files: list[tuple[str, bytes]]) -> Imported:
    return finish(actions.import_files(space, files, set()))


def fate(space: Space, name: str, data: bytes) -> Fate:
    """Give one file to a space."""
    started = time.perf_counter()
    try:
        found = imported(space, [(name, data)])
    except Exception as fault:  # what is looked for
        return Fate("traceback", repr(fault), 0.0)
    seconds = time.perf_counter() - started
    counts = len(found.entries), len(found.refused)
    if not found.entries:
        words = [str(error).removeprefix(f"{error.item}: ") for error in found.refused[:1]]
        return Fate("refused" if words else "lost", "".join(words), seconds, *counts)
    many = [f"{len(found.entries):,} {space.modality.noun[1]}."] if len(found.entries) > 1 else []
    left = [f"{error.problem}. {error.cure}" for error in found.refused[:1]]
    return Fate("taken", " ".join([*many, *found.entries[0].notes, *left]), seconds, *counts)


def listed(space: str, fates: dict[str, Fate]) -> str:
    """A table of them."""
    return HEAD.format(space) + "".join(line(name, fate) for name, fate in fates.items())


def line(name: str, fate: Fate) -> str:
    """A row of the table; a name may hold anything."""
    safe = "".join(c if c.isprintable() and c not in "|<>`" else "·" for c in str(Path(name)))
    return f"| `{safe}` | {fate.end} | {fate.words.replace('|', '·')} |\n"


if __name__ == "__main__":
    save(measure())
