"""A class: the door, what each guest has and nobody else sees, the class map, and that nothing is left of it."""

from __future__ import annotations

import io
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import learner
from benchmarks.classroom import come_in
from benchmarks.people import Person
from latent import spaces
from latent.manifest import Manifest

from . import drawings
from .cable import cable
from .lesson import Lesson, cut, cut_off, draw_and_send, knock, lost, on, over
from .server import Server
from .visitor import Visitor, until


@pytest.fixture(scope="module")
def class_server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    with on(tmp_path_factory.mktemp("class")) as server:
        yield server


@pytest.fixture
def lesson(class_server: Server, arrive: Callable[..., Visitor]) -> Lesson:
    return Lesson(class_server, arrive)


A_MARK = """canvas => {
    const { width, height } = canvas, pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    const full = (x, y) => pixels[4 * (y * width + x) + 3] === 255;
    for (let y = 3; y < height - 3; y++)
        for (let x = 3; x < width - 3; x++)
            if ([[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]].every(([dx, dy]) => full(x + dx, y + dy)))
                return [x * canvas.clientWidth / width, y * canvas.clientHeight / height];
    return null;
}"""
"""Script: a spot inside one of the marks that stand above the cloud."""


class Listening(Person):
    """A guest without a browser who keeps all that the server ever told them."""

    def __init__(self, address: str, cookie: str) -> None:
        self.heard: list[bytes] = []
        super().__init__(address, cookie)

    def write(self, mark: str) -> None:
        """A sentence with a word in it that nobody else has, and a look at what is made of it."""
        self.open("Map", "space=sentences")
        self.draw("line", text=f"Did {mark} see it?")
        for page in ("Groups", "Class", "Map"):
            self.open(page, "space=sentences")

    def heard_of(self, marks: list[str]) -> set[str]:
        """Whose words came."""
        told = b"".join(self.heard)
        return {mark for mark in marks if mark.encode() in told}

    def _hear(self, message: ForwardMsg) -> None:
        super()._hear(message)
        self.heard.append(message.SerializeToString())


def sent(visitor: Visitor, count: int) -> None:
    """Wait until the class map has so many."""
    expect(visitor.page.get_by_text(re.compile(rf"^{count} sent by"))).to_be_visible()


def click_a_sent_one(teacher: Visitor) -> None:
    """Click a point of the class map that a guest has sent."""
    frame = teacher.map_frame()
    x, y = until(lambda: frame.locator(".lt-map-overlay").evaluate(A_MARK), "a mark on the map")
    frame.click(position={"x": x, "y": y})


def bring(visitor: Visitor, name: str) -> None:
    """Upload a picture on the Map of the digits."""
    visitor.open("/Map?space=digits")
    visitor.upload((name, drawings.digit("7")))
    expect(visitor.page.locator("h3.item")).to_have_text(name)
    visitor.rested()


