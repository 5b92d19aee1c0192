"""How much of one item is in another: figures against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from latent.modalities import get
from latent.modalities.image import covering, likeness

from .examples import EXAMPLES


def _flat(level: int, channels: int = 1) -> np.ndarray:
    return np.full((20, 16, channels), level, np.uint8)


def test_psnr_is_that_of_its_definition():
    assert likeness.psnr(_flat(10), _flat(20)) == pytest.approx(10 * math.log10(255**2 / 100))
    assert math.isinf(likeness.psnr(_flat(10), _flat(10)))


def test_ssim_of_even_pictures_is_what_their_light_alone_gives():
    c1 = (0.01 * 255) ** 2
    wanted = (2 * 100 * 120 + c1) / (100**2 + 120**2 + c1)
    assert likeness.ssim(_flat(100), _flat(120)) == pytest.approx(wanted)
    assert likeness.ssim(_flat(100, 3), _flat(120, 3)) == pytest.approx(wanted)


def test_ssim_is_one_for_the_same_and_falls_with_noise_and_more_where_the_edges_go():
    rng = np.random.default_rng(0)
    picture = np.kron(rng.integers(0, 2, (6, 6)) * 200, np.ones((5, 5)))[..., None].astype(np.uint8)
    assert likeness.ssim(picture, picture) == pytest.approx(1)
    noisy = np.clip(picture + rng.normal(0, 12, picture.shape), 0, 255).astype(np.uint8)
    other = 200 - picture
    assert likeness.ssim(picture, other) < 0 < likeness.ssim(picture, noisy) < 1


def test_a_picture_smaller_than_the_window_has_its_ssim():
    tiny = np.array([[[0], [255]], [[255], [0]]], np.uint8)
    assert likeness.ssim(tiny, tiny) == pytest.approx(1)


def test_patches_are_grey_lie_inside_and_together_cover_everything():
    array = np.random.default_rng(1).integers(0, 100, (28, 20, 3), dtype=np.uint8)
    found = covering.patches(array)
    assert len(found) == len({cover.box for cover in found}) == 81
    changed = np.stack([(cover.array != array).any(axis=2) for cover in found])
    assert changed.any(axis=0).all()
    for cover, there in zip(found, changed, strict=True):
        left, top, wide, high = cover.box
        assert min(left, top) >= 0
        assert max(left + wide, top + high) <= 1 + 1e-9
        assert there.sum() == round(wide * 20) * round(high * 28)
        assert (cover.array[there] == 128).all()


def test_a_picture_of_one_pixel_has_one_patch():
    (cover,) = covering.patches(np.zeros((1, 1, 1), np.uint8))
    assert cover.box == (0, 0, 1, 1)


def test_webp_is_as_good_as_its_bytes_allow_and_says_how_small_it_gets():
    modality = get("image").from_json({"height": 48, "width": 40, "channels": 3})
    down, across = np.mgrid[:48, :40]
    picture = np.stack([down * 5, across * 6, (down * across) % 256], -1).astype(np.uint8)
    ample, tight, least = (modality.packed(picture, size) for size in (100_000, 600, 1))
    assert [one.by for one in (ample, tight, least)] == ["WebP"] * 3
    assert ample.size > 600 >= tight.size >= least.size > 1
    near = [likeness.psnr(picture, one.array) for one in (ample, tight, least)]
    assert near == sorted(near, reverse=True)
    assert ample.array.shape == picture.shape


def test_words_are_counted_wherever_they_stand():
    example = EXAMPLES["text"][0]()
    before, after = example.arrays[[0, 5]]
    (figure,) = example.modality.likeness(before, after)
    assert (figure.name, figure.said) == ("Words kept", "1 of 6")
    assert figure.value == pytest.approx(1 / 6)
    (same,) = example.modality.likeness(before, before)
    assert same.said == "6 of 6"


def test_a_sentence_is_as_long_as_its_letters():
    example = EXAMPLES["text"][0]()
    assert example.modality.size(example.arrays[3]) == len("I like it.")
