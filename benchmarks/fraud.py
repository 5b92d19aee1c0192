"""Fraud among payments: is it found where nobody says what it looks like, by what each payment is beside the past."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.common import SEED, SPACES, Result, Table, Target, save, say
from latent import payments
from latent.insight import in_time, outliers
from latent.insight.detection import curve, precision_at
from latent.insight.outliers import COMBINED
from latent.modalities.items import Item
from latent.space import Space

COUNT, DRAWN = 20_000, SEED + 1
CHECKS_A_DAY, CHECKS = 5, 50
TIMES, MOST = 1.5, 0.25
NAME = "transactions"
SHOWN = (COMBINED, "everyone", "owner", *outliers.PLACE, *outliers.REBUILD)

HOW = f"""
{COUNT:,} payments are drawn with another seed than those that the space was made of, of other customers, and go through
its reading as a file does; labels judge alone. Average precision; by chance it is the share of frauds. *Isolation
forest*: scikit-learn's as it comes, on the raw rows without customer and label (amount, hour, weekday, coordinates, and
a column for each category, channel, town and country), and on the same numbers that the owner's side looks at. *Judged
by the past*: the later half of the payments, by the earlier half with the frauds in it. *Found a day*: of the frauds of
those days, if {CHECKS_A_DAY} payments are checked on each.
"""


def measure() -> Result:
    """The part."""
    space, drawn = Space.load(SPACES / NAME), payments.draw(COUNT, DRAWN)
    items = read(space, drawn)
    arrays = np.stack([item.array for item in items])
    odd = np.array([bool(item.label) for item in items])
    moments = np.array([float(item.facts["time"]) for item in items])
    kinds = np.array([item.label or "" for item in items])
    posterior = space.encode(arrays)
    evidence = space.rebuild(arrays, posterior.mean).evidence(posterior)
    sides = {side.name: side.rows for side in space.modality.sides(arrays)}
    say("judged by each other")
    scores = {name: values for name, values in outliers.judge(evidence, sides=sides).surprise.items() if name in SHOWN}
    scores |= {"isolation forest, raw rows": forest(raw(drawn)), "isolation forest, history": forest(sides["owner"])}
    figures = {name: figures_of(values, odd, kinds) for name, values in scores.items()}
    say("judged by the past")
    past = in_time.past(moments)
    later = outliers.judge(evidence, past, sides=sides, some_odd=True).surprise[COMBINED][~past]
    following = followed(later, odd[~past], moments[~past])
    return Result(
        part="fraud",
        title="Fraud among payments",
        how=HOW,
        tables=[table(figures), in_days(following)],
        targets=targets(figures),
        packages=["numpy", "onnxruntime", "scikit-learn"],
        spaces=[NAME],
        figures={"scores": figures, "followed": following, "share_odd": float(odd.mean())},
    )


def read(space: Space, drawn: dict[str, np.ndarray]) -> list[Item]:
    """Payments as a file of theirs is read."""
    table = pa.table({name: pa.array(values, from_pandas=True) for name, values in drawn.items()})
    out = pa.BufferOutputStream()
    pq.write_table(table, out)
    found = list(space.modality.read("payments.parquet", out.getvalue().to_pybytes()))
    return [item for item in found if isinstance(item, Item)]


def raw(drawn: dict[str, np.ndarray]) -> np.ndarray:
    """What each payment says by itself, as numbers ``(n, f)``."""
    seconds = drawn["time"].astype("datetime64[s]").astype(np.int64)
    numbers = [drawn["amount"], seconds % 86_400 / 3_600, seconds // 86_400 % 7]
    places = [np.nan_to_num(drawn[name], nan=-1) for name in ("latitude", "longitude")]
    words = [drawn[name][:, None] == np.unique(drawn[name]) for name in ("category", "channel", "town", "country")]
    return np.concatenate([np.stack([*numbers, *places], axis=1), *words], axis=1)


def forest(rows: np.ndarray) -> np.ndarray:
    """Scores of an isolation forest; a blank cell as the middle of its column."""
    from sklearn.ensemble import IsolationForest

    whole = np.where(np.isnan(rows), np.nanmedian(rows, axis=0), rows)
    return -IsolationForest(random_state=SEED).fit(whole).score_samples(whole)


def figures_of(scores: np.ndarray, odd: np.ndarray, kinds: np.ndarray) -> dict[str, float]:
    """Average precision, over all frauds and over each kind beside what is none."""
    found = {"all": curve(scores, odd).average_precision, f"of first {CHECKS}": precision_at(scores, odd, CHECKS)}
    for kind in payments.KINDS:
        some = (kinds == kind) | ~odd
        found[kind] = curve(scores[some], odd[some]).average_precision
    return found


def followed(scores: np.ndarray, odd: np.ndarray, moments: np.ndarray) -> dict[str, float]:
    """The later half, judged by the earlier one."""
    found = in_time.daily(scores, odd, moments, CHECKS_A_DAY)
    return {
        "average precision": curve(scores, odd).average_precision,
        "days": len(found.days),
        "checked": int(found.checked.sum()),
        "frauds": int(found.odd.sum()),
        "precision a day": found.precision,
        "found a day": found.found,
        "by chance": float(odd.mean()),
    }


def table(figures: dict[str, dict[str, float]]) -> Table:
    """A row a score."""
    columns = list(next(iter(figures.values())))
    rows = [[name, *(f"{found[column]:.3f}" for column in columns)] for name, found in figures.items()]
    return Table("Average precision, and how many of the first that are checked are frauds", ["score", *columns], rows)


def in_days(found: dict[str, float]) -> Table:
    """The later half in one row."""
    cells = [f"{value:,}" if isinstance(value, int) else f"{value:.3f}" for value in found.values()]
    return Table(f"Judged by the past, {CHECKS_A_DAY} checks a day", ["", *found], [["combined", *cells]])


def targets(figures: dict[str, dict[str, float]]) -> list[Target]:
    """Well above a forest on the raw rows, which must not find them by themselves."""
    plain = figures["isolation forest, raw rows"]["all"]
    ours = figures[COMBINED]["all"]
    return [
        Target("average precision, combined score", ours, TIMES * plain),
        Target("the same by an isolation forest on raw rows", plain, MOST, most=True),
    ]


if __name__ == "__main__":
    save(measure())