# ---- the door ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/My_work", "/Train", "/Class"])
def test_a_stranger_sees_the_door_and_nothing_else(lesson: Lesson, path: str):
    stranger = lesson.stranger()
    page = stranger.page
    page.goto(lesson.address + path)
    expect(page.get_by_role("button", name="Come in")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_count(0)


def test_a_picture_of_the_address_brings_the_pin_along(lesson: Lesson):
    phone = lesson.stranger(width=390)
    page = phone.page
    page.goto(f"{lesson.address}/#{lesson.pin}")
    expect(page.get_by_label("PIN")).to_have_value(lesson.pin)
    page.get_by_label("Your name").fill("Phone")
    page.get_by_role("button", name="Come in").click()
    phone.whole("Latentarium")
    expect(page.locator("p.foot")).to_contain_text("You are Phone, a guest of this class.")


def test_a_hostile_name_is_text(lesson: Lesson):
    teacher = lesson.teacher()
    name = "<img src=x onerror=alert(1)>**b**"
    guest = lesson.guest(name)
    expect(guest.page.locator("p.foot")).to_contain_text("You are <img src=x onerror=aler")
    draw_and_send(guest)
    teacher.page.get_by_role("button", name="Remove").first.scroll_into_view_if_needed()
    expect(teacher.page.locator(".tray-item", has_text="<img src=x onerror=aler")).to_be_visible()
    teacher.page.get_by_role("button", name="Remove").first.click()
    expect(teacher.page.locator(".tray-item", has_text="<img")).to_have_count(0)


def test_what_is_the_teacher_s_alone_is_no_guest_s(lesson: Lesson):
    guest = lesson.guest("Ada", "/", "Latentarium")
    for title in ("Train", "My work"):
        expect(guest.menu(title)).to_have_count(0)
    expect(guest.menu("Class")).to_be_visible()
    expect(guest.page.get_by_role("button", name="Erase")).to_have_count(0)
    expect(guest.page.get_by_role("button", name="Keep")).to_have_count(0)
    for path, title in (("/Train", "Train"), ("/My_work", "My work")):
        guest.page.goto(lesson.address + path)
        expect(guest.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
        expect(guest.page.get_by_text("in a class, it is the teacher's alone")).to_be_visible()
        expect(guest.page.get_by_test_id("stFileUploader")).to_have_count(0)


# ---- one's own --------------------------------------------------------------------------------------------------


def test_nothing_of_one_guest_is_seen_by_another(lesson: Lesson):
    ada, bob = lesson.guest("Alone"), lesson.guest("Apart")
    fetched: dict[str, set[str]] = {"ada": set(), "bob": set()}
    bring(bob, "of bob.png")
    ada.page.on("request", lambda one: fetched["ada"].add(one.url))
    bob.page.on("request", lambda one: fetched["bob"].add(one.url))
    bring(ada, "of ada.png")
    ada.go("Groups")
    teacher = lesson.teacher("/", "Latentarium")
    for title in ("Start", "Map", "Groups", "Morph", "Class"):
        bob.go(title)
        teacher.go(title)
        assert "of ada" not in bob.page.content()
        assert "of ada" not in teacher.page.content()
    teacher.go("My work")
    assert "of ada" not in teacher.page.content()
    expect(teacher.page.get_by_text("From before")).to_have_count(0)
    hers = {url for url in fetched["ada"] if "/media/" in url and "/static/" not in url}
    assert hers, "her map shows her item"
    again = ada.page.request.get(next(iter(hers)))
    assert again.ok
    kept = [path for path in (lesson.server.folder / "home").rglob("*") if path.is_file()]
    drafts = [path.relative_to(lesson.classes).parts for path in kept if path.suffix == ".parquet"]
    assert len(drafts) == len({guest for _, _, guest, *_ in drafts}) == 2, "each in a place of their own"
    stranger = lesson.stranger()
    assert all(stranger.page.request.get(url).status == 403 for url in hers)
    own = hers - fetched["bob"]
    assert own, "his pages ask for nothing of what is hers alone"
    named = [url for url in own if re.search(r"/media/[0-9a-f]{32,}", url)]
    assert sorted(named) == sorted(own), "and nobody guesses an address of 128 bits or more"
    assert all(bob.page.request.get(url).ok for url in own), "which is what keeps it: a guest who is told it may look"


def test_a_guest_who_comes_back_has_everything_as_it_was(lesson: Lesson):
    ada = lesson.guest("Returning")
    bring(ada, "a seven.png")
    ada.page.reload()  # Streamlit begins another session, and knows nothing of the one before
    ada.whole("Map")
    expect(ada.page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
    ada.page.close()
    ada.page = ada.context.new_page()
    ada.open("/Class", "Class")
    expect(ada.page.get_by_role("combobox", name="Or a picture that you have")).to_be_visible()
    expect(ada.page.locator("p.foot")).to_contain_text("You are Returning")


def test_a_network_that_drops_costs_nothing_and_the_class_goes_on(lesson: Lesson):
    teacher, bob = lesson.teacher(), lesson.guest("Connected")
    with cable(lesson.address) as line:
        ada = over(line, lesson).guest("Cut off")
        bring(ada, "a seven.png")
        cut(line, ada)
        draw_and_send(bob)
        sent(teacher, 1)
        line.plug()
        expect(lost(ada)).to_have_count(0)
        ada.rested()
        ada.page.get_by_role("radio", name="3D").click()
        expect(ada.page.get_by_role("radio", name="3D")).to_be_checked()
        expect(ada.page.get_by_role("heading", name="Yours: 1 picture")).to_be_visible()
        ada.go("Class")
        draw_and_send(ada)
        sent(teacher, 2)
        for guest in (ada, bob):
            guest.page.get_by_role("button", name="Take it back").click()
        sent(teacher, 0)
        cut_off(ada)


def test_the_teacher_s_page_comes_back_to_what_was_sent_meanwhile(lesson: Lesson):
    ada = lesson.guest("Sends on")
    with cable(lesson.server.address) as line:
        teacher = over(line, lesson).teacher()
        sent(teacher, 0)
        cut(line, teacher)
        draw_and_send(ada)
        line.plug()
        expect(lost(teacher)).to_have_count(0)
        sent(teacher, 1)
        teacher.page.get_by_role("button", name="Remove").click()
        expect(ada.page.get_by_role("button", name="Take it back")).to_have_count(0)
        cut_off(teacher)


def header_of(width: int, height: int) -> bytes:
    """The beginning of a PNG that says it is so large, and has nothing of that."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))  # noqa: E731
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def bomb() -> bytes:
    """A small zip of a picture that is 300 MB of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("large.png", "w") as file:
        for _ in range(300):
            file.write(bytes(1_000_000))
    return out.getvalue()


def test_a_hostile_upload_is_a_plain_line_for_that_guest_and_the_class_goes_on(lesson: Lesson):
    teacher, bob = lesson.teacher(), lesson.guest("Unharmed")
    eve = lesson.guest("Hostile", "/Map?space=digits", "Map")
    hostile = {
        "broken.png": drawings.digit("7")[:90],
        "huge.png": header_of(60_000, 60_000),
        "bomb.zip": bomb(),
        "page.png": b"<html><script>alert(1)</script></html>",
    }
    for name, data in hostile.items():
        eve.upload((name, data))
        line = eve.page.locator(".notice", has_text=name if name != "bomb.zip" else re.compile("bomb|large"))
        expect(line.first).to_be_visible()
        expect(line.first).not_to_contain_text("Traceback")
        eve.rested()
    expect(eve.page.get_by_role("heading", name=re.compile("^Yours:"))).to_have_count(0)
    draw_and_send(bob)
    sent(teacher, 1)
    bob.page.get_by_role("button", name="Take it back").click()
    sent(teacher, 0)
    bring(eve, "a fine one.png")


# ---- the class map ----------------------------------------------------------------------------------------------


def test_what_is_sent_lands_and_the_teacher_has_it_in_hand(lesson: Lesson):
    teacher, other = lesson.teacher(), lesson.teacher()
    ada, bob = lesson.guest("Sender", width=390), lesson.guest("Bob")
    draw_and_send(ada)
    sent(teacher, 1)
    draw_and_send(bob)
    sent(teacher, 2)
    sent(other, 2)
    expect(teacher.page.locator(".lt-map-legend").get_by_text("Sent by the class")).to_be_visible()

    teacher.page.get_by_text("Freeze", exact=True).click()
    for guest in (ada, bob):
        expect(guest.page.get_by_text("The teacher has frozen the class map.")).to_be_visible()
        expect(guest.page.get_by_role("button", name="Send to the class map")).to_be_disabled()
    expect(other.page.get_by_text("Frozen.")).to_be_visible()
    other.page.get_by_text("Freeze", exact=True).click()
    expect(ada.page.get_by_text("The teacher has frozen the class map.")).to_have_count(0)

    mine = teacher.page.locator("[class*=st-key-shown-]", has_text="Sender")
    mine.get_by_role("button", name="Hide").click()
    expect(teacher.page.get_by_text("1 of them hidden")).to_be_visible()
    mine.get_by_role("button", name="Show again").click()
    expect(teacher.page.get_by_text("1 of them hidden")).to_have_count(0)
    teacher.page.get_by_text("Colour by guest").click()
    expect(teacher.page.get_by_role("switch", name="Colour by guest")).to_be_checked()

    ada.page.get_by_role("button", name="Take it back").click()
    sent(teacher, 1)
    teacher.page.get_by_role("button", name="Keep this map").click()
    teacher.page.get_by_role("textbox", name="Its name").fill("Our sevens")
    teacher.page.get_by_role("button", name="Keep 1 picture").click()
    expect(teacher.page.get_by_text("Kept: Our sevens")).to_be_visible()
    teacher.page.locator("[class*=st-key-shown-]", has_text="Bob").get_by_role("button", name="Remove").click()
    expect(bob.page.get_by_role("button", name="Take it back")).to_have_count(0)
    teacher.go("My work")
    expect(teacher.page.get_by_text("Our sevens", exact=True)).to_be_visible()


def test_a_click_on_the_class_map_takes_one_in_hand(lesson: Lesson):
    teacher, ada = lesson.teacher(), lesson.guest("Twice")
    for count in (1, 2):
        draw_and_send(ada)
        sent(teacher, count)
    cards = teacher.page.locator("[class*=st-key-shown-]")
    expect(cards).to_have_count(2)
    click_a_sent_one(teacher)
    expect(cards).to_have_count(1)
    cards.get_by_role("button", name="Hide").click()
    expect(teacher.page.get_by_text("1 of them hidden")).to_be_visible()
    cards.get_by_role("button", name="Show again").click()
    expect(teacher.page.get_by_text("1 of them hidden")).to_have_count(0)
    expect(cards).to_have_count(1)
    cards.get_by_role("button", name="Remove").click()
    sent(teacher, 1)
    expect(ada.page.get_by_role("button", name="Take it back")).to_have_count(1)
    ada.page.get_by_role("button", name="Take it back").click()
    sent(teacher, 0)


def test_sentences_are_sent_as_drawings_are(lesson: Lesson):
    teacher = lesson.teacher()
    teacher.choose("Space of the class map", "Sentences")
    ada = lesson.guest("Writer")
    line = ada.page.get_by_role("textbox", name="Your own words")
    line.fill("<b>Is</b> it late?")
    ada.page.get_by_role("button", name="Send to the class map").click()
    expect(ada.page.get_by_role("button", name="Take it back")).to_be_visible()
    expect(teacher.page.locator(".tray-item", has_text="Writer: <b>Is</b> it late?")).to_be_visible()
    teacher.choose("Space of the class map", "Handwritten digits")
    expect(ada.page.locator(".lt-pad-canvas")).to_be_visible()


def test_the_teacher_sends_everybody_to_a_page_as_it_stands(lesson: Lesson):
    teacher = lesson.teacher("/Morph?space=digits", "Morph")
    ada, bob = lesson.guest("Sent"), lesson.guest("Sent too", "/Map?space=faces", "Map")
    slider = teacher.page.get_by_role("slider").first
    slider.focus()
    teacher.page.keyboard.press("End")
    teacher.page.wait_for_url("**moved=**")
    moved = slider.get_attribute("aria-label")
    teacher.rested()
    teacher.page.get_by_role("button", name="Send the class here").click()
    teacher.page.get_by_text("Without the menu").click()
    teacher.rested()
    teacher.page.get_by_role("button", name="Send everybody to this page").click()
    for guest in (ada, bob):
        guest.whole("Morph")
        there = guest.page.get_by_role("slider", name=moved, exact=True)
        expect(there).to_have_value(slider.input_value())
        expect(guest.page.get_by_role("link", name="Map", exact=True)).to_have_count(0)
    late = lesson.guest("Late", "/", "Morph")
    expect(late.page.get_by_role("link", name="Map", exact=True)).to_have_count(0)
    teacher.page.get_by_role("button", name="Let everybody go where they like").click()
    expect(ada.menu("Map")).to_be_visible()


def test_the_teacher_leaves_a_few_sliders_to_all(lesson: Lesson):
    teacher = lesson.teacher("/Morph?space=faces", "Morph")
    ada = lesson.guest("Few")
    teacher.page.get_by_role("button", name="Send the class here").click()
    teacher.choose("Only these sliders", "Smile", exact=True)
    teacher.page.keyboard.press("Escape")
    expect(teacher.page.get_by_test_id("stCode").get_by_text("only=Smile")).to_be_visible()
    teacher.page.get_by_role("button", name="Send everybody to this page").click()
    ada.whole("Morph")
    expect(ada.dial("Smile")).to_be_visible()
    expect(ada.page.locator(".lt-controls").get_by_role("slider")).to_have_count(1)
    expect(teacher.page.locator(".lt-controls").get_by_role("slider")).not_to_have_count(1)
    teacher.page.get_by_role("button", name="Let everybody go where they like").click()
    expect(ada.page.locator(".lt-controls").get_by_role("slider")).not_to_have_count(1)


def test_a_space_of_the_teacher_s_own_is_the_class_s_as_long_as_it_is_lent(lesson: Lesson):
    own = lesson.server.folder / "home" / "spaces" / "ours"
    shutil.copytree(spaces.SHIPPED / "digits", own)
    replace(Manifest.read(own), name="ours", title="Our <b>digits</b>").write(own)
    guest = lesson.guest("Borrower", "/Morph?space=ours", "Morph")
    expect(guest.page.get_by_text("it names a space that is not here")).to_be_visible()
    teacher = lesson.teacher("/Morph?space=ours", "Morph")
    teacher.page.get_by_role("button", name="Send the class here").click()
    expect(teacher.page.get_by_text("The class cannot open “Our <b>digits</b>” yet.")).to_be_visible()
    teacher.page.get_by_role("button", name="Send everybody to this page").click()
    guest.page.wait_for_url("**space=ours**")
    expect(guest.page.get_by_text("it names a space that is not here")).to_have_count(0)
    expect(guest.page.get_by_role("slider").first).to_be_visible()
    teacher.page.get_by_role("button", name="Let everybody go where they like").click()
    teacher.open("/Class?space=digits", "Class")
    teacher.choose("Space of the class map", "Our <b>digits</b>", exact=True)
    guest.open("/Class", "Class")
    expect(guest.page.locator(".lt-pad-canvas")).to_be_visible()
    teacher.page.get_by_role("button", name="Your spaces · 1 lent").click()
    teacher.page.get_by_text("Our <b>digits</b>", exact=True).last.click()
    expect(teacher.page.get_by_role("button", name="Your spaces", exact=True)).to_be_visible()
    teacher.page.keyboard.press("Escape")
    teacher.choose("Space of the class map", "Handwritten digits", exact=True)
    guest.open("/Morph?space=ours", "Morph")
    expect(guest.page.get_by_text("it names a space that is not here")).to_be_visible()


def test_the_teacher_starts_a_lesson_for_all_and_freezes_the_map_meanwhile(lesson: Lesson):
    learning, teacher = lesson.teacher("/Learn", "Learn"), lesson.teacher()
    ada, bob = lesson.guest("Learner"), lesson.guest("Learner too")
    learning.page.get_by_role("button", name="Start it for the class").first.click()
    for guest in (ada, bob):
        guest.whole("Latentarium")
        expect(guest.page.locator(".st-key-guide")).to_contain_text("step 1 of 9")
        expect(guest.page.get_by_role("button", name="Skip")).to_be_visible()
    teacher.page.get_by_text("Freeze", exact=True).click()
    expect(teacher.page.get_by_text("Frozen.")).to_be_visible()
    slider = ada.dial("Smile")
    slider.focus()
    ada.page.keyboard.press("End")
    expect(ada.page.locator(".st-key-guide")).to_contain_text("Done")
    expect(bob.page.locator(".st-key-guide")).not_to_contain_text("Done")
    teacher.page.get_by_text("Freeze", exact=True).click()
    expect(teacher.page.get_by_text("Frozen.")).to_have_count(0)
    teacher.page.get_by_role("button", name="Let everybody go where they like").click()
    expect(teacher.page.get_by_text("Everybody was sent to")).to_have_count(0)


# ---- the end ----------------------------------------------------------------------------------------------------


def test_thirty_guests_take_lesson_1_at_once_while_the_teacher_freezes_the_map(lesson: Lesson):
    address, watching = f"{lesson.address}/", lesson.guest("Watching")
    marks = [f"Learner{n:02}" for n in range(30)]
    guests = [Listening(address, come_in(address, lesson.pin, mark)) for mark in marks]
    teacher = Person(f"{lesson.server.address}/")
    with ThreadPoolExecutor(len(guests)) as pool:
        list(pool.map(Person.open, guests, [""] * len(guests)))
        teacher.open("Learn")
        teacher.press(f"all-{learner.LESSON}")
        list(pool.map(Person.answer_the_bell, guests))
        taking = [pool.submit(lambda guest: len(list(learner.take(guest))), guest) for guest in guests]
        teacher.open("Class", "space=digits")
        teacher.switch("Freeze")
        assert [one.result() for one in taking] == [len(learner.DOINGS)] * len(guests)
        list(pool.map(Listening.write, guests, marks))
        heard = list(pool.map(Listening.heard_of, guests, [marks] * len(guests)))
    assert heard == [{mark} for mark in marks], "each hears of themselves, and of nobody else"
    teacher.press("let-go")
    watching.open("/Class?space=digits", "Class")
    expect(watching.page.get_by_text("The teacher has frozen the class map.")).to_be_visible()
    teacher.switch("Freeze", on=False)
    expect(watching.page.get_by_text("The teacher has frozen the class map.")).to_have_count(0)
    for one in (teacher, *guests):
        one.leave()


def test_wrong_pins_wait_and_the_class_goes_on(lesson: Lesson):
    ada, eve = lesson.guest("Ada"), lesson.stranger()
    eve.page.goto(lesson.address)
    wrong = f"{(int(lesson.pin) + 1) % 1_000_000:06}"
    for _ in range(5):
        knock(eve, "Eve", wrong)
        expect(eve.page.get_by_role("alert")).to_contain_text("it is not the one of this class")
    knock(eve, "Eve", lesson.pin)
    expect(eve.page.get_by_role("alert")).to_contain_text("Try again in")
    draw_and_send(ada)
    eve.page.wait_for_timeout(2500)
    knock(eve, "Eve", lesson.pin)
    eve.whole("Latentarium")


def test_when_the_class_ends_nothing_is_left(lesson: Lesson):
    teacher, ada = lesson.teacher(), lesson.guest("Ada")
    bring(ada, "a seven.png")
    until(lambda: any(lesson.classes.rglob("*.parquet")), "a draft")
    teacher.page.get_by_role("button", name="End the class", exact=True).click()
    teacher.page.get_by_role("button", name="End it").click()
    expect(teacher.page.get_by_text("The class is over; nothing of its guests is left.")).to_be_visible()
    expect(ada.page.get_by_text("this class: it is over.")).to_be_visible()
    expect(ada.page.get_by_text("a seven.png")).to_have_count(0)
    left = [path for path in lesson.classes.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert left == []
    ada.page.goto(lesson.address)
    expect(ada.page.get_by_text("This class is over.")).to_be_visible()
    ada.watch.forgive("403", "dynamically imported module")  # of what her page was still asking for


def test_a_class_that_is_ended_from_outside_leaves_no_folder(tmp_path: Path, arrive: Callable[..., Visitor]):
    with on(tmp_path) as server:
        lesson = Lesson(server, arrive)
        ada = lesson.guest("Ada")
        bring(ada, "a seven.png")
        until(lambda: any(lesson.classes.rglob("*.parquet")), "a draft")
        ada.page.close()
    assert list(lesson.classes.iterdir()) == []
