"""Picture files of all kinds, whole and broken."""

from __future__ import annotations

import io
import struct
import threading
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latent.errors import LatentError, RequestError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities import archive
from latent.modalities.image import ImageConfig, ImageModality, reading
from latent.modalities.items import Item

from .pictures import encoded, grey

# What Pillow says about broken files while it tries.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")


def bound(height: int = 9, width: int = 7, channels: int = 1, **more: object) -> ImageModality:
    return ImageModality(ImageConfig(height, width, channels, **more))


def read(data: bytes, name: str = "a.png", **config: object) -> Item:
    (item,) = bound(**config).read(name, data)
    assert isinstance(item, Item), str(item)
    return item


def refusal(data: bytes, name: str = "a.png") -> LatentError:
    (error,) = bound().read(name, data)
    assert isinstance(error, LatentError)
    assert name in str(error)
    assert "\n" not in str(error)
    return error


@pytest.mark.parametrize("file_format", ["PNG", "BMP", "TIFF", "PPM", "GIF", "TGA"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_lossless_files_give_their_very_values(file_format: str, mode: str):
    array = np.array([[0, 60], [128, 255]], np.uint8)
    data = encoded(Image.fromarray(array).convert(mode), file_format)
    assert np.array_equal(read(data, "x.tga", height=2, width=2).array[..., 0], array)


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP", "AVIF", "JPEG2000"])
def test_lossy_files_come_close(file_format: str):
    image = Image.linear_gradient("L").resize((32, 32)).convert("RGB")
    item = read(encoded(image, file_format), "x", height=32, width=32, channels=3)
    assert np.abs(item.array.astype(int) - np.asarray(image)).mean() < 4


def test_a_name_that_lies_does_no_harm():
    assert read(encoded(Image.fromarray(grey()), "BMP"), "really.jpg").notes == ()


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "CMYK", "YCbCr", "LAB", "I", "F"])
def test_every_mode_keeps_dark_dark_and_light_light(mode: str):
    if mode == "F":
        image = Image.fromarray(np.array([[0.0, 1.0]], np.float32))
    elif mode == "I":
        image = Image.fromarray(np.array([[0, 65535]], np.int32))
    else:
        image = Image.fromarray(np.array([[0, 255]], np.uint8)).convert("RGB").convert(mode)
    file_format = "PNG" if mode in ("1", "P", "LA", "RGBA") else "TIFF"
    assert read(encoded(image, file_format), "x", height=1, width=2).array.ravel().tolist() == [0, 255]


def test_sixteen_bits_are_scaled_not_clipped():
    values = np.array([[0, 257 * 64, 257 * 200, 65535]], np.uint16)
    for file_format in ("PNG", "TIFF", "PPM"):
        item = read(encoded(Image.fromarray(values), file_format), "x", height=1, width=4)
        assert item.array.ravel().tolist() == [0, 64, 200, 255]


def test_values_without_an_agreed_scale_are_stretched_and_said_so():
    values = np.array([[-5.0, 0.0, np.nan, 15.0]], np.float32)
    item = read(encoded(Image.fromarray(values), "TIFF"), "x.tif", height=1, width=4)
    assert item.array.ravel().tolist() == [0, 64, 0, 255]
    assert "stretched" in item.notes[0]
    usual = Image.fromarray(np.array([[0.0, 51 / 255]], np.float32))
    item = read(encoded(usual, "TIFF"), "x.tif", height=1, width=2)
    assert item.array.ravel().tolist() == [0, 51]
    assert item.notes == ()


@pytest.mark.parametrize(("ground", "value", "word"), [((255, 255, 255), 255, "white"), ((0, 0, 0), 0, "black")])
def test_see_through_pictures_are_laid_on_the_chosen_ground(ground: tuple, value: int, word: str):
    item = read(encoded(Image.new("RGBA", (7, 9), (90, 10, 10, 0))), ground=ground, channels=3)
    assert (item.array == value).all()
    assert word in item.notes[0]


def test_a_light_drawing_without_ground_is_laid_on_black():
    image = Image.new("RGBA", (60, 60), (255, 255, 255, 0))
    image.paste((255, 255, 255, 255), (28, 10, 33, 50))
    item = read(encoded(image), height=28, width=28, framing="ink")
    assert item.array.max() == 255
    assert (item.array == 0).mean() > 0.7


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_as_the_camera_noted(orientation: int):
    upright = np.zeros((8, 16), np.uint8)
    upright[:4, :4] = 255  # the light corner is at the top left once it stands
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that undoes each
    stored = Image.fromarray(upright)
    if orientation in back:
        stored = stored.transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    for file_format, options in (("JPEG", {"quality": 100}), ("PNG", {}), ("TIFF", {})):
        item = read(encoded(stored, file_format, exif=exif, **options), "x", height=8, width=16)
        assert np.abs(item.array[..., 0].astype(int) - upright).max() < 12
        if file_format != "TIFF":
            assert ("Rotated as the camera noted." in item.notes) == (orientation != 1)


@pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG"])
def test_the_first_frame_is_taken_and_said_so(file_format: str):
    frames = [Image.fromarray(grey(seed=i)) for i in range(3)]
    data = encoded(frames[0], file_format, save_all=True, append_images=frames[1:], lossless=True)
    item = read(data, "x")
    assert np.array_equal(item.array[..., 0], np.asarray(frames[0]))
    assert item.notes == ("First of 3 pictures in the file.",)


def test_the_original_is_small_upright_and_shown_as_it_was():
    large = Image.linear_gradient("L").resize((1800, 900)).convert("RGB")
    shown = Image.open(io.BytesIO(read(encoded(large)).original.data))
    assert max(shown.size) == 512
    small = read(encoded(Image.fromarray(grey()))).original
    assert small.mime == "image/png"


