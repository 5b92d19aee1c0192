"""Colours of the class map: each guest has one, and keeps it however many come and whatever is taken back."""

from __future__ import annotations

from types import SimpleNamespace

from latent.ui.room import class_map


def by(*guests: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(guest=number) for number in guests]


def test_each_guest_has_a_colour_of_their_own():
    found = class_map.colours(by(2, 1, 2, 3))
    assert list(found) == [1, 2, 3]
    assert len(set(found.values())) == 3


def test_a_colour_stays_as_others_come_and_go():
    few, many, one = (class_map.colours(by(*guests)) for guests in ((1, 2, 3), range(1, 31), (3,)))
    assert [many[guest] for guest in (1, 2, 3)] == list(few.values())
    assert one[3] == few[3]


def test_nobody_has_sent_anything():
    assert class_map.colours([]) == {}
