"""What a link takes off: read from an address, held until another asks, and given on in what addresses say."""

from __future__ import annotations

import numpy as np
import pytest
import streamlit as st

from latent.directions import Direction
from latent.ui.session import locks
from latent.ui.session.state import Desk
from latent.ui.sliders import leaving_few

NAMES = ("Smile, balanced", "Hair ~ colour: 50% | blue", "Dial 3")


class Query(dict):
    """An address that a test sets."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", Query())


def comes(query: dict[str, str]) -> None:
    """A run comes with this address."""
    st.query_params.clear()
    st.query_params.update(query)
    locks.take_up()


def test_what_an_address_asks_for_is_held_until_another_asks():
    comes({"locked": "menu,nonsense"})
    comes({"space": "faces"})
    assert locks.locked("menu")
    assert not locks.locked("nonsense")
    assert locks.held() == {"locked": "menu"}
    comes({"only": "Smile"})
    assert locks.held() == {"only": "Smile"}
    locks.release()
    assert locks.held() == {} == st.query_params


@pytest.mark.parametrize("names", [NAMES[:1], NAMES[1:2], NAMES])
def test_names_of_sliders_come_back_whatever_is_in_them(names: tuple[str, ...]):
    comes(locks.query((), names))
    assert locks.left([*NAMES, "Another"]) == set(names)
    assert locks.held() == locks.query((), names)


@pytest.mark.parametrize("asked", ["", "|", "%", "Nobody", "~~|%zz"])
def test_a_link_that_leaves_nothing_that_is_there_leaves_all(asked: str):
    comes({"only": asked})
    assert locks.left(NAMES) == set(NAMES)


def test_what_is_taken_off_is_no_part_of_what_is_sent_on():
    assert locks.none_of({"space": "faces", "only": "Smile", "locked": "menu"}) == {"space": "faces"}


def test_what_a_page_offers_is_forgotten_with_the_next_run():
    locks.offer({"Smile": "Smile"})
    assert locks.offered() == {"Smile": "Smile"}
    comes({})
    assert locks.offered() == {}


# ---- sliders -----------------------------------------------------------------------------------------------------


def direction(name: str, family: str) -> Direction:
    vector = np.array([1.0, 0.0], np.float32)
    return Direction(name, family, vector, 1.0, -3.0, 3.0, 0.9, "auroc", "")


LISTED = {
    "attribute": [direction("Smile", "attribute"), direction("Glasses", "attribute")],
    "dial": [direction("Dial 1", "dial")],
}


def test_sliders_out_of_sight_are_one_family_that_keeps_its_steps():
    comes({"only": "Smile"})
    in_sight, away = leaving_few.parted(LISTED)
    seen, unseen = leaving_few.families(in_sight, away, {"Glasses": 2.0, "Smile": 1.0})
    assert (seen.key, [dial.name for dial in seen.dials], seen.away) == ("attribute", ["Smile"], False)
    assert [(dial.name, dial.value) for dial in unseen.dials] == [("Glasses", 2.0), ("Dial 1", 0.0)]
    assert unseen.to_json()["away"]


def test_without_such_a_link_all_are_in_sight():
    in_sight, away = leaving_few.parted(LISTED)
    assert (in_sight, away) == (LISTED, [])
    assert [one.key for one in leaving_few.families(in_sight, away, {})] == ["attribute", "dial"]


def test_of_those_that_somebody_made_the_turned_ones_can_be_left():
    mine = [direction("Mine", "group"), direction("Mine, too", "group"), direction("Held", "group")]
    desk = Desk(steps={"Mine": 1.0, "Mine, too": 0.0}, held=("Held",))
    leaving_few.offer([*LISTED["dial"], *mine], desk, [one.name for one in mine])
    assert list(locks.offered()) == ["Dial 1", "Mine", "Held"]
