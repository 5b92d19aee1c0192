"""Portraits drawn from known factors, anti-aliased, 64 by 64 pixels in colour.

Every portrait is a pure function of its factors, so an original can always be drawn again and nothing of a data set has
to be kept. The factors are drawn independently of each other and never train a model; they name sliders and judge them.

A shape is a signed distance in pixels (negative inside), after Inigo Quilez, https://iquilezles.org/articles/distfunctions2d;
half a pixel to either side of zero it fades, so that a factor moves the picture smoothly and not by whole pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

SIDE = 64
"""Height and width in pixels."""

EXPRESSIONS = ("neutral", "happy", "sad", "surprised", "angry", "sleepy")

_CHUNK = 16  # portraits painted together, so that their layers stay in the processor's cache


@dataclass(frozen=True)
class Factor:
    """One thing that differs between portraits.

    Attributes:
        name: as a key; with blanks for its underscores, what its slider is called.
        choices: what a category may be; empty for a number from -1 to 1, of which 0 is the middle.
    """

    name: str
    choices: tuple[str, ...] = ()


FACTORS = (
    Factor("smile"),
    Factor("mouth_open"),
    Factor("look_sideways"),
    Factor("look_down"),
    Factor("eye_size"),
    Factor("eyelids"),
    Factor("brow_tilt"),
    Factor("brow_height"),
    Factor("nose_length"),
    Factor("nose_width"),
    Factor("face_width"),
    Factor("skin_tone"),
    Factor("head_tilt"),
    Factor("light"),
    Factor("hair_style", ("short", "long", "curly", "bun", "spiky")),
    Factor("hair_colour", ("black", "blond", "red", "white", "blue")),
    Factor("glasses", ("none", "worn")),
)
NAMES = tuple(factor.name for factor in FACTORS)
CHOICES = {factor.name: factor.choices for factor in FACTORS if factor.choices}

_INK = (0.13, 0.10, 0.12)
_WHITE = (0.99, 0.985, 0.975)
_IRIS = (0.24, 0.42, 0.47)
_SHIRT = (0.30, 0.52, 0.60)
_BACKDROP = (0.72, 0.83, 0.87)
_SKIN = np.array([(0.37, 0.23, 0.17), (0.66, 0.45, 0.33), (0.87, 0.67, 0.53), (0.98, 0.86, 0.77)], np.float32)
# No colour lies between others: a straight way in code space leads to each of them from all others.
_HAIR = np.array(
    [(0.13, 0.11, 0.13), (0.93, 0.76, 0.36), (0.78, 0.29, 0.12), (0.90, 0.90, 0.92), (0.23, 0.40, 0.78)], np.float32
)
_NOSE = (0.88, 0.30, 0.25)


def sample(count: int, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draw factors independently: numbers evenly from -1 to 1 ``float32 (n,)``, categories as words ``str (n,)``."""
    return {
        factor.name: rng.choice(factor.choices, count)
        if factor.choices
        else rng.uniform(-1, 1, count).astype(np.float32)
        for factor in FACTORS
    }


def expressions(factors: Mapping[str, np.ndarray]) -> np.ndarray:
    """What mouth, brows and lids make together, one of :data:`EXPRESSIONS` each: ``object (n,)``."""
    smile, brows = factors["smile"], factors["brow_tilt"]
    rules = (
        (factors["eyelids"] > 0.6, "sleepy"),
        ((factors["mouth_open"] > 0.2) & (factors["brow_height"] > 0.2) & (smile < 0.5), "surprised"),
        (smile > 0.3, "happy"),
        ((smile < -0.1) & (brows < -0.2), "angry"),
        ((smile < -0.3) & (brows > -0.2), "sad"),
    )
    return np.select([rule for rule, _ in rules], [word for _, word in rules], "neutral").astype(object)


def draw(factors: Mapping[str, np.ndarray]) -> np.ndarray:
    """Portraits ``uint8 (n, 64, 64, 3)`` of factors as :func:`sample` gives them."""
    count = len(factors[NAMES[0]])
    found = np.empty((count, SIDE, SIDE, 3), np.uint8)
    for start in range(0, count, _CHUNK):
        part = slice(start, start + _CHUNK)
        found[part] = _Portraits({name: _numbers(name, factors[name][part]) for name in NAMES}).paint()
    return found


