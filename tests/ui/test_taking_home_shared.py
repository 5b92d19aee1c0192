"""A page that is made on Morph: one for all who bring nothing of their own along, and one each for all others."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from latent import spaces
from latent.space import Space
from latent.taking_home.choosing import Choice
from latent.ui.items import picker, taking_home


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was made since, in turn."""
    told: list[bytes] = []

    def make(running: Generator) -> bytes:
        while True:
            try:
                next(running)
            except StopIteration as end:
                told.append(end.value)
                return end.value

    monkeypatch.setattr(picker, "progress", make)
    taking_home._shared.clear()
    return told


def test_a_class_makes_one_page_and_keeps_it_once(made: list[bytes]):
    space = Space.load(spaces.folder_of("transactions"))
    pages = [taking_home._made(space, "file", Choice()) for _ in range(30)]
    assert len(made) == 1
    assert all(page is made[0] for page in pages), "the same bytes, and no copies of them"
    assert taking_home._made(space, "file", Choice(language="es")) != made[0]
    assert taking_home._made(space, "folder", Choice())[:2] == b"PK"
    assert len(made) == 3


def test_what_somebody_chose_is_never_handed_to_another(made: list[bytes]):
    space = Space.load(spaces.folder_of("transactions"))
    for rows in ([1], [2]):
        taking_home._made(space, "file", Choice(rows=rows))
    assert made[0] != made[1]
    assert taking_home._made(space, "file", Choice()) not in made[:2]
    assert made[0] not in taking_home._shared().values()


def test_no_more_than_a_few_are_kept(made: list[bytes], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking_home, "_SHARED", 1)
    space = Space.load(spaces.folder_of("transactions"))
    for language in ("en", "es"):
        taking_home._made(space, "file", Choice(language=language))
    assert list(taking_home._shared().values()) == made[1:]
