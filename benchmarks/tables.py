"""Rows of tables: what codes tell, new customers like the real ones, and tables as strangers save them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import torch
from sklearn.decomposition import PCA
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.common import DATA, SEED, Result, Table, Target, save, say
from latent.datasets import Dataset, load
from latent.engine import OnnxModel
from latent.errors import LatentError
from latent.insight import mixture
from latent.making import training
from latent.making.export import export, halve
from latent.making.trained_space import Plan
from latent.making.training import Run
from latent.modalities import get, tabular
from latent.modalities.base import Modality
from latent.modalities.items import Item
from latent.recipes import own_for

HOW = """
`telco_churn.csv` (7,043 customers), by the recipe for tables, preset quick, 12 dials. *Churn told*: AUROC of a logistic
probe, five folds, that tells who left from codes of a space that never saw the column, beside gradient boosting on the
raw columns and the same probe on principal components. *New rows* are drawn from the mixture of the codes and the
decoder's likelihood; their figures as SDMetrics defines them, beside real rows that were held back. *Train on new
rows*: gradient boosting fitted to them, and to the real ones, each judged by the fifth of the real rows that nothing
was fitted to. *Strangers*: tables of `strangers/`; a table in which no column tells rows apart is refused. Where both
read a table as cells, its rows and columns are held against those that pandas counts, blank rows aside
(`read_csv(sep=None)`, `read_excel`).
"""
FILE = DATA / "tables" / "telco_churn.csv"
STRANGERS = DATA / "strangers"
WANTED = "Churn"
COMPONENTS = 24
_FIRST = "its first row holds no names, and is one of the others here"
_BLANK = "its first sheet is blank, and the largest is read here"
_ABOVE = "what stands above the table is left out here, and taken for names there"
_LETTER = "pandas takes a letter for the separator"
WHY = {
    "generated/no_header.csv": _FIRST,
    "generated/quirk_utf8_bom.csv": "a comma in a number parts cells; of four, pandas takes the first for an index",
    "tables_csvkit/no_header_row2.csv": _FIRST,
    "tables_csvkit/sheets.xls": _BLANK,
    "tables_csvkit/test_date_format.csv": _LETTER,
    "tables_csvkit/test_numeric_date_format.csv": _LETTER,
    "tables_csvkit/test_skip_lines.xls": _ABOVE,
    "tables_frictionless/chunk2.headless.csv": _FIRST,
    "tables_frictionless/countries.csv": _ABOVE,
    "tables_frictionless/issue-1024.xlsx": _ABOVE,
    "tables_frictionless/matrix-with-comment.csv": _ABOVE,
    "tables_frictionless/merged-cells.xls": _FIRST,
    "tables_frictionless/merged-cells.xlsx": _FIRST,
    "tables_frictionless/sheet2.xls": _BLANK,
    "tables_frictionless/without-headers.csv": _FIRST,
}
"""Why pandas counts otherwise, as found by looking at each."""


@dataclass(frozen=True)
class Trained:
    """A model of rows, as it is served.

    Attributes:
        modality: of the rows.
        encoder, decoder: its networks.
        codes: of the rows that it was trained on ``(n, dials)``.
        seconds: that training took.
    """

    modality: Modality
    encoder: OnnxModel
    decoder: OnnxModel
    codes: np.ndarray
    seconds: float

    def draw(self, count: int, seed: int = SEED) -> np.ndarray:
        """New rows ``(count, columns)``."""
        rng = np.random.default_rng(seed)
        codes = mixture.fit(self.codes, 20, seed).sample(count, rng)
        luck = rng.gumbel(size=(count, *self.decoder.besides["luck"]))
        return self.modality.outputs(self.decoder.run(codes, luck=luck)[0])


def trained(modality: Modality, arrays: np.ndarray, folder: Path) -> Trained:
    """By our recipe, but for maps and directions, which no figure here needs."""
    recipe = Plan.read(own_for(modality.name).path, "quick").recipe.fitted(len(arrays))
    run = Run(training.build(modality, recipe), recipe, len(arrays))
    started = time.perf_counter()
    for _ in training.fit(modality, arrays, run, arrays[:200], every=1_000):
        pass
    seconds = time.perf_counter() - started
    export(halve(run.vae.eval()), modality.inputs(arrays[:64]), folder)
    encoder, decoder = (OnnxModel(folder / f"{part}.onnx") for part in ("encoder", "decoder"))
    return Trained(modality, encoder, decoder, encoder.run(modality.inputs(arrays))[0], seconds)


def customers(chosen: Mapping[str, str]) -> Dataset:
    """All of them, read as a training reads them."""
    return load(FILE, get("table"), by_item=True, chosen=chosen)


def boosting() -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(max_iter=100, learning_rate=0.05, random_state=SEED)


def probe():
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=2_000))


def told(rows: np.ndarray, wanted: np.ndarray, by) -> float:
    """AUROC over five folds."""
    folds = StratifiedKFold(5, shuffle=True, random_state=SEED)
    return float(roc_auc_score(wanted, cross_val_predict(by, rows, wanted, cv=folds, method="predict_proba")[:, 1]))


def churn_told() -> dict[str, float]:
    """What tells who left."""
    data = customers({"Label": WANTED})
    wanted, inputs = data.labels == "Yes", data.modality.inputs(data.arrays)
    with TemporaryDirectory() as folder:
        model = trained(data.modality, data.arrays, Path(folder))
    axes = PCA(COMPONENTS, random_state=SEED).fit_transform(inputs)
    twelve = PCA(model.codes.shape[1], random_state=SEED).fit_transform(inputs)
    return {
        "codes": told(model.codes, wanted, probe()),
        "boosting": told(data.arrays, wanted, boosting()),
        "raw": told(inputs, wanted, probe()),
        "pca": told(axes, wanted, probe()),
        "pca_as_many": told(twelve, wanted, probe()),
        "seconds": model.seconds,
        "dials": model.codes.shape[1],
    }


def new_rows() -> dict[str, float]:
    """How good new rows are, of a model that saw four fifths of the real ones."""
    data = customers({})
    place = [field.name for field in data.modality.config.fields].index(WANTED)
    order = np.random.default_rng(SEED).permutation(len(data))
    unseen, seen = np.split(order, [len(data) // 5])
    with TemporaryDirectory() as folder:
        drawn = trained(data.modality, data.arrays[seen], Path(folder)).draw(len(seen))
    real, held = data.arrays[seen], data.arrays[unseen]
    shape, trend, copies = (figure.value for figure in data.modality.fidelity(real, drawn))
    held_shape, held_trend, held_copies = (figure.value for figure in data.modality.fidelity(real, held))
    return {
        **{"shape": shape, "trend": trend, "copies": copies},
        **{"held_shape": held_shape, "held_trend": held_trend, "held_copies": held_copies},
        "on_real": transferred(real, held, place),
        "on_new": transferred(drawn, held, place),
    }


def transferred(rows: np.ndarray, judged: np.ndarray, place: int) -> float:
    """AUROC on ``judged`` of what was fitted to rows, for the column at a place."""
    others = np.arange(rows.shape[1]) != place
    fitted = boosting().fit(rows[:, others], rows[:, place])
    return float(roc_auc_score(judged[:, place], fitted.predict_proba(judged[:, others])[:, 1]))


def strangers() -> tuple[dict[str, int], list[list[str]]]:
    """What becomes of strangers' tables; of how many pandas counts the same rows and columns, and the others."""
    counts, differing = dict.fromkeys(("read", "refused", "tracebacks", "compared", "same"), 0), []
    for path in sorted(one for one in STRANGERS.rglob("*") if one.suffix.lower() in tabular.SUFFIXES):
        end, shape = became(path)
        counts[end] += 1
        expected = counted_by_pandas(path)
        if shape is None or expected is None:
            continue
        counts["compared"] += 1
        counts["same"] += shape == expected
        if shape != expected:
            name = str(path.relative_to(STRANGERS))
            differing.append([name, *(f"{rows} × {columns}" for rows, columns in (shape, expected)), WHY.get(name, "")])
    return counts, differing


