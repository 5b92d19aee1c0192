"""What every modality keeps to, run over all that are found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from latent.engine import OnnxModel
from latent.errors import DataError, LatentError, RequestError
from latent.insight.outliers import BOUND, COMBINED, PLACE, REBUILD
from latent.making import linear
from latent.modalities import all_of_them, get
from latent.modalities.base import Modality
from latent.modalities.items import Item, Sheet, View
from latent.words import has

from .examples import EXAMPLES, Example


def _every() -> list:
    return [
        pytest.param(make, id=f"{name}-{i}") for name in all_of_them() for i, make in enumerate(EXAMPLES.get(name, []))
    ]


@pytest.fixture(params=_every())
def example(request) -> Example:
    return request.param()


def _decoded(example: Example, seed: int = 1) -> np.ndarray:
    """Means that some decoder might give."""
    inputs = example.modality.inputs(example.arrays)
    return np.random.default_rng(seed).random(inputs.shape, dtype=np.float32)


def _same(some: np.ndarray, others: np.ndarray) -> bool:
    """Whether items are alike, blank cells among them."""
    return np.array_equal(some, others, equal_nan=some.dtype.kind == "f")


def test_every_modality_has_examples():
    missing = set(all_of_them()) - set(EXAMPLES)
    assert not missing, f"add examples for {missing} in tests/modalities/examples.py"


@pytest.mark.parametrize("modality", all_of_them().values(), ids=all_of_them())
def test_a_modality_names_itself(modality: type[Modality]):
    assert issubclass(modality, Modality)
    assert get(modality.name) is modality
    assert len(modality.noun) == 2
    assert modality.marks
    assert modality.error_name
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in modality.suffixes)


def test_an_unknown_name_is_refused():
    with pytest.raises(RequestError, match="image"):
        get("smell")


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, latent.modalities as m, latent.datasets; m.all_of_them();"
        "print([n for n in ('torch', 'umap', 'sklearn', 'numba', 'scipy', 'pandas', 'streamlit') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_configuration_survives_json(example: Example):
    values = json.loads(json.dumps(example.modality.to_json()))
    again = type(example.modality).from_json(values)
    assert again.config == example.modality.config
    assert hash(again.config) == hash(example.modality.config)


def test_guessing_fits_what_was_guessed_from(example: Example):
    modality = type(example.modality)
    bound = modality(modality.guess_config(example.raw))
    adopted = bound.adopt(example.raw)
    assert len(adopted) == len(example.arrays)
    assert adopted.dtype == example.arrays.dtype
    assert _same(bound.outputs(bound.inputs(adopted)), adopted)


def test_adopting_changes_nothing_that_fits_and_refuses_the_rest(example: Example):
    adopted = example.modality.adopt(example.arrays)
    assert adopted.dtype == example.arrays.dtype
    assert _same(adopted, example.arrays)
    with pytest.raises(DataError):
        example.modality.adopt(np.zeros((2, 5, 4, 3, 2)))


def test_inputs_are_undone_by_outputs_and_nothing_given_is_changed(example: Example):
    before = example.arrays.copy()
    inputs = example.modality.inputs(example.arrays)
    assert inputs.dtype == np.float32
    assert inputs.flags.c_contiguous
    assert len(inputs) == len(example.arrays)
    assert _same(example.modality.outputs(inputs), example.arrays)
    assert _same(example.arrays, before)


def test_outputs_are_items(example: Example):
    outputs = example.modality.outputs(_decoded(example))
    assert outputs.shape == example.arrays.shape
    assert outputs.dtype == example.arrays.dtype


def test_the_error_is_none_for_the_item_itself(example: Example):
    modality, arrays = example.modality, example.arrays
    exact, other = modality.inputs(arrays), _decoded(example)
    assert modality.error(arrays, exact).dtype == np.float32
    assert np.allclose(modality.error(arrays, exact), 0)
    assert (modality.error(arrays, other) > 0).all()
    assert (modality.error(arrays, other) <= 1).all()
    assert (modality.detail(arrays) > 0).all()


def test_there_and_back_on_a_straight_line_is_about_the_item(example: Example):
    """Or it says why no straight line between such items means anything."""
    inputs = example.modality.inputs(example.arrays)
    if example.modality.name == "text":
        with pytest.raises(RequestError, match="by their words"):
            example.modality.straight()
        return
    straight = example.modality.straight()
    vectors = linear.vectors_of(straight, inputs)
    assert vectors.shape == (len(inputs), inputs[0].size)
    means = linear.means_of(straight, vectors, inputs.shape[1:])
    own, others = (example.modality.error(arrays, means) for arrays in (example.arrays, example.arrays[::-1]))
    assert (own < others).all()


def test_nothing_of_nothing_is_nothing(example: Example):
    none = example.arrays[:0]
    inputs = example.modality.inputs(none)
    assert len(inputs) == len(example.modality.outputs(inputs)) == 0
    assert example.modality.error(none, inputs).shape == (0,)
    assert example.modality.detail(none).shape == (0,)
    assert list(example.modality.fingerprints(none)) == []
    assert example.modality.sheet(none).count == 0


def test_views_are_bytes_with_a_type(example: Example):
    views = (
        example.modality.view(example.arrays[0]),
        example.modality.keepsake(example.arrays[0]),
        example.modality.difference(example.arrays[0], example.arrays[1]),
        example.modality.sheet(example.arrays).view,
    )
    for view in views:
        assert isinstance(view, View)
        assert "/" in view.mime
        assert view.data


def test_a_keepsake_is_of_the_kind_that_was_announced(example: Example):
    assert example.modality.keepsake(example.arrays[0]).mime == example.modality.keepsake_mime


def test_a_film_and_a_strip_are_of_the_kind_that_was_announced(example: Example):
    film, still = example.modality.film(example.arrays[:3])
    assert film.mime == example.modality.film_mime
    assert still.data
    strip, one = (example.modality.strip(example.arrays[:count]) for count in (3, 1))
    assert strip.mime == example.modality.keepsake_mime
    assert len(strip.data) > len(one.data)


def test_what_a_browser_is_told_of_drawing_is_plain_json(example: Example):
    canvas = example.modality.canvas()
    assert json.loads(json.dumps(canvas))["kind"]
    assert example.modality.by_hand in (None, "lines", "areas", "words", "voice")


def test_what_can_be_heard_says_how_in_plain_json(example: Example):
    heard = example.modality.heard()
    assert heard is None or json.loads(json.dumps(heard)) == heard


def test_what_can_be_heard_and_nothing_else_comes_with_its_wave(example: Example):
    wave = example.modality.view(example.arrays[0]).wave
    assert bool(wave) == (example.modality.heard() is not None)
    assert all(0 <= one <= 1 for one in wave)


def test_what_is_varied_is_items_still(example: Example):
    before = example.arrays.copy()
    varied = example.modality.varied(example.arrays, np.random.default_rng(0))
    assert (varied.shape, varied.dtype) == (before.shape, before.dtype)
    np.testing.assert_array_equal(example.arrays, before)
    np.testing.assert_array_equal(varied, example.modality.varied(before, np.random.default_rng(0)))


def test_a_sheet_has_room_for_every_item(example: Example):
    sheet = example.modality.sheet(example.arrays)
    assert isinstance(sheet, Sheet)
    assert sheet.count == len(example.arrays)
    assert sheet.columns >= 1
    assert min(sheet.tile) >= 1


def test_measures_are_one_finite_number_an_item(example: Example):
    measures = example.modality.measures(example.arrays)
    assert measures
    for name, values in measures.items():
        assert name[0].isupper()
        assert values.shape == (len(example.arrays),)
        assert values.dtype == np.float32
        assert np.isfinite(values).all()


def test_contrasts_are_pairs_of_items_that_turn_a_measure(example: Example):
    modality, arrays = example.modality, example.arrays
    measures = set(modality.measures(arrays))
    for name, (without, having, *thirds) in modality.contrasts(arrays).items():
        assert name in measures
        assert len(thirds) <= 1
        for side in (having, *thirds):
            assert side.shape == without.shape
            assert side.dtype == without.dtype == arrays.dtype
        assert without.shape[1:] == arrays.shape[1:]
        assert modality.turned(name, without, having).all()
        assert not modality.turned(name, having, having).any()
        assert not any(modality.turned(name, without, third).any() for third in thirds)
    assert modality.contrasts(arrays[:0]) == {}
    assert modality.turned("no such measure", arrays, arrays) is None


def test_what_is_followed_is_a_measure(example: Example):
    modality, arrays = example.modality, example.arrays
    for name, values in modality.measures(arrays).items():
        read = modality.followed(name, arrays)
        assert read is None or np.array_equal(read, values)
    assert modality.followed("no such measure", arrays) is None


def test_words_are_counted_where_there_are_any(example: Example):
    counts, words = example.modality.counted_words(example.arrays)
    assert counts.shape == (len(example.arrays), len(words))
    assert len(set(words)) == len(words)
    assert not words or counts.sum(axis=0).min() > 0


def test_fingerprints_tell_items_apart_and_last(example: Example):
    prints = list(example.modality.fingerprints(example.arrays))
    assert len(set(prints)) == len(example.arrays)
    assert prints == list(example.modality.fingerprints(example.arrays.copy(order="F")))
    assert prints[3:] == list(example.modality.fingerprints(example.arrays[3:]))
    assert all(len(text) == 16 and int(text, 16) >= 0 for text in prints)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")
def test_random_bytes_are_read_or_refused(example: Example):
    rng = np.random.default_rng(2)
    starts = [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"BM",
        b"II*\0",
        b"RIFF\0\0\0\0WEBP",
        b"P5 9 9 255\n",
    ]
    for start in starts:
        for suffix in (*sorted(example.modality.suffixes)[:4], ".tga", ""):
            found = list(example.modality.read(f"x{suffix}", start + rng.bytes(300)))
            assert found
            assert all(isinstance(one, Item | LatentError) for one in found)


def test_what_a_probe_is_told_without_a_model_is_a_row_of_numbers_an_item(example: Example):
    features = example.modality.features(example.arrays)
    assert len(features.rows) == len(example.arrays)
    assert features.rows.shape[1] > 0
    assert np.isfinite(features.rows.astype(np.float32)).all()
    assert np.ptp(features.rows.astype(np.float32), axis=0).any()
    assert features.what
    assert not features.counted or (features.rows >= 0).all()


def test_sides_hold_a_row_for_each_item_and_name_their_columns(example: Example):
    before = example.arrays.copy()
    sides = example.modality.sides(example.arrays)
    np.testing.assert_array_equal(example.arrays, before)
    assert len({side.name for side in sides}) == len(sides)
    assert not {side.name for side in sides} & {COMBINED, *PLACE, *REBUILD, BOUND}
    for side, none in zip(sides, example.modality.sides(example.arrays[:0]), strict=True):
        assert side.rows.shape == (len(example.arrays), len(side.columns))
        assert side.columns
        assert np.isfinite(side.rows).any()
        assert has(side.title)
        assert has(side.reason)
        assert (none.name, none.columns, len(none.rows)) == (side.name, side.columns, 0)


def test_choices_are_among_those_announced_and_what_is_chosen_is_read(example: Example):
    modality, data = example.modality, b"one,two\nThe first of all.,3\nThe second.,4\n"
    for suffix in modality.suffixes:
        for choice in (choices := modality.choices(f"x{suffix}", data)):
            assert choice.name in modality.chooses or modality.chooses_by_column
            assert choice.chosen in choice.options
            assert has(choice.help)
            assert has(choice.title) or modality.chooses_by_column
            assert all(has(saying.message) for saying in choice.called.values())
        chosen = {choice.name: choice.chosen for choice in choices}
        found, again = (list(modality.read(f"x{suffix}", data, told)) for told in ({}, chosen))
        assert [type(one) for one in found] == [type(one) for one in again]
        assert modality.too_large(f"x{suffix}", 1) is None


def test_an_empty_file_is_refused_in_one_line(example: Example):
    (refusal,) = example.modality.read("empty.dat", b"")
    assert isinstance(refusal, LatentError)
    assert "empty.dat" in str(refusal)
    assert "\n" not in str(refusal)


def test_adjusting_gives_an_item_and_nothing_set_needs_no_more_than_the_original(example: Example):
    modality = example.modality
    item = Item("a", example.arrays[0], modality.view(example.arrays[0]))
    adjustments = modality.adjustments(item.original)
    assert len({adjustment.name for adjustment in adjustments}) == len(adjustments)
    assert all(adjustment.low <= 0 <= adjustment.high for adjustment in adjustments)
    assert all(has(adjustment.title) and has(adjustment.help) for adjustment in adjustments)
    ends = [{a.name: end for a in adjustments} for end in (0, -9, 9)]
    for values in (*ends, {}):
        adjusted = modality.adjust(item, values)
        assert adjusted.array.shape == item.array.shape
        assert adjusted.array.dtype == item.array.dtype
        assert adjusted.original == item.original


def test_an_item_without_a_part_is_an_item_still(example: Example):
    assert len(example.modality.part_noun) == 2
    for array in example.arrays:
        before = array.copy()
        for part, left in example.modality.without(array):
            assert part.strip()
            assert (left.shape, left.dtype) == (array.shape, array.dtype)
            assert not _same(left, array)
        assert _same(array, before)


def test_a_covered_item_is_an_item_still_and_its_parts_lie_inside(example: Example):
    for array in example.arrays:
        before = array.copy()
        covers = example.modality.covers(array)
        assert covers
        for cover in covers:
            assert cover.name.strip()
            assert (cover.array.shape, cover.array.dtype) == (array.shape, array.dtype)
            assert not _same(cover.array, array)
        assert len({cover.box is None for cover in covers}) == 1
        assert _same(array, before)


def test_an_item_is_all_in_itself_and_less_in_another(example: Example):
    modality, arrays = example.modality, example.arrays
    same, other = modality.likeness(arrays[0], arrays[0]), modality.likeness(arrays[0], arrays[1])
    assert same
    for whole, part in zip(same, other, strict=True):
        assert whole.name == part.name
        assert whole.value > part.value
        assert whole.said
        assert whole.told.endswith(".")


def test_what_a_format_packs_comes_out_as_an_item_of_a_size(example: Example):
    modality, array = example.modality, example.arrays[0]
    assert modality.size(array) > 0
    packed = modality.packed(array, 200)
    if packed is not None:
        assert packed.size > 0
        assert (packed.array.shape, packed.array.dtype) == (array.shape, array.dtype)


def test_draws_like_real_items_are_told_from_others(example: Example):
    modality, arrays = example.modality, example.arrays
    same, other = (modality.fidelity(arrays, drawn) for drawn in (arrays, np.repeat(arrays[:1], len(arrays), axis=0)))
    for figure, worse in zip(same, other, strict=True):
        assert figure.name == worse.name
        assert figure.said
        assert figure.told.endswith(".")
    assert not same or same[0].value < other[0].value


def test_what_can_be_asked_of_items_is_taken_out_of_them(example: Example):
    modality, arrays = example.modality, example.arrays
    for name in modality.askable():
        rows, words = modality.asked(name, arrays)
        assert rows.ndim == 2
        assert rows.dtype.kind == "f"
        assert len(rows) == len(words) == len(arrays)
        assert words.dtype.kind == "U"
        assert (words != "").any()
    assert len(set(modality.askable())) == len(modality.askable())


def test_a_reader_without_a_space_reads_files_by_what_they_hold(example: Example):
    reader = type(example.modality).unbound()
    if reader is None:
        return
    assert reader.name == example.modality.name
    data = b"one,two\n" + b"".join(b"%d,%d\n" % (i % 7, i * i) for i in range(30))
    found = list(reader.read("x.csv", data))
    assert len(found) == 30
    assert all(isinstance(one, Item) for one in found)


def test_items_are_files_again_that_are_read_alike(example: Example):
    modality = example.modality
    originals = [(f"item {i}", item.original) for i, item in enumerate(_read_again(example))]
    again = [one for name, data in modality.as_files(originals) for one in modality.read(name, data)]
    assert len(again) == len(originals)
    assert all(isinstance(one, Item) for one in again)


def _read_again(example: Example) -> list[Item]:
    """Items of the examples as they would be read from files."""
    views = [example.modality.keepsake(array) for array in example.arrays]
    endings = {"image/png": ".png", "text/plain": ".txt", "text/csv": ".csv"}
    found = [one for view in views for one in example.modality.read(f"a{endings.get(view.mime, '')}", view.data)]
    assert all(isinstance(one, Item) for one in found), found
    return found


def test_nets_fit_the_items(example: Example):
    torch = pytest.importorskip("torch")
    inputs = torch.from_numpy(example.modality.inputs(example.arrays))
    encoder, decoder = example.modality.nets(5, 8)
    mean, logvar = encoder(inputs)
    assert mean.shape == logvar.shape == (len(inputs), 5)
    likelihood = decoder(mean)
    assert likelihood.mean.shape == inputs.shape
    density = likelihood.log_prob(inputs)
    assert density.shape == (len(inputs),)
    assert (density < 0).all()


def test_what_is_served_answers_as_the_nets_do(example: Example, tmp_path: Path):
    torch = pytest.importorskip("torch")
    from latent.making.export import export
    from latent.making.training import Recipe, build

    modality, arrays = example.modality, example.arrays
    vae = build(modality, Recipe(dials=5, width=8, seed=2))
    export(vae, modality.inputs(arrays), tmp_path)
    inputs = modality.inputs(arrays)
    mean, logvar = OnnxModel(tmp_path / "encoder.onnx").run(inputs)
    decoder = OnnxModel(tmp_path / "decoder.onnx")
    answers, unasked = decoder.run(mean, told=inputs), decoder.run(mean)
    with torch.no_grad():
        posterior = vae.encoder(torch.from_numpy(inputs))
        density = vae.decoder(posterior[0]).log_prob(torch.from_numpy(inputs)).numpy()
    assert np.allclose(mean, posterior[0], atol=1e-4)
    assert np.allclose(logvar, posterior[1], atol=1e-4)
    measured = modality.log_likelihood(arrays, answers)
    assert measured.dtype == np.float64
    assert np.allclose(density, measured, rtol=1e-4)
    assert unasked[0].shape == inputs.shape, "a browser, which tells it nothing, gets means all the same"
    assert modality.outputs(unasked[0]).dtype == arrays.dtype
    assert np.allclose(decoder.run(mean[:2])[0], unasked[0][:2], atol=1e-4), "and for any number of items"


def test_spoiled_items_are_items_that_differ_and_say_how(example: Example):
    before = example.arrays.copy()
    spoiled, harm = example.modality.spoiled(example.arrays)
    assert _same(example.arrays, before)
    assert spoiled.shape == example.arrays.shape
    assert _same(example.modality.adopt(spoiled), spoiled)
    assert len(harm) == len(spoiled)
    assert all(map(has, harm))
    changed = [not _same(was, now) for was, now in zip(example.arrays, spoiled, strict=True)]
    assert np.mean(changed) > 0.8, "a word alone stays the same from behind"
