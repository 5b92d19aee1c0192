"""From somebody's model and a sample of its data to a space folder."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from latent import datasets, directions
from latent.actions import Progress
from latent.bringing import foreign, graphs, vectors
from latent.bringing.axes import Axes
from latent.bringing.card import Values
from latent.bringing.models import Model
from latent.datasets import Dataset
from latent.directions import Direction
from latent.engine import OnnxModel
from latent.errors import DataError, LatentError, ModelError, SpaceDamaged, wrong
from latent.evaluation import evaluate
from latent.making.findings import FEWEST, HELD_OUT_MEASURED, Networks, findings
from latent.making.trained_space import Plan
from latent.manifest import Manifest
from latent.maps import Map
from latent.modalities.items import Item
from latent.parts import Findings
from latent.space import Space, save
from latent.words import Saying

MOST_DIALS = 256
"""Dials that a code may have as it is; a longer one, or a grid, enters through principal axes."""

AXES = 64
"""Principal axes that such a code enters through, at most."""

HELD_OUT = 0.1
"""Share of the items that directions are judged by, and figures measured on."""

FITTED = 4_000
"""Items that principal axes are fitted to, at most."""

CHECKED = 8
"""Items that networks are checked on."""

DRAWN = 64
"""Codes that are decoded to see how far a decoder's values go."""

BLUR = 0.1
"""How unsure a model is taken to be that does not say it, as a share of how far its codes spread."""

_SAME = 1e-3  # of the largest value: engines add up in another order for one item than for many
_ALL = 0.995  # share that is said to be 100%
_BEYOND, _LITTLE = 0.4, 0.05  # of the range that was stated: as far out, or as little of it, is no accident
_ELSEWHERE = "A model that was made elsewhere, with {} {} to look at."
_NUMBERS = "Numbers that were made elsewhere, for {} {}."


@dataclass(frozen=True)
class _Fit:
    """How a model's codes become dials.

    Attributes:
        codes: of some items ``float32 (n, dials)``.
        grid: shape of one code as the model gives it.
        axes: what it is projected on; None where it is taken as it is.
        blur: log-variance of every dial, where the model says none.
        kept: share 0..1 of what differs between the model's codes that the dials hold.
        reach: from where to where what the decoder gives goes, as shares of the range that was stated, 0 to 1.
    """

    codes: np.ndarray
    grid: tuple[int, ...]
    axes: Axes | None
    blur: float
    kept: float
    reach: tuple[float, float] = (0.0, 1.0)

    @property
    def dials(self) -> int:
        """How many."""
        return self.codes.shape[1]


def load_data(model: Model, path: Path, labels: Sequence[str] | None = None) -> Dataset:
    """A sample of a model's data, made ready as the model takes it; errors as :func:`latent.datasets.load`."""
    return with_items(model.sample or datasets.load(path, model.modality, labels or None, by_item=True))


def with_items(data: Dataset) -> Dataset:
    """A data set whose rows can be kept as they were given, where they came as numbers."""
    return data if data.items else replace(data, items=_as_items(data))


def _as_items(data: Dataset) -> list[Item]:
    """Rows of numbers as items to keep as they were given, of a kind whose views can be read again."""
    views = [data.modality.view(array) for array in data.arrays]
    try:
        again = data.modality.restore(views[:CHECKED])
    except LatentError:
        return []
    if not np.array_equal(again, data.arrays[:CHECKED]):
        return []
    labels = [None] * len(data) if data.labels is None else map(str, data.labels)
    rows = zip(data.names, data.arrays, views, labels, strict=True)
    return [Item(str(name), array, view, label=label) for name, array, view, label in rows]