def became(path: Path) -> tuple[str, tuple[int, int] | None]:
    """What became of a table given as rows; and its rows and columns, where it could be read as cells."""
    try:
        found = list(get("table").unbound().read(path.name, path.read_bytes()))
        end = "read" if any(isinstance(one, Item) for one in found) else "refused"
        table = tabular.read(path.name, path.read_bytes())
    except LatentError:
        return "refused", None
    except Exception:  # what is looked for
        return "tracebacks", None
    return end, (len(table), len(table.columns))


def counted_by_pandas(path: Path) -> tuple[int, int] | None:
    """Rows and columns of a table without rows that are blank; None where pandas cannot read it."""
    try:
        if path.suffix.lower() in (".csv", ".tsv"):
            return pd.read_csv(path, sep=None, engine="python").dropna(how="all").shape
        return pd.read_excel(path, engine="calamine").dropna(how="all").shape
    except Exception:  # pandas lets through what its readers raise
        return None


def stranger_tables(found: Mapping[str, int], differing: list[list[str]]) -> list[Table]:
    """Counts of them, and those that pandas reads otherwise."""
    row = ["files", *(str(found[key]) for key in ("read", "refused", "tracebacks"))]
    head = ["", "rows read", "refused in one line", "tracebacks", "read as cells with as many as pandas counts"]
    return [
        Table("strangers' tables", head, [[*row, f"{found['same']} of {found['compared']}"]]),
        Table("those that pandas counts otherwise, rows × columns", ["", "here", "pandas", "why"], differing),
    ]


