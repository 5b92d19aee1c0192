"""Bytes to an upright picture in plain grey or colour, whatever program or camera wrote them.

Everything is checked in the order of what it costs: the size that the header states before a pixel is decoded, and the
decoded picture is turned to 8 bits and made smaller in bands, so that no second full copy of it ever exists.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import numpy as np
from PIL import Image, ImageFile, UnidentifiedImageError

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile, wrong
from latent.words import Saying

MAX_PIXELS = 100_000_000
"""Pictures that state more pixels than this are refused undecoded."""

KEEP = 1600
"""Longest side in pixels of what is kept of a picture; enough to find a digit on a page of paper."""

SUFFIXES = frozenset(
    f".{ending}"
    for endings in (
        (
            "png",
            "apng",
            "jpg",
            "jpeg",
            "jpe",
            "jfif",
            "mpo",
            "gif",
            "bmp",
            "dib",
            "tif",
            "tiff",
            "webp",
            "avif",
            "heic",
            "heif",
        ),
        ("pgm", "ppm", "pbm", "pnm", "tga", "ico", "qoi", "dds", "psd", "jp2", "j2k", "jpf", "jpx"),
    )
    for ending in endings
)

# Left out on purpose: EPS and WMF start programs, and containers such as PDF, FITS and HDF5 are no pictures to us.
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "PPM", "ICO", "QOI", "DDS", "PSD", "JPEG2000", "DIB")

# A Pillow bug met on broken bytes is, to the person, a broken file: so this names all that its decoders may raise.
_DECODER_FAULTS = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, MemoryError, BufferError),
    *(IndexError, KeyError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError),
)

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_AGREED_SPANS = ((0, 65535), (0, 255), (0, 1))
_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"qoif", b"DDS ", b"8BPS")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1")  # what iPhones write


# Pillow checks the pictures inside a file (an icon's sizes, say) against this too, and refuses at twice its value.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
# What it has to say about strangers' files is told to the person, one line a file; it is no news for the log.
warnings.filterwarnings("ignore", module=r"PIL\.")


@dataclass(frozen=True)
class Picture:
    """A decoded picture.

    Attributes:
        image: mode "L" or "RGB", upright, its longest side at most about :data:`KEEP` pixels.
        notes: what was done to it, each a plain sentence.
        given: the same before it was laid on a ground: "RGBA" if it is see-through.
    """

    image: Image.Image
    notes: tuple[str, ...]
    given: Image.Image


def decode(name: str, data: bytes, ground: tuple[int, int, int] | None) -> Picture:
    """Decode the first picture in ``data``.

    Args:
        name: the file's name, for messages; believed only where the bytes leave it open.
        data: the file.
        ground: the colour to lay see-through pictures on; None takes black or white, whichever shows them better.

    Raises:
        UploadError: for whatever keeps these bytes from being a picture.
    """
    if not data:
        raise UnreadableFile(name, *wrong("error-picture-empty"))
    with _decoding(name, data), _open(name, data) as image:
        _check_size(name, image.size)
        image.draft(None, (KEEP, KEEP))
        image.load()
        _check_size(name, image.size)
        orientation = _orientation(image)
        plain, notes = _plain_and_small(image)
        notes = _frames_note(image) + notes
    if orientation in _UPRIGHT:
        plain = plain.transpose(_UPRIGHT[orientation])
        notes = (*notes, Saying("image-rotated"))
    image, laid = lay(plain, ground)
    return Picture(image, (*notes, *laid), plain if laid else image)


@contextmanager
def _decoding(name: str, data: bytes) -> Iterator[None]:
    """Turn what Pillow raises into the line for a person."""
    try:
        yield
    except LatentError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(name) from None
    except UnidentifiedImageError:
        raise _unknown(name, data) from None
    except _DECODER_FAULTS:
        raise UnreadableFile(name, *wrong("error-picture-damaged")) from None


def _open(name: str, data: bytes) -> ImageFile.ImageFile:
    # TGA has no signature: only a name can tell it from any other bytes.
    formats = (*_FORMATS, "TGA") if PurePosixPath(name).suffix.lower() == ".tga" else _FORMATS
    if _is_heic(data):
        _learn_heic()
        formats = (*formats, "HEIF")
    return Image.open(io.BytesIO(data), formats=formats)


def _is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS


@cache
def _learn_heic() -> None:
    """Teach Pillow HEIC when the first such picture comes; it weighs several megabytes."""
    from pillow_heif import register_heif_opener

    register_heif_opener()


def _check_size(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many_pixels(name)
    if min(size) < 1:
        raise UnreadableFile(name, *wrong("error-picture-no-pixels"))


def _too_many_pixels(name: str) -> TooLarge:
    return TooLarge(name, *wrong("error-picture-large", most=MAX_PIXELS // 10**6))


def _unknown(name: str, data: bytes) -> LatentError:
    if PurePosixPath(name).suffix.lower() in SUFFIXES or data.startswith(_SIGNATURES) or _is_heic(data):
        return UnreadableFile(name, *wrong("error-picture-none"))
    return UnsupportedFile(name, *wrong("error-picture-kind"))


def _orientation(image: Image.Image) -> int:
    """The camera's note of which way is up; 1 (as it is) where the note is missing or broken."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _DECODER_FAULTS:
        return 1