def test_the_folder_is_the_label():
    data = encoded(Image.fromarray(grey()))
    assert read(data, "pets/cats/tom.png").label == "cats"
    assert read(data, "tom.png").label is None


def test_a_cut_off_picture_is_refused():
    for file_format in ("PNG", "JPEG", "WEBP", "GIF", "TIFF"):
        data = encoded(Image.fromarray(grey(90, 70)).convert("RGB"), file_format)
        assert isinstance(refusal(data[: len(data) // 2]), UnreadableFile)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", b"just text", UnreadableFile),
        ("a.csv", b"a,b\n1,2\n", UnsupportedFile),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UnsupportedFile),
        ("a.wmf", b"\xd7\xcd\xc6\x9a\0\0" + bytes(40), UnsupportedFile),
        ("a.pdf", b"%PDF-1.4\n", UnsupportedFile),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnsupportedFile),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(40), UnreadableFile),
    ],
)
def test_what_is_no_picture_is_told_apart(name: str, data: bytes, kind: type):
    assert isinstance(refusal(data, name), kind)


def test_what_an_iphone_takes_is_read():
    from pillow_heif import from_pillow

    out = io.BytesIO()
    from_pillow(Image.fromarray(grey(40, 60)).convert("RGB")).save(out)
    assert out.getvalue()[8:12] == b"heic"
    assert reading.decode("IMG_0001.HEIC", out.getvalue(), None).image.size == (60, 40)


def _png_header(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(1000))
    chunks = b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, body))
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize("side", [10_001, 13_000, 100_000])
def test_too_many_pixels_are_refused_undecoded(side: int):
    started = time.perf_counter()
    assert isinstance(refusal(_png_header(side, side)), TooLarge)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "I;16"])
def test_large_pictures_are_made_smaller_in_bands(mode: str, monkeypatch):
    monkeypatch.setattr(reading, "KEEP", 100)
    ramp = np.tile(np.linspace(0, 255, 1000).astype(np.uint8), (701, 1))
    image = Image.fromarray(ramp)
    image = Image.fromarray(ramp.astype(np.uint16) * 257) if mode == "I;16" else image.convert(mode)
    picture = reading.decode("a.png", encoded(image), None)
    assert picture.image.size == (100, 71)
    middle = np.asarray(picture.image.convert("L"))[35].astype(int)
    assert np.abs(middle - ramp[0].reshape(100, 10).mean(1)).max() <= 1


def test_a_bug_of_ours_is_no_broken_file(monkeypatch):
    monkeypatch.setattr("latent.modalities.image.framing.frame", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read(encoded(Image.fromarray(grey())))


@pytest.mark.parametrize(
    "values", [{"height": 0}, {"width": 5000}, {"channels": 2}, {"framing": "gold"}, {"framing": "ink", "channels": 3}]
)
def test_a_configuration_that_cannot_be_is_refused(values: dict):
    with pytest.raises(RequestError):
        ImageConfig(**values)


@pytest.mark.parametrize("framing", ["none", "ink", "object"])
def test_strangers_files_are_read_or_refused(strangers: Path, framing: str):
    modality = bound(28, 28, framing=framing)
    slow = []
    for path in sorted(path for path in strangers.rglob("*") if path.is_file()):
        started = time.perf_counter()
        found = []
        for one in archive.unpack([(path.name, path.read_bytes())]):
            found += [one] if isinstance(one, LatentError) else modality.read(*one)
        assert found, path.name
        assert all(isinstance(one, Item | LatentError) for one in found), path.name
        assert all("\n" not in str(one) for one in found if isinstance(one, LatentError))
        if time.perf_counter() - started > 3:
            slow.append(path.name)
    assert not slow


def test_strangers_good_pictures_are_read(strangers: Path):
    # A list of drawing orders, and a picture without pixels.
    unread = {"drawing.wmf", "zero_width.gif"}
    for path in sorted((strangers / "images_ok").iterdir()):
        (found,) = bound().read(path.name, path.read_bytes())
        assert isinstance(found, LatentError) == (path.name in unread), str(found)


def test_many_threads_read_at_once():
    data, wanted = encoded(Image.fromarray(grey())), grey()[..., None]
    results: list[bool] = []

    def work() -> None:
        results.extend(np.array_equal(read(data).array, wanted) for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 80


@pytest.mark.parametrize(("side", "kind"), [(16, "image/png"), (300, "image/webp")])
def test_the_ground_behind_a_see_through_picture_can_be_chosen(side: int, kind: str):
    see_through = Image.new("RGBA", (side, side), (200, 0, 0, 0))
    see_through.paste((200, 0, 0, 255), (side // 4, side // 4, side // 2, side // 2))
    modality = bound(16, 16, 3)
    (item,) = modality.read("a.png", encoded(see_through))
    assert item.original.mime == kind
    assert "Laid on white where it was see-through." in item.notes
    assert [a.name for a in modality.adjustments(item.original)][-1] == "Ground"
    grounds = {light: modality.adjust(item, {"Ground": light}) for light in (-1, 0, 0.5, 1)}
    assert [int(grounds[light].array[15, 15, 0]) for light in grounds] == [0, 255, 191, 255]
    assert grounds[-1].notes[0] == "Laid on black where it was see-through."


def test_a_picture_without_holes_has_no_ground_to_choose():
    modality = bound(9, 7)
    (item,) = modality.read("a.png", encoded(Image.fromarray(grey())))
    assert "Ground" not in [a.name for a in modality.adjustments(item.original)]