def measure() -> Result:
    """The part."""
    torch.set_num_threads(1)
    churn = churn_told()
    say(f"churn: {churn}")
    rows = new_rows()
    say(f"new rows: {rows}")
    found, differing = strangers()
    say(f"strangers: {found}")
    return Result(
        part="tables",
        title="Rows of tables",
        how=HOW,
        tables=[
            Table(
                "churn told, AUROC",
                ["", "AUROC"],
                [
                    [f"probe on {churn['dials']} codes", f"{churn['codes']:.3f}"],
                    ["gradient boosting on the raw table", f"{churn['boosting']:.3f}"],
                    ["probe on the encoder's inputs", f"{churn['raw']:.3f}"],
                    [f"probe on {COMPONENTS} principal components", f"{churn['pca']:.3f}"],
                    [f"probe on {churn['dials']} principal components", f"{churn['pca_as_many']:.3f}"],
                ],
            ),
            Table(
                "new customers",
                ["", "column shape error", "pair trend error", "copies", "AUROC of what is trained on them"],
                [
                    [
                        "new rows",
                        *(f"{rows[key]:.1%}" for key in ("shape", "trend", "copies")),
                        f"{rows['on_new']:.3f}",
                    ],
                    [
                        "real rows, held back",
                        *(f"{rows[f'held_{key}']:.1%}" for key in ("shape", "trend", "copies")),
                        f"{rows['on_real']:.3f} (on the others)",
                    ],
                ],
            ),
            *stranger_tables(found, differing),
        ],
        targets=[
            Target("churn told from codes, less gradient boosting", churn["codes"] - churn["boosting"], -0.01),
            Target("column shape error of new rows", rows["shape"], 0.08, most=True, form="{:.1%}"),
            Target("AUROC lost by training on new rows", rows["on_real"] - rows["on_new"], 0.03, most=True),
            Target("tracebacks on strangers' tables", found["tracebacks"], 0, most=True, form="{:.0f}"),
        ],
        packages=["torch", "scikit-learn", "pandas", "pyarrow"],
        spaces=[],
        notes=[f"Training took {churn['seconds']:.0f} s on one thread."],
        figures=churn | rows | found,
    )


if __name__ == "__main__":
    save(measure())
