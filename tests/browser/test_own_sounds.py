"""A pile of sounds becomes a space of its own, heard while it forms and when it is there."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Locator, expect

from . import drawings
from .server import Server
from .visitor import Visitor, until

LATER = 400_000
"""Milliseconds until a space is trained on a machine that is busy."""

COUNT = 48


@pytest.fixture(scope="module")
def server(server_apart: Server) -> Server:
    """What is trained is in sight of all."""
    return server_apart


def _glides() -> dict[str, bytes]:
    """Tones that rise or fall, each from another pitch and of another length, in a folder of each kind."""
    rng = np.random.default_rng(0)
    return {f"{kind}/{n}.wav": _glide(rng, kind) for n in range(COUNT // 2) for kind in ("falling", "rising")}


def _glide(rng: np.random.Generator, kind: str, rate: int = 16_000) -> bytes:
    seconds, low = rng.uniform(0.3, 0.6), rng.uniform(200, 900)
    hertz = np.linspace(low, 2.2 * low, int(seconds * rate))[:: 1 if kind == "rising" else -1]
    wave = 0.6 * np.sin(2 * np.pi * np.cumsum(hertz) / rate) * np.hanning(len(hertz))
    out = io.BytesIO()
    soundfile.write(out, wave.astype(np.float32), rate, format="WAV")
    return out.getvalue()


def _ears(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("group", name="Sound")


def _played(visitor: Visitor) -> int:
    return int(_ears(visitor).get_attribute("data-played") or 0)


def _hears(visitor: Visitor, picture: Locator, seconds: float, rate: int) -> None:
    """Press a picture, and a sound of this length is played."""
    before = _played(visitor)
    picture.click()
    until(lambda: _played(visitor) > before, "it is played")
    expect(_ears(visitor)).to_have_attribute("data-samples", str(round(seconds * rate)))


@pytest.mark.timeout(900)
def test_a_pile_of_sounds_becomes_a_space_that_is_heard(visitor: Visitor):
    page = visitor.open("/Train")
    visitor.upload(("Glides.zip", drawings.zip_of(_glides())))
    expect(page.get_by_text(f"Found {COUNT} sounds.")).to_be_visible()
    expect(page.locator("figure audio").first).to_be_visible()
    expect(page.get_by_role("combobox", name="Length")).to_have_value("0.8 seconds")
    page.get_by_role("button", name="Train", exact=True).click()

    expect(page.get_by_text("It learns from these")).to_be_visible(timeout=LATER)
    _hears(visitor, page.get_by_alt_text("given", exact=True).first, 0.8, 16_000)
    page.get_by_role("button", name="Stop here and keep it").click()
    expect(page.get_by_text("It is ready.")).to_be_visible(timeout=LATER)
    visitor.rested()
    _hears(visitor, page.get_by_alt_text("what comes back", exact=True).first, 0.8, 16_000)

    page.get_by_role("button", name="Open its map").click()
    visitor.whole("Map")
    expect(page.get_by_role("radio", name="Glides")).to_be_checked()
    page.mouse.click(*visitor.hover_a_point())
    expect(page.locator("figure", has_text="as you gave it").locator("audio")).to_be_visible()
    expect(page.locator("figure", has_text="what comes back").get_by_alt_text("its wave")).to_be_visible()

    page.get_by_role("button", name="Morph this").click()
    visitor.whole("Morph")
    before, played = visitor.picture(), _played(visitor)
    page.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    visitor.changed("canvas.lt-big", before)
    until(lambda: _played(visitor) > played, "the new sound is played")
    expect(page.locator(".lt-now canvas.lt-wave")).to_be_visible()
    visitor.sees_every_page()