def _numbers(name: str, values: np.ndarray) -> np.ndarray:
    """Words as their place among the choices; ``ValueError`` for one that is no choice."""
    choices = CHOICES.get(name)
    return np.asarray(values) if choices is None else np.array([choices.index(word) for word in values])


# ---- shapes: signed distances in pixels, ``float32 (n, h, w)`` ------------------------------------------------------


def _ellipse(x: np.ndarray, y: np.ndarray, a: np.ndarray | float, b: np.ndarray | float) -> np.ndarray:
    """Around the origin with half axes ``a`` and ``b``; exact on the outline, near enough beside it."""
    k0 = np.sqrt((x / a) ** 2 + (y / b) ** 2)
    k1 = np.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2)
    return k0 * (k0 - 1) / np.maximum(k1, 1e-6)


def _line(x: np.ndarray, y: np.ndarray, ends: tuple, radius: float) -> np.ndarray:
    """A stroke with round ends from ``(x0, y0)`` to ``(x1, y1)``."""
    x0, y0, x1, y1 = ends
    dx, dy = x1 - x0, y1 - y0
    along = np.clip(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1)
    return np.hypot(x - x0 - along * dx, y - y0 - along * dy) - radius


def _box(x: np.ndarray, y: np.ndarray, a: np.ndarray | float, b: float, corner: float) -> np.ndarray:
    """Around the origin, ``2a`` by ``2b``, its corners rounded."""
    qx, qy = np.abs(x) - a + corner, np.abs(y) - b + corner
    outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
    return outside + np.minimum(np.maximum(qx, qy), 0) - corner


