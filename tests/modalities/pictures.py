"""Pictures made for the tests."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

STROKES = {
    0: [[(50, 5), (22, 30), (20, 65), (45, 95), (75, 75), (78, 30), (50, 5)]],
    1: [[(55, 5), (45, 95)]],
    2: [[(22, 25), (45, 6), (72, 20), (68, 45), (25, 92), (80, 90)]],
    3: [[(25, 10), (70, 15), (45, 45), (75, 68), (55, 92), (22, 85)]],
    4: [[(60, 95), (65, 5), (20, 62), (85, 60)]],
    5: [[(75, 8), (32, 8), (28, 42), (60, 40), (75, 65), (55, 92), (22, 85)], []],
    7: [[(20, 10), (78, 10), (42, 95)]],
}


def encoded(image: Image.Image, file_format: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def grey(height: int = 9, width: int = 7, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)


def stroke_mask(digit: int, side: int, pen: int) -> np.ndarray:
    """A digit drawn with a round pen, ``float32 (side, side)`` in 0..1."""
    image = Image.new("L", (side, side))
    draw = ImageDraw.Draw(image)
    for stroke in STROKES[digit]:
        points = [(pen + x * (side - 2 * pen) / 100, pen + y * (side - 2 * pen) / 100) for x, y in stroke]
        if points:
            draw.line(points, fill=255, width=pen, joint="curve")
        for x, y in points:
            draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=255)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(pen / 12)), np.float32) / 255


def handwriting(
    digit: int, *, side: int = 260, pen: int = 24, at: tuple = (90, 250), light_ink: bool = False, shadow: bool = False
) -> Image.Image:
    """A noisy photograph of a digit on paper lit from one side (or, with ``light_ink``, a blackboard), 600 x 800."""
    height, width = 600, 800
    drawn = np.zeros((height, width), np.float32)
    drawn[at[0] : at[0] + side, at[1] : at[1] + side] = stroke_mask(digit, side, pen)
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    light = 0.55 + 0.3 * x + 0.1 * y
    if shadow:
        light = light * np.where(x + 0.4 * y > 1.1, 0.6, 1)
    seen = 0.2 * light + 0.55 * drawn * light if light_ink else light * (1 - 0.7 * drawn)
    noisy = seen + np.random.default_rng(digit).normal(0, 0.03, seen.shape)
    return Image.fromarray((noisy.clip(0, 1) * 255).astype(np.uint8))


def product(light_ground: bool = True) -> Image.Image:
    """A shirt-like thing with a pale collar on a plain ground, 300 x 400 in colour, off centre."""
    ground, cloth, collar = (
        ((244, 243, 240), (90, 30, 60), (190, 160, 170)) if light_ground else ((6, 7, 9), (150,) * 3, (220,) * 3)
    )
    image = Image.new("RGB", (300, 400), ground)
    draw = ImageDraw.Draw(image)
    draw.polygon(
        [
            (40, 90),
            (110, 60),
            (170, 60),
            (240, 90),
            (225, 150),
            (190, 135),
            (190, 300),
            (90, 300),
            (90, 135),
            (55, 150),
        ],
        cloth,
    )
    draw.rectangle((120, 62, 160, 80), collar)
    noise = np.random.default_rng(0).normal(0, 2, (400, 300, 1))
    return Image.fromarray((np.asarray(image) + noise).clip(0, 255).astype(np.uint8))
