"""Spoken digits by a voice that no model heard, pictures of sound made sounds again, and how long one recording takes.

``python -m benchmarks.sounds SPEAKER ...`` trains without each of these speakers and keeps the codes under ``runs/``,
so that a measuring that was cut short goes on, and several can be trained at once.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np
import torch

from benchmarks.common import DATA, ROOT, RUNS, SEED, SPACES, Result, Table, Target, median_seconds, save, say
from latent import datasets
from latent.datasets import Dataset
from latent.insight.probes import probe, scaled
from latent.making import training
from latent.making.trained_space import Plan
from latent.modalities.sound import likeness, packing, reading, showing, spectrum, voicing
from latent.modalities.sound.codec import SoundModality
from latent.space import Space

FILE = DATA / "sounds" / "spoken_digits.zip"
PLAN = ROOT / "assets" / "recipes" / "spoken-digits.toml"
STRENGTHS = (0.01, 0.1, 1.0)
"""How little a probe may be held back (``C``)."""
HEARD = 200
"""Recordings that are made sounds again."""

HOW = """
`assets/recipes/spoken-digits.toml`, trained anew on four of the five speakers, with one part in twelve of their
recordings held out; no label is used. A linear probe (logistic regression) is fitted to the codes of all recordings
of the four and told the fifth's, each in turn; how much it is held back is chosen among three strengths by leaving out
each of the four, so the fifth has no part in it. The same probe, chosen in the same way, is given the log-mel values
that the model gets, their principal components, and log-mel values of the recordings as they are, from their first
moment on. Distances are those of pictures of sound: of 200 recordings and what the vocoder makes of their
pictures, and of held-out recordings and what comes back through the shipped space's dials, or through as many
principal components. Times are of one recording in the process of the pages, warm.
"""


@cache
def plan() -> Plan:
    """The recipe."""
    return Plan.read(PLAN)


@cache
def data() -> Dataset:
    """All recordings, with digits as labels and speakers beside them."""
    return datasets.load(FILE, SoundModality, index=plan().index, configuration=plan().configuration)


def speakers() -> np.ndarray:
    """Who said each recording ``str (n,)``."""
    return np.array([item.facts["speaker"] for item in data().items])


def codes_without(speaker: str) -> np.ndarray:
    """Codes ``(n, dials)`` of all recordings by a model that never heard this speaker; trained where none is kept."""
    recipe = plan().recipe
    told = json.dumps([asdict(recipe), data().modality.to_json(), _nets()], sort_keys=True)
    path = RUNS / "sounds" / f"{speaker}-{hashlib.sha256(told.encode()).hexdigest()[:10]}.npy"
    if not path.is_file():
        say(f"training without {speaker}")
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, _trained(np.flatnonzero(speakers() != speaker)))
    return np.load(path)


def _nets() -> str:
    """What the codes depend on besides the recipe: how sounds are seen, varied and modelled."""
    folder = Path(spectrum.__file__).parent
    return "".join((folder / f"{name}.py").read_text("utf-8") for name in ("nets", "varying", "spectrum", "framing"))


def _trained(rows: np.ndarray) -> np.ndarray:
    arrays, modality = data().arrays, data().modality
    learned, held = datasets.split(len(rows), plan().recipe.held_out, plan().recipe.seed)
    run = training.Run(training.build(modality, plan().recipe), plan().recipe.fitted(len(learned)), len(learned))
    for step in training.fit(modality, arrays[rows[learned]], run, arrays[rows[held]]):
        if step.held_out is not None and step.epoch % 5 == 0:
            say(f"pass {step.epoch}: held out {step.held_out:.0f} nats, {step.seconds_left:.0f} s left")
    with torch.no_grad():
        parts = [run.vae.eval().encoder(training.as_inputs(modality, part))[0] for part in np.array_split(arrays, 10)]
    return torch.cat(parts).numpy()


def told_right(features: Callable[[str], np.ndarray]) -> dict[str, float]:
    """Share of each speaker's recordings that a probe of the others tells right.

    Args:
        features: of all recordings ``(n, f)``, made without a speaker.
    """
    said, labels, found = speakers(), data().labels, {}
    for speaker in map(str, np.unique(said)):
        rows, known = scaled(features(speaker)), said != speaker
        strength = chosen(rows[known], labels[known], said[known])
        found[speaker] = _right(rows, labels, known, strength)
        say(f"without {speaker}: {found[speaker]:.3f} at strength {strength}")
    return found


def chosen(rows: np.ndarray, labels: np.ndarray, said: np.ndarray) -> float:
    """The strength by which a probe tells most, on average over the speakers, of one from the others.

    Args:
        rows: features ``(n, f)``, of none but those whom the probe will know.
        labels: what was said ``str (n,)``.
        said: by whom ``str (n,)``.
    """
    told = [np.mean([_right(rows, labels, said != name, one) for name in np.unique(said)]) for one in STRENGTHS]
    return STRENGTHS[int(np.argmax(told))]


def _right(rows: np.ndarray, labels: np.ndarray, known: np.ndarray, strength: float) -> float:
    """Share of the rows that are not known which a probe of those that are tells right."""
    told = probe(rows[known], labels[known], strength).predict(rows[~known])
    return float((told == labels[~known]).mean())


def components(count: int) -> Callable[[str], np.ndarray]:
    """Principal components of all speakers' log-mel values but one's, as features."""
    from sklearn.decomposition import PCA

    flat = _levels(data().arrays)
    return lambda speaker: PCA(count, random_state=SEED).fit(flat[speakers() != speaker]).transform(flat)


def _levels(arrays: np.ndarray) -> np.ndarray:
    return arrays.reshape(len(arrays), -1).astype(np.float32) / 255


def unframed() -> np.ndarray:
    """Log-mel values of recordings from their first moment on, as long as a space hears ``(n, mels * frames)``."""
    config = data().modality.config
    waves = [reading.decode("a.wav", item.original.data, config.rate).wave[: config.samples] for item in data().items]
    padded = [np.pad(wave, (0, config.samples - len(wave))) for wave in waves]
    return _levels(np.stack([spectrum.picture(wave, config) for wave in padded]))


def probed() -> dict[str, dict[str, float]]:
    """Shares told right by what the probe is given, and by speaker."""
    dials = plan().recipe.dials
    given = {
        f"codes, {dials} dials": codes_without,
        f"principal components, {dials}": components(dials),
        "principal components, 64": components(64),
        "log-mel values, as the model gets them": lambda _: _levels(data().arrays),
        "log-mel values, as recorded": lambda _: unframed(),
    }
    found = {}
    for name, features in given.items():
        say(name)
        found[name] = told_right(features)
    return found


def distances(space: Space) -> dict[str, tuple[float, float]]:
    """Log-spectral distance and mel-cepstral distortion in decibels, on average, by what was done to recordings."""
    from sklearn.decomposition import PCA

    config, recipe = space.modality.config, space.manifest.recipe
    learned, held = datasets.split(len(data()), recipe["held_out"], recipe["seed"])
    arrays, unseen = data().arrays, data().arrays[held]
    some = arrays[np.random.default_rng(SEED).permutation(len(arrays))[:HEARD]]
    sung = np.stack([spectrum.picture(voicing.voice(array, config), config) for array in some])
    packed = np.stack([packing.ogg(array, 0, config).array for array in some])
    pca = PCA(space.dials, random_state=SEED).fit(_levels(arrays[learned]))
    straight = pca.inverse_transform(pca.transform(_levels(unseen))).reshape(unseen.shape)
    return {
        "the vocoder": _apart(some, sung),
        "the vocoder, and the least that Ogg Opus can keep": _apart(some, packed),
        f"the space's {space.dials} dials": _apart(unseen, space.redraw(space.encode(unseen).mean)),
        f"{space.dials} principal components": _apart(unseen, np.rint(255 * np.clip(straight, 0, 1)).astype(np.uint8)),
    }


def _apart(arrays: np.ndarray, others: np.ndarray) -> tuple[float, float]:
    pairs = list(zip(arrays, others, strict=True))
    measures = (likeness.log_spectral_distance, likeness.mel_cepstral_distortion)
    return tuple(float(np.mean([measure(*pair) for pair in pairs])) for measure in measures)


def times(space: Space) -> dict[str, float]:
    """Milliseconds from bytes to a place on the map, and on to a sound that can be played."""
    out = io.BytesIO()
    import soundfile

    rng = np.random.default_rng(SEED)
    stereo = rng.standard_normal((3 * 44_100, 2)) * np.hanning(3 * 44_100)[:, None] / 8
    soundfile.write(out, stereo, 44_100, format="FLAC")
    one = data().items[0].original.data
    found = {}
    for name, bytes_ in (("a recording of the data", one), ("three seconds of stereo at 44.1 kHz", out.getvalue())):
        found[f"{name}: to the map"] = 1000 * median_seconds(lambda b=bytes_: _placed(space, b), 50, 3)
        found[f"{name}: to the map and to a sound"] = 1000 * median_seconds(lambda b=bytes_: _heard(space, b), 50, 3)
    return found


def _placed(space: Space, data: bytes) -> np.ndarray:
    (item,) = space.modality.read("a", data)
    code = space.encode(item.array[None]).mean
    space.maps[2].place(code)
    return code


def _heard(space: Space, data: bytes) -> bytes:
    back = space.redraw(_placed(space, data))[0]
    return showing.keepsake(back, space.modality.config).data


def measure() -> Result:
    """The part."""
    space = Space.load(SPACES / "spoken-digits")
    told, apart, taken = probed(), distances(space), times(space)
    names = list(np.unique(speakers()))
    right = {name: float(np.mean(list(found.values()))) for name, found in told.items()}
    codes, slowest = next(iter(right)), max(taken.values())
    return Result(
        part="sounds",
        title="Sounds",
        how=HOW,
        tables=[
            Table(
                "share of digits told right, by a voice that neither model nor probe heard",
                ["a linear probe of", "mean", *(f"without {name}" for name in names)],
                [
                    [name, f"{right[name]:.3f}", *(f"{found[speaker]:.3f}" for speaker in names)]
                    for name, found in told.items()
                ],
            ),
            Table(
                "how far a sound is off after",
                ["", "log-spectral distance", "mel-cepstral distortion"],
                [[name, *(f"{value:.1f} dB" for value in values)] for name, values in apart.items()],
            ),
            Table("how long it takes", ["", "median"], [[name, f"{value:.0f} ms"] for name, value in taken.items()]),
        ],
        targets=[
            Target("digits by an unheard voice told right from codes", right[codes], 0.8),
            Target("one recording to the map and to a sound", slowest, 300, most=True, form="{:.0f} ms"),
        ],
        packages=["torch", "scikit-learn", "soundfile", "soxr", "onnxruntime"],
        spaces=["spoken-digits"],
        figures={"told": told, "right": right, "apart": apart, "milliseconds": taken},
    )


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:]:
        for wanted in sys.argv[1:]:
            codes_without(wanted)
    else:
        save(measure())