def bring(
    plan: Plan, model: Model, data: Dataset, out: Path, own: tuple[str, bytes] | None = None, command: str = ""
) -> Generator[Progress, None, Space]:
    """Make a space of a model and a sample of its data in ``out``.

    Args:
        plan: who the space is; of its recipe, only the seed counts.
        model: from :func:`latent.bringing.open_model`.
        data: from :func:`load_data`.
        out: the folder; not the model's own.
        own: name and bytes of a file of directions, see :func:`latent.directions.own`.
        command: recorded in the manifest.

    Raises:
        ModelError: its networks do not do with this data what they should.
        DataError: there is too little data, or a direction does not fit.
    """
    if len(data) < FEWEST:
        raise DataError(Saying("error-item-data"), *wrong("error-making-few", count=len(data), fewest=FEWEST))
    trained, held = datasets.split(len(data), HELD_OUT, plan.recipe.seed)
    some = np.random.default_rng(plan.recipe.seed).permutation(trained)[:FITTED]
    out.mkdir(parents=True, exist_ok=True)
    yield Progress(0.02, Saying("doing-checking-networks"))
    fit = _fit(model, *(data.modality.inputs(data.arrays[rows]) for rows in (some, held[:FITTED])), out)
    space = Space(out, _manifest(plan, model, fit, len(data), command))
    _check(space, data.arrays[some[:CHECKED]])
    mine = directions.own(own[1], own[0], fit.codes) if own else []
    yield Progress(0.2, Saying("doing-looking"))
    nets = Networks(out, fit.dials, {"seed": plan.recipe.seed}, command, {}, begun=0.2)
    draw = lambda codes, dimensions: Map.fit(codes, dimensions, plan.recipe.seed)  # noqa: E731
    kept = replace(plan, known_items="kept")
    found = yield from findings(kept, nets, space, data, (trained, held), (draw, None))
    if model.sample is not None:
        found = replace(found, typicality=vectors.typicality(space, data))
    space = save(out, space.manifest, _with_own(found, mine))
    yield Progress(0.9, Saying("doing-measuring"))
    quality = space.manifest.quality | _measured(space, model, fit, data, trained, held)
    return save(out, replace(space.manifest, quality=quality), _with_own(found, mine))


def _with_own(found: Findings, mine: list[Direction]) -> Findings:
    """A person's directions first; of two of one name, theirs."""
    names = {direction.name for direction in mine}
    return replace(found, directions=[*mine, *(d for d in found.directions if d.name not in names)])


# ---- networks ---------------------------------------------------------------------------------------------------


def _fit(model: Model, inputs: np.ndarray, unseen: np.ndarray, out: Path) -> _Fit:
    """Write a space's networks of a model's, with what has to be found out about its codes first.

    Args:
        model: the model.
        inputs: of some items ``float32 (n, ...)``, as the modality gives them.
        unseen: of others, by which it is judged how much of a code axes hold.
        out: where the networks are written.
    """
    shape = inputs.shape[1:]
    _check_taken(model, shape)
    encode = _written(_encoder(model, shape, 0.0, None), out / "encoder.onnx")
    codes = encode(inputs)[0]
    grid = _grid(model, codes)
    fit = _Fit(codes, grid, None, 0.0, 1.0)
    if sum(side > 1 for side in grid) > 1 or codes.shape[1] > MOST_DIALS:
        axes = Axes.of(codes, AXES)
        fit = replace(fit, codes=axes.encode(codes), axes=axes, kept=axes.kept(encode(unseen)[0]))
    spread = float(fit.codes.var(axis=0).mean())
    if not spread > 0:
        raise ModelError("encoder.onnx", *wrong("error-brought-alike"))
    # A whole number: what a table keeps in half precision is then the same number.
    fit = replace(fit, blur=float(round(math.log(BLUR**2 * spread))))
    _written(_encoder(model, shape, fit.blur, fit.axes), out / "encoder.onnx")
    fit = replace(fit, reach=_reach(model, shape, fit, out / "decoder.onnx"))
    _written(_decoder(model, model.card.output, shape, fit), out / "decoder.onnx")
    save_file({}, out / "weights.safetensors")  # of a model from elsewhere there are none to go on training from
    return fit


def _encoder(model: Model, shape: tuple[int, ...], blur: float, axes: Axes | None) -> Any:
    return graphs.encoder(model.encoder, model.card.input, shape, model.card.mean, model.blur or blur, axes)


def _decoder(model: Model, values: Values, shape: tuple[int, ...], fit: _Fit) -> Any:
    return graphs.decoder(model.decoder, values, shape, model.card.decoded, fit.grid, fit.axes)


def _reach(model: Model, shape: tuple[int, ...], fit: _Fit, path: Path) -> tuple[float, float]:
    """From where to where what a decoder gives goes, all but one value in a hundred, where 0 to 1 is as was stated."""
    values = model.card.output
    if values.as_is:
        return 0.0, 1.0
    given = _written(_decoder(model, replace(values, as_is=True), shape, fit), path)(fit.codes[:DRAWN])[0]
    if given.shape[1:] != shape:
        return 0.0, 1.0  # which is refused as soon as all is written
    low, high = np.quantile((given - graphs.by_channel(values.shift)) / graphs.by_channel(values.scale), [0.005, 0.995])
    return float(low), float(high)


