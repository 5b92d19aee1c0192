"""A link is taken up once; the address of before a run is no link, unless somebody went back to it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from latent.errors import RequestError
from latent.ui.session import address
from latent.ui.widgets import notices

OPENED, LATER = {"from": "known.7"}, {"from": "known.8"}


class Query(dict):
    """An address that a test sets."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, query: dict[str, str]) -> None:
        self.clear()
        self.update(query)


@pytest.fixture
def came(monkeypatch: pytest.MonkeyPatch):
    """``came(query, back=False)`` tells what is taken up as a run comes with this address."""
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", Query())

    def came(query: dict[str, str], back: bool = False) -> str | None:
        monkeypatch.setattr(address, "get_script_run_ctx", lambda: SimpleNamespace(is_history_navigation=back))
        st.query_params.from_dict(query)
        return address.take_up("from", lambda asked: asked["from"])

    address.begin()
    return came


def test_a_link_is_taken_up_once(came):
    assert came(OPENED) == "known.7"
    assert came(OPENED) is None


def test_how_the_page_stands_is_no_link(came):
    came(OPENED)
    address.say(LATER)
    assert came(LATER) is None


def test_the_address_of_before_a_run_is_no_link(came):
    came(OPENED)
    address.say(LATER)
    assert came(OPENED) is None
    assert address.belated()
    assert came(LATER) is None
    assert not address.belated()


def test_whoever_goes_back_is_led_there(came):
    came(OPENED)
    address.say(LATER)
    assert came(OPENED, back=True) == "known.7"


def test_a_link_that_opens_the_page_again_is_taken_up(came):
    came(OPENED)
    address.say(LATER)
    address.begin()
    assert came(OPENED) == "known.7"


def test_what_does_not_fit_is_told_until_the_page_stands_otherwise(came, monkeypatch: pytest.MonkeyPatch):
    told = []
    monkeypatch.setattr(notices, "show", told.append)
    wrong = RequestError("this link", "it names nothing", "Begin anew.")

    def read(asked: dict[str, str]) -> str:
        raise wrong

    def run(stands: dict[str, str]) -> list:
        told.clear()
        address.take_up("from", read)
        address.say(stands)
        return list(told)

    st.query_params.from_dict({"from": "known.99999"})
    assert run(OPENED) == [wrong]
    assert run(OPENED) == [wrong], "the same page, drawn again"
    assert run(LATER) == [wrong], "it was still drawn as the click came"
    assert run(LATER) == []
