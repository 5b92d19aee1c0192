"""Pictures as items: reading, what the model takes and gives, how well it did, and how to look at it."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
from PIL import Image

from latent.errors import DataError, LatentError, RequestError, wrong
from latent.modalities.base import Modality
from latent.modalities.image import covering, framing, likeness, measures, packing, reading, showing, spoiling
from latent.modalities.items import (
    NOTHING_CHOSEN,
    Adjustment,
    Choice,
    Cover,
    Features,
    Figure,
    Item,
    Packed,
    Sheet,
    Straight,
    View,
)
from latent.words import Saying

if TYPE_CHECKING:
    from torch import nn

MAX_SIDE = 1024
"""Longest side in pixels that a space of pictures may have."""

_CHUNK = 4096  # items at a time, so that float64 work on a whole data set fits in little memory
_LEAST_FLAT = 8  # rows shorter than 8 x 8 are rather a table's than a picture's
_GRAIN = 0.025  # an even picture counts as this rough, or the least error in it would count as endless
_SURE = 1e-6  # a decoded 0 or 1 counts as this far from it, or one grey pixel would cost infinitely much
_SIDES = (28, 32, 48, 64, 96, 128)  # that a model of one's own may see
_USUAL_SIDE = 64
_COLOUR, _GREY = "in colour", "grey"
_COLOURFUL = 6.0  # levels between the channels of a pixel, on average, from which a picture has colours


@dataclass(frozen=True)
class ImageConfig:
    """How the pictures of one space look.

    Attributes:
        height: in pixels.
        width: in pixels.
        channels: 1 for grey, 3 for colour.
        framing: how an uploaded picture is made to fit: "none" covers and crops to the middle, "ink" treats it as a
            drawn digit in MNIST's manner, "object" as a thing on a plain ground in Fashion-MNIST's.
        ground: the colour, 0..255 each, that see-through pictures are laid on; "ink" and "object" pick their own.
    """

    height: int = 28
    width: int = 28
    channels: int = 1
    framing: str = "none"
    ground: tuple[int, int, int] = (255, 255, 255)

    def __post_init__(self) -> None:
        """Refuse what no picture can have, with :class:`RequestError`."""
        if not (1 <= self.height <= MAX_SIDE and 1 <= self.width <= MAX_SIDE):
            raise RequestError(
                Saying("error-picture-sides", width=self.width, height=self.height),
                *wrong("error-picture-size", most=MAX_SIDE),
            )
        if not (len(self.ground) == 3 and all(0 <= light <= 255 for light in self.ground)):
            raise RequestError(Saying("error-picture-ground"), *wrong("error-picture-no-colour"))
        if self.channels not in (1, 3):
            raise RequestError(
                Saying("error-picture-channels", count=self.channels), *wrong("error-picture-grey-or-colour")
            )
        if self.framing not in framing.FRAMINGS:
            raise RequestError(self.framing, *wrong("error-picture-framing", names=", ".join(framing.FRAMINGS)))
        if self.framing != "none" and self.channels != 1:
            raise RequestError(self.framing, *wrong("error-picture-grey-framing"))


_CUT = (
    Adjustment("Closer", 0, 1, "image-closer-help", "image-closer"),
    Adjustment("Left or right", -1, 1, "image-across-help", "image-across"),
    Adjustment("Up or down", -1, 1, "image-down-help", "image-down"),
)
_GROUND = Adjustment("Ground", -1, 1, "image-ground-help", "image-ground")


class ImageModality(Modality):
    """Pictures of one size. The item form is ``uint8 (height, width, channels)``, the model's ``float32 (c, h, w)``."""

    name = "image"
    noun = ("picture", "pictures")
    suffixes = reading.SUFFIXES
    pasted = ("image/",)
    keepsake_mime = "image/png"
    film_mime = "image/webp"
    Config: ClassVar[type] = ImageConfig
    config: ImageConfig

    @classmethod
    def guess_config(cls, arrays: np.ndarray, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> ImageConfig:
        """The size of raw pictures ``(n, h, w)`` or ``(n, h, w, 1 or 3)``, with framing "none".

        Flat rows ``(n, h * h)``, as of tables with a column a pixel, are taken for square grey pictures.
        """
        shape = np.shape(arrays)
        if len(shape) == 2 and (side := math.isqrt(shape[1])) >= _LEAST_FLAT and side**2 == shape[1]:
            shape = (shape[0], side, side)
        channels = shape[3] if len(shape) == 4 else 1
        if (
            len(shape) not in (3, 4)
            or channels not in (1, 3)
            or not 1 <= min(shape[1:3]) <= max(shape[1:3]) <= MAX_SIDE
        ):
            raise DataError(
                Saying("error-item-data-set"), *wrong("error-picture-shape", shape=_times(shape), most=MAX_SIDE)
            )
        return ImageConfig(height=shape[1], width=shape[2], channels=channels)

    @classmethod
    def looks(cls, items: Sequence[Item]) -> tuple[Choice, ...]:
        """A size for the model's pictures, near that of what was given, and whether they keep their colours."""
        sides = [max(_size(item.original)) for item in items] or [_USUAL_SIDE]
        side = min(_USUAL_SIDE, next((side for side in _SIDES if side >= np.median(sides)), _USUAL_SIDE))
        colourful = any(np.ptp(item.array.astype(int), axis=2).mean() > _COLOURFUL for item in items)
        sizes = tuple(f"{side} × {side}" for side in _SIDES)
        seen = _COLOUR if colourful else _GREY
        colours = {_COLOUR: Saying("image-in-colour"), _GREY: Saying("image-grey")}
        return (
            Choice("Size", sizes, f"{side} × {side}", "image-size-help", "image-size"),
            Choice("Colours", tuple(colours), seen, "image-colours-help", "image-colours", colours),
        )

    @classmethod
    def look(cls, chosen: Mapping[str, str]) -> dict[str, Any]:
        """Its size and channels."""
        side = int(chosen.get("Size", f"{_USUAL_SIDE}").partition(" ")[0])
        return {"height": side, "width": side, "channels": 1 if chosen.get("Colours") == _GREY else 3}

    def read(self, name: str, data: bytes, chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[Item | LatentError]:
        """One item of the first picture in the file, or the reason why there is none."""
        try:
            picture = reading.decode(name, data, self._ground)
        except LatentError as refusal:
            yield refusal
            return
        array, notes = framing.frame(picture.image, self.config)
        yield Item(
            name=name,
            array=array,
            original=showing.original(picture.given),
            notes=(*picture.notes, *notes),
            label=PurePosixPath(name).parent.name or None,
            nothing=_is_nothing(array, notes),
        )

    def adjustments(self, original: View) -> tuple[Adjustment, ...]:
        """Which part is taken, and, of a see-through picture, what shows through."""
        with Image.open(io.BytesIO(original.data)) as kept:
            return (*_CUT, _GROUND) if kept.mode == "RGBA" else _CUT

    def adjust(self, item: Item, values: Mapping[str, float]) -> Item:
        """A part of the picture, of the shape that the space takes, framed as any picture is."""
        closer, across, down, light = (float(values.get(adjustment.name, 0)) for adjustment in (*_CUT, _GROUND))
        ground = (round(255 * (min(max(light, -1), 1) + 1) / 2),) * 3 if light else self._ground
        with Image.open(io.BytesIO(item.original.data)) as kept:
            image, laid = reading.lay(kept.convert(kept.mode if kept.mode in ("L", "RGBA") else "RGB"), ground)
        chosen = ()
        if closer or across or down:
            image = framing.part_of(image, self.config, closer, across, down)
            chosen = (Saying("image-cut-as-chosen"),)
        array, notes = framing.frame(image, self.config)
        return replace(item, array=array, notes=(*chosen, *laid, *notes), nothing=_is_nothing(array, notes))

    @property
    def _ground(self) -> tuple[int, int, int] | None:
        return self.config.ground if self.config.framing == "none" else None

    def adopt(self, arrays: np.ndarray) -> np.ndarray:
        """Whole numbers 0..255 or fractions, ``(n, h, w)``, ``(n, h, w, c)`` or flat, as ``uint8 (n, h, w, c)``."""
        arrays, wanted = np.asarray(arrays), self._shape
        if arrays.shape[1:] == (math.prod(wanted),):
            arrays = arrays.reshape(len(arrays), *wanted)
        if arrays.shape[1:] == wanted[:2] and wanted[2] == 1:
            arrays = arrays[..., None]
        if arrays.shape[1:] != wanted:
            raise DataError(
                Saying("error-item-data-set"),
                *wrong("error-picture-other-shape", shape=_times(arrays.shape), wanted=_times(wanted)),
            )
        return _as_bytes(arrays)

    def inputs(self, arrays: np.ndarray) -> np.ndarray:
        """``uint8 (n, h, w, c)`` as ``float32 (n, c, h, w)`` in 0..1."""
        return np.ascontiguousarray(np.moveaxis(arrays, 3, 1), np.float32) / np.float32(255)

    def outputs(self, decoded: np.ndarray) -> np.ndarray:
        """``float32 (n, c, h, w)`` in 0..1 as ``uint8 (n, h, w, c)``."""
        return np.ascontiguousarray(np.moveaxis(np.rint(np.clip(decoded, 0, 1) * 255).astype(np.uint8), 1, 3))

    def log_likelihood(self, arrays: np.ndarray, answers: Sequence[np.ndarray]) -> np.ndarray:
        """Bernoulli, in nats, summed over the values of each picture, with grey targets 0..1 as is usual for VAEs."""
        return _in_chunks(_bernoulli, self.inputs, arrays, answers[0], np.float64)

    def error(self, arrays: np.ndarray, decoded: np.ndarray) -> np.ndarray:
        """Mean over the values of each picture of the squared difference in 0..1."""
        return _in_chunks(_squared_error, self.inputs, arrays, decoded, np.float32)

    @property
    def marks(self) -> str:
        """What orange and blue mean."""
        return Saying("image-marks")

    @property
    def error_name(self) -> str:
        """Mean squared error."""
        return Saying("image-error")

    def likeness(self, array: np.ndarray, other: np.ndarray) -> tuple[Figure, ...]:
        """PSNR and SSIM."""
        return likeness.figures(array, other)

    def packed(self, array: np.ndarray, size: int) -> Packed:
        """WebP of the best quality that is small enough."""
        return packing.webp(array, size)

    def covers(self, array: np.ndarray) -> list[Cover]:
        """Grey patches all over it, row by row."""
        return covering.patches(array)

    def detail(self, arrays: np.ndarray) -> np.ndarray:
        """How far neighbouring pixels of each picture differ, across and down, beyond an even picture's grain."""
        return np.float32(_GRAIN) + measures.roughness(arrays)

    def view(self, array: np.ndarray) -> View:
        """PNG at its own size; pages enlarge it."""
        return showing.view(array)

    def canvas(self) -> dict[str, Any]:
        """Its means are light from 0 to 1, channel by channel."""
        height, width, channels = self._shape
        fine = width >= showing.FINE
        return {"kind": "picture", "height": height, "width": width, "channels": channels, "fine": fine}

    @property
    def by_hand(self) -> Literal["lines", "areas", "words"] | None:
        """Grey pictures can be drawn in light on dark; as things on a plain ground they are filled areas."""
        if self.config.channels > 1:
            return None
        return "areas" if self.config.framing == "object" else "lines"

    def keepsake(self, array: np.ndarray) -> View:
        """PNG of at least 512 pixels on its longer side, enlarged as pages show it."""
        return showing.keepsake(array)

    def difference(self, array: np.ndarray, other: np.ndarray) -> View:
        """PNG, see-through where the two agree: blue where ``other`` has less light, orange where it has more."""
        return showing.difference(array, other)

    def sheet(self, arrays: np.ndarray, originals: Sequence[View] = ()) -> Sheet:
        """Thumbnails side by side, about as wide as high, halved as often as it takes to stay under 8,192 pixels."""
        return showing.sheet(arrays, self._shape)

    def film(self, arrays: np.ndarray) -> tuple[View, View]:
        """WebP that turns for ever, 12 pictures a second, and its first picture as PNG."""
        return showing.film(arrays)

    def strip(self, arrays: np.ndarray) -> View:
        """PNG of pictures in a row, each of at least 128 pixels on its longer side."""
        return showing.strip(arrays)

    def measures(self, arrays: np.ndarray) -> dict[str, np.ndarray]:
        """What :mod:`latent.modalities.image.measures` reads off pictures of this framing."""
        return measures.FOR_FRAMING[self.config.framing](arrays)

    def features(self, arrays: np.ndarray) -> Features:
        """All their light, as it is kept."""
        return Features(arrays.reshape(len(arrays), -1), Saying("image-features"))

    def spoiled(self, arrays: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """As negatives, half covered, and in stripes that have slipped."""
        return spoiling.spoiled(arrays)

    def straight(self) -> Straight:
        """Light, pixel by pixel; what comes out of a line is kept between black and white."""
        return Straight(back=("light",))

    def fingerprints(self, arrays: np.ndarray) -> Sequence[str]:
        """16 hexadecimal digits of the SHA-256 of each picture's shape and bytes."""
        start = hashlib.sha256(repr(tuple(arrays.shape[1:])).encode())
        found = []
        for array in np.ascontiguousarray(arrays, np.uint8):
            content = start.copy()
            content.update(array)
            found.append(content.hexdigest()[:16])
        return found

    def nets(self, dials: int, width: int) -> tuple[nn.Module, nn.Module]:
        """Encoder and decoder for pictures of this size."""
        from latent.modalities.image.nets import build

        return build(self.config, dials, width)

    @property
    def _shape(self) -> tuple[int, int, int]:
        return self.config.height, self.config.width, self.config.channels


def _size(original: View) -> tuple[int, int]:
    with Image.open(io.BytesIO(original.data)) as kept:
        return kept.size


def _is_nothing(array: np.ndarray, notes: tuple[Saying, ...]) -> bool:
    """A picture of one shade, or one in which its framing found nothing."""
    return not framing.NOTHING.isdisjoint(note.message for note in notes) or bool((array == array[0, 0]).all())


def _as_bytes(arrays: np.ndarray) -> np.ndarray:
    """Whole numbers 0..255 or fractions 0..1 as ``uint8``; :class:`DataError` for any other values."""
    if arrays.dtype == np.uint8:
        return np.ascontiguousarray(arrays)
    if arrays.dtype.kind not in "biuf":
        raise DataError(Saying("error-item-data-set"), *wrong("error-picture-no-numbers", kind=arrays.dtype))
    low, high = (arrays.min(), arrays.max()) if arrays.size else (0, 0)
    # Floats may hold whole numbers too; between 1 and 255 with fractions, nobody can tell what they are.
    most = 255 if arrays.dtype.kind in "iu" or (high > 1 and (arrays == np.rint(arrays)).all()) else 1
    if not (low >= 0 and high <= most):  # written so that NaN is refused too
        raise DataError(
            Saying("error-item-data-set"),
            *wrong("error-picture-values", low=f"{float(low):g}", high=f"{float(high):g}"),
        )
    scaled = arrays * np.float32(255) if most == 1 else arrays
    return np.ascontiguousarray(np.rint(scaled).astype(np.uint8))


def _in_chunks(measure, inputs, arrays: np.ndarray, decoded: np.ndarray, dtype: type) -> np.ndarray:
    """``measure(targets, means)`` over some items at a time, ``(n,)``."""
    found = np.empty(len(arrays), dtype)
    for start in range(0, len(arrays), _CHUNK):
        part = slice(start, start + _CHUNK)
        found[part] = measure(inputs(arrays[part]), decoded[part])
    return found


def _bernoulli(targets: np.ndarray, means: np.ndarray) -> np.ndarray:
    means = means.astype(np.float64).clip(_SURE, 1 - _SURE)
    # x log p + (1 - x) log(1 - p), with one multiplication by x
    return (targets * (np.log(means) - np.log1p(-means)) + np.log1p(-means)).sum((1, 2, 3))


def _squared_error(targets: np.ndarray, means: np.ndarray) -> np.ndarray:
    return ((targets - means) ** 2).mean((1, 2, 3), dtype=np.float64)


def _times(shape: Sequence[int]) -> str:
    return " × ".join(str(side) for side in shape) or "()"
