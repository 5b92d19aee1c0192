"""Photographs made to look like MNIST and Fashion-MNIST, and pictures of theirs left as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from latent.modalities.image import ImageConfig
from latent.modalities.image.framing import frame, part_of
from latent.modalities.image.ground import first_look, level_and_noise, otsu, parted, ring, running

from .pictures import STROKES, grey, handwriting, product, stroke_mask

INK = ImageConfig(framing="ink")
OBJECT = ImageConfig(framing="object")


def like_mnist(digit: int, side: int = 28) -> np.ndarray:
    """A clean digit in MNIST's manner, ``uint8 (side, side)``."""
    array, _ = frame(
        Image.fromarray((stroke_mask(digit, 200, 22) * 255).astype(np.uint8)), ImageConfig(side, side, framing="ink")
    )
    return array[..., 0]


def assert_resembles_mnist(array: np.ndarray) -> None:
    """The ranges that hold for 99 in 100 digits of MNIST's training set."""
    assert array.shape == (28, 28, 1)
    values = array[..., 0].astype(float)
    assert 0.045 < values.mean() / 255 < 0.25
    assert (values == 0).mean() > 0.6
    assert values.max() > 240
    rows, columns = np.flatnonzero(values.any(1)), np.flatnonzero(values.any(0))
    assert 19 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 21
    mass = values.sum()
    assert abs((values.sum(1) * np.arange(28)).sum() / mass - 14) < 1
    assert abs((values.sum(0) * np.arange(28)).sum() / mass - 14) < 1


@pytest.mark.parametrize("digit", STROKES)
@pytest.mark.parametrize(
    "kind", [{}, {"light_ink": True}, {"shadow": True}, {"side": 120, "pen": 7}, {"at": (330, 20), "pen": 40}]
)
def test_a_photographed_digit_resembles_mnist(digit: int, kind: dict):
    array, notes = frame(handwriting(digit, **kind), INK)
    assert_resembles_mnist(array)
    assert any("black" in note for note in notes) != kind.get("light_ink", False)
    clean = like_mnist(digit) > 127
    found = array[..., 0] > 127
    assert (clean & found).sum() / (clean | found).sum() > 0.5


def test_thin_strokes_are_thickened_and_thick_ones_thinned():
    for pen, word in ((5, "thickened"), (90, "thinned")):
        drawn = Image.fromarray((stroke_mask(7, 400, pen) * 255).astype(np.uint8))
        array, notes = frame(drawn, INK)
        assert word in " ".join(notes)
        assert_resembles_mnist(array)


@pytest.mark.parametrize("light", [True, False])
def test_an_object_fills_the_picture_light_on_black(light: bool):
    array, notes = frame(product(light), OBJECT)
    values = array[..., 0]
    assert values.shape == (28, 28)
    assert (values[:, :1] == 0).all() or (values[:1] == 0).all()
    assert values.any(1).sum() == 28
    assert abs(np.flatnonzero(values.any(0)).mean() - 13.5) <= 1
    assert (values[8:20, 10:18] > 100).all()
    assert ("Turned to light on black, as this space was trained." in notes) == light


@pytest.mark.parametrize(
    ("framing", "array"), [("ink", like_mnist(3)), ("object", frame(product(), OBJECT)[0][..., 0])]
)
def test_a_picture_in_the_training_manner_is_left_untouched(framing: str, array: np.ndarray):
    config = ImageConfig(framing=framing)
    for mode in ("L", "RGB"):
        same, notes = frame(Image.fromarray(array).convert(mode), config)
        assert np.array_equal(same[..., 0], array)
        assert notes == ()
        turned, notes = frame(Image.fromarray(255 - array).convert(mode), config)
        assert np.array_equal(turned[..., 0], array)
        assert len(notes) == 1


@pytest.mark.parametrize("framing", ["ink", "object"])
@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (1, 1), 77),
        Image.new("L", (300, 200), 0),
        Image.new("RGB", (28, 28), (255, 255, 255)),
        Image.new("L", (2, 900), 128),
        Image.fromarray(np.random.default_rng(0).normal(180, 12, (300, 300)).clip(0, 255).astype(np.uint8)),
    ],
)
def test_where_nothing_is_drawn_the_picture_is_taken_as_it_is(framing: str, image: Image.Image):
    array, notes = frame(image, ImageConfig(framing=framing))
    assert array.shape == (28, 28, 1)
    assert "found; taken as it is." in notes[-1] or set(np.unique(array)) <= {0}


@pytest.mark.parametrize("framing", ["none", "ink", "object"])
@pytest.mark.parametrize("size", [(1, 1), (1, 400), (3, 2), (28, 28), (29, 28), (640, 5)])
def test_any_size_is_framed_without_a_word_from_numpy(framing: str, size: tuple[int, int]):
    config = ImageConfig(20, 32, framing=framing)
    with np.errstate(all="raise"):
        array, _ = frame(Image.fromarray(grey(*size)), config)
    assert array.shape == (20, 32, 1)
    assert array.dtype == np.uint8


def test_other_sizes_scale_the_box():
    values = like_mnist(0, 56)
    rows = np.flatnonzero(values.any(1))
    assert 39 <= np.ptp(rows) + 1 <= 41


