"""How quickly new items find their place on a map, and whether it is the right one, beside ``umap.transform``."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from benchmarks.common import SEED, Result, Subject, Table, Target, median_seconds, save, say, seconds, subject
from benchmarks.map import default_umap
from latent import actions, maps
from latent.insight.neighbours import Index, knn_labels

SPACE = "digits"
NEIGHBOURS = 15
SIDES = (28, 64, 128, 256)
KINDS = ("PNG", "JPEG")
MANY = 1_000

HOW = """
10,000 codes: all held-out items of the digits and trained ones that are no reference items, placed among 5,000
reference codes.
`umap.UMAP()` with its defaults is fitted on the same reference codes in the same run, and both ways place the
codes on *that* map (*ours on its own map*: on the one that ships).
Accuracy: the majority label of the 15 reference places nearest on the map, on held-out items. Times: medians of
5, warm; umap's first call apart, which compiles.
Pictures: held-out digits as dark ink on light paper, enlarged, as file bytes. *Placed*: bytes to item, code and
place on the 2D map. *All the app does*: `import_files`, with both maps, rebuild error, neighbours and how
familiar it is. One at a time: medians of 50, warm, each time another picture; 1,000 together: medians of 3.
Baseline for one picture: decoding the file with Pillow alone.
"""


def measure() -> Result:
    """The part."""
    seen = subject(SPACE)
    say("10,000 codes")
    codes = beside_umap(seen)
    say("pictures, one at a time")
    single = {f"{side} {kind}": one_picture(seen, side, kind) for side in SIDES for kind in KINDS}
    say("1,000 pictures")
    many = {
        f"{side} {kind}": many_pictures(seen, side, kind)
        for side, kind in (("28", "PNG"), ("256", "PNG"), ("256", "JPEG"))
    }
    figures = {"codes": codes, "single": single, "many": many}
    return Result(
        part="placement",
        title="Placing new items",
        how=HOW,
        tables=[codes_table(codes), single_table(single), many_table(many)],
        targets=targets(figures),
        packages=["numpy", "onnxruntime", "pillow", "umap-learn", "numba"],
        spaces=[SPACE],
        notes=["Ours compiles nothing: its *first call* is the very first in its process."],
        figures=figures,
    )


# ---- codes ------------------------------------------------------------------------------------------------------


def beside_umap(seen: Subject) -> dict[str, dict[str, float]]:
    """Times and accuracies of our placement and of ``umap.transform`` on umap's own map, and of ours on ours."""
    rows = seen.ten_thousand(without=seen.known)
    codes, known = seen.codes(rows), seen.space.reference.codes
    own = seen.space.maps[2]
    first = seconds(lambda: own.place(codes))
    layout = default_umap(known, 2)
    theirs = maps.Map(known, np.asarray(layout.embedding_, np.float32), np.zeros(len(known), np.float32))
    their_first = seconds(lambda: layout.transform(codes))
    found = {
        "umap": {"first": their_first} | timed(layout.transform, codes),
        "ours": {"first": first} | timed(theirs.place, codes),
        "own": {"first": first} | timed(own.place, codes),
    }
    where = {"umap": (layout.transform(codes), layout.embedding_), "ours": (theirs.place(codes), layout.embedding_)}
    where["own"] = (own.place(codes), own.positions)
    for kind, (placed, reference) in where.items():
        found[kind]["accuracy"] = label_accuracy(seen, placed[: len(seen.held)], reference)
    return found


def timed(place: Any, codes: np.ndarray) -> dict[str, float]:
    """Seconds for all codes and for one."""
    return {"all": median_seconds(lambda: place(codes), 5), "one": median_seconds(lambda: place(codes[:1]), 20)}


def label_accuracy(seen: Subject, placed: np.ndarray, reference: np.ndarray) -> float:
    """Share of held-out items that their map neighbours among the reference items name rightly."""
    _, rows = Index(np.asarray(reference, np.float32)).nearest(placed, NEIGHBOURS)
    return float(np.mean(knn_labels(seen.labels[seen.known][rows]) == seen.labels[seen.held]))


# ---- pictures ---------------------------------------------------------------------------------------------------


