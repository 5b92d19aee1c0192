"""Two more linear spaces, by scikit-learn, to hold a VAE against: factor analysis, and parts that only add up."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

from latent.actions import Progress
from latent.bringing import card, matrices
from latent.bringing.models import open_model
from latent.bringing.space import HELD_OUT, bring, with_items
from latent.datasets import Dataset, split
from latent.errors import RequestError, wrong
from latent.making.findings import check_enough
from latent.making.linear import ITEMS_A_DIAL, MOST_VALUES
from latent.making.trained_space import Plan
from latent.space import Space
from latent.words import Saying

KINDS = ("factors", "parts")
"""Factor analysis (every value has a noise of its own), and non-negative factorisation (Lee & Seung 1999)."""

_ROUNDS = 200


def look(
    kind: str, plan: Plan, data: Dataset, out: Path, command: str = "", dials: int = 32
) -> Generator[Progress, None, Space]:
    """Make a linear space of ``data`` in ``out``.

    Args:
        kind: one of :data:`KINDS`.
        plan: who the space is; of its recipe, the seed counts.
        data: of a modality whose model inputs are themselves what straight lines lie between.
        out: the folder.
        command: recorded in the manifest.
        dials: at most.

    Raises:
        RequestError: there is no such kind, or it means nothing for such items.
        TrainingError: too few items.
    """
    if kind not in KINDS:
        raise RequestError(kind, *wrong("error-no-such-look", names=", ".join(KINDS)))
    _check_straight(kind, data)
    check_enough(data)
    yield Progress(0.02, Saying("doing-axes"))
    trained, _ = split(len(data), HELD_OUT, plan.recipe.seed)
    inputs = data.modality.inputs(data.arrays[trained])
    rows = inputs.reshape(len(inputs), -1)[: max(1, MOST_VALUES // inputs[0].size)]
    if kind == "parts" and rows.min(initial=0) < 0:
        raise RequestError(kind, *wrong("error-parts-below-zero", **data.modality.named()))
    fitted = _estimator(kind, max(2, min(dials, len(rows) // ITEMS_A_DIAL)), plan.recipe.seed).fit(rows)
    yield Progress(0.4, Saying("doing-writing-networks"))
    with tempfile.TemporaryDirectory() as folder:
        kept = (0.0, 1.0) if data.modality.straight().back == ("light",) else card.AS_IS
        matrices.save(fitted, Path(folder) / kind, data.modality.to_json(), kept, modality=data.modality.name)
        model = open_model(Path(folder) / kind)
        yield from _second_part(bring(plan, model, with_items(data), out, command=command))
    return Space.load(out)


def _check_straight(kind: str, data: Dataset) -> None:
    """Refuse items whose inputs are not what lines lie between; :class:`RequestError`."""
    straight = data.modality.straight()
    if straight.there or straight.weights or straight.scale != 1:
        raise RequestError(kind, *wrong("error-look-means-nothing", **data.modality.named()))


def _estimator(kind: str, dials: int, seed: int) -> Any:
    from sklearn.decomposition import NMF, FactorAnalysis

    if kind == "factors":
        return FactorAnalysis(dials, random_state=seed)
    return NMF(dials, init="nndsvda", max_iter=_ROUNDS, random_state=seed)


def _second_part(steps: Generator[Progress, None, Any]) -> Generator[Progress, None, None]:
    """Of work whose first part is done."""
    for step in steps:
        yield Progress(0.4 + 0.6 * step.share, step.doing)