def test_covering_keeps_the_middle_and_says_what_it_did():
    wide = Image.new("RGB", (300, 100), (255, 0, 0))
    wide.paste((0, 0, 255), (100, 0, 200, 100))
    array, notes = frame(wide, ImageConfig(10, 10, 3))
    assert (array == (0, 0, 255)).all(-1).mean() >= 0.6
    assert notes == ("Cut to its middle to fit.",)
    _, notes = frame(Image.new("L", (5, 5)), ImageConfig(10, 10))
    assert notes == ("Enlarged from 5 × 5 pixels.",)


def test_a_thing_on_a_plain_ground_is_cut_out_and_a_scene_is_not():
    image = Image.new("RGB", (400, 300), (250, 250, 250))
    image.paste((200, 30, 30), (300, 200, 360, 250))
    array, notes = frame(image, ImageConfig(64, 64, 3))
    red = (array[..., 0] > 150) & (array[..., 1] < 90)
    assert "Cut to what lies on its plain ground." in notes
    assert 0.3 < red.mean() < 0.9
    scene = np.random.default_rng(0).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    _, notes = frame(Image.fromarray(scene), ImageConfig(64, 64, 3))
    assert notes == ("Cut to its middle to fit.",)


def test_a_part_is_taken_where_it_is_asked_for():
    image = Image.fromarray(np.add.outer(np.arange(100), np.arange(200)).astype(np.uint8) // 2)
    config = ImageConfig(10, 10)
    assert part_of(image, config, 0, 0, 0).size == (100, 100)
    left, right = (np.asarray(part_of(image, config, 0, across, 0)).mean() for across in (-1, 1))
    up, down = (np.asarray(part_of(image, config, 1, 0, at)).mean() for at in (-1, 1))
    assert left < right
    assert up < down
    assert part_of(image, config, 1, 0, 0).size == (25, 25)


def test_covering_leaves_the_right_size_untouched():
    array = grey(12, 10)
    same, notes = frame(Image.fromarray(array), ImageConfig(12, 10))
    assert np.array_equal(same[..., 0], array)
    assert notes == ()


def test_pieces_are_found_whole_and_apart():
    mask = np.zeros((6, 8), bool)
    mask[0, 0] = mask[1, 1] = mask[2, 0] = True  # joined at the corners
    mask[4:6, 3:8] = True
    found = parted(mask)
    assert found.sizes.tolist() == [3, 10]
    assert found.boxes.tolist() == [[0, 0, 2, 1], [4, 3, 5, 7]]
    small, large = (np.flatnonzero(found.where(np.arange(2) == i)) for i in range(2))
    assert small.tolist() == [0, 9, 16]
    assert large.tolist() == (np.flatnonzero(mask[4:]) + 32).tolist()
    assert parted(np.zeros((3, 3), bool)).sizes.size == 0


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6])
def test_every_piece_of_a_speckled_mask_is_what_spreading_from_a_pixel_reaches(share: float):
    mask = np.random.default_rng(0).random((19, 23)) < share
    found = parted(mask)
    assert found.sizes.sum() == mask.sum()
    for number, (size, box, at_edge) in enumerate(zip(found.sizes, found.boxes, found.at_edge, strict=True)):
        piece = found.where(np.arange(len(found.sizes)) == number)
        reached = np.zeros_like(mask)
        reached.flat[np.flatnonzero(piece)[0]] = True
        while (wider := running(reached, 1, np.logical_or) & mask).sum() > reached.sum():
            reached = wider
        rows, columns = np.nonzero(reached)
        assert np.array_equal(piece, reached)
        assert size == reached.sum()
        assert box.tolist() == [rows.min(), columns.min(), rows.max(), columns.max()]
        assert at_edge == ring(reached).any()


def test_otsu_parts_two_heaps():
    values = np.concatenate([np.full(90, 0.1), np.full(10, 0.8)])
    assert 0.1 < otsu(values) < 0.8


@pytest.mark.parametrize("count", [1, 2, 3, 10, 501])
def test_level_and_noise_are_medians(count: int):
    values = np.random.default_rng(count).normal(5, 2, count) ** 3
    level, noise = level_and_noise(np.sort(values))
    assert level == pytest.approx(np.median(values))
    assert noise == pytest.approx(1.4826 * np.median(np.abs(values - np.median(values))))


@pytest.mark.parametrize("light", [True, False])
def test_a_first_look_tells_dark_from_light_and_how_far_a_drawing_reaches(light: bool):
    page = np.full((128, 128), 40 if light else 220, np.uint8)
    page[20:110, 60:68] = 220 if light else 40
    dark, span = first_look(page)
    assert dark != light
    assert span == pytest.approx(90 / 128, abs=2 / 64)
    page[40:60, :8] = page[64, 64]  # what reaches the edge makes it a scene
    assert first_look(page) == (dark, 0.0)


def test_writing_has_one_colour_and_other_pictures_have_several():
    mask = stroke_mask(7, 200, 18)[..., None]
    light = np.linspace(1, 0.6, 200)[None, :, None]
    paper, blue, red = np.array([240, 232, 215.0]), np.array([40, 50, 140.0]), np.array([200, 40, 40.0])
    upper = (np.arange(200) < 100)[:, None, None]
    for pen, several in ((blue, False), (red, False), (np.where(upper, blue, red), True)):
        photo = ((paper * (1 - mask) + pen * mask) * light).astype(np.uint8)
        _, notes = frame(Image.fromarray(photo), INK)
        assert ("It has several colours, unlike writing." in notes) == several
