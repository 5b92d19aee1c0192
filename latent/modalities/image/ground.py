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
    """The connected pieces of a mask, kept as runs of pixels in a row, for few numbers say where many pixels are.

    Attributes:
        shape: of the mask, ``(h, w)``.
        bounds: where each run begins and where the pixel after it is, in turn, counted over rows of ``w + 1`` pixels.
        owner: the number of each run's piece.
        sizes: the pixels of each piece, ``int (n,)``.
        boxes: the first and last row and column of each, ``int (n, 4)``: top, left, bottom, right.
    """

    shape: tuple[int, int]
    bounds: np.ndarray
    owner: np.ndarray
    sizes: np.ndarray
    boxes: np.ndarray

    @property
    def at_edge(self) -> np.ndarray:
        """Which pieces reach the picture's border, ``bool (n,)``."""
        top, left, bottom, right = self.boxes.T
        return (np.minimum(top, left) == 0) | (bottom == self.shape[0] - 1) | (right == self.shape[1] - 1)

    def where(self, chosen: np.ndarray) -> np.ndarray:
        """The pixels of the chosen pieces (``bool (n,)``), ``bool (h, w)``."""
        height, width = self.shape
        inside = np.zeros(len(self.bounds) + 1, bool)  # what lies before each bound, and after the last
        inside[1::2] = chosen[self.owner]
        lengths = np.diff(self.bounds, prepend=0, append=height * (width + 1))
        return inside.repeat(lengths).reshape(height, width + 1)[:, :width]


def find_ink(grey: np.ndarray, dark: bool, widest: float) -> np.ndarray | None:
    """The strength of the ink on unevenly lit, noisy or clean ground; None where nothing was drawn.

    Args:
        grey: ``uint8 (h, w)``, at most about :data:`WORK` pixels a side.
        dark: whether the ink is darker than its ground, as :func:`first_look` tells.
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
    bare = np.sort(share[on_ground])
    level, noise = level_and_noise(bare)
    full = _middle(np.sort(strokes))
    if full - level < max(_FAINTEST, 6 * noise):
        return None
    level, noise = level_and_noise(bare.clip(0, 1))
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
    """The pieces of ``bool (h, w)`` that hang together by sides or corners, in the order of their first pixels.

    Its rows' runs of pixels are linked with those they touch in the next row; each then takes the lowest number that
    it is linked with, until none changes.
    """
    height, width = mask.shape
    stride = width + 1  # an empty column keeps the rows apart
    padded = np.zeros(height * stride + 1, bool)
    padded[1:].reshape(height, stride)[:, :width] = mask
    bounds = np.flatnonzero(padded[1:] != padded[:-1])
    first, end = bounds[::2], bounds[1::2]
    root = _lowest_linked(first, end, stride)
    heads = root == np.arange(len(root))
    owner = (heads.cumsum() - 1)[root]
    row, left = np.divmod(first, stride)
    right = end - row * stride - 1
    boxes = np.stack([row, left, row, right], 1)[heads]
    np.minimum.at(boxes[:, 1], owner, left)
    boxes[owner, 2] = row  # runs come row by row, so the last one stays
    np.maximum.at(boxes[:, 3], owner, right)
    sizes = np.bincount(owner, end - first, len(boxes)).astype(int)
    return Pieces((height, width), bounds, owner, sizes, boxes)


def _lowest_linked(first: np.ndarray, end: np.ndarray, stride: int) -> np.ndarray:
    """For each run the lowest number among those of all that it is linked with, rows being ``stride`` apart."""
    low, high = np.searchsorted(end, first + stride), np.searchsorted(first, end + stride, "right")
    links = high - low
    root = np.arange(len(first))
    upper = root.repeat(links)
    lower = np.arange(len(upper)) + (low - links.cumsum() + links).repeat(links)
    while (apart := (above := root[upper]) != (below := root[lower])).any():
        upper, lower, above, below = upper[apart], lower[apart], above[apart], below[apart]
        np.minimum.at(root, np.maximum(above, below), np.minimum(above, below))
        while ((nearer := root[root]) != root).any():
            root = nearer
    return root


def otsu(values: np.ndarray) -> float:
    """The cut in 0..1 that parts ``values`` best into two heaps (Otsu 1979)."""
    counts = np.bincount(np.minimum(values * 128, 127).astype(np.uint8).ravel(), minlength=128)
    middle = (np.arange(128) + 0.5) / 128
    below, total = counts.cumsum(), (counts * middle).cumsum()
    above = below[-1] - below
    apart = total / np.maximum(below, 1) - (total[-1] - total) / np.maximum(above, 1)
    return float((below * above * apart**2).argmax() + 1) / 128


def ring(values: np.ndarray) -> np.ndarray:
    """The outermost pixels of ``(h, w, ...)``, as ``(n, ...)``."""
    return np.concatenate([values[0], values[-1], values[1:-1, 0], values[1:-1, -1]])


def first_look(grey: np.ndarray) -> tuple[bool, float]:
    """What a small copy of ``uint8 (h, w)`` tells: whether its ink is dark, and how large its largest piece is.

    Ink is darker than the local median where that side has the heavier tail, counted in pieces that keep clear of the
    picture's edge, where there are any: a patch of sun in a corner is no ink.

    Returns:
        Whether the ink is darker than its ground; how far its largest piece reaches across or down the picture, 0..1,
        taken as 0 where anything reaches the edge, for then it may be no page but a scene.
    """
    coarse = Image.fromarray(_resized(grey, _COARSE)).filter(ImageFilter.MedianFilter(_COARSE // 4 * 2 + 1))
    values = _resized(grey, WORK // 2).astype(np.float32) / 255
    away = values - _back(np.asarray(coarse, np.float32) / 255, values.shape)
    clear, looks = np.zeros(away.shape, bool), []
    for signed in (away, -away):
        found = parted(signed > max(0.05, 0.4 * float(signed.max())))
        clear |= found.where(~found.at_edge)
        looks.append(found)
    # Cubed, so that a slope in the light weighs little against strokes.
    dark = bool((away[clear] ** 3 if clear.any() else away**3).sum() < 0)
    sides = looks[dark].boxes[:, 2:] - looks[dark].boxes[:, :2] + 1
    scene = any(found.at_edge.any() for found in looks)
    return dark, 0.0 if scene else float((sides / away.shape).max(initial=0))


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


def level_and_noise(ordered: np.ndarray) -> tuple[float, float]:
    """The median of sorted values ``(n,)``, and the standard deviation around it judged by the median too.

    Of sorted values the nearest k to the median are neighbours, so no second sort is needed: the k-th distance is the
    least among all rows of k neighbours of the farther of their two ends.
    """
    level = _middle(ordered)
    below, above = level - ordered, ordered - level
    count = len(ordered)
    ranks = (count - 1) // 2, count // 2
    distances = [float(np.maximum(below[: count - rank], above[rank:]).min()) for rank in ranks]
    return level, 1.4826 * sum(distances) / 2


def _middle(ordered: np.ndarray) -> float:
    """The median of sorted values."""
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)


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
