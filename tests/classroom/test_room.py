"""The room of a class: who comes in, what each sees and may, what the teacher does, and that nothing is left."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from clock import Clock

from latent import spaces, workspace
from latent.classroom import here, names
from latent.classroom.guard import FREE, LONGEST, Guard, Pace
from latent.classroom.room import Guest, Limits, Room
from latent.collection import Entry
from latent.errors import LatentError, RequestError, SpaceNotFound, TooLarge
from latent.manifest import Manifest
from latent.modalities.items import View
from latent.space import Space
from latent.ui.session import state


@pytest.fixture
def room(tmp_path: Path, clock: Clock) -> Room:
    return Room(tmp_path / "class", "http://192.0.2.7:8501/", Limits(guests=3, shown=2), clock)


@pytest.fixture
def entry() -> Entry:
    """Something that was read and placed: a room looks into none of it."""
    code, place = np.zeros(6, np.float32), {2: np.zeros(2), 3: np.zeros(3)}
    said = {"error": 0.1, "stranger_than": 0.2, "familiarity": "familiar", "label_nearby": "7", "group_nearby": "1"}
    array = np.zeros((28, 28, 1), np.uint8)
    return Entry("a", "one.png", array, View("image/png", b""), (), "", code, code, place, **said)


def come_in(room: Room, name: str = "Ada") -> Guest:
    return room.guest(room.enter(room.pin, name, f"10.0.0.{len(room.guests) + 1}"))


def wrong(room: Room) -> str:
    return f"{(int(room.pin) + 1) % 1_000_000:06}"


# ---- coming in --------------------------------------------------------------------------------------------------


def test_who_has_the_pin_is_let_in_under_a_token_that_nobody_guesses(room: Room):
    token = room.enter(f" {room.pin} ", "Ada", "10.0.0.1")
    assert len(bytes.fromhex(token)) == 16
    assert room.guest(token).name == "Ada"
    assert [room.guest(other) for other in (None, "", token[:-1], token.upper() + "0", "0" * 32)] == [None] * 5


def test_two_of_a_name_are_told_apart(room: Room):
    assert [come_in(room, name).name for name in ("Ada", "ada", "Ada")] == ["Ada", "ada (2)", "Ada (3)"]


def test_a_full_room_says_so(room: Room):
    for _ in range(3):
        come_in(room)
    with pytest.raises(RequestError, match="it is full"):
        come_in(room)


def test_wrong_pins_cost_time_that_doubles_and_the_right_one_waits_too(room: Room, clock: Clock):
    for _ in range(FREE):
        with pytest.raises(RequestError, match="not the one of this class"):
            room.enter(wrong(room), "Eve", "10.0.0.66")
    with pytest.raises(RequestError, match="Try again in 2 seconds"):
        room.enter(room.pin, "Eve", "10.0.0.66")
    assert come_in(room, "Ada").name == "Ada", "another address does not wait"
    clock.now += 2
    with pytest.raises(RequestError, match="not the one"):
        room.enter(wrong(room), "Eve", "10.0.0.66")
    assert room.guard.wait("10.0.0.66") == pytest.approx(4)
    assert room.guard.wrong == FREE + 1


def test_a_day_of_guessing_gets_nowhere(clock: Clock):
    guard, end, tries = Guard(clock), clock.now + 86_400, 0
    while clock.now < end:
        clock.now += guard.wait("10.0.0.66")
        guard.note("10.0.0.66")
        tries += 1
    assert guard.wait("10.0.0.66") == pytest.approx(LONGEST)
    assert 100 < tries < 200


def test_a_computer_does_not_try_again_under_another_of_its_many_addresses(clock: Clock):
    guard = Guard(clock)
    for last in range(FREE):
        guard.note(f"2001:db8:1:2::{last:x}")
    assert guard.wait("2001:db8:1:2:ffff::1") > 0
    assert guard.wait("2001:db8:1:3::1") == 0
    guard.note("no address at all")


@pytest.mark.parametrize("pin", ["", "é", "\0", "9" * 4000])
def test_what_is_no_pin_is_a_wrong_one(room: Room, pin: str):
    with pytest.raises(RequestError, match="not the one"):
        room.enter(pin, "Eve", "10.0.0.66")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ada \n Lovelace ", "Ada Lovelace"),
        ("Zoe\u0308", "Zoë"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("<script>alert(1)</script>", "<script>alert(1)</script"[:23] + "…"),
        ("Z" + "\u0335" * 50 + "o", "Z\u0335\u0335o"),
        ("x" * 5000, "x" * 23 + "…"),
        ("名前", "名前"),
    ],
)
def test_a_name_is_one_line_that_can_stand_anywhere(typed: str, shown: str):
    assert names.clean(typed) == shown


@pytest.mark.parametrize("typed", ["", " ", "\u200b\u200d", "!!!", "\0"])
def test_a_name_needs_a_letter(typed: str):
    with pytest.raises(RequestError, match="at least one letter"):
        names.clean(typed)


def test_a_pace_lets_a_burst_through_and_then_so_many_a_second(clock: Clock):
    pace = Pace(3, 2.0, clock)
    assert [pace.take() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    clock.now += 10
    assert pace.take() == 0
    assert [pace.take(2), pace.take(4)] == [0, 2.0]


# ---- the class map ----------------------------------------------------------------------------------------------


def test_each_guest_takes_back_their_own_and_nothing_else(room: Room, entry: Entry):
    ada, bob = come_in(room, "Ada"), come_in(room, "Bob")
    of_ada, of_bob = room.show(ada, "tiny", entry), room.show(bob, "tiny", entry)
    assert room.shown_by(ada) == [of_ada]
    room.take_back(bob, of_ada.id)
    assert room.shown("tiny") == [of_ada, of_bob]
    room.take_back(ada, of_ada.id)
    assert room.shown("tiny") == [of_bob]
    assert room.shown("other") == []


def test_the_teacher_hides_shows_removes_and_freezes(room: Room, entry: Entry):
    ada = come_in(room)
    first, second = room.show(ada, "tiny", entry), room.show(ada, "tiny", entry)
    room.hide(first.id, True)
    assert [one.hidden for one in room.shown("tiny")] == [True, False]
    room.hide(first.id, False)
    room.remove(second.id)
    room.remove(second.id)
    room.hide(second.id, True)
    assert room.shown("tiny") == [first]
    room.freeze(True)
    with pytest.raises(RequestError, match="frozen"):
        room.show(ada, "tiny", entry)
    room.freeze(False)
    assert room.show(ada, "tiny", entry).by == "Ada"


def test_a_guest_shows_so_much_and_no_more(room: Room, entry: Entry):
    ada, bob = come_in(room, "Ada"), come_in(room, "Bob")
    for _ in range(2):
        room.show(ada, "tiny", entry)
    with pytest.raises(TooLarge, match="as many as one may"):
        room.show(ada, "tiny", entry)
    assert room.show(bob, "tiny", entry)


def test_who_is_put_out_is_nobody_and_leaves_nothing(room: Room, entry: Entry):
    token = room.enter(room.pin, "Eve", "10.0.0.66")
    eve = room.guest(token)
    room.show(eve, "tiny", entry)
    eve.place.home.mkdir(parents=True)
    room.put_out(eve.number)
    assert room.guest(token) is None
    assert room.shown("tiny") == []
    assert not eve.place.home.exists()
    with pytest.raises(RequestError, match="over"):
        room.show(eve, "tiny", entry)


def test_bells_ring_for_those_whom_it_concerns(room: Room, entry: Entry):
    ada = come_in(room)
    teacher, everyone = room.for_teacher.number, room.for_all.number
    room.show(ada, "tiny", entry)
    assert (room.for_teacher.number, room.for_all.number) == (teacher + 1, everyone), "what one sends wakes no phone"
    room.send("Morph", {"space": "digits"})
    assert room.for_all.number == everyone + 1
    assert (room.sent.number, room.sent.page, room.sent.query) == (1, "Morph", {"space": "digits"})


def test_nothing_remains_after_the_class(room: Room, entry: Entry):
    token = room.enter(room.pin, "Ada", "10.0.0.1")
    ada = room.guest(token)
    room.show(ada, "tiny", entry)
    (ada.place.home / "collections").mkdir(parents=True)
    room.end()
    assert room.guest(token) is None
    assert (room.guests, room.shown("tiny")) == ([], [])
    assert not room.folder.exists()
    with pytest.raises(LatentError):
        room.enter(room.pin, "Ada", "10.0.0.1")


# ---- places -----------------------------------------------------------------------------------------------------


def test_whatever_a_guest_s_work_asks_for_is_looked_for_in_their_own_place(room: Room):
    mine = workspace.home()
    ada, bob = come_in(room, "Ada"), come_in(room, "Bob")
    assert ada.place.home != bob.place.home
    with workspace.at(ada.place):
        assert workspace.home() == ada.place.home
        assert workspace.spaces() == ada.place.spaces
        with pytest.raises(RequestError, match="only the teacher"):
            workspace.owner_only()
        with workspace.at(bob.place):
            assert workspace.home() == bob.place.home
    assert workspace.home() == mine
    workspace.owner_only()


def test_a_guest_opens_what_is_lent_and_changes_nothing_of_it(room: Room, tiny_space: Space):
    mine = workspace.spaces() / "mine"
    shutil.copytree(tiny_space.folder, mine)
    replace(Manifest.read(mine), name="mine").write(mine)
    before, rung = come_in(room, "Ada"), room.for_all.number
    with workspace.at(before.place):
        assert "mine" not in spaces.offered()
    room.lend(mine)
    assert room.for_all.number == rung + 1
    for guest in (before, come_in(room, "Bob")):
        with workspace.at(guest.place):
            assert spaces.offered()[-1] == "mine"
            assert spaces.folder_of("mine") == mine
            assert spaces.own() == [], "so that no page offers to change it"
            with pytest.raises(SpaceNotFound):
                spaces.delete("mine")
            with pytest.raises(SpaceNotFound):
                spaces.rename("mine", "Yours")
    assert spaces.offered().count("mine") == 1, "whose it is has it as ever"
    room.choose("mine")
    room.take(mine)
    assert room.space == ""
    with workspace.at(before.place), pytest.raises(SpaceNotFound):
        spaces.folder_of("mine")


def test_a_deleted_space_is_lent_no_more(tiny_space: Space):
    mine = workspace.spaces() / "mine"
    shutil.copytree(tiny_space.folder, mine)
    replace(Manifest.read(mine), name="mine").write(mine)
    with here.opened("http://192.0.2.7/") as room:
        room.lend(mine)
        room.choose("mine")
        state.delete_space("mine")
        assert (room.lent, room.space) == (set(), ""), "another may come by its name"


def test_a_class_leaves_no_folder_and_the_next_removes_what_a_killed_one_left():
    left = workspace.owners() / "classes" / "killed"
    (left / "guests" / "1").mkdir(parents=True)
    with here.opened("http://192.0.2.7/") as room:
        assert not left.exists()
        assert here.room() is room
        assert room.folder.is_dir()
        here.tidy()
        assert room.folder.is_dir(), "one that is on stays"
        assert here.lends(come_in(room).place)
    assert here.room() is None
    assert list((workspace.owners() / "classes").iterdir()) == []


def test_an_entry_can_be_told_from_the_guest_s_own(room: Room, entry: Entry):
    shown = room.show(come_in(room), "tiny", entry)
    assert np.array_equal(shown.entry.mean, entry.mean)
    assert shown.guest == 1