def _check_taken(model: Model, shape: tuple[int, ...]) -> None:
    """Whether the encoder takes items of a shape; sides that it leaves open are any."""
    values, taken = model.card.input, foreign.shape_taken(model.encoder)
    wanted = graphs.laid_out(values, shape)
    wanted = (math.prod(wanted),) if values.flat else wanted
    if len(taken) != len(wanted) or any(side not in (0, asked) for side, asked in zip(taken, wanted, strict=True)):
        raise ModelError(
            "encoder.onnx",
            *wrong("error-brought-takes", taken=_times(taken), layout=values.layout, wanted=_times(wanted)),
        )
    if len(shape) == 3 and values.layout == "NHW" and shape[0] != 1:
        raise ModelError("model.json", *wrong("error-brought-channels"))


def _written(model: Any, path: Path) -> Callable[[np.ndarray], list[np.ndarray]]:
    """Write a network, and what runs it; :class:`ModelError` where that fails."""
    path.write_bytes(model.SerializeToString())
    try:
        network = OnnxModel(path)
    except SpaceDamaged as error:
        raise ModelError(path.name, *wrong("error-brought-unloadable")) from error
    return lambda inputs: _run(network, inputs, path.name)


def _run(network: OnnxModel, inputs: np.ndarray, name: str) -> list[np.ndarray]:
    try:
        outputs = network.run(inputs)
    except Exception as error:
        if len(inputs) > 1 and _takes_one(network, inputs):
            raise ModelError(name, *wrong("error-brought-one")) from error
        raise ModelError(name, *wrong("error-brought-fails")) from error
    if not all(np.isfinite(output).all() for output in outputs):
        raise ModelError(name, *wrong("error-brought-infinite"))
    return outputs


def _takes_one(network: OnnxModel, inputs: np.ndarray) -> bool:
    try:
        network.run(inputs[:1])
    except Exception:
        return False
    return True


def _grid(model: Model, codes: np.ndarray) -> tuple[int, ...]:
    """Shape of one code as the decoder takes it, where the encoder gives as many numbers."""
    taken, count = foreign.shape_taken(model.decoder), codes.shape[1]
    if len(taken) == 1:
        taken = (taken[0] or count,)
    if not all(taken) or not taken:
        raise ModelError("decoder.onnx", *wrong("error-brought-no-length"))
    if math.prod(taken) != count:
        raise ModelError("decoder.onnx", *wrong("error-brought-length", taken=math.prod(taken), given=count))
    return taken


def _check(space: Space, arrays: np.ndarray) -> None:
    """Whether the networks give what a space's should, the same each time, and for one item as for many."""
    inputs = space.modality.inputs(arrays)
    encode = lambda rows: _run(space.encoder, rows, "encoder.onnx")  # noqa: E731
    decode = lambda rows: _run(space.decoder, rows, "decoder.onnx")  # noqa: E731
    mean, logvar = _steady(encode, inputs, "encoder.onnx")
    if mean.shape != (len(inputs), space.dials) or logvar.shape != mean.shape:
        raise ModelError(
            "encoder.onnx", *wrong("error-brought-blur", count=_times(mean.shape[1:]), blur=_times(logvar.shape[1:]))
        )
    (decoded,) = _steady(decode, mean, "decoder.onnx")
    _check_drawn(space, arrays, inputs, decoded)


def _check_drawn(space: Space, arrays: np.ndarray, inputs: np.ndarray, decoded: np.ndarray) -> None:
    """Whether what a decoder gives are items, and all that their kind needs."""
    if decoded.shape != inputs.shape:
        raise ModelError(
            "decoder.onnx",
            *wrong("error-brought-shape", shape=_times(decoded.shape[1:]), wanted=_times(inputs.shape[1:])),
        )
    try:
        space.modality.log_likelihood(arrays, [decoded])
    except IndexError as error:
        raise ModelError("decoder.onnx", *wrong("error-brought-likelihood", **space.modality.named())) from error


