"""Figures and views of pictures."""

from __future__ import annotations

import io
import math
import time

import numpy as np
import pytest
from PIL import Image

from latent.errors import DataError, RequestError
from latent.modalities.image import ImageConfig, ImageModality

MODALITY = ImageModality(ImageConfig(2, 3))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_log_likelihood_is_bernoulli_in_nats():
    arrays = np.array([[[0, 255, 51], [0, 0, 0]]], np.uint8)[..., None]
    means = np.array([[[[0.25, 0.5, 0.2], [0.0, 0.0, 1e-9]]]], np.float32)
    wanted = math.log(0.75) + math.log(0.5) + 0.2 * math.log(0.2) + 0.8 * math.log(0.8) + 3 * math.log(1 - 1e-6)
    assert MODALITY.log_likelihood(arrays, [means])[0] == pytest.approx(wanted, rel=1e-7)


def test_a_certain_mistake_costs_a_bounded_sum():
    arrays = np.full((1, 2, 3, 1), 255, np.uint8)
    assert MODALITY.log_likelihood(arrays, [np.zeros((1, 1, 2, 3), np.float32)])[0] == pytest.approx(6 * math.log(1e-6))


def test_error_is_a_mean_over_values():
    arrays = np.zeros((1, 2, 3, 1), np.uint8)
    means = np.zeros((1, 1, 2, 3), np.float32)
    means[0, 0, 0, 0] = 0.5
    assert MODALITY.error(arrays, means)[0] == pytest.approx(0.25 / 6)


def test_figures_are_the_same_in_chunks(monkeypatch):
    rng = np.random.default_rng(0)
    arrays = rng.integers(0, 256, (7, 2, 3, 1), dtype=np.uint8)
    means = rng.random((7, 1, 2, 3), dtype=np.float32)
    whole = MODALITY.log_likelihood(arrays, [means]), MODALITY.error(arrays, means)
    monkeypatch.setattr("latent.modalities.image.codec._CHUNK", 3)
    assert np.array_equal(whole[0], MODALITY.log_likelihood(arrays, [means]))
    assert np.array_equal(whole[1], MODALITY.error(arrays, means))


def test_every_value_comes_back_as_it_was():
    modality = ImageModality(ImageConfig(16, 16))
    arrays = np.arange(256, dtype=np.uint8).reshape(1, 16, 16, 1)
    assert np.array_equal(modality.outputs(modality.inputs(arrays)), arrays)
    assert modality.inputs(arrays).max() == 1


def test_outputs_outside_0_to_1_are_cut():
    assert MODALITY.outputs(np.full((1, 1, 2, 3), 7, np.float32)).max() == 255
    assert MODALITY.outputs(np.full((1, 1, 2, 3), -7, np.float32)).max() == 0


@pytest.mark.parametrize("rows", [np.eye(6).reshape(6, 2, 3), np.eye(6, dtype=bool).reshape(6, 2, 3, 1)])
def test_fractions_and_truths_are_adopted(rows: np.ndarray):
    adopted = MODALITY.adopt(rows)
    assert adopted.dtype == np.uint8
    assert np.array_equal(adopted[..., 0] == 255, rows.reshape(6, 2, 3) == 1)


def test_whole_numbers_of_any_width_are_adopted():
    rows = np.arange(6).reshape(1, 2, 3)
    assert np.array_equal(MODALITY.adopt(rows)[..., 0], rows)


@pytest.mark.parametrize(
    "rows",
    [
        np.full((1, 2, 3), 256),
        np.full((1, 2, 3), -1),
        np.full((1, 2, 3), 1.5),
        np.full((1, 2, 3), np.nan),
        np.full((1, 2, 3), "a"),
        np.zeros((1, 3, 2), np.uint8),
        np.zeros((1, 2, 3, 3), np.uint8),
        np.zeros(6, np.uint8),
    ],
)
def test_what_does_not_fit_is_refused(rows: np.ndarray):
    with pytest.raises(DataError):
        MODALITY.adopt(rows)


