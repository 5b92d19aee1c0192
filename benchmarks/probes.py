"""What codes of texts tell of labels that no model saw, by both readings."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import DATA, ROOT, RUNS, SEED, SPACES, Result, Table, save, say
from latent import modalities
from latent.actions import finish
from latent.datasets import load
from latent.making import trained_space
from latent.making.trained_space import Plan
from latent.space import Space

SPACE = "sentences"
PASSAGES = ROOT / "assets" / "recipes" / "own" / "words.toml"
KNOWN = 500
"""Known items of a space that is trained here: its maps, which nobody looks at, take longest to find."""

PROBED = {"rt_polarity": "rt_polarity_train.csv", "banking77": "banking77_train.csv"}

HOW = """
Logistic regression (C = 1) on the mean code of a text's parts, and on its code in a space of the second
reading (`assets/recipes/own/words.toml`, trained on the same texts without their labels), 10-fold, beside the same on
TF-IDF words and pairs of words (C = 10) and on as many of their principal axes as the space has dials.
"""


def measure() -> Result:
    """The part."""
    space = Space.load(SPACES / SPACE)
    figures = {}
    for name, file in PROBED.items():
        say(name)
        figures[name] = probes(space, file)
    form = "{:.3f}".format
    return Result(
        part="probes",
        title="What texts' codes tell",
        how=HOW,
        tables=[
            Table(
                "linear probes, accuracy",
                ["", "sentences' codes", "codes by words", "words", "64 axes of the words"],
                [
                    [name, *(form(k[part]) for part in ("codes", "by_words", "words", "axes"))]
                    for name, k in figures.items()
                ],
            )
        ],
        targets=[],
        packages=["numpy", "onnxruntime", "scikit-learn", "torch"],
        spaces=[SPACE],
        figures=figures,
    )


def probes(space: Space, file: str) -> dict[str, float]:
    """How well codes tell a label, and words do, in 10 folds."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import StandardScaler

    texts, labels = labelled(file)
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    axes = TruncatedSVD(space.dials, random_state=SEED)
    return {
        "codes": told(mean_codes(space, texts), labels, StandardScaler()),
        "by_words": told(codes_by_words(file, texts), labels, StandardScaler()),
        "words": told(texts, labels, words, strength=10.0),
        "axes": told(texts, labels, words, axes, StandardScaler()),
    }


def codes_by_words(file: str, texts: np.ndarray) -> np.ndarray:
    """Mean codes in a space of the second reading that is trained on the file, without its labels."""
    recipe = hashlib.sha256(PASSAGES.read_bytes()).hexdigest()[:8]
    out = RUNS / f"passages-{Path(file).stem}-{recipe}"
    if not (out / "manifest.json").exists():
        plan = replace(Plan.read(PASSAGES), references=KNOWN)
        finish(trained_space.train(plan, load(DATA / "text" / file, modalities.get("passages")), out))
    space = Space.load(out)
    return space.encode(space.modality.adopt(texts.astype(str))).mean


@cache
def labelled(file: str) -> tuple[np.ndarray, np.ndarray]:
    """Texts and labels of a file with these columns."""
    with (DATA / "text" / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return np.array([row["text"] for row in rows], object), np.array([row["label"] for row in rows])


def mean_codes(space: Space, texts: np.ndarray) -> np.ndarray:
    """The mean code of the parts of each text."""
    parts = [list(space.modality.read("a.txt", text.encode())) for text in texts]
    codes = space.encode(np.stack([item.array for items in parts for item in items])).mean
    ends = np.cumsum([len(items) for items in parts])
    return np.stack([codes[end - len(items) : end].mean(axis=0) for items, end in zip(parts, ends, strict=True)])


def told(items: np.ndarray, labels: np.ndarray, *steps: Any, strength: float = 1.0) -> float:
    """Accuracy of a linear probe."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score
    from sklearn.pipeline import make_pipeline

    probe = make_pipeline(*steps, LogisticRegression(C=strength, max_iter=300))
    return float(cross_val_score(probe, items, labels, cv=10).mean())


if __name__ == "__main__":
    save(measure())
