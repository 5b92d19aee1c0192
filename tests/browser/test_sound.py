"""Sounds under a real hand: seen at once, heard only once a person has asked for it, and without clicks."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Locator, expect

from latent import spaces
from latent.modalities.sound import likeness, spectrum, voicing
from latent.space import Space

from .server import Server
from .visitor import NOW, Visitor, until

MORPH = "/Morph?space=spoken-digits"

VOCODER = """async ([levels, about]) => {
    const { voice } = await import(performance.getEntriesByType("resource").map(({ name }) => name)
        .find((name) => name.endsWith("/shared/ears.js")).replace("ears.js", "vocoder.js"));
    const started = performance.now();
    const wave = [...voice(Float32Array.from(levels), about)];
    return { wave, took: performance.now() - started };
}"""
"""Script: what the page's vocoder makes of levels."""

LISTENED = """() => {
    globalThis.contexts = [];
    const Kind = globalThis.AudioContext;
    globalThis.AudioContext = class extends Kind {
        constructor(...given) {
            super(...given);
            globalThis.contexts.push(this);
        }
    };
}"""
"""Script: keeps count of what could be heard."""


@pytest.fixture(scope="module")
def digits() -> Space:
    if "spoken-digits" not in spaces.shipped():
        pytest.skip("there is no space of sounds")
    return Space.load(spaces.SHIPPED / "spoken-digits")


@pytest.fixture
def listener(visitor: Visitor, digits: Space) -> Visitor:
    """A visitor at the sliders of a sound."""
    visitor.context.add_init_script(f"({LISTENED})()")
    visitor.open(MORPH)
    visitor.picture()
    visitor.rested()
    return visitor


