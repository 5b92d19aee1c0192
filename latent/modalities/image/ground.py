"""Telling what was drawn or laid on a ground from the ground itself, in photographs and in clean pictures alike.

numpy and Pillow only, on small copies, so a picture takes a few milliseconds: scipy would cost the web process 40 MB.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

WORK = 128
"""Longest side in pixels at which a ground is looked for."""

_COARSE = 24  # longest side for the local median, whose window is half of it
_FAINTEST = 0.06  # least contrast that counts as drawn, as a share of the ground's brightness


@dataclass(frozen=True)
class Pieces:
    """The connected pieces of a mask, numbered from 1 and in no order.

    Attributes:
        numbers: the number of each pixel's piece, ``int (h, w)``, 0 where there is none.
        sizes: the pixels of each, ``int (n,)``.
        boxes: the first and last row and column of each, ``int (n, 4)``: top, left, bottom, right.
    """

    numbers: np.ndarray
    sizes: np.ndarray
    boxes: np.ndarray

    @property
    def at_edge(self) -> np.ndarray:
        """Which pieces reach the picture's border, ``bool (n,)``."""
        low, high = self.boxes[:, :2], self.boxes[:, 2:]
        return (low == 0).any(1) | (high == np.array(self.numbers.shape) - 1).any(1)

    def where(self, chosen: np.ndarray) -> np.ndarray:
        """The pixels of the chosen pieces (``bool (n,)``), ``bool (h, w)``."""
        return np.concatenate([[False], chosen])[self.numbers]


def find_ink(grey: np.ndarray, dark: bool, widest: float) -> np.ndarray | None:
    """The strength of the ink on unevenly lit, noisy or clean ground; None where nothing was drawn.

    Args:
        grey: ``uint8 (h, w)``, at most about :data:`WORK` pixels a side.
        dark: whether the ink is darker than its ground, as :func:`is_dark_on_light` tells.
        widest: the widest stroke as a share of the longer side; what is wider is ground, such as a shadow or a table.

    Returns:
        ``float32 (h, w)``, 0 on the ground and 1 in a stroke's middle.
    """
    paper = grey if dark else 255 - grey
    # Ink takes the same share of the light wherever the paper is, in the shade or not: so divide, don't subtract.
    # Not clipped yet: half of the noise lies below 0, and without it a bare noisy ground would seem to have none.
    share = 1 - paper / np.maximum(_closed(paper, round(widest * max(paper.shape))), 1).astype(np.float32)
    drawn = share.clip(0, 1)
    cut = otsu(drawn)
    on_ground, strokes = drawn <= cut, drawn[drawn > cut]
    if not strokes.size or not on_ground.any():
        return None
    level, noise = _level_and_noise(share[on_ground])
    full = float(np.median(strokes))
    if full - level < max(_FAINTEST, 6 * noise):
        return None
    level, noise = _level_and_noise(drawn[on_ground])
    floor = min(max(level + 4 * noise, 0.02), cut)
    return ((drawn - floor) / (full - floor)).clip(0, 1)