class _Portraits:
    """Some portraits being painted, from the back to the front, in the tilted head's own axes."""

    def __init__(self, factors: dict[str, np.ndarray]) -> None:
        self.factors = {name: values[:, None, None] for name, values in factors.items()}
        across, down = np.arange(SIDE, dtype=np.float32) + 0.5, (np.arange(SIDE, dtype=np.float32) + 0.5)[:, None]
        self.page_x, self.page_y = (across - SIDE / 2)[None, None], (down - SIDE / 2)[None]
        angle = 0.17 * self["head_tilt"]
        turn, rise = np.cos(angle), np.sin(angle)
        x, y = self.page_x, self.page_y - 22
        self.x, self.y = x * turn + y * rise, y * turn - x * rise + 22  # around the neck
        self.face_a, self.face_b, self.face_y = 20.5 + 3.0 * self["face_width"], 22.5, 1.5
        self.skin = self._skin()
        self.hair = _HAIR[factors["hair_colour"]]
        self.image = np.empty((len(self.skin), SIDE, SIDE, 3), np.float32)

    def __getitem__(self, name: str) -> np.ndarray:
        return self.factors[name]

    def paint(self) -> np.ndarray:
        """All layers; ``uint8 (n, 64, 64, 3)``."""
        self.image[:] = np.float32(_BACKDROP) - 0.0011 * self.page_y[..., None]
        self.covered = np.zeros((*self.image.shape[:3], 1), np.float32)  # by the person, whom alone the light falls on
        self._hair_behind()
        self._body()
        self._head()
        self._mouth()
        self._nose()
        for side in (-1, 1):
            self._eye(side)
        self._hair_in_front()
        for side in (-1, 1):
            self._brow(side)
        self._glasses()
        return self._lit()

    def _lay(self, distance: np.ndarray, colour, strength: np.ndarray | float = 1.0) -> None:
        """Lay a colour ``(3,)`` or ``(n, 3)`` where ``distance`` is negative."""
        colour = np.asarray(colour, np.float32)
        colour = colour[:, None, None] if colour.ndim == 2 else colour
        cover = (np.clip(0.5 - distance, 0, 1) * strength).astype(np.float32)[..., None]
        self.image += cover * (colour - self.image)
        self.covered = np.maximum(self.covered, cover)

    def _skin(self) -> np.ndarray:
        tone = (self["skin_tone"][:, 0, 0] + 1) / 2 * (len(_SKIN) - 1)
        stops = np.arange(len(_SKIN))
        return np.stack([np.interp(tone, stops, _SKIN[:, c]) for c in range(3)], 1).astype(np.float32)

    # ---- layers ------------------------------------------------------------------------------------------------

    def _body(self) -> None:
        self._lay(_box(self.page_x, self.page_y - 25, 7.5, 12, 4), self.skin * 0.86)
        self._lay(_ellipse(self.page_x, self.page_y - 36, 25, 9.5), _SHIRT)

    def _head(self) -> None:
        for side in (-1, 1):
            self._lay(_ellipse(self.x - side * (self.face_a + 0.4), self.y - 3, 3.4, 4.6), self.skin * 0.9)
        self._lay(self._face(), self.skin)
        rosy = self.skin * np.float32((1.0, 0.80, 0.78))
        for side in (-1, 1):
            self._lay(_ellipse(self.x - side * 0.62 * self.face_a, self.y - 10, 3.6, 2.6), rosy, 0.55)

    def _face(self, grown: float = 0.0) -> np.ndarray:
        return _ellipse(self.x, self.y - self.face_y, self.face_a + grown, self.face_b + grown)

    def _eye(self, side: int) -> None:
        half = 6.9 + 0.9 * self["eye_size"]
        x, y = self.x - side * 9.0, self.y - 0.5
        high = half * (0.80 + 0.10 * self["eye_size"])
        white = _ellipse(x, y, half, high)
        self._lay(white - 0.7, self.skin * 0.62)
        self._lay(white, _WHITE)
        at_x, at_y = x - 3.1 * self["look_sideways"], y - 2.1 * self["look_down"]
        self._lay(np.maximum(_ellipse(at_x, at_y, 3.5, 3.5), white), _IRIS)
        self._lay(np.maximum(_ellipse(at_x, at_y, 1.9, 1.9), white), _INK)
        self._lay(np.maximum(_ellipse(at_x + 1.2, at_y + 1.3, 0.9, 0.9), white), _WHITE)
        # The lid comes down by up to two thirds: a shut eye would hide where it looks.
        edge = y + high * (1 - 0.67 * (self["eyelids"] + 1))
        self._lay(np.maximum(white - 0.4, edge), self.skin * 0.82)
        self._lay(np.maximum(white - 0.4, np.abs(edge) - 0.55), self.skin * 0.35)

    def _brow(self, side: int) -> None:
        half = 6.9 + 0.9 * self["eye_size"]
        y = 0.5 - 0.80 * half - 3.4 - 1.7 * self["brow_height"]
        slope = 2.3 * self["brow_tilt"]
        inner, outer = side * 4.6, side * 13.6
        self._lay(_line(self.x, self.y, (inner, y - slope, outer, y + slope * 0.8), 1.25), self.hair * 0.62)

    def _nose(self) -> None:
        tip = 8.4 + 4.2 * self["nose_length"]
        wide = 4.5 + 3.3 * self["nose_width"]
        ball = self.skin + 0.8 * (np.float32(_NOSE) - self.skin)
        self._lay(_line(self.x, self.y, (0.0, 0.0, 0.0, tip - 1), 1.9), self.skin * 0.72)
        self._lay(_ellipse(self.x, self.y - tip, wide, 4.2), ball * 0.42)
        self._lay(_ellipse(self.x, self.y - tip + 0.9, wide * 0.84, 3.2), ball)
        self._lay(_ellipse(self.x + 0.35 * wide, self.y - tip + 1.6, 1.3, 0.9), ball + 0.5 * (1 - ball))

    def _mouth(self) -> None:
        wide = 8.6 + 1.2 * self["smile"]
        across = np.clip(self.x / wide, -1, 1)
        away = self.y - 17.2 - 5.8 * self["smile"] * (0.42 - across**2)
        half = 4.6 * ((self["mouth_open"] + 1) / 2) ** 1.4 * np.sqrt(np.maximum(1 - across**2, 0))
        beyond = np.maximum(np.abs(self.x) - wide, 0)
        gap = np.hypot(np.maximum(np.abs(away) - half, 0), beyond)
        inside = np.where(gap > 0, gap, np.abs(away) - half)
        self._lay(gap - 1.35, self.skin * np.float32((0.80, 0.45, 0.42)))
        self._lay(gap - 0.35, (0.34, 0.09, 0.11))
        self._lay(np.maximum(inside, away + half - 2.2) + 0.4, _WHITE)
        self._lay(np.maximum(inside, 3.2 - half - away) + 0.6, (0.86, 0.42, 0.42))

    def _glasses(self) -> None:
        frames = [_ellipse(self.x - side * 9.3, self.y - 0.9, 8.3, 7.6) for side in (-1, 1)]
        rims = np.minimum(*(np.abs(frame) for frame in frames)) - 0.85
        bridge = _line(self.x, self.y, (-1.2, -0.8, 1.2, -0.8), 0.8)
        worn = self["glasses"].astype(np.float32)
        self._lay(np.minimum(rims, bridge), (0.16, 0.15, 0.22), worn)

    def _hair_behind(self) -> None:
        x, y = self.x, self.y
        self._styled("long", lambda: _box(x, y - 4, self.face_a + 4.5, 28, 20))
        self._styled("curly", self._curls)
        self._styled("bun", lambda: _ellipse(x, y + 26.5, 7, 6.2))
        self._styled("spiky", self._spikes)

    def _hair_in_front(self) -> None:
        x, y = self.x, self.y
        share = x / self.face_a
        outside = self._face(2.2)
        self._styled("short", lambda: np.maximum(outside, y + 12.5 - 9.5 * share**4 + 1.5 * share))
        self._styled("long", lambda: np.maximum(_box(x, y - 4, self.face_a + 4.5, 28, 20), self._parting(share)))
        self._styled("curly", lambda: np.maximum(outside, y + 13.5 - 6 * share**2 - 1.1 * np.cos(7.5 * share)))
        self._styled("bun", lambda: np.maximum(outside, y + 14.5 - 13 * share**2))
        self._styled("spiky", lambda: np.maximum(outside, y + 13.5 - 5 * share**2 - 2.2 * _zigzag(2.4 * share)))

    def _parting(self, share: np.ndarray) -> np.ndarray:
        return np.where(np.abs(share) < 0.92, self.y + 17 - 15 * np.abs(share + 0.15) ** 1.5, self.y - 22)

    def _styled(self, style: str, shape) -> None:
        chosen = self["hair_style"] == CHOICES["hair_style"].index(style)
        if chosen.any():
            self._lay(shape(), self.hair, chosen.astype(np.float32))

    def _curls(self) -> np.ndarray:
        found = None
        for angle in np.linspace(-0.35 * np.pi, 1.35 * np.pi, 13):
            x = self.x - (self.face_a + 1) * np.cos(angle)
            y = self.y - self.face_y + (self.face_b - 1) * np.sin(angle)
            curl = np.hypot(x, y) - 6.3
            found = curl if found is None else np.minimum(found, curl)
        return found

    def _spikes(self) -> np.ndarray:
        angle = np.arctan2(self.x, -(self.y - self.face_y))
        reach = np.clip(1.35 - np.abs(angle), 0, 1) * 6 * (0.4 + 0.6 * _zigzag(angle * 2.2))
        return np.maximum((self._face() - reach - 1.5) * 0.8, self.y + 2)

    def _lit(self) -> np.ndarray:
        light = self["light"][..., None]
        shade = 1 + 0.0135 * light * self.page_x[..., None] * self.covered
        return np.rint(np.clip(self.image * shade, 0, 1) * 255).astype(np.uint8)


def _zigzag(values: np.ndarray) -> np.ndarray:
    """A triangle wave from 0 to 1 with period 1, highest at 0."""
    return np.abs(2 * (values - np.floor(values)) - 1)
