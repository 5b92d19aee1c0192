"""Making a picture of any size look like those that a space was trained on.

Each way takes an upright picture, mode "L" or "RGB", and gives ``uint8 (height, width, channels)`` with plain notes of
what it did. A picture that already has the size and the manner of the training data goes through untouched, so that
figures measured on a data set hold for its files too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from latent.modalities.image import ground
from latent.words import Saying

if TYPE_CHECKING:
    from latent.modalities.image.codec import ImageConfig

Framed = tuple[np.ndarray, tuple[Saying, ...]]

_INK_BOX = 20 / 28  # MNIST: digits fit a 20 x 20 box in a 28 x 28 picture
_WIDEST_STROKES = (0.16, 0.34)  # as shares of the picture's longer side
_FILLS = 0.6  # a drawing larger than this share of the picture fills it
_FINE = 4  # strokes are measured and mended at this many times the box
_THIN, _WANTED, _THICK = 1.4, 1.8, 3.2  # 2 x area / outline in pixels of the box; MNIST has 1.3 to 3.0 in 90 of 100
_ONE_COLOUR = 0.99  # an ink has at least so much of one colour; photographed pens have 0.999 and more
_AROUND = 0.08  # of a subject's size, left around it
_AT_EDGE = 0.02  # the weight of a piece that reaches the picture's border
_TURNED, _TAKEN_AS_IT_IS = "image-turned", "image-as-it-is"
_SEVERAL_COLOURS, _NO_OBJECT = "image-several-colours", "image-no-object"

NOTHING = frozenset({_TAKEN_AS_IT_IS, _SEVERAL_COLOURS, _NO_OBJECT})
"""Messages of notes that say that nothing was found of what a space is made for."""


def frame(image: Image.Image, config: ImageConfig) -> Framed:
    """``image`` as the item form of ``config``, with notes."""
    return FRAMINGS[config.framing](image, config)


def part_of(image: Image.Image, config: ImageConfig, closer: float, across: float, down: float) -> Image.Image:
    """A part of ``image`` in the shape of ``config``'s pictures.

    Args:
        image: upright.
        config: of the space.
        closer: 0 takes the largest part there is, 1 one of a quarter of its sides.
        across, down: -1 to 1, from the left or upper end of the picture to the other; 0 is its middle.
    """
    scale = min(image.width / config.width, image.height / config.height) * (1 - 0.75 * min(max(closer, 0), 1))
    width, height = max(1, round(config.width * scale)), max(1, round(config.height * scale))
    left = round((image.width - width) * (min(max(across, -1), 1) + 1) / 2)
    top = round((image.height - height) * (min(max(down, -1), 1) + 1) / 2)
    return image.crop((left, top, left + width, top + height))


def cover(image: Image.Image, config: ImageConfig) -> Framed:
    """Fill the whole size, with the one thing on a plain ground if there is such a thing, else with the middle."""
    wanted = (config.width, config.height)
    image = image.convert("L" if config.channels == 1 else "RGB")
    notes = []
    if min(image.size) >= 2 * max(wanted) and (subject := _subject(image, config)) is not None:
        image = subject
        notes.append(Saying("image-cut-out"))
    if image.size != wanted:
        scale = max(config.width / image.width, config.height / image.height)
        if max(image.width * scale / config.width, image.height * scale / config.height) > 1.02:
            notes.append(Saying("image-cut-to-fit"))
        if scale > 1:
            notes.append(Saying("image-enlarged", width=image.width, height=image.height))
        image = ImageOps.fit(image, wanted, Image.Resampling.LANCZOS)
    return np.asarray(image).reshape(config.height, config.width, config.channels).copy(), tuple(notes)


def ink(image: Image.Image, config: ImageConfig) -> Framed:
    """Find what was drawn and frame it as MNIST was made: light on black, in a 20/28 box, centred by its mass."""
    # 94 in 100 pixels at the edge of every MNIST digit are exactly black.
    if ready := _already_framed(image, config, least_black=0.9):
        return ready
    grey = image.convert("L")
    found = _drawn(_at_work_size(grey))
    if found is None:
        array, notes = cover(image, config)
        return array, (*notes, Saying(_TAKEN_AS_IT_IS))
    strength, dark, left_out = found
    colourful = image.mode == "RGB" and _colourful(_at_work_size(image), strength, dark)
    box = _box_of(strength > 0.25, grey.size)
    closer = _closer(grey, box, margin=0.5)
    if closer is not None and (again := _drawn(closer)) is not None and again[1] == dark:
        strength = again[0]
    fitted, mended = _fit_ink(_cropped(strength), round(_INK_BOX * min(config.height, config.width)))
    notes = (
        *((Saying(_TURNED),) if dark else ()),
        Saying("image-by-its-ink"),
        *((Saying(_SEVERAL_COLOURS),) if colourful else ()),
        *((Saying("image-largest-drawing"),) if left_out else ()),
        *mended,
    )
    return _placed_by_mass(fitted, config), notes


def thing(image: Image.Image, config: ImageConfig) -> Framed:
    """Find an object on a plain ground and frame it as Fashion-MNIST was made: light on black, filling the picture."""
    # At least 9 in 100 pixels at the edge of every picture in Fashion-MNIST are exactly black.
    if ready := _already_framed(image, config, least_black=0.05):
        return ready
    colour = image.convert("RGB")
    found = _laid(_at_work_size(colour))
    if found is None:
        array, notes = cover(image, config)
        return array, (*notes, Saying(_NO_OBJECT))
    closer = _closer(colour, _box_of(found > 0, colour.size), margin=0.15)
    if closer is not None and (again := _laid(closer)) is not None:
        found = again
    fitted = _shrunk(_cropped(found), (config.width, config.height), Image.Resampling.LANCZOS)
    canvas = np.zeros((config.height, config.width), np.float32)
    top, left = (config.height - fitted.shape[0]) // 2, (config.width - fitted.shape[1]) // 2
    canvas[top : top + fitted.shape[0], left : left + fitted.shape[1]] = fitted
    light_ground = np.median(ground.ring(np.asarray(colour.convert("L")))) > 127
    return _as_bytes(canvas), (*((Saying(_TURNED),) if light_ground else ()), Saying("image-cropped"))


FRAMINGS: dict[str, Callable[[Image.Image, ImageConfig], Framed]] = {"none": cover, "ink": ink, "object": thing}


def _already_framed(image: Image.Image, config: ImageConfig, least_black: float) -> Framed | None:
    """The very values of a picture that has the size and the black edge of the training data, or has them inverted."""
    if image.size != (config.width, config.height):
        return None
    values = np.asarray(image)
    if values.ndim == 3:
        if (values != values[..., :1]).any():
            return None
        values = values[..., 0]
    edge = ground.ring(values)
    black, white = (edge == 0).mean(), (edge == 255).mean()
    if max(black, white) < least_black:
        return None
    turned = white > black
    return (255 - values if turned else values.copy())[..., None], (Saying(_TURNED),) if turned else ()


def _drawn(grey: Image.Image) -> tuple[np.ndarray, bool, bool] | None:
    """The strength of the one drawing to take, whether it was dark, and whether another was left out.

    Strokes are first taken to be narrow, as on a page seen from a distance, where shadows and the edge of a table are
    about; if what is found fills the picture, it is looked at once more for strokes as wide as such a digit's, and at
    once so where a first look tells that it does.
    """
    best, values = None, np.asarray(grey)
    dark, span = ground.first_look(values)
    fills = span >= _FILLS
    for widest in sorted(_WIDEST_STROKES, reverse=fills):
        found = ground.find_ink(values, dark, widest)
        if found is None:
            continue
        keep, left_out = _main_pieces(found > 0.5, nearby=0.25)
        strength = found * keep
        if strength.max() > 0.5:
            best = strength, dark, left_out
            left, top, right, bottom = _box_of(keep, (1, 1))
            small = max(right - left, bottom - top) < _FILLS and left > 0 < top and right < 1 > bottom
            if fills or small:
                break
    return best


def _colourful(image: Image.Image, strength: np.ndarray, dark: bool) -> bool:
    colours = np.asarray(image, np.float32) / 255
    return ground.one_colour(colours, strength, dark) < _ONE_COLOUR


def _laid(colour: Image.Image) -> np.ndarray | None:
    """How far each pixel of the object is from its ground, ``float32 (h, w)``, above 0 just on the object."""
    found = ground.find_object(np.asarray(colour, np.float32) / 255)
    if found is None:
        return None
    mask, level = found
    keep, _ = _main_pieces(mask, nearby=1.0)
    return np.where(mask & keep, level.clip(1 / 255, 1), 0).astype(np.float32)


def _main_pieces(mask: np.ndarray, nearby: float) -> tuple[np.ndarray, bool]:
    """Where the main piece of ``mask`` is with the pieces around it, and whether a large one was left out.

    Shadows and the edge of a table reach the picture's border, so a piece that does counts little; specks under
    3 in 100 of the main piece and pieces farther off than ``nearby`` times its size are left out.
    """
    found = ground.parted(mask)
    if not found.sizes.size:
        return np.zeros(mask.shape, bool), False
    main = int((found.sizes * np.where(found.at_edge, _AT_EDGE, 1)).argmax())
    (top, left, bottom, right), weight = found.boxes[main], found.sizes[main]
    others = found.boxes.T
    gap = np.max([top - others[2], others[0] - bottom, left - others[3], others[1] - right], 0)
    near = gap <= nearby * (max(bottom - top, right - left) + 1)
    asked = found.at_edge <= found.at_edge[main]
    chosen = asked & near & (found.sizes >= 0.03 * weight)
    left_out = bool((asked & ~chosen & (found.sizes > 0.3 * weight)).any())
    return ground.running(found.where(chosen), 2, np.logical_or), left_out


def _fit_ink(strength: np.ndarray, box: int) -> tuple[np.ndarray, tuple[Saying, ...]]:
    """Scale a drawing into ``box`` pixels, its strokes made about as thick as MNIST's."""
    fine = _shrunk(strength, (box * _FINE, box * _FINE), Image.Resampling.BILINEAR)
    solid = np.pad(fine > 0.5, 1)
    outline = (solid[1:] != solid[:-1]).sum() + (solid[:, 1:] != solid[:, :-1]).sum()
    thickness = 2 * solid.sum() / max(outline, 1) * 20 / (box * _FINE)
    notes, step = (), round((_WANTED - thickness) * box / 20 * _FINE / 2)
    if thickness < _THIN and step > 0:
        fine = ground.running(np.pad(fine, step), step, np.maximum)
        notes = (Saying("image-thickened"),)
    elif thickness > _THICK:
        step = min(round((thickness - _THICK) * box / 20 * _FINE / 2), _FINE)
        thinner = ground.running(np.pad(fine, 1), step, np.minimum)
        if step > 0 and thinner.max() > 0.5:
            fine, notes = _cropped(thinner), (Saying("image-thinned"),)
    fitted = _shrunk(fine, (box, box), Image.Resampling.HAMMING)
    return fitted / max(float(fitted.max()), 0.1), notes