def find_object(colours: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """An object on a plain ground.

    Args:
        colours: ``float32 (h, w, 3)`` in 0..1.

    Returns:
        Which pixels are the object, ``bool (h, w)``, and how far each is from the ground in brightness as a share of
        the most that is possible there, ``float32 (h, w)``; None where no plain ground shows at the picture's edge.
    """
    ground = _fitted_plane(colours)
    away = np.abs(colours - ground)
    noise = 1.4826 * float(np.median(ring(away.max(2))))
    mask = away.max(2) > max(0.05, 5 * noise)  # 5 in 100, as Fashion-MNIST was trimmed
    if not 0.005 < mask.mean() < 0.98 or noise > 0.1:
        return None
    weights = np.float32([0.299, 0.587, 0.114])
    brightness, of_ground = colours @ weights, (ground @ weights).clip(0, 1)
    return mask, np.abs(brightness - of_ground) / np.maximum(of_ground, 1 - of_ground)


def one_colour(colours: np.ndarray, strength: np.ndarray, dark: bool) -> float:
    """How far all ink has one colour, 0..1: 1 where every stroke takes light away from its ground in one proportion.

    Args:
        colours: ``float32 (h, w, 3)`` in 0..1.
        strength: of the ink, as :func:`find_ink` gives it.
        dark: whether the ink is darker than its ground.
    """
    paper = _fitted_plane(colours)
    if not dark:
        colours, paper = 1 - colours, 1 - paper
    taken = (1 - colours / np.maximum(paper, 0.05))[strength > 0.5]
    return float(np.linalg.norm(taken.sum(0)) / max(np.linalg.norm(taken, axis=1).sum(), 1e-6))


def parted(mask: np.ndarray) -> Pieces:
    """The pieces of ``bool (h, w)`` that hang together by sides or corners.

    Its rows' runs of pixels are linked with those they touch in the next row; each then takes the lowest number that
    it is linked with, until none changes.
    """
    height, width = mask.shape
    stride = width + 1  # an empty column keeps the rows apart
    padded = np.zeros(height * stride + 1, np.int8)
    padded[1:].reshape(height, stride)[:, :width] = mask
    change = np.diff(padded)
    first, end = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    low, high = np.searchsorted(end, first + stride), np.searchsorted(first, end + stride, "right")
    links = high - low
    upper = np.repeat(np.arange(len(first)), links)
    lower = np.arange(len(upper)) + np.repeat(low - links.cumsum() + links, links)
    root = np.arange(len(first))
    while (apart := (above := root[upper]) != (below := root[lower])).any():
        upper, lower, above, below = upper[apart], lower[apart], above[apart], below[apart]
        np.minimum.at(root, np.maximum(above, below), np.minimum(above, below))
        while (nearer := root[root] != root).any():
            root[nearer] = root[root[nearer]]
    kept, number = np.unique(root, return_inverse=True)
    row = first // stride
    left, right = first - row * stride, end - row * stride - 1
    sizes = np.bincount(number, end - first, len(kept)).astype(int)
    boxes = np.empty((4, len(kept)), int)
    boxes[:2], boxes[2:] = max(height, width), -1
    for box, least, values in zip(boxes, (True, True, False, False), (row, left, row, right), strict=True):
        (np.minimum if least else np.maximum).at(box, number, values)
    steps = np.zeros(height * stride + 1, int)
    steps[first], steps[end] = number + 1, -number - 1
    return Pieces(steps.cumsum()[:-1].reshape(height, stride)[:, :width], sizes, boxes.T)


def pieces(mask: np.ndarray) -> list[np.ndarray]:
    """The connected pieces of ``bool (h, w)``, each as flat indices, the largest first."""
    found = parted(mask)
    at = np.flatnonzero(mask)
    by_piece = at[np.argsort(found.numbers.ravel()[at], kind="stable")]
    return sorted(np.split(by_piece, found.sizes.cumsum()[:-1]), key=len, reverse=True) if len(at) else []


def otsu(values: np.ndarray) -> float:
    """The cut in 0..1 that parts ``values`` best into two heaps (Otsu 1979)."""
    counts = np.bincount((values.ravel() * 128).astype(np.uint8).clip(0, 127), minlength=128)
    edges = np.arange(129) / 128
    middle = (edges[1:] + edges[:-1]) / 2
    below = counts.cumsum()
    above = below[-1] - below
    total = (counts * middle).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (total / below - (total[-1] - total) / above) ** 2
    return float(edges[1:][np.nan_to_num(between, posinf=0).argmax()])


def ring(values: np.ndarray) -> np.ndarray:
    """The outermost pixels of ``(h, w, ...)``, as ``(n, ...)``."""
    return np.concatenate([values[0], values[-1], values[1:-1, 0], values[1:-1, -1]])


def is_dark_on_light(grey: np.ndarray) -> bool:
    """Whether the ink in ``uint8 (h, w)`` is darker than the local median: which side has the heavier tail.

    Counted in pieces that keep clear of the picture's edge, where there are any: a patch of sun in a corner is no ink.
    """
    coarse = Image.fromarray(_resized(grey, _COARSE)).filter(ImageFilter.MedianFilter(_COARSE // 4 * 2 + 1))
    values = _resized(grey, WORK // 2).astype(np.float32) / 255
    away = values - _back(np.asarray(coarse, np.float32) / 255, values.shape)
    clear = np.zeros(away.shape, bool)
    for signed in (-away, away):
        found = parted(signed > max(0.05, 0.4 * float(signed.max())))
        clear |= found.where(~found.at_edge)
    # Cubed, so that a slope in the light weighs little against strokes.
    return bool((away[clear] ** 3 if clear.any() else away**3).sum() < 0)


def running(values: np.ndarray, reach: int, extreme: np.ufunc) -> np.ndarray:
    """The largest or smallest value (``np.maximum``, ``np.minimum``) at most ``reach`` pixels off in either direction.

    By doubling, so it takes log2(2 x reach) steps an axis.
    """
    for _ in range(2):
        values = np.concatenate([values[:1].repeat(reach, 0), values, values[-1:].repeat(reach, 0)])
        span = 1
        while span < 2 * reach + 1:
            step = min(span, 2 * reach + 1 - span)
            values = extreme(values[: len(values) - step], values[step:])
            span += step
        values = values.T
    return values


def _closed(paper: np.ndarray, window: int) -> np.ndarray:
    """The paper without dark strokes up to ``window`` pixels wide (a grey closing); shadows keep their edges."""
    smooth = np.asarray(Image.fromarray(paper).filter(ImageFilter.GaussianBlur(1)))
    reach = max(1, window // 2)
    return running(running(smooth, reach, np.maximum), reach, np.minimum)


def _level_and_noise(values: np.ndarray) -> tuple[float, float]:
    """The median, and the standard deviation around it judged by the median too."""
    level = float(np.median(values))
    return level, 1.4826 * float(np.median(np.abs(values - level)))


def _fitted_plane(colours: np.ndarray) -> np.ndarray:
    """The plane of colour through the picture's edge, without the parts of the edge that the object covers."""
    height, width = colours.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    places = np.stack([np.ones_like(x), y, x], 2)
    at, seen = ring(places), ring(colours)
    away = np.abs(seen - np.median(seen, 0)).max(1)
    plane = np.zeros((3, 3), np.float32)
    for _ in range(3):
        inside = away <= max(2.5 * 1.4826 * float(np.median(away)), 0.02)
        plane = np.linalg.lstsq(at[inside], seen[inside], rcond=None)[0]
        away = np.abs(seen - at @ plane).max(1)
    return (places @ plane).astype(np.float32)


def _resized(values: np.ndarray, longest: int) -> np.ndarray:
    scale = min(1.0, longest / max(values.shape))
    size = (max(1, round(values.shape[1] * scale)), max(1, round(values.shape[0] * scale)))
    return np.asarray(Image.fromarray(values).resize(size, Image.Resampling.BOX))


def _back(coarse: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))
