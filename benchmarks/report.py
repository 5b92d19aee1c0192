"""From ``results/*.json`` to ``results.md``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ORDER = (
    *("spaces", "samples", "attributes", "unfamiliar", "insight", "map", "ways", "turning"),
    *(
        "sentences",
        "sounds",
        "tables",
        "adbench",
        "fraud",
        "probes",
        "grouping",
        "placement",
        "strangers",
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
        "soak",
    ),
)

OPENING = """# Benchmarks

Written by `python benchmarks/run.py` from `benchmarks/results/`; don't edit it by hand. To measure again:

```
make bench                                     # everything, about an hour on two quiet cores
.venv/bin/python benchmarks/run.py spaces map  # some parts
.venv/bin/python benchmarks/run.py --missing   # what was not measured yet on the spaces as they are now
```

`LATENT_DATA` names the folder that holds `images/mnist_train.npz` and `images/fashion_mnist_train.npz` (arrays `x`
and `y`); `../shared/data` if it is not set. Quality is measured on the rows of these files that the space was never
trained on, cut exactly as its training cut them; the official test files are touched nowhere. Every figure has a
baseline from the same run beside it. Times depend on the machine: compare them within a table, not with another
machine's. No test asserts a time.
"""


def render(results: Sequence[dict[str, Any]]) -> str:
    """The whole of ``results.md``."""
    parts = [OPENING, summary(results), *(section(result) for result in results)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def summary(results: Sequence[dict[str, Any]]) -> str:
    """Every target in one table."""
    listed = [
        [f"[{result['part']}](#{anchor(result)})", *target_cells(t)] for result in results for t in result["targets"]
    ]
    reached = sum(t["reached"] for result in results for t in result["targets"])
    head = f"## What must be reached\n\n{reached} of {len(listed)} are reached.\n\n"
    return head + markdown(["part", "figure", "measured", "must be", "reached"], listed)


def section(result: dict[str, Any]) -> str:
    """One part: how it was measured, its tables, what to know."""
    versions = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    measured = ", ".join(f"{name} `{mark}`" for name, mark in result["spaces"].items())
    how = [result["how"], f"Seed {result['seed']}, {result['cores']} cores; {versions}. Spaces: {measured or 'none'}."]
    tables = [f"**{table['caption']}**\n\n{markdown(table['columns'], table['rows'])}" for table in result["tables"]]
    notes = "\n".join(f"- {note}" for note in result["notes"])
    return "\n\n".join(part for part in (f"## {result['title']}", " ".join(how), *tables, notes) if part)


def target_cells(target: dict[str, Any]) -> list[str]:
    """A target as cells: figure, measured, must be, reached."""
    form = target["form"].format
    limit = f"{form(target['limit'])} or {'less' if target['most'] else 'more'}"
    return [target["what"], form(target["value"]), limit, "yes" if target["reached"] else "**no**"]


def anchor(result: dict[str, Any]) -> str:
    """The address that a heading gets."""
    kept = "".join(c for c in result["title"].lower() if c.isalnum() or c in " -")
    return kept.replace(" ", "-")


def markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; all columns but the first are numbers and stand to the right, unless they hold sentences."""
    right = [place > 0 and all(len(row[place]) < 24 for row in rows) for place in range(len(columns))]
    rule = ["---:" if side else "---" for side in right]
    return "\n".join(f"| {' | '.join(line)} |" for line in [columns, rule, *rows])


def read(folder: Path) -> list[dict[str, Any]]:
    """Every part's result that is there, in order."""
    return [json.loads(path.read_text("utf-8")) for name in ORDER if (path := folder / f"{name}.json").is_file()]
