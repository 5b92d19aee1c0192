"""The picture of the teacher's page for the README's "In class": ``python -m benchmarks.class_shot``.

A class is on, on this computer alone; guests came in with the PIN, and what they send to the class map are digits that
the space imagines, enlarged to the size of their pads.
"""

from __future__ import annotations

import base64
import io
import re
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.app import PATIENCE, chromium, serving
from benchmarks.classroom import OTHER, come_in, command
from benchmarks.common import SPACES, say
from benchmarks.lesson_shots import AWAKE, PLACE, READS, UNSAID, small
from benchmarks.people import Person
from latent.space import Space

NAMES = ("Ada", "Bao", "Carla", "Deniz", "Elif", "Femi", "Grace", "Hugo")
SENT = 3
SIDE = 224
WINDOW = {"width": 1280, "height": 800}
FILE = "class.png"


def main() -> None:
    """Take it."""
    with tempfile.TemporaryDirectory() as folder, serving(command(Path(folder)), Path(folder)) as server:
        pin = re.search(r"PIN (\d{6})", (Path(folder) / "said.txt").read_text("utf-8"))[1]
        with chromium() as browser:
            page = browser.new_context(viewport=WINDOW, **READS).new_page()
            page.goto(f"{server.address}Class?space=digits", timeout=PATIENCE * 1e3)
            page.get_by_role("button", name="End the class", exact=True).wait_for(timeout=PATIENCE * 1e3)
            _send(server.address.replace("127.0.0.1", OTHER), pin)
            count = f"{len(NAMES) * SENT} sent by"
            page.get_by_text(re.compile(count)).wait_for(timeout=PATIENCE * 1e3)
            page.wait_for_function(AWAKE, timeout=PATIENCE * 1e3)
            page.wait_for_timeout(2000)
            path = PLACE / FILE
            path.write_bytes(small(page.screenshot(style=UNSAID)))
            say(f"{path.name}: {path.stat().st_size / 1e3:.0f} kB")


def _send(address: str, pin: str) -> None:
    """Each guest comes in and sends a few."""
    space = Space.load(SPACES / "digits")
    drawn = space.redraw(space.imagine(len(NAMES) * SENT, np.random.default_rng(0)))
    for number, name in enumerate(NAMES):
        guest = Person(address, come_in(address, pin, name))
        guest.open("Class", "space=digits")
        for array in drawn[number * SENT : (number + 1) * SENT]:
            guest.draw("pad", picture=_enlarged(array))
            guest.press("Send to the class map")
        guest.leave()


def _enlarged(array: np.ndarray) -> str:
    """As a pad sends it: light on dark, in base 64."""
    out = io.BytesIO()
    Image.fromarray(array[..., 0]).convert("RGB").resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


if __name__ == "__main__":
    main()
