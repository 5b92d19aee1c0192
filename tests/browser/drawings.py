"""Files that a person might drop in, drawn here so that no test needs a data set."""

from __future__ import annotations

import io
import zipfile

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

EXIF_ORIENTATION = 0x0112
TURNED_RIGHT = 6
"""The EXIF value of a picture that has to be turned a quarter to the right to stand upright."""


def photo_of_a_seven(seed: int = 0) -> bytes:
    """A phone's photo, 900 x 1200: dark pen on grey paper in uneven light, lying on its side but for its EXIF."""
    rng = np.random.default_rng(seed)
    down, across = np.mgrid[:1200, :900]
    light = 196 - 44 * across / 900 - 26 * down / 1200 + 16 * np.cos(down / 310) + rng.normal(0, 3.5, down.shape)
    ink = Image.new("L", (900, 1200), 0)
    pen = ImageDraw.Draw(ink)
    points = [(270, 365), (400, 352), (640, 338), (560, 520), (480, 700), (420, 905)]
    pen.line(points, fill=255, width=46, joint="curve")
    for x, y in points:
        pen.ellipse((x - 23, y - 23, x + 23, y + 23), fill=255)
    stroke = np.asarray(ink.filter(ImageFilter.GaussianBlur(2.5)), float) / 255
    grey = light * (1 - stroke) + (44 + rng.normal(0, 3, down.shape)) * stroke
    upright = Image.fromarray(np.clip(np.stack([grey + 5, grey, grey - 9], -1), 0, 255).astype(np.uint8))
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = TURNED_RIGHT
    return _bytes(upright.rotate(90, expand=True), "JPEG", quality=88, exif=exif)


def digit(character: str, size: int = 200) -> bytes:
    """A clean PNG of one digit as strokes, black on white."""
    strokes = {
        "1": [[(0.52, 0.16), (0.5, 0.84)]],
        "4": [[(0.34, 0.18), (0.3, 0.52), (0.7, 0.5)], [(0.66, 0.2), (0.62, 0.86)]],
        "7": [[(0.28, 0.2), (0.7, 0.2), (0.45, 0.84)]],
    }
    image = Image.new("L", (size, size), 255)
    for points in strokes[character]:
        places = [(x * size, y * size) for x, y in points]
        ImageDraw.Draw(image).line(places, fill=20, width=size // 14, joint="curve")
    return _bytes(image, "PNG")


def noise(size: int = 240) -> bytes:
    """Colour noise: nothing that anybody wrote."""
    return _bytes(Image.fromarray(np.random.default_rng(3).integers(0, 256, (size, size, 3), dtype=np.uint8)), "PNG")


def broken_png() -> bytes:
    """A PNG that ends in its middle."""
    return noise()[:900]


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip with these paths."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


PILE = {f"{character}/{size}.png": digit(character, size) for character in "147" for size in range(40, 64)}
"""A folder of pictures in three kinds, few and small enough to train on while a test waits."""