def _placed_by_mass(drawing: np.ndarray, config: ImageConfig) -> np.ndarray:
    """On black, the drawing's centre of mass at the picture's middle as in MNIST, nothing of it cut off."""
    canvas = np.zeros((config.height, config.width), np.float32)
    mass = max(float(drawing.sum()), 1e-6)
    middle = [float((drawing.sum(1 - axis) * np.arange(drawing.shape[axis])).sum()) / mass for axis in (0, 1)]
    room = [canvas.shape[axis] - drawing.shape[axis] for axis in (0, 1)]
    top, left = (min(max(round(canvas.shape[axis] / 2 - middle[axis]), 0), room[axis]) for axis in (0, 1))
    canvas[top : top + drawing.shape[0], left : left + drawing.shape[1]] = drawing
    return _as_bytes(canvas)


def _at_work_size(image: Image.Image) -> Image.Image:
    scale = ground.WORK / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX)


def _closer(image: Image.Image, box: tuple[float, float, float, float], margin: float) -> Image.Image | None:
    """The part around ``box`` at work size; None where the whole picture showed it about as large already."""
    more = margin * max(box[2] - box[0], box[3] - box[1])
    around = (
        max(0, int(box[0] - more)),
        max(0, int(box[1] - more)),
        min(image.width, int(box[2] + more) + 1),
        min(image.height, int(box[3] + more) + 1),
    )
    seen = max(around[2] - around[0], around[3] - around[1])
    if max(image.size) <= ground.WORK or seen > 0.8 * max(image.size):
        return None
    return _at_work_size(image.crop(around))


