"""What is to be read beside the code: nothing left to fill in, and no picture that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import lesson_shots
from latent.ui.lessons.course import LESSONS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]

every = pytest.mark.parametrize("document", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS])


@every
def test_nothing_is_left_to_be_filled_in(document: Path):
    assert re.findall(r"@[A-Z]+@", document.read_text("utf-8")) == []


@every
def test_pictures_are_there(document: Path):
    text = document.read_text("utf-8")
    linked = [*re.findall(r"!\[[^\]]*\]\(([^)\s]+)", text), *re.findall(r"<img[^>]*\bsrc=[\"']([^\"']+)", text)]
    dead = [link for link in linked if "://" not in link and not (document.parent / link.partition("#")[0]).is_file()]
    assert dead == []


def test_every_lesson_is_pictured_at_one_of_its_steps():
    text = (ROOT / "docs/lessons.md").read_text("utf-8")
    assert set(lesson_shots.SHOTS) == set(LESSONS)
    for number, (key, lesson) in enumerate(LESSONS.items(), 1):
        assert f"(images/lesson-{number}-{key}.png)" in text
        assert (ROOT / f"docs/images/lesson-{number}-{key}.png").stat().st_size <= lesson_shots.LARGEST
        assert lesson_shots.SHOTS[key].step in {step.key for step in lesson.steps}