def _steady(run: Callable[[np.ndarray], list[np.ndarray]], rows: np.ndarray, name: str) -> list[np.ndarray]:
    """What a network gives for rows, where that is the same again, and the same for each row by itself."""
    first, again = run(rows), run(rows)
    if not all(map(_same, first, again)):
        raise ModelError(name, *wrong("error-brought-unsteady"))
    one_by_one = [np.concatenate(parts) for parts in zip(*(run(row[None]) for row in rows), strict=True)]
    if not all(map(_same, first, one_by_one)):
        raise ModelError(name, *wrong("error-brought-beside"))
    return first


def _same(left: np.ndarray, right: np.ndarray) -> bool:
    return left.shape == right.shape and np.abs(left - right).max(initial=0) <= _SAME * max(1, np.abs(left).max())


def _times(shape: Sequence[int]) -> str:
    return " × ".join(str(side or "any") for side in shape) or "single numbers"


# ---- what is said of it -----------------------------------------------------------------------------------------


def _manifest(plan: Plan, model: Model, fit: _Fit, items: int, command: str) -> Manifest:
    noun = model.modality.noun[1]
    about = _ELSEWHERE if model.sample is None else _NUMBERS
    told = [plan.description or about.format(f"{items:,}", noun), model.told]
    quality: dict[str, Any] = {}
    if fit.axes is not None:
        grid = f"a grid of {_times(fit.grid)} numbers" if len(fit.grid) > 1 else f"{fit.grid[0]:,} numbers long"
        through = f"it goes through the {fit.dials} directions in which the codes of these {noun} differ most"
        lost = "" if fit.kept > _ALL else ": what is drawn lacks the rest"
        told.append(f"Its code is {grid}; here {through}. They hold {fit.kept:.0%} of how others of them differ{lost}.")
        quality["axes"] = {"of": math.prod(fit.grid), "kept": fit.kept}
    return Manifest(
        name=plan.name,
        title=plan.title or plan.name,
        description=" ".join(filter(None, told)),
        attribution=plan.attribution,
        modality=model.modality.name,
        configuration=model.modality.to_json(),
        dials=fit.dials,
        known_items="kept",
        start=plan.start,
        recipe={},
        command=command,
        quality=quality,
    )


def _measured(
    space: Space, model: Model, fit: _Fit, data: Dataset, trained: np.ndarray, held: np.ndarray
) -> dict[str, Any]:
    """Figures, and in plain words what to know of them."""
    unseen = data.subset(held[:HELD_OUT_MEASURED])
    figures = evaluate(space, unseen)
    noun = space.modality.noun[1]
    if model.sample is not None:  # every item comes back as itself, which tells nothing
        return {"held_out": figures | dict.fromkeys(("mse", "kl", "negative_elbo")), "notes": [model.told]}
    notes = [f"Whether the model was trained on these {noun} is not known: on others it may do worse."]
    if model.blur is None:
        figures |= {"kl": None, "negative_elbo": None}
        notes.append("It does not say how unsure it is: the blur that is shown is a tenth of how far its codes spread.")
    notes += _of_range(model, fit)
    inputs = space.modality.inputs(unseen.arrays)
    middle = space.modality.inputs(data.arrays[trained[:FITTED]]).mean(axis=0, dtype=np.float64)
    plain = float(space.modality.error(unseen.arrays, np.broadcast_to(middle.astype(np.float32), inputs.shape)).mean())
    if figures["mse"] >= plain:
        notes.append(
            f"What comes back is no nearer to the {noun} than their mean is ({figures['mse']:.3g} against "
            f"{plain:.3g}): check the ranges and layouts, and whether the model was made for such items."
        )
    return {"held_out": figures, "mean_item_mse": plain, "notes": notes}


def _of_range(model: Model, fit: _Fit) -> list[str]:
    """What to say where a decoder's values don't lie as was stated: nothing else tells that a range is wrong."""
    (low, high), logits = fit.reach, model.card.output.logits
    if logits and 0 <= low <= high <= 1:
        return ["Its decoder gives values between 0 and 1, and logits were stated: check output.range in model.json."]
    if logits or (low > -_BEYOND and high < 1 + _BEYOND and high - low > _LITTLE):
        return []
    wide = f"reaches from {low:.2f} to {high:.2f} where 0 to 1 is the range that was stated"
    return [f"What its decoder gives {wide}: check output.range in model.json."]


__all__ = ["bring", "load_data"]