def as_file(array: np.ndarray, side: int, kind: str) -> bytes:
    """A picture ``uint8 (28, 28, 1)``, light on dark, as a file of dark ink on light paper, ``side`` pixels wide."""
    paper = ImageOps.invert(Image.fromarray(array[..., 0])).resize((side, side), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    paper.save(out, kind)
    return out.getvalue()


def files_of(seen: Subject, count: int, side: int, kind: str) -> list[tuple[str, bytes]]:
    rows = np.random.default_rng(SEED).permutation(seen.held)[:count]
    return [(f"{i}.{kind.lower()}", as_file(seen.data.arrays[row], side, kind)) for i, row in enumerate(rows)]


def placed(seen: Subject, files: list[tuple[str, bytes]]) -> np.ndarray:
    """Bytes to places on the 2D map."""
    items = [next(seen.space.modality.read(*file)) for file in files]
    return seen.space.maps[2].place(seen.space.encode(np.stack([item.array for item in items])).mean)


def imported(seen: Subject, files: list[tuple[str, bytes]]) -> None:
    """What the app does with an upload."""
    for _ in actions.import_files(seen.space, files, set()):
        pass


def decoded(files: list[tuple[str, bytes]]) -> None:
    for _, data in files:
        Image.open(io.BytesIO(data)).convert("L").load()


def one_picture(seen: Subject, side: int, kind: str) -> dict[str, float]:
    """Seconds for one picture, three ways."""
    turn = iter(files_of(seen, 200, side, kind) * 2)
    return {
        "placed": median_seconds(lambda: placed(seen, [next(turn)]), 50, warm=5),
        "imported": median_seconds(lambda: imported(seen, [next(turn)]), 50, warm=5),
        "decoded": median_seconds(lambda: decoded([next(turn)]), 50, warm=5),
    }


def many_pictures(seen: Subject, side: str, kind: str) -> dict[str, float]:
    """Seconds for 1,000 pictures, three ways."""
    files = files_of(seen, MANY, int(side), kind)
    ways = {
        "placed": lambda: placed(seen, files),
        "imported": lambda: imported(seen, files),
        "decoded": lambda: decoded(files),
    }
    return {name: median_seconds(way, 3) for name, way in ways.items()}


# ---- as read ----------------------------------------------------------------------------------------------------


def codes_table(found: dict[str, dict[str, float]]) -> Table:
    titles = {"ours": "ours, on umap's map", "umap": "`umap.transform`, the same", "own": "ours, on its own map"}
    rows = [
        [title, f"{k['first']:.2f} s", f"{k['all']:.3f} s", f"{k['one'] * 1e3:.2f} ms", f"{k['accuracy']:.3f}"]
        for kind, title in titles.items()
        if (k := found[kind])
    ]
    return Table("10,000 codes on a 2D map", ["", "first call", "warm", "one code, warm", "15-NN accuracy"], rows)


def single_table(found: dict[str, dict[str, float]]) -> Table:
    rows = [
        [name, *(f"{k[way] * 1e3:.1f} ms" for way in ("placed", "imported", "decoded"))] for name, k in found.items()
    ]
    return Table("one picture, warm", ["side and format", "placed", "all the app does", "Pillow alone"], rows)


def many_table(found: dict[str, dict[str, float]]) -> Table:
    rows = [[name, *(f"{k[way]:.2f} s" for way in ("placed", "imported", "decoded"))] for name, k in found.items()]
    return Table("1,000 pictures, warm", ["side and format", "placed", "all the app does", "Pillow alone"], rows)


def targets(found: dict[str, Any]) -> list[Target]:
    codes, ours, theirs = found["codes"], found["codes"]["ours"], found["codes"]["umap"]
    slowest = max(k["placed"] for k in found["single"].values())
    many = max(k["placed"] for k in found["many"].values())
    return [
        Target("one picture to its place, the slowest size", slowest * 1e3, 40, most=True, form="{:.1f} ms"),
        Target("1,000 pictures to their places, the slowest size", many, 2, most=True, form="{:.2f} s"),
        Target("10,000 codes placed", codes["own"]["all"], 0.3, most=True, form="{:.3f} s"),
        Target(
            "label accuracy less that of `umap.transform`",
            ours["accuracy"] - theirs["accuracy"],
            -0.005,
            form="{:+.4f}",
        ),
        Target("times as fast as `umap.transform`", theirs["all"] / ours["all"], 5, form="{:.1f}"),
    ]


if __name__ == "__main__":
    save(measure())
