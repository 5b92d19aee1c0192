"""Sounds as people have them: every form, rate and number of channels, and what is refused in one line."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities import get
from latent.modalities.items import Item
from latent.modalities.sound import reading
from latent.modalities.sound.codec import SoundModality


@pytest.fixture(scope="module")
def sounds() -> SoundModality:
    return get("sound").from_json({})


def tone(hertz: float, seconds: float = 0.5, rate: int = 44100, channels: int = 1) -> np.ndarray:
    wave = 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return np.stack([wave] * channels, axis=1).astype(np.float32)


def saved(wave: np.ndarray, form: str, rate: int = 44100, **options: object) -> bytes:
    out = io.BytesIO()
    soundfile.write(out, wave, rate, format=form, **options)
    return out.getvalue()


def one(found: list[Item | LatentError]) -> Item | LatentError:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3", "AIFF", "AU", "CAF", "W64"])
def test_a_tone_is_the_same_tone_from_every_form(sounds: SoundModality, form: str):
    item = one(list(sounds.read("a", saved(tone(1000, channels=2), form))))
    middle = item.array[:, item.array.shape[1] // 2]
    peaks = get("sound")(sounds.config).measures(item.array[None])
    assert abs(float(peaks["Brightness"][0]) - 1.0) < 0.1
    assert int(middle.argmax()) == int(np.abs(_middles(sounds) - 1000).argmin())


def _middles(sounds: SoundModality) -> np.ndarray:
    return np.array(sounds.heard()["middles"])[::-1]


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 48000, 96000])
def test_any_rate_is_brought_to_that_of_the_space(rate: int):
    sound = reading.decode("a.wav", saved(tone(600, rate=rate), "WAV", rate), 8000)
    spectrum = np.abs(np.fft.rfft(sound.wave))
    assert abs(len(sound.wave) - 4000) <= 1
    assert abs(spectrum.argmax() * 8000 / len(sound.wave) - 600) < 4


def test_what_is_too_high_for_the_rate_does_not_come_back_as_something_low():
    sound = reading.decode("a.wav", saved(tone(6000), "WAV"), 8000)
    assert np.abs(sound.wave[1000:3000]).max() < 0.01


def test_channels_are_mixed_and_it_is_told():
    left = tone(500, channels=2)
    left[:, 1] = 0
    sound = reading.decode("a.wav", saved(left, "WAV"), 8000)
    assert sound.notes == ("Stereo was mixed to one channel.",)
    assert 0.2 < np.abs(sound.wave).max() < 0.3


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "FLOAT", "DOUBLE", "ULAW"])
def test_any_depth_of_samples_is_read(sounds: SoundModality, subtype: str):
    whole, coarse = (sounds.read("a.wav", saved(tone(800), "WAV", subtype=kind)) for kind in ("PCM_16", subtype))
    gap = np.abs(one(list(whole)).array.astype(int) - one(list(coarse)).array)
    assert np.median(gap) == 0
    assert (gap > 128).mean() < 0.02


def test_numbers_that_are_none_count_as_silence():
    wave = tone(800)
    wave[100], wave[200] = np.nan, np.inf
    assert np.isfinite(reading.decode("a.wav", saved(wave, "WAV", subtype="FLOAT"), 8000).wave).all()


def test_silence_and_nearly_silence_hold_nothing(sounds: SoundModality):
    for loud in (0.0, 1e-5):
        item = one(list(sounds.read("a.wav", saved(tone(500) * loud, "WAV", subtype="FLOAT"))))
        assert item.nothing
        assert not item.array.any()
        assert "Nothing is to be heard in it." in item.notes


def test_how_loud_and_when_it_was_said_leaves_no_trace(sounds: SoundModality):
    soft = np.hanning(8000)[:, None].astype(np.float32) * tone(700, 1.0, 8000)
    plain = one(list(sounds.read("a.wav", saved(soft, "WAV", 8000, subtype="FLOAT")))).array
    late = np.concatenate([np.zeros((2400, 1), np.float32), soft * 0.05])
    again = one(list(sounds.read("a.wav", saved(late, "WAV", 8000, subtype="FLOAT")))).array
    assert np.abs(plain.astype(int) - again).mean() < 1.5


def test_of_a_long_recording_the_loudest_part_is_taken(sounds: SoundModality):
    long = np.concatenate([0.01 * tone(300, 3, 8000), tone(1500, 0.4, 8000), 0.01 * tone(300, 3, 8000)])
    item = one(list(sounds.read("a.wav", saved(long, "WAV", 8000))))
    brightness = sounds.measures(item.array[None])["Brightness"][0]
    assert abs(brightness - 1.5) < 0.1


def test_what_is_longer_than_the_space_hears_is_told(sounds: SoundModality):
    item = one(list(sounds.read("a.wav", saved(tone(300, 3, 8000), "WAV", 8000))))
    assert "It is longer than 0.8 seconds: its loudest part was taken." in item.notes


def test_only_a_minute_is_looked_at():
    data = saved(tone(300, 70, 8000), "WAV", 8000)
    sound = reading.decode("a.wav", data, 8000)
    assert len(sound.wave) == 60 * 8000
    assert "Only its first 60 seconds were looked at." in sound.notes


def test_many_channels_of_many_samples_take_no_more_memory_than_one():
    out, part = io.BytesIO(), np.zeros((192_000, 8), np.int16)
    part[:, 0] = 8000
    with soundfile.SoundFile(out, "w", 192_000, 8, format="FLAC") as file:
        for _ in range(10):
            file.write(part)
    tracemalloc.start()
    sound = reading.decode("a.flac", out.getvalue(), 8000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(sound.wave) == 10 * 8000
    assert np.median(sound.wave) == pytest.approx(8000 / 32768 / 8, rel=1e-3)
    assert peak < 3 * 4 * len(part) * 10, "three times the samples of one channel, as fractions"


def test_of_more_samples_a_second_than_any_recorder_takes_fewer_seconds_are_looked_at():
    data = saved(np.zeros(13_000_000, np.float32), "WAV", 400_000, subtype="PCM_U8")
    sound = reading.decode("a.wav", data, 8000)
    assert len(sound.wave) == pytest.approx(reading.MOST_SAMPLES / 400_000 * 8000, abs=1)
    assert "Only its first 29 seconds were looked at." in sound.notes


def test_a_file_that_is_cut_off_gives_what_is_left(sounds: SoundModality):
    data = saved(tone(500, 0.5), "WAV")
    item = one(list(sounds.read("a.wav", data[: len(data) // 2])))
    assert isinstance(item, Item)
    assert "The file is cut off: what there is of it was taken." in item.notes


def test_an_original_gives_the_same_item_again(sounds: SoundModality):
    item = one(list(sounds.read("a.ogg", saved(tone(900, 0.4, channels=2), "OGG"))))
    assert item.original.mime == "audio/wav"
    assert np.array_equal(sounds.restore([item.original])[0], item.array)


def test_an_earlier_part_is_another_item(sounds: SoundModality):
    rising = np.sin(2 * np.pi * np.cumsum(np.linspace(200, 2000, 16000)) / 8000)[:, None].astype(np.float32)
    item = one(list(sounds.read("a.wav", saved(rising, "WAV", 8000))))
    (slider,) = sounds.adjustments(item.original)
    early, late = (sounds.adjust(item, {slider.name: value}).array[None] for value in (-1, 1))
    assert sounds.measures(early)["Brightness"][0] < sounds.measures(late)["Brightness"][0]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.wav", b"", UnreadableFile),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt nonsense", UnreadableFile),
        ("a.m4a", b"\0\0\0\x20ftypM4A " + bytes(90), UnsupportedFile),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(90), UnsupportedFile),
        ("a.txt", b"just words", UnsupportedFile),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(sounds: SoundModality, name: str, data: bytes, kind: type):
    refusal = one(list(sounds.read(name, data)))
    assert type(refusal) is kind
    assert str(refusal).startswith(name)
    assert "\n" not in str(refusal)


def test_too_many_bytes_or_channels_are_refused(sounds: SoundModality):
    assert isinstance(sounds.too_large("a.wav", 200_000_000), TooLarge)
    data = saved(np.zeros((100, 40), np.float32), "WAV")
    assert isinstance(one(list(sounds.read("a.wav", data))), TooLarge)


def test_strangers_sounds_are_read_or_refused_in_one_line(sounds: SoundModality, strangers: Path):
    taken, refused = set(), set()
    for path in sorted([*strangers.glob("audio/*"), *strangers.glob("generated/*.wav")]):
        found = one(list(sounds.read(path.name, path.read_bytes())))
        (taken if isinstance(found, Item) else refused).add(path.suffix)
        if isinstance(found, Item):
            assert found.array.any()
        else:
            assert "\n" not in str(found)
    assert taken == {".wav", ".ogg", ".ogx"}
    assert refused == {".aac", ".ac3", ".m4a", ".mp4", ".wav"}, "one .wav has no samples"
