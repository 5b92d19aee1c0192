"""Views as HTML."""

from __future__ import annotations

import re

import numpy as np
import pytest

from latent.modalities.items import View
from latent.modalities.sound.showing import recording, view
from latent.ui.session import state
from latent.ui.widgets import views, waves


def test_words_find_their_own_direction():
    assert views.element(View("text/plain", "שלום <b>".encode()), "").startswith(
        "<p class='picture words' dir='auto'>שלום &lt;b"
    )


def test_a_recording_shows_its_wave_and_can_be_played():
    wave = np.sin(np.arange(800) / 5) * np.hanning(800)
    shown = views.element(recording(wave.astype(np.float32), 8000), "a <tone>")
    assert "<audio controls src='data:audio/wav;base64," in shown
    assert "aria-label='a &lt;tone&gt;'" in shown
    points = re.search("points='([^']+)'", waves.drawn(recording(wave.astype(np.float32), 8000).data).decode())
    heights = np.array([point.split(",")[1] for point in points[1].split()], float)
    assert heights.min() < 5
    assert heights.max() > 55
    assert abs(heights[0] - 30) < 1


def test_a_picture_of_a_sound_shows_its_wave_where_it_is_looked_at_by_itself():
    sound = np.zeros((64, 40), np.uint8)
    sound[20, 10:20] = 255
    shown = view(sound)
    assert shown.wave == pytest.approx([0] * 10 + [1] * 10 + [0] * 20)
    assert "<img class='wave' src='data:image/svg+xml;base64," in views.figure(shown, "now")
    assert "wave" not in views.figure(shown, "now", css="picture small")
    assert "wave" not in views.figure(View("image/png", shown.data), "now")
    points = re.search("points='([^']+)'", waves.swung(shown.wave).decode())[1].split()
    assert [point.split(",")[1] for point in points[9:11]] == ["30.0", "0.0"]


@pytest.mark.parametrize("data", [b"", b"RIFF", b"OggS" + bytes(99), b"RIFF" + bytes(40) + b"data", b"x" * 5000])
def test_what_is_no_wave_is_shown_without_one(data: bytes):
    assert waves.drawn(data) == b""
    assert "<img" not in views.element(View("audio/wav", data), "")


def test_a_change_tells_what_its_marks_mean():
    space = state.open_space("sentences")
    array = space.modality.adopt(["We like it.", "We like him."])
    assert "<small>came back word for word</small>" in views.change(space.modality, array[0], array[0])
    assert "<small>struck out: lost, underlined: new</small>" in views.change(space.modality, array[0], array[1])
