"""What can be read off pictures without a model: each figure follows what its name says, and little else."""

from __future__ import annotations

import numpy as np
import pytest

from latent.modalities.image import ImageConfig, ImageModality, measures
from latent.modalities.image.framing import FRAMINGS
from latent.modalities.image.measures import any_picture, ink, thing

SIDE = 28


def stroke(thick: float = 2, lean: float = 0.0, length: float = 16, across: float = 13.5) -> np.ndarray:
    """A soft-edged light stroke on black: ``thick`` pixels wide, leaning ``lean`` pixels right for each pixel up."""
    down, x = np.mgrid[:SIDE, :SIDE].astype(float)
    up = 13.5 - down
    away = np.abs(x - across - lean * up)
    inside = np.clip(thick / 2 + 0.5 - away, 0, 1) * np.clip(length / 2 + 0.5 - np.abs(up), 0, 1)
    return np.rint(255 * inside).astype(np.uint8)[..., None]


def box(height: int, width: int, light: int = 200, down: int = 4, across: int = 4) -> np.ndarray:
    array = np.zeros((SIDE, SIDE, 1), np.uint8)
    array[down : down + height, across : across + width] = light
    return array


def _rising(values: np.ndarray) -> bool:
    return bool((np.diff(values) > 0).all())


def test_boldness_is_the_thickness_of_a_stroke_whatever_its_length():
    told = ink(np.stack([stroke(thick) for thick in (2, 3, 4, 5, 6)]))["Boldness"]
    assert _rising(told)
    assert told[-1] / told[0] == pytest.approx(3, rel=0.4)
    long, short = ink(np.stack([stroke(2, length=20), stroke(2, length=12)]))["Boldness"]
    assert long == pytest.approx(short, rel=0.1)


@pytest.mark.parametrize("lean", [-0.6, -0.25, 0.0, 0.25, 0.6])
def test_slant_is_the_shift_to_the_right_for_each_pixel_upwards(lean: float):
    assert ink(stroke(lean=lean)[None])["Slant"][0] == pytest.approx(lean, abs=0.03)


def test_width_is_the_spread_of_the_ink_in_pixels():
    flat = box(4, 12, light=255)
    assert ink(flat[None])["Width"][0] == pytest.approx(np.std(np.arange(12)), rel=1e-4)


@pytest.mark.parametrize("measure", [ink, thing])
def test_where_a_picture_lies_changes_nothing(measure):
    here, there = measure(np.stack([box(7, 5), box(7, 5, down=15, across=17)])), None
    for name, values in here.items():
        assert values[0] == pytest.approx(values[1], abs=1e-3), name
    assert there is None


def test_a_thing_is_measured_as_a_ruler_would():
    told = thing(np.stack([box(6, 10, 51), box(12, 10, 255)]))
    assert told["Brightness"].tolist() == pytest.approx([0.2, 1.0])
    assert told["Width"].tolist() == pytest.approx([np.std(np.arange(10))] * 2, rel=1e-4)
    assert told["Height"].tolist() == pytest.approx([np.std(np.arange(6)), np.std(np.arange(12))], rel=1e-4)


def test_texture_tells_a_pattern_from_a_plain_thing():
    across, down = box(12, 12), box(12, 12)
    across[:, 4:16:2] //= 2
    down[4:16:2] //= 2
    plain, *patterns = thing(np.stack([box(12, 12), across, down]))["Texture"]
    assert patterns[0] == pytest.approx(patterns[1]), "whichever way its stripes go"
    assert patterns[0] > 1.5 * plain


def test_any_picture_has_brightness_and_contrast_and_in_colour_warmth():
    grey = any_picture(np.stack([np.full((4, 4, 1), 51, np.uint8), np.full((4, 4, 1), 102, np.uint8)]))
    assert set(grey) == {"Brightness", "Contrast"}
    assert grey["Brightness"].tolist() == pytest.approx([0.2, 0.4])
    assert grey["Contrast"].tolist() == pytest.approx([0, 0], abs=1e-6)
    red, blue = (np.zeros((4, 4, 3), np.uint8) for _ in range(2))
    red[..., 0] = blue[..., 2] = 255
    assert any_picture(np.stack([red, blue]))["Warmth"].tolist() == [1, -1]


@pytest.mark.parametrize("framing", FRAMINGS)
def test_every_framing_has_its_measures_and_they_are_finite(framing: str):
    modality = ImageModality(ImageConfig(9, 7, framing=framing))
    arrays = np.random.default_rng(0).integers(0, 256, (5, 9, 7, 1), dtype=np.uint8)
    arrays[0], arrays[1] = 0, 255
    arrays[2] = 0
    arrays[2, 4, 3] = 255
    kept = arrays.copy()
    for name, values in modality.measures(arrays).items():
        assert name[0].isupper()
        assert values.shape == (5,)
        assert values.dtype == np.float32
        assert np.isfinite(values).all(), name
    assert np.array_equal(arrays, kept), "nothing is changed"


def test_every_framing_is_listed():
    assert set(measures.FOR_FRAMING) == set(FRAMINGS)


@pytest.mark.parametrize("measure", [ink, thing, any_picture])
def test_a_batch_gives_what_one_by_one_gives(measure, monkeypatch: pytest.MonkeyPatch):
    arrays = np.random.default_rng(1).integers(0, 256, (11, 12, 9, 3), dtype=np.uint8)
    whole = measure(arrays)
    monkeypatch.setattr(measures, "CHUNK", 4)
    parts = measure(arrays)
    for name, values in whole.items():
        alone = [measure(array[None])[name][0] for array in arrays]
        assert np.allclose(values, alone, rtol=1e-5)
        assert np.array_equal(values, parts[name])


def test_roughness_is_the_mean_difference_of_neighbours():
    stripes = np.zeros((1, 4, 4, 3), np.uint8)
    stripes[:, :, ::2] = 255
    assert measures.roughness(stripes)[0] == pytest.approx(3 / 4)
    assert measures.roughness(np.full_like(stripes, 9))[0] == 0
    assert measures.roughness(stripes[:0]).shape == (0,)
