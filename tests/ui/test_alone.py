"""Who may see what lies on the disk: the one person at this computer, and nobody who asks from another."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from latent.ui.widgets.alone import alone, seen_by

LOCAL = {"Host": "127.0.0.1:8501"}


def served(monkeypatch: pytest.MonkeyPatch, address: str | None, headers: dict[str, str]) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: {"server.address": address}[name])
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "localhost:80", "[::1]:8501", "[::1]"])
def test_one_person_at_their_own_computer_sees_all(monkeypatch: pytest.MonkeyPatch, address: str, host: str):
    served(monkeypatch, address, {"Host": host})
    assert alone()
    assert seen_by("me") is None


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "192.168.1.5", "::"])
def test_where_others_may_ask_each_sees_their_own(monkeypatch: pytest.MonkeyPatch, address: str | None):
    served(monkeypatch, address, LOCAL)
    assert not alone()
    assert seen_by("me") == "me"


@pytest.mark.parametrize("host", ["class.example.org", "192.168.1.5:8501", "127.0.0.1.example.org", "[2001:db8::1]:80"])
def test_a_name_of_another_kind_means_a_server_in_between(monkeypatch: pytest.MonkeyPatch, host: str):
    served(monkeypatch, "127.0.0.1", {"Host": host})
    assert not alone()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-Ip"])
def test_what_was_passed_on_came_from_another(monkeypatch: pytest.MonkeyPatch, header: str):
    served(monkeypatch, "127.0.0.1", LOCAL | {header: "1.2.3.4"})
    assert not alone()
