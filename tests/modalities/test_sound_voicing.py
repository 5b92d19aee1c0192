"""Pictures of sound become sounds again, of which the same pictures come; and what is told of them."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile
from PIL import Image

from latent.errors import DataError, RequestError
from latent.modalities.sound import covering, likeness, showing, spectrum, varying
from latent.modalities.sound.codec import SoundModality
from latent.modalities.sound.spectrum import SoundConfig
from latent.modalities.sound.voicing import voice

CONFIG = SoundConfig()


def chirp(low: float, high: float, config: SoundConfig = CONFIG) -> np.ndarray:
    pitch = np.linspace(low, high, config.samples)
    wave = sum(np.sin(2 * np.pi * k * np.cumsum(pitch) / config.rate) / k for k in (1, 2, 3))
    return (wave * np.hanning(config.samples)).astype(np.float32)


def breath(low: float, high: float, config: SoundConfig = CONFIG) -> np.ndarray:
    """The same over noise, as a voice is."""
    noise = np.random.default_rng(0).standard_normal(config.samples) * np.hanning(config.samples)
    return chirp(low, high, config) + (0.2 * noise).astype(np.float32)


@pytest.fixture(scope="module")
def arrays() -> np.ndarray:
    return np.stack([spectrum.picture(chirp(low, high), CONFIG) for low, high in ((150, 400), (500, 250), (800, 800))])


@pytest.mark.parametrize("config", [CONFIG, SoundConfig(rate=16000, seconds=1.2, mels=80)])
def test_a_sound_that_was_made_of_a_picture_has_that_picture(config: SoundConfig):
    before = spectrum.picture(breath(200, 500, config), config)
    after = spectrum.picture(voice(before, config), config)
    assert likeness.log_spectral_distance(before, after) < 4.5
    other = spectrum.picture(breath(900, 300, config), config)
    assert likeness.log_spectral_distance(before, other) > 8


def test_more_rounds_come_nearer():
    array = spectrum.picture(breath(200, 500), CONFIG)
    few, many = (
        likeness.log_spectral_distance(array, spectrum.picture(voice(array, CONFIG, n), CONFIG)) for n in (1, 24)
    )
    assert many < 0.8 * few


def test_a_sound_is_silent_at_both_ends_and_within_bounds(arrays: np.ndarray):
    noisy = np.full(CONFIG.shape, 200, np.uint8)
    for array in (*arrays, noisy):
        wave = voice(array, CONFIG)
        assert wave.shape == (CONFIG.samples,)
        assert wave[0] == wave[-1] == 0
        assert 0.8 < np.abs(wave).max() <= 0.9 + 1e-6
    assert not voice(np.zeros(CONFIG.shape, np.uint8), CONFIG).any()


def test_the_picture_is_told_by_pitch_from_high_to_low_and_by_time():
    config = SoundConfig(mels=32)
    rows = [int(spectrum.levels(chirp(f, f, config), config)[:, 32].argmax()) for f in (200, 600, 1800)]
    assert rows[0] > rows[1] > rows[2]
    click = np.zeros(config.samples, np.float32)
    click[config.samples // 4] = 1
    assert abs(int(spectrum.levels(click, config).max(0).argmax()) - config.frames // 4) <= 1


def test_a_keepsake_is_a_sound_file_and_a_row_holds_all_of_them(arrays: np.ndarray):
    modality = SoundModality(CONFIG)
    wave, rate = soundfile.read(io.BytesIO(modality.keepsake(arrays[0]).data))
    assert (len(wave), rate) == (CONFIG.samples, CONFIG.rate)
    row, _ = soundfile.read(io.BytesIO(modality.strip(arrays).data))
    assert len(row) > 3 * CONFIG.samples
    assert np.abs(np.diff(row)).max() < 1.5, "no jump from one sound to the next"


def test_a_picture_bears_its_levels(arrays: np.ndarray):
    shown = np.asarray(Image.open(io.BytesIO(showing.view(arrays[0]).data)).convert("RGB")).astype(int)
    colours = showing.colours().astype(int)
    assert len(np.unique(colours, axis=0)) == 256
    assert (np.diff(colours @ [299, 587, 114]) > 0).all(), "a louder level is a lighter colour"
    assert np.array_equal(shown, colours[arrays[0]])


def test_a_long_sound_of_few_bands_has_a_thumbnail():
    modality = SoundModality(SoundConfig(seconds=8.0, mels=16))
    sheet = modality.sheet(np.full((3, *modality.config.shape), 90, np.uint8))
    assert (sheet.tile, sheet.count) == ((40, 1), 3)
    assert min(Image.open(io.BytesIO(sheet.view.data)).size) >= 1


def test_packing_keeps_less_the_fewer_bytes_there_are(arrays: np.ndarray):
    modality = SoundModality(CONFIG)
    large, small = (modality.packed(arrays[0], size) for size in (100_000, 10))
    assert small.size < large.size
    assert small.by == "Ogg Opus"
    assert SoundModality(SoundConfig(rate=22050)).packed(arrays[0], 10).by == "Ogg Vorbis"
    assert likeness.log_spectral_distance(arrays[0], large.array) < likeness.log_spectral_distance(
        arrays[0], small.array
    )


def test_distances_are_none_for_the_same_and_known_for_a_known_change(arrays: np.ndarray):
    array = arrays[0]
    assert likeness.log_spectral_distance(array, array) == likeness.mel_cepstral_distortion(array, array) == 0
    step = np.full(CONFIG.shape, 100, np.uint8), np.full(CONFIG.shape, 151, np.uint8)
    assert likeness.log_spectral_distance(*step) == pytest.approx(spectrum.FLOOR / 5)
    assert likeness.mel_cepstral_distortion(*step) == pytest.approx(0), "only loudness changed, and not timbre"


@pytest.mark.parametrize("turns", [1, 5, 13])
def test_a_cosine_along_the_bands_distorts_by_its_root_mean_square(turns: int):
    bands, frames = CONFIG.shape
    cosine = np.cos(np.pi * turns / bands * (np.arange(bands) + 0.5))
    before = np.full(CONFIG.shape, 120, np.uint8)
    after = np.rint(120 + 60 * cosine[::-1, None] + np.zeros(frames)).astype(np.uint8)
    decibels = 60 / 255 * spectrum.FLOOR
    coefficient = decibels * np.log(10) / 20  # of the natural logarithms of amplitudes
    standard = 10 / np.log(10) * np.sqrt(2 * coefficient**2)
    assert standard == pytest.approx(decibels / np.sqrt(2))
    assert likeness.mel_cepstral_distortion(before, after) == pytest.approx(standard, rel=1e-2)
    assert likeness.log_spectral_distance(before, after) == pytest.approx(standard, rel=1e-2)


def test_patches_only_take_away_and_of_silence_a_hiss_is_made():
    array = np.zeros(CONFIG.shape, np.uint8)
    array[40:50, 10:20] = 200
    found = covering.patches(array)
    assert 0 < len(found) < 49
    assert all((cover.array <= array).all() and (cover.array != array).any() for cover in found)
    silent = covering.patches(np.zeros(CONFIG.shape, np.uint8))
    assert len(silent) == 49
    assert all(cover.array.any() for cover in silent)


def test_measures_tell_what_a_person_would():
    noise = np.random.default_rng(0).standard_normal(CONFIG.samples).astype(np.float32)
    short = np.zeros(CONFIG.samples, np.float32)
    short[2000:2800] = chirp(300, 300)[2800:3600]
    waves = [chirp(300, 300), chirp(1200, 1200), noise, short]
    read = SoundModality(CONFIG).measures(np.stack([spectrum.picture(wave, CONFIG) for wave in waves]))
    assert read["Brightness"][1] > 2 * read["Brightness"][0]
    assert read["Noisiness"][2] > 5 * read["Noisiness"][0]
    assert read["Length"][3] < 0.4 * read["Length"][0]
    assert abs(read["Length"][3] - 0.1) < 0.06


@pytest.mark.parametrize("hertz", [100, 140, 200, 280])
def test_pitch_is_that_of_the_lowest_tone(hertz: int):
    read = SoundModality(CONFIG).measures(spectrum.picture(chirp(hertz, hertz), CONFIG)[None])["Pitch"][0]
    assert abs(read - 12 * np.log2(hertz / 55)) < 2


def test_what_is_varied_differs_and_stays_within_its_bounds(arrays: np.ndarray):
    many = np.concatenate([arrays] * 20)
    varied = varying.varied(many, np.random.default_rng(1))
    assert all((one != other).any() for one, other in zip(many, varied, strict=True))
    gaps = [likeness.log_spectral_distance(one, other) for one, other in zip(many, varied, strict=True)]
    assert np.median(gaps) < likeness.log_spectral_distance(arrays[0], arrays[2])
    brightness = SoundModality(CONFIG).measures(varied)["Brightness"][::3]
    assert np.ptp(brightness) > 0.05, "some throats are longer than others"


def test_configurations_that_make_no_sense_are_refused():
    for wrong in ({"rate": 12345}, {"seconds": 0.01}, {"seconds": 100}, {"mels": 3}):
        with pytest.raises(RequestError):
            SoundConfig(**wrong)
    with pytest.raises(DataError, match="not that of sounds"):
        SoundModality.guess_config(np.zeros((5, 4)))
    with pytest.raises(DataError, match="levels"):
        SoundModality(CONFIG).adopt(np.full((1, *CONFIG.shape), 2.0))


def test_a_length_is_offered_that_holds_what_was_given():
    modality = SoundModality(CONFIG)
    short, long = (showing.recording(np.ones(round(s * 8000), np.float32), 8000) for s in (0.4, 1.9))
    items = [next(iter(modality.read("a.wav", view.data))) for view in (short, long)]
    assert modality.looks(items[:1])[0].chosen == "0.5 seconds"
    assert modality.looks(items[1:])[0].chosen == "2 seconds"
    assert modality.look({"Length": "2 seconds"}) == {"seconds": 2.0}