def _subject(image: Image.Image, config: ImageConfig) -> Image.Image | None:
    """The part around a thing on a plain ground; None where there is none, or where it fills the picture anyway."""
    small = _at_work_size(image.convert("RGB"))
    found = ground.find_object(np.asarray(small, np.float32) / 255)
    if found is None:
        return None
    keep, _ = _main_pieces(found[0], nearby=1.0)
    if not keep.any():
        return None
    left, top, right, bottom = _box_of(keep, image.size)
    scale = max((right - left) / config.width, (bottom - top) / config.height) * (1 + 2 * _AROUND)
    width, height = config.width * scale, config.height * scale
    if width > 0.8 * image.width or height > 0.8 * image.height:
        return None
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    x, y = min(max(x, 0), image.width - width), min(max(y, 0), image.height - height)
    return image.crop((round(x), round(y), round(x + width), round(y + height)))


def _box_of(mask: np.ndarray, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """The box around ``mask`` in the pixels of a picture of ``size`` (width, height)."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    x, y = size[0] / mask.shape[1], size[1] / mask.shape[0]
    return columns[0] * x, rows[0] * y, (columns[-1] + 1) * x, (rows[-1] + 1) * y


def _cropped(values: np.ndarray) -> np.ndarray:
    mask = values > min(0.25, float(values.max()) / 2)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return values[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _shrunk(values: np.ndarray, limits: tuple[int, int], resampling: Image.Resampling) -> np.ndarray:
    """``values`` as large as fits ``limits`` (width, height), its shape kept."""
    scale = min(limits[0] / values.shape[1], limits[1] / values.shape[0])
    size = (max(1, round(values.shape[1] * scale)), max(1, round(values.shape[0] * scale)))
    resized = Image.fromarray(np.ascontiguousarray(values, np.float32)).resize(size, resampling)
    return np.asarray(resized).clip(0, 1)


def _as_bytes(values: np.ndarray) -> np.ndarray:
    """``float (h, w)`` in 0..1 as ``uint8 (h, w, 1)``."""
    return np.rint(values.clip(0, 1) * 255).astype(np.uint8)[..., None]