def test_rows_of_a_table_with_a_column_a_pixel_are_square_pictures():
    rows = np.random.default_rng(0).integers(0, 256, (5, 784))
    modality = ImageModality(ImageModality.guess_config(rows))
    assert (modality.adopt(rows) == rows.reshape(5, 28, 28, 1)).all()


@pytest.mark.parametrize("most", [1, 255])
def test_fractions_and_whole_floats_are_the_same_picture(most: int):
    whole = np.arange(12).reshape(2, 2, 3, 1) * 23
    values = (whole / 255).astype(np.float32) if most == 1 else whole.astype(np.float32)
    assert (MODALITY.adopt(values) == whole).all()


def test_a_keepsake_is_large_and_as_the_picture_is():
    picture = np.zeros((4, 6, 3), np.uint8)
    picture[1, 2] = 200
    kept = np.asarray(Image.open(io.BytesIO(MODALITY.keepsake(picture).data)))
    assert max(kept.shape) >= 512
    factor = kept.shape[0] // 4
    assert (kept[::factor, ::factor] == picture).all()


@pytest.mark.parametrize("shape", [(5,), (5, 4), (5, 4, 4, 2), (5, 4, 4, 4), (5, 0, 4), (5, 4, 4, 3, 1), (1, 2000, 2)])
def test_no_size_is_guessed_from_what_holds_no_pictures(shape: tuple):
    with pytest.raises(DataError):
        ImageModality.guess_config(np.zeros(shape, np.uint8))


def test_a_difference_is_orange_where_there_is_more_and_blue_where_there_is_less():
    array = np.array([[[100], [100], [100]], [[0], [0], [0]]], np.uint8)
    other = np.array([[[200], [0], [100]], [[0], [0], [0]]], np.uint8)
    more, less, same = np.asarray(opened(MODALITY.difference(array, other).data))[0]
    assert more[0] > more[2]
    assert less[0] < less[2]
    assert more[3] == less[3] == 100
    assert same[3] == 0


def test_a_sheet_holds_every_tile_in_its_place():
    modality = ImageModality(ImageConfig(4, 6, 3))
    arrays = np.random.default_rng(0).integers(0, 256, (11, 4, 6, 3), dtype=np.uint8)
    sheet = modality.sheet(arrays)
    picture = np.asarray(opened(sheet.view.data).convert("RGB"))
    assert sheet.tile == (6, 4)
    for i, array in enumerate(arrays):
        row, column = divmod(i, sheet.columns)
        assert np.array_equal(picture[row * 4 : row * 4 + 4, column * 6 : column * 6 + 6], array)


def test_a_large_sheet_is_made_in_time_and_stays_small_enough_for_a_phone():
    modality = ImageModality(ImageConfig())
    started = time.perf_counter()
    sheet = modality.sheet(np.zeros((5000, 28, 28, 1), np.uint8))
    assert time.perf_counter() - started < 5
    assert max(opened(sheet.view.data).size) < 8192


def test_tiles_shrink_before_a_sheet_grows_too_large(monkeypatch):
    monkeypatch.setattr("latent.modalities.image.showing.SHEET_SIDE", 40)
    modality = ImageModality(ImageConfig(8, 8))
    sheet = modality.sheet(np.full((100, 8, 8, 1), 9, np.uint8))
    assert sheet.tile == (4, 4)
    assert max(opened(sheet.view.data).size) <= 40
    with pytest.raises(RequestError):
        modality.sheet(np.zeros((5000, 8, 8, 1), np.uint8))


def test_fingerprints_know_the_shape():
    flat = np.zeros((1, 2, 3, 1), np.uint8)
    assert MODALITY.fingerprints(flat)[0] != MODALITY.fingerprints(flat.reshape(1, 3, 2, 1))[0]