def ears(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("group", name="Sound")


def turn_on(visitor: Visitor) -> None:
    ears(visitor).get_by_role("button", name="Turn sound on").click()
    expect(ears(visitor).get_by_role("button", name="Sound is on")).to_have_attribute("aria-pressed", "true")


def played(visitor: Visitor) -> int:
    """How many sounds were played."""
    return int(ears(visitor).get_attribute("data-played") or 0)


def contexts(visitor: Visitor) -> list[str]:
    return visitor.page.evaluate("globalThis.contexts.map(({ state }) => state)")


def move(visitor: Visitor) -> None:
    slider = visitor.page.locator("input[type=range]:visible").first
    slider.focus()
    for _ in range(3):
        visitor.page.keyboard.press("PageUp")


def test_nothing_sounds_before_somebody_asks_for_it(listener: Visitor):
    before = listener.picture()
    move(listener)
    listener.changed(NOW, before)
    assert contexts(listener) == []
    assert played(listener) == 0


def test_what_a_slider_makes_is_heard_and_does_not_click(listener: Visitor):
    turn_on(listener)
    until(lambda: played(listener) == 1, "what is shown is played")
    until(lambda: contexts(listener) == ["running"], "one thing that can be heard")
    before = listener.picture()
    move(listener)
    listener.changed(NOW, before)
    until(lambda: played(listener) > 1, "the new sound is played")
    told = {name: float(ears(listener).get_attribute(f"data-{name}")) for name in ("edge", "loudest", "samples")}
    assert told["edge"] < 1e-3
    assert told["loudest"] == pytest.approx(0.9, abs=1e-3)
    assert told["samples"] == 6400
    expect(ears(listener).get_by_role("img")).to_be_visible()


def test_a_wave_under_the_picture_follows_the_slider(listener: Visitor):
    wave = listener.page.locator(".lt-now canvas.lt-wave")
    expect(wave).to_be_visible()
    until(lambda: swings(wave) > 0.05, "a wave")
    before = listener.picture(".lt-now canvas.lt-wave")
    move(listener)
    listener.changed(".lt-now canvas.lt-wave", before)


def swings(wave: Locator) -> float:
    """Share of a wave's drawing that is drawn on."""
    return wave.evaluate("""e => { const { data } = e.getContext("2d").getImageData(0, 0, e.width, e.height);
        return data.filter((value, i) => i % 4 === 3 && value).length / (e.width * e.height); }""")


def test_sound_is_turned_off_again(listener: Visitor):
    turn_on(listener)
    until(lambda: played(listener) == 1, "what is shown is played")
    ears(listener).get_by_role("button", name="Sound is on").click()
    expect(ears(listener).get_by_role("button", name="Turn sound on")).to_be_visible()
    before, count = listener.picture(), played(listener)
    move(listener)
    listener.changed(NOW, before)
    assert played(listener) == count


def test_the_page_makes_the_sound_that_the_server_makes(listener: Visitor, digits: Space):
    array = digits.redraw(digits.reference.codes[:1])[0]
    levels = (array.astype(float) / 255).ravel().tolist()
    found = listener.page.evaluate(VOCODER, [levels, digits.modality.heard()])
    config, here = digits.modality.config, np.array(found["wave"], np.float32)
    there = voicing.voice(array, config)
    assert here.shape == there.shape
    assert here[0] == here[-1] == 0
    told = [spectrum.picture(wave, config) for wave in (here, there)]
    assert likeness.log_spectral_distance(*told) < 1.0
    assert np.corrcoef(here, there)[0, 1] > 0.9


def test_a_sound_that_fails_does_not_silence_the_page(listener: Visitor):
    turn_on(listener)
    until(lambda: played(listener) == 1, "what is shown is played")
    listener.page.evaluate(FAILS)
    before = listener.picture()
    move(listener)
    listener.changed(NOW, before)
    until(lambda: played(listener) > 1, "the next one is played")


FAILS = """async () => {
    const { ears } = await import(performance.getEntriesByType("resource").map(({ name }) => name)
        .find((name) => name.endsWith("/shared/ears.js")));
    const gone = ears.voice({ levels: Float32Array.of(1), about: null }).then(() => "made", () => "lost");
    if ((await gone) !== "lost") throw new Error("a sound was made of nothing");
}"""
"""Script: asks for a sound that cannot be made."""


def test_pictures_that_the_server_drew_are_heard_by_pressing_them(listener: Visitor):
    listener.open("/Imagine?space=spoken-digits")
    picture = listener.page.locator("img[src^='data:image/png;heard=levels']").first
    expect(picture).to_have_attribute("role", "button")
    assert contexts(listener) == []
    picture.press("Enter")
    until(lambda: played(listener) >= 1, "it is played")
    until(lambda: contexts(listener) == ["running"], "one thing that can be heard")


def test_a_recording_lands_on_the_map_and_its_original_plays(visitor: Visitor, digits: Space):
    out = io.BytesIO()
    time = np.arange(16_000) / 16_000
    wave = np.sin(2 * np.pi * 300 * time) * np.hanning(len(time))
    soundfile.write(out, wave, 16_000, format="WAV")
    visitor.open("/Map?space=spoken-digits")
    visitor.upload(("tone.wav", out.getvalue()))
    expect(visitor.page.locator("audio").first).to_be_visible()
    expect(visitor.page.get_by_text("as you gave it")).to_be_visible()
    seen = visitor.page.locator("figure", has_text="how the model sees it")
    expect(seen.get_by_alt_text("its wave")).to_be_visible()
    expect(visitor.page.locator("figure", has_text="difference").get_by_alt_text("its wave")).to_have_count(0)
    turn_on(visitor)
    frame, before = visitor.map_frame(), played(visitor)
    frame.scroll_into_view_if_needed()
    until(lambda: points_at_ones_own(visitor, frame), "the card of one's own")
    until(lambda: played(visitor) > before, "pointing at it plays it")
    expect(frame.locator(".lt-card canvas.lt-wave")).to_be_visible()


def points_at_ones_own(visitor: Visitor, frame: Locator) -> bool:
    """Whether the card of one's own item shows; points at what is drawn over the map: that item and its ring."""
    place = frame.locator(".lt-map-overlay").evaluate(MIDDLE)
    if place is not None:
        box = frame.locator(".lt-map-overlay").bounding_box()
        visitor.page.mouse.move(box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"])
    return frame.locator(".lt-card-line", has_text="Yours").is_visible()


MIDDLE = """e => {
    const { data } = e.getContext("2d").getImageData(0, 0, e.width, e.height);
    const drawn = [...Array(e.width * e.height).keys()].filter((i) => data[4 * i + 3] > 128);
    const middle = (at, side) => drawn.reduce((sum, i) => sum + at(i), 0) / drawn.length / side;
    if (!drawn.length) return null;
    return [middle((i) => i % e.width, e.width), middle((i) => Math.floor(i / e.width), e.height)];
}"""
"""Script: the middle of what is drawn on a canvas, as shares of its sides."""


@pytest.fixture
def speaker(arrive: Callable[..., Visitor], server: Server, digits: Space) -> Visitor:
    """A visitor who lets the page use a microphone."""
    return arrive(server, permissions=["microphone"])


def test_one_records_oneself(speaker: Visitor):
    speaker.page.add_init_script(SINGS)
    speaker.open("/Map?space=spoken-digits")
    speaker.page.get_by_text("Record one").click()
    speaker.page.get_by_role("button", name="Record", exact=True).click()
    expect(speaker.page.get_by_text("Recording: say it now, then press Stop.")).to_be_visible()
    speaker.page.wait_for_timeout(900)
    speaker.page.get_by_role("button", name="Stop", exact=True).click()
    expect(speaker.page.get_by_text("how the model sees it")).to_be_visible()
    expect(speaker.page.get_by_role("button", name="Keep it")).to_be_enabled()


SINGS = """navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 440 });
    const out = new MediaStreamAudioDestinationNode(context);
    tone.connect(out);
    tone.start();
    await context.resume();
    return out.stream;
};"""
"""Script: a microphone that hears a steady tone."""


def test_a_microphone_is_asked_for_once_and_let_go_when_the_page_is_left(speaker: Visitor):
    speaker.page.add_init_script(HESITATES)
    speaker.open("/Map?space=spoken-digits")
    speaker.page.get_by_text("Record one").click()
    record = speaker.page.get_by_role("button", name="Record", exact=True)
    record.click()
    record.click()
    assert speaker.page.evaluate("globalThis.asked.length") == 1
    speaker.go("Morph")
    states = """async () => { globalThis.asked[0](); await new Promise((tell) => setTimeout(tell, 300));
        return globalThis.streams.flatMap((one) => one.getTracks().map(({ readyState }) => readyState)); }"""
    assert speaker.page.evaluate(states) == ["ended"]


HESITATES = """
globalThis.asked = [];
globalThis.streams = [];
navigator.mediaDevices.getUserMedia = () => new Promise((tell) => globalThis.asked.push(() => {
    const stream = new MediaStreamAudioDestinationNode(new AudioContext()).stream;
    globalThis.streams.push(stream);
    tell(stream);
}));"""
"""Script: a person who takes their time to say whether the page may listen."""


def test_who_refuses_the_microphone_is_told_what_to_do(visitor: Visitor, digits: Space):
    visitor.page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); }"
    )
    visitor.open("/Map?space=spoken-digits")
    visitor.page.get_by_text("Record one").click()
    visitor.page.get_by_role("button", name="Record", exact=True).click()
    expect(visitor.page.get_by_text("The browser keeps the microphone to itself.", exact=False)).to_be_visible()
