"""A space: one trained VAE with all that makes it explorable, kept as a folder.

The same folder is shipped in ``assets/spaces``, made by training, and passed on as a zip::

    manifest.json         what it is, how it was made, how good it is, a hash of every part; written last
    encoder.onnx          inputs to mean and log-variance
    decoder.onnx          codes to means
    weights.safetensors   to go on training from
    reference.parquet     2,000 to 5,000 known items: hash, label, group, code, log-variance, map places, trust
    thumbnails.webp       the same items in one sheet (image spaces), as the model redraws them or as they are
    directions.json       named directions with their steps and quality
    arrays.safetensors    the mixture that samples are drawn from, what typicality is judged by, and where samples are
                          to be new, what was seen in training
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from safetensors.numpy import load_file

from latent import faces, modalities, parts
from latent.directions import Direction
from latent.engine import OnnxModel
from latent.errors import RequestError, SpaceDamaged, wrong
from latent.given import Given
from latent.insight.mixture import Mixture
from latent.insight.neighbours import Index, blocks
from latent.insight.novelty import Seen
from latent.insight.typicality import Typicality
from latent.manifest import NEXT, Manifest, damaged, stamp, stamps
from latent.maps import Map
from latent.modalities.base import Modality
from latent.modalities.items import Sheet, View
from latent.parts import Findings, Posterior, Rebuild, Reference, arrays_of, map_in, reference_in, titled
from latent.ways import BLEND, Surface, alike, towards
from latent.words import Saying
from latent.workspace import originals

DIMENSIONS = (2, 3)

DRAWN_BY = {"faces": faces.draw}
"""What draws items ``(n, ...)`` of their factors, by the name that manifests know it by."""

INTO = "Into {}"
"""Name of the way from an item towards a label."""

MOST_DRAWS = 20
"""Times that a sample is drawn again: of a space with nothing new to draw, what comes then is taken."""

NEAR = 15
"""Known items by which it is told what an item is, of which only the code is known."""

MOST_WAYS = 24
"""Labels that an item is offered to turn into."""


class Space:
    """A space folder, read as far as it is used: networks load when first needed, and only through ONNX Runtime."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder, self.manifest = folder, manifest
        try:
            self.modality: Modality = modalities.get(manifest.modality).from_json(manifest.configuration)
        except (RequestError, TypeError, ValueError) as error:
            raise damaged(folder.name, Saying("error-space-kind")) from error

    @classmethod
    def load(cls, folder: Path, verify: bool = True) -> Space:
        """Open a space folder.

        Raises:
            SpaceNotFound: no such folder.
            SpaceForeign: it is not a space.
            SpaceTooNew: a newer version of this program wrote it.
            SpaceDamaged: a part is missing or does not match the manifest.
        """
        folder = Path(folder)
        return cls(folder, Manifest.of(folder, whole=verify))

    @property
    def name(self) -> str:
        """Its short name."""
        return self.manifest.name

    @cached_property
    def stamp(self) -> str:
        """Tells what it holds: of another content, another."""
        said = json.dumps(asdict(self.manifest), sort_keys=True)
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

    @property
    def dials(self) -> int:
        """Latent dimensions."""
        return self.manifest.dials

    @cached_property
    def encoder(self) -> OnnxModel:
        """Inputs to mean and log-variance."""
        return self._network("encoder.onnx", (2,))

    @cached_property
    def decoder(self) -> OnnxModel:
        """Codes to means."""
        model = self._network("decoder.onnx", (1, 2))
        if model.input_shape != (self.dials,):
            raise damaged(self.name, Saying("error-space-decoder", dials=self.dials))
        return model

    def _network(self, part: str, outputs: tuple[int, ...]) -> OnnxModel:
        model = OnnxModel(self.folder / part)
        if model.outputs not in outputs:
            raise damaged(self.name, Saying("error-space-other-model", part=part))
        return model

    def encode(self, arrays: np.ndarray) -> Posterior:
        """Posteriors of items ``(n, ...)`` in the modality's item form."""
        if len(arrays) == 0:
            nothing = np.zeros((0, self.dials), np.float32)
            return Posterior(nothing, nothing)
        inputs = self.modality.inputs(arrays)
        if inputs.shape[1:] != self.encoder.input_shape:
            raise damaged(self.name, Saying("error-space-encoder"))
        return Posterior(*self.encoder.run(inputs))

    def decode(self, codes: np.ndarray) -> np.ndarray:
        """Means ``float32 (n, ...)`` for codes ``(n, dials)``, as the decoder gives them."""
        codes = np.atleast_2d(codes)
        if codes.shape[1:] != (self.dials,):
            raise RequestError(
                Saying("error-item-codes"),
                *wrong("error-codes-length", count=codes.shape[-1], space=self.name, dials=self.dials),
            )
        return self.decoder.run(codes)[0]

    def answers(self, codes: np.ndarray, arrays: np.ndarray) -> list[np.ndarray]:
        """All that the decoder says of codes ``(n, dials)`` when it is told the items ``(n, ...)`` that they are of."""
        return self.decoder.run(codes, told=self.modality.inputs(arrays))

    @contextmanager
    def _reading(self, part: str) -> Iterator[None]:
        """Whatever goes wrong while a part is read means that the part is damaged."""
        try:
            yield
        except SpaceDamaged:
            raise
        except Exception as error:
            raise damaged(self.name, Saying("error-space-part", part=part)) from error

    def redraw(self, codes: np.ndarray) -> np.ndarray:
        """Items ``(n, ...)`` for codes ``(n, dials)``: what the model makes of them."""
        return self.modality.outputs(self.decode(codes))

    @property
    def varies(self) -> bool:
        """Whether its decoder can draw, and not only give what is likeliest."""
        return "luck" in self.decoder.besides

    def drawn(self, codes: np.ndarray, temperature: float, rng: np.random.Generator) -> np.ndarray:
        """Items ``(n, ...)`` drawn from what the decoder says of codes ``(n, dials)``.

        Args:
            codes: to decode.
            temperature: 1 draws items as likely as they are, less keeps to the likelier, 0 takes the likeliest.
            rng: of the draws.
        """
        codes = np.atleast_2d(codes)
        luck = temperature * rng.gumbel(size=(len(codes), *self.decoder.besides["luck"]))
        return self.modality.outputs(self.decoder.run(codes, luck=luck)[0])

    def new(self, codes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """New items ``(n, ...)`` of codes ``(n, dials)``: drawn where it can draw, else the likeliest."""
        return self.drawn(codes, 1.0, rng) if self.varies else self.redraw(codes)

    def errors(self, arrays: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """Squared rebuild errors ``float32 (n,)`` of items against what their codes decode to."""
        parts = [self.modality.error(arrays[rows], self.decode(codes[rows])) for rows in blocks(len(codes), 1024)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def rebuild(self, arrays: np.ndarray, codes: np.ndarray) -> Rebuild:
        """How items ``(n, ...)`` with these codes come back."""
        error, drift = (np.empty(len(codes), np.float32) for _ in range(2))
        for rows in blocks(len(codes), 1024):
            decoded = self.decode(codes[rows])
            error[rows] = self.modality.error(arrays[rows], decoded)
            again = self.encode(self.modality.outputs(decoded)).mean
            drift[rows] = np.linalg.norm(again - codes[rows], axis=1)
        return Rebuild(error, drift, self.modality.detail(arrays))

    @cached_property
    def _table(self) -> pa.Table:
        # Not by read_table: that brings pyarrow's data sets and pandas.
        with self._reading("reference.parquet"), pq.ParquetFile(self.folder / "reference.parquet") as file:
            return file.read(use_threads=False)

    @cached_property
    def reference(self) -> Reference:
        """The known items."""
        table = self._table
        with self._reading("reference.parquet"):
            return reference_in(table, self.dials)

    def original(self, row: int) -> np.ndarray | None:
        """A known item ``(...)`` as it was made: drawn again, or fetched by the person; None where neither can be."""
        if self.manifest.drawn_by is not None:
            with self._reading("reference.parquet"):
                factors = {name: values[row : row + 1] for name, values in self.reference.factors.items()}
                return DRAWN_BY[self.manifest.drawn_by](factors)[0]
        if self.given is not None:
            return self.modality.restore(self.given.originals[row : row + 1])[0]
        if self.manifest.data is not None:
            return originals.load(self.manifest.data).get(self.reference.hashes[row])
        return None

    def known(self, rows: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Known items ``(n, ...)`` as pages show them: as they were given, else as the model redraws them."""
        of = lambda listed: [listed[row] for row in np.arange(len(self.reference))[rows].tolist()]  # noqa: E731
        if self.given is not None:
            return self.modality.restore(of(self.given.originals))
        said = self.modality.said(of(self.thumbnails.texts)) if self.thumbnails.texts else None
        return self.redraw(self.reference.codes[rows]) if said is None else said

    @property
    def given(self) -> Given | None:
        """The known items as their owner gave them; None where that was not kept."""
        return self.reference.given

    @cached_property
    def _index(self) -> Index:
        return Index(self.reference.codes)

    def nearest(self, codes: np.ndarray, count: int) -> np.ndarray:
        """Rows ``int64 (n, count)`` of the known items nearest to ``codes (n, dials)``, nearest first."""
        return self._index.nearest(np.atleast_2d(codes), min(count, len(self._index)))[1]

    @cached_property
    def maps(self) -> dict[int, Map]:
        """Maps by their number of dimensions, 2 and 3."""
        table, codes = self._table, self.reference.codes
        with self._reading("reference.parquet"):
            return {d: map_in(table, codes, d) for d in DIMENSIONS}

    @cached_property
    def directions(self) -> dict[str, Direction]:
        """Named directions, in the order in which pages show them."""
        with self._reading("directions.json"):
            listed = [Direction.from_json(d) for d in json.loads((self.folder / "directions.json").read_text("utf-8"))]
        if any(d.vector.shape != (self.dials,) for d in listed):
            raise damaged(self.name, Saying("error-space-directions", dials=self.dials))
        return {d.name: d for d in listed}

    def directions_from(self, code: np.ndarray) -> dict[str, Direction]:
        """The ways from a code ``(dials,)`` towards each other label, the shortest first, then the space's own.

        Where factors are known, their ways are the item's own, and a way towards a label changes what tells the labels
        apart and keeps the rest. What came along with known items in words, such as who says them, stays too.
        """
        codes, labels, own = self.reference.codes, self.reference.labels, self.label_of(code)
        names = [name for name in in_order(set(labels)) if name != own] if own else []
        # Where factors are known, a label is a part of them: the others are to stay, and means of more items show it.
        kept = {"own": own, "k": 100} if self.reference.factors else {}
        like = alike(self.nearest(code, NEAR)[0], self.reference.facts)
        led = partial(towards, code, codes, labels, beside=own, alike=like, **kept)
        ways = [led(name, INTO.format(name)) for name in names[:MOST_WAYS]]
        nearest_first = sorted(ways, key=lambda way: way.high * way.step)
        return {way.name: way for way in nearest_first} | self.directions | self._ways_of_factors(code)

    def _ways_of_factors(self, code: np.ndarray) -> dict[str, Direction]:
        return self.surface.ways(code, self.of_factors) if self.of_factors else {}

    @cached_property
    def surface(self) -> Surface:
        """How the known codes follow the factors that items were drawn from."""
        return Surface.fit(self.reference.codes, self.reference.factors)

    @cached_property
    def of_factors(self) -> dict[tuple[str, str], Direction]:
        """Directions by the factor and the word that they lead to; of two words, one slider turns both ways."""
        named = {}
        for factor, values in self.reference.factors.items():
            words = np.unique(values).tolist() if values.dtype.kind == "U" else [""]
            named |= {(factor, word): titled(factor, word) for word in words if len(words) != 2}
        return {key: self.directions[name] for key, name in named.items() if name in self.directions}

    @cached_property
    def attributes(self) -> list[Direction]:
        """The named directions that codes follow: what can be read off a code, and held."""
        return [d for d in self.directions.values() if d.family == "attribute" and d.tells]

    @cached_property
    def direction_names(self) -> frozenset[str]:
        """Every name that :meth:`directions_from` or :func:`latent.ways.blend` may give."""
        return (
            frozenset(self.directions) | {BLEND} | {INTO.format(name) for name in in_order(set(self.reference.labels))}
        )

    def label_of(self, code: np.ndarray) -> str:
        """What most of the 15 known items nearest to a code ``(dials,)`` are labelled; "" where there are no labels."""
        near = self.reference.labels[self.nearest(code, NEAR)[0]].astype(str)
        names, counts = np.unique(near, return_counts=True)
        return str(names[np.argmax(counts)])

    @cached_property
    def _arrays(self) -> dict[str, np.ndarray]:
        with self._reading("arrays.safetensors"):
            return load_file(self.folder / "arrays.safetensors")

    @cached_property
    def mixture(self) -> Mixture:
        """What samples are drawn from."""
        with self._reading("arrays.safetensors"):
            return Mixture.from_arrays(arrays_of(self._arrays, "mixture"))

    @cached_property
    def seen(self) -> Seen | None:
        """What it was trained on, where its samples are to be none of that."""
        with self._reading("arrays.safetensors"):
            return Seen.from_arrays(arrays_of(self._arrays, "seen"))

    def imagine(self, n: int, rng: np.random.Generator, variety: float = 1.0) -> np.ndarray:
        """Codes ``float32 (n, dials)`` of new items: those that come out as something seen in training are drawn again.

        Args:
            n: how many.
            rng: source of chance.
            variety: as :meth:`Mixture.sample` takes it.
        """
        return self.unseen(lambda count: self.mixture.sample(count, rng, variety), n)

    def unseen(self, draw: Callable[[int], np.ndarray], n: int) -> np.ndarray:
        """Codes ``float32 (n, dials)`` that are drawn, so many at a time; what was seen in training is drawn again."""
        codes = draw(n)
        if self.seen is None:
            return codes
        left = np.arange(n)
        for _ in range(MOST_DRAWS):
            left = left[self.seen.has(self.modality.fingerprints(self.redraw(codes[left])))]
            if not len(left):
                break
            codes[left] = draw(len(left))
        return codes

    @cached_property
    def typicality(self) -> Typicality:
        """What tells how familiar an item is."""
        codes = self.reference.codes
        with self._reading("arrays.safetensors"):
            return Typicality.from_arrays({**arrays_of(self._arrays, "typicality"), "codes": codes})

    @cached_property
    def thumbnails(self) -> Sheet:
        """The known items in one sheet."""
        about = self.manifest.sheet
        with self._reading("thumbnails"):
            view = View(about["mime"], (self.folder / "thumbnails").read_bytes())
            return Sheet(view, tuple(about["tile"]), about["columns"], about["count"])


def save(folder: Path, manifest: Manifest, found: Findings) -> Space:
    """Write the parts beside the networks that are already in ``folder``, and the manifest last.

    Args:
        folder: holds ``encoder.onnx``, ``decoder.onnx`` and ``weights.safetensors``.
        manifest: without parts and sheet, which are filled in.
        found: what the other parts are made of.
    """
    sheet = parts.write(folder, found)
    return write_manifest(folder, replace(manifest, sheet=sheet, parts=stamps(folder)))


def write_manifest(folder: Path, manifest: Manifest) -> Space:
    """Write ``manifest.json`` in one move, so that a folder has either the whole of it or none."""
    manifest.write(folder)
    return Space.load(folder)


def rechart(space: Space, maps: Mapping[int, Map], manifest: Manifest) -> Space:
    """Give a space's folder other maps and all else as it was, so that a reader finds the old or the new at any moment.

    Args:
        space: whose folder it is.
        maps: of its known items, by their dimensions.
        manifest: to be written, but for the stamp of what changes.
    """
    folder, part = space.folder, "reference.parquet"
    draft = folder / f"{part}.part"
    parts.write_table(parts.recharted(space._table, maps), draft)
    manifest = replace(manifest, parts=manifest.parts | {part: stamp(draft)})
    manifest.write(folder, NEXT)
    draft.replace(folder / part)
    (folder / NEXT).replace(folder / "manifest.json")
    return Space.load(folder)


def in_order(names: Iterable[str]) -> list[str]:
    """Labels without the empty one: numbers by value, then words by letter."""
    return sorted(filter(None, map(str, names)), key=lambda n: (not n.isdigit(), int(n) if n.isdigit() else 0, n))