def _frames_note(image: Image.Image) -> tuple[str, ...]:
    """A note where the file holds more than one picture; none where finding out fails, as the first is read by then."""
    try:
        if (
            not getattr(image, "is_animated", False) or image.format == "PSD"
        ):  # a PSD's "frames" are layers, all of them read
            return ()
        if image.format == "TIFF":  # n_frames would follow millions of pages one by one
            return (Saying("image-first-of-several"),)
        return (Saying("image-first-of", count=image.n_frames),)
    except _DECODER_FAULTS:
        return ()


def _plain_and_small(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """``image`` as "L", "RGB" or "RGBA" and at most about :data:`KEEP` on its longest side."""
    span = _value_span(image)
    notes = (Saying("image-stretched"),) if span not in (None, *_AGREED_SPANS) else ()
    width, height = image.size
    # Long strips keep their short side, or nothing would be left of it.
    factor = max(1, min(-(-max(width, height) // KEEP), min(width, height) // 64))
    if factor == 1:
        return _plain(image, span), notes
    rows = factor * max(1, 2_000_000 // (width * factor))
    bands = (image.crop((0, top, width, min(top + rows, height))) for top in range(0, height, rows))
    small = [_plain(band, span).reduce(factor) for band in bands]
    whole = Image.new(small[0].mode, (small[0].width, sum(band.height for band in small)))
    top = 0
    for band in small:
        whole.paste(band, (0, top))
        top += band.height
    return whole, notes


def _value_span(image: Image.Image) -> tuple[float, float] | None:
    """The values that become black and white, for modes with more than 8 bits; None for the others.

    16-bit pictures keep their scale. 32-bit and floating-point pictures have none that is agreed on, so theirs is
    taken from a sample of the values, unless they fit the usual 0 to 1 or 0 to 255.
    """
    if image.mode.startswith("I;16"):
        return (0, 65535)
    if image.mode not in ("I", "F"):
        return None
    step = max(1, max(image.size) // KEEP)
    sample = image.resize((-(-image.width // step), -(-image.height // step)), Image.Resampling.NEAREST)
    values = np.asarray(sample)
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)
    if image.mode == "I" and low >= 0 and high <= 65535:
        return (0, 65535)
    if image.mode == "F" and low >= 0 and high <= 255:
        return (0, 1) if high <= 1 else (0, 255)
    return (low, high)


def _plain(image: Image.Image, span: tuple[float, float] | None) -> Image.Image:
    """``image`` as "L", "RGB" or "RGBA", all of its bits scaled into 8 and none cut off."""
    if span:
        low, high = span
        values = np.nan_to_num(np.asarray(image, np.float64), nan=low, posinf=high, neginf=low)
        scaled = (values - low) * (255 / max(high - low, 1e-30))
        return Image.fromarray(np.rint(scaled.clip(0, 255)).astype(np.uint8))
    if image.mode == "La":
        image = image.convert("LA")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def lay(image: Image.Image, ground: tuple[int, int, int] | None) -> tuple[Image.Image, tuple[str, ...]]:
    """Lay a see-through picture on ``ground``, or on whichever of black and white it stands out from.

    Returns:
        The picture, "L" or "RGB", and a note if anything showed through.
    """
    if image.mode != "RGBA":
        return image, ()
    alpha = np.asarray(image.getchannel("A"), np.float32)
    if alpha.min() == 255:
        return image.convert("RGB"), ()
    if ground is None:
        weight = float(alpha.sum())
        light = weight > 0 and float((np.asarray(image.convert("L")) * alpha).sum()) / weight > 127.5
        ground = (0, 0, 0) if light else (255, 255, 255)
    laid = Image.alpha_composite(Image.new("RGBA", image.size, (*ground, 255)), image).convert("RGB")
    usual = "image-laid-grey" if len(set(ground)) == 1 else "image-laid-plain"
    told = {(255, 255, 255): "image-laid-white", (0, 0, 0): "image-laid-black"}.get(ground, usual)
    return laid, (Saying(told),)
