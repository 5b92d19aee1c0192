"""Pages that sleep: each is kept for its time, and nobody's crowd pushes out anybody else's."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from clock import Clock

from latent.classroom.room import LIMITS
from latent.classroom.sleepers import Sleepers

HOUR = 3600.0


@pytest.fixture
def sleepers(clock: Clock) -> Sleepers:
    return Sleepers(LIMITS.tabs, 4 * HOUR, lambda info: info.of, clock)


def page(of: str, number: int = 0) -> SimpleNamespace:
    return SimpleNamespace(session=SimpleNamespace(id=f"{of}-{number}"), of=of)


def test_a_full_room_sleeps_for_hours_with_all_its_tabs(sleepers: Sleepers, clock: Clock):
    pages = [page(f"guest {n}", tab) for n in range(LIMITS.guests) for tab in range(LIMITS.tabs)]
    for one in pages:
        sleepers.save(one)
    clock.now += 3.9 * HOUR
    assert sleepers.list() == pages
    assert all(sleepers.get(one.session.id) is one for one in pages)


def test_who_reloads_again_and_again_forgets_nobody_else_s(sleepers: Sleepers):
    others = [page(f"guest {n}") for n in range(5)]
    for one in others:
        sleepers.save(one)
    many = [page("busy", number) for number in range(500)]
    for one in many:
        sleepers.save(one)
    assert sleepers.list() == [*others, *many[-LIMITS.tabs :]]


def test_each_is_forgotten_after_its_time_and_not_before(sleepers: Sleepers, clock: Clock):
    sleepers.save(page("ada", 1))
    clock.now += 3 * HOUR
    sleepers.save(page("ada", 2))
    clock.now += HOUR
    assert sleepers.get("ada-1") is None
    assert sleepers.get("ada-2") is not None
    clock.now += 3 * HOUR
    assert sleepers.list() == []


def test_one_that_falls_asleep_again_is_new(sleepers: Sleepers, clock: Clock):
    first = page("ada")
    sleepers.save(first)
    sleepers.delete("ada-0")
    assert sleepers.get("ada-0") is None
    sleepers.delete("ada-0")
    sleepers.save(first)
    clock.now += 3 * HOUR
    sleepers.save(first)
    clock.now += 3 * HOUR
    assert sleepers.list() == [first]
