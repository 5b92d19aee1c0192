"""A picture of every lesson at a telling step, for docs/lessons.md: ``python -m benchmarks.lesson_shots [LESSON ...]``.

Each is the live page with its guide, 1280 wide, in light, come to by the guide's own buttons and the keyboard.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.app import PATIENCE, chromium, python, serving, settle
from benchmarks.common import ROOT, say
from latent.ui.lessons.course import LESSONS

PLACE = ROOT / "docs" / "images"
WINDOW = {"width": 1280, "height": 800}
READS = {"locale": "en-US", "color_scheme": "light", "reduced_motion": "reduce"}
APP = [python(), "-m", "latent", "app", "--port"]
COLOURS = 192
LARGEST = 120_000
"""Bytes of a picture at most."""

AWAKE = (
    "() => !document.querySelector('.lt-instrument:not([data-engine=page]), .lt-map-frame[data-busy=true], p.working')"
)
"""Script: whether everything on the page draws by itself and waits for nothing."""

TO_THE_CARD = """lit => {
    document.activeElement.blur();
    const card = document.querySelector(".st-key-guide").getBoundingClientRect();
    document.querySelector("[data-testid=stMain]").scrollBy(0, lit.getBoundingClientRect().top - card.bottom - 24);
}"""
"""Script: has something stand right under the card, as far as the page reaches, and nothing have the keyboard."""

UNSAID = "p.foot { visibility: hidden }"
"""Style without the line that says where this very server keeps its things."""


@dataclass(frozen=True)
class Pupil:
    """Somebody at the keyboard, in one lesson.

    Attributes:
        page: of Playwright.
    """

    page: Any

    def begin(self, lesson: str, address: str) -> None:
        """The lesson's first step, as a link opens it."""
        self.page.goto(f"{address}Learn?lesson={lesson}", timeout=PATIENCE * 1e3)
        self.page.wait_for_selector(".lt-guide", timeout=PATIENCE * 1e3)
        self.wait()

    def onward(self, button: str = "guide-skip") -> None:
        """The next step."""
        place = self.page.locator(".lt-guide-place")
        before = place.inner_text()
        self.page.locator(f".st-key-{button} button").press("Enter")
        self.page.wait_for_function("t => document.querySelector('.lt-guide-place')?.innerText !== t", arg=before)
        self.wait()

    def wait(self) -> None:
        """Until the page is whole."""
        settle(self.page)
        self.page.wait_for_function(AWAKE, timeout=PATIENCE * 1e3)
        settle(self.page)

    def slide(self, name: str, *keys: str) -> None:
        """Keys on a slider, which is let go then."""
        slider = self.page.get_by_role("slider", name=name, exact=True)
        for key in keys:
            slider.press(key)
        slider.blur()
        self.wait()

    def push(self, name: str, role: str = "button", key: str = "Enter") -> None:
        """The first button, or other control, of this name."""
        self.page.get_by_role(role, name=name, exact=True).first.press(key)
        self.wait()

    def pick(self, key: str, option: str) -> None:
        """One of a list that drops down."""
        self.page.locator(f".st-key-{key}").get_by_role("combobox").fill(option)
        self.page.get_by_role("option", name=option).first.wait_for()
        self.page.keyboard.press("Enter")
        self.wait()


def _biased(pupil: Pupil) -> None:
    """A slider of biased examples is made a step before, and turned now."""
    pupil.push("Smile, biased")
    pupil.onward("guide-next")
    pupil.slide("Smile, biased", "PageUp", "PageUp")


def _turned(pupil: Pupil) -> None:
    for name, key in (("Smile", "PageUp"), ("Hair colour: blue", "PageUp"), ("Look sideways", "PageDown")):
        pupil.slide(name, key)


@dataclass(frozen=True)
class Shot:
    """What a lesson's picture shows.

    Attributes:
        step: key of the step to go to.
        deed: what is done there.
        under: CSS selector of what is to stand under the card.
    """

    step: str
    deed: Callable[[Pupil], None]
    under: str


SHOTS = {
    "latent-space": Shot("three", _turned, ".st-key-toy-faces"),
    "there-and-back": Shot("lost", lambda pupil: pupil.push("Another"), ".st-key-lost-choose"),
    "reading-a-map": Shot("sides", lambda pupil: pupil.pick("colour-digits", "Slant"), ".st-key-colour-digits"),
    "directions": Shot("biased", _biased, '[class*="st-key-way-"]'),
    "between": Shot("hole", lambda pupil: None, ".st-key-blend-two-digits"),
    "new-things": Shot("draw", lambda pupil: None, ".st-key-imagine-again"),
    "odd-ones": Shot("mark", lambda pupil: pupil.push("Odd"), '[class*="st-key-odd-row-"]'),
    "what-is-lost": Shot(
        "grows", lambda pupil: pupil.push("Number by number", "radio", "Space"), ".st-key-lost-look-faces"
    ),
}
"""By the lessons' keys."""


def main(lessons: list[str]) -> None:
    """Take the pictures of these lessons, of all unless told."""
    with reader() as (context, address):
        for number, lesson in enumerate(LESSONS, 1):
            if not lessons or lesson in lessons:
                path = PLACE / f"lesson-{number}-{lesson}.png"
                path.write_bytes(small(taken(Pupil(context.new_page()), lesson, address)))
                say(f"{path.name}: {path.stat().st_size / 1e3:.0f} kB")


@contextmanager
def reader() -> Iterator[tuple[Any, str]]:
    """A browser of somebody who reads English, and the address of a server where nobody was before."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser, serving(APP, Path(folder)) as server:
        yield browser.new_context(viewport=WINDOW, **READS), server.address


def taken(pupil: Pupil, lesson: str, address: str) -> bytes:
    """The window at the lesson's telling step, a PNG."""
    shot = SHOTS[lesson]
    pupil.begin(lesson, address)
    for step in LESSONS[lesson].steps:
        if step.key == shot.step:
            break
        pupil.onward()
    shot.deed(pupil)
    pupil.page.locator(shot.under).first.evaluate(TO_THE_CARD)
    pupil.page.mouse.move(0, 0)
    pupil.wait()
    picture = pupil.page.screenshot(style=UNSAID)
    pupil.page.close()
    return picture


def small(picture: bytes) -> bytes:
    """The same in few colours; no more than :data:`LARGEST`."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (COLOURS, COLOURS // 2, COLOURS // 3):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
