"""Each lesson, done step by step with the keyboard alone; no step is ticked before it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from latent.ui.lessons.course import LESSONS

from .learner import Learner
from .server import Server
from .test_looks import EVERYTHING, problems
from .visitor import Visitor, until

pytestmark = pytest.mark.timeout(1200)  # each is a walk over a dozen pages

IN_REACH = """light => {
    const at = document.activeElement;
    if (!at.closest(light)) return false;
    const [a, b] = [at, document.querySelector(".st-key-guide")].map((e) => e.getBoundingClientRect());
    return a.height > 0 && a.top < innerHeight && a.bottom > 0 && (a.bottom <= b.top || a.top >= b.bottom);
}"""
"""Script: whether what has the keyboard is where to act, in the window, and not under the card."""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_what_a_latent_space_is(arrive: Callable[..., Visitor], server: Server, motion: str):
    visitor = arrive(server, reduced_motion=motion)
    learner = Learner(visitor, "latent-space")
    page, slide = visitor.page, learner.slide
    learner.does("Move one slider", "Latentarium", lambda: slide("Smile", "PageUp"), lambda: slide("Smile", "ArrowUp"))
    learner.does(
        "all three sliders",
        "Latentarium",
        lambda: slide("Hair colour: blue", "PageUp"),
        lambda: slide("Look sideways", "PageUp"),
    )
    learner.does(
        "Put every slider back", "Latentarium", lambda: slide("Smile", "0"), lambda: slide("Look sideways", "0")
    )

    def turn_a_dial() -> None:
        learner.press(page.get_by_role("radio", name="Dials", exact=True), "Enter")
        slide("Dial 39", "PageUp", "PageUp")

    learner.does("called dials", "Morph", turn_a_dial, lambda: slide("Smile", "PageUp", "PageUp"))

    def click_a_dot() -> None:
        visitor.map_frame().focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")

    learner.does("every dot is a face", "Map", click_a_dot, lambda: learner.choose("3D"))

    def take_it() -> None:
        learner.push("Take me there")
        visitor.whole("Map")
        learner.press(page.locator(".st-key-morph-this button"))

    learner.does("Morph this", "Map", take_it, lambda: learner.leave_for("Morph"))
    learner.does(
        "leaves the mood alone",
        "Latentarium",
        lambda: (slide("Smile", "0"), slide("Look sideways", "PageUp")),
        lambda: slide("Smile", "PageUp"),
    )
    learner.does("two things change", "Morph", lambda: slide("Look down", "PageUp"), lambda: slide("Smile", "PageUp"))
    learner.does("happy faces", "Morph", lambda: slide("Into happy", "PageUp"), lambda: slide("Into sad", "PageUp"))
    learner.is_through()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_can_be_begun_by_who_enlarges_the_page(visitor: Visitor, lesson: str):
    learner = Learner(visitor, lesson)
    page, step = visitor.page, LESSONS[lesson].steps[0]
    title = "Latentarium" if step.page == "Start" else step.page
    visitor.whole(title)
    learner.is_shown_where(step)
    assert problems(visitor, EVERYTHING) == {}
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 x 900 at 200 in 100
    visitor.whole(title)
    expect(learner.card).to_be_in_viewport()
    learner.press(learner.card.locator(".lt-guide-go"))
    until(lambda: page.evaluate(IN_REACH, step.light), "what has the keyboard in sight and clear of the card")
    visitor.rested()
    assert problems(visitor, EVERYTHING) == {}
    expect(learner.card.locator(".lt-guide-tick")).to_be_empty()


def test_from_picture_to_numbers_and_back(visitor: Visitor):
    learner = Learner(visitor, "there-and-back")
    push, choose, slide = learner.push, learner.choose, learner.slide
    learner.does("other numbers", "Morph", lambda: push("Another"), lambda: slide("Into sad", "PageUp"))
    learner.does("a spot and a blur", "Morph", lambda: push("Draw again"), lambda: push("Another"))
    learner.does(
        "back to a picture", "Morph", lambda: slide("Dial 39", "PageUp", "PageUp"), lambda: slide("Dial 43", "PageUp")
    )
    learner.does("no picture to begin with", "Morph", lambda: choose("An imagined one"), lambda: push("Another"))
    learner.does("held against", "What gets lost", lambda: push("Another"), lambda: choose("Cover a part"))

    def imagine_one() -> None:
        push("Choose an item")
        push("An imagined one")

    learner.does("drawn from numbers", "What gets lost", imagine_one, lambda: push("Another"))
    learner.does("one and the same", "Morph", lambda: push("Draw again"), lambda: push("Another"))
    learner.does("changed at once", "Morph", lambda: slide("Dial 43", "PageUp"), lambda: slide("Dial 39", "PageUp"))
    learner.does("no camera saw", "Morph", lambda: choose("An imagined one"), lambda: push("Another"))
    learner.is_through()


def test_reading_a_map(visitor: Visitor):
    learner = Learner(visitor, "reading-a-map")
    choose, pick, find = learner.choose, learner.pick, lambda words: learner.type("Find", words)
    torn = visitor.page.locator(".st-key-torn input")
    learner.does("Far apart", "Map", lambda: choose("3D"), lambda: pick("colour-digits", "Slant"))
    learner.does("A large patch", "Map", lambda: find("1"), lambda: find("7"))
    learner.does(
        "Left and right", "Map", lambda: pick("colour-digits", "Slant"), lambda: pick("colour-digits", "Width")
    )
    learner.does("makes no patch", "Map", lambda: pick("colour-faces", "Smile"), lambda: pick("colour-faces", "Light"))
    learner.does("where it belongs", "Map", lambda: learner.press(torn, "Space"), lambda: choose("3D"))
    learner.does(
        "alike stands close by", "What gets lost", lambda: choose("Torn on the map"), lambda: choose("Kept worst")
    )
    learner.does("all sevens", "Map", lambda: find("7"), lambda: find("1"))
    learner.does(
        "can be trusted",
        "Map",
        lambda: pick("colour-digits", "Trust in the map"),
        lambda: pick("colour-digits", "How familiar"),
    )
    learner.does("a gap", "Map", lambda: choose("3D"), lambda: pick("colour-faces", "Smile"))
    learner.is_through()


def test_directions_and_their_bias(visitor: Visitor):
    learner = Learner(visitor, "directions")
    push, slide, find = learner.push, learner.slide, lambda words: learner.type("Find", words)
    fair, unfair = "Smile, balanced", "Smile, biased"
    learner.does("two groups", "Map", lambda: push(fair), lambda: push(unfair))
    learner.does("what changes", "Map", lambda: slide(fair, "PageUp"), lambda: slide(unfair, "PageUp"))
    learner.does("unfair examples", "Map", lambda: push(unfair), lambda: push(fair))
    learner.does("glasses come along", "Map", lambda: slide(unfair, "PageUp"), lambda: slide(fair, "PageUp"))

    def group(word: str, letter: str) -> None:
        find(word)
        expect(visitor.page.get_by_text(f"{word} (all)", exact=True).first).to_be_visible()
        visitor.rested()
        learner.press(visitor.page.locator(f".st-key-group-{letter} button"))

    learner.does("one of your own", "Map", lambda: group("sad", "A"), lambda: group("happy", "A"))
    learner.does("the same with happy", "Map", lambda: group("happy", "B"), lambda: group("angry", "B"))
    learner.does("Make the slider", "Map", lambda: push("Make the slider"), lambda: find("sad"))
    learner.does("drags something along", "Map", lambda: push(unfair), lambda: push(fair))
    learner.does("the fair one", "Map", lambda: push(fair), lambda: push(unfair))
    learner.does("towards surprise", "Map", lambda: group("surprised", "B"), lambda: group("surprised", "A"))
    learner.is_through()


def test_between_two_things(visitor: Visitor):
    learner = Learner(visitor, "between")
    choose, slide, way = learner.choose, learner.slide, "From A to B"
    learner.does("all the way to B", "Blend", lambda: slide(way, "End"), lambda: slide(way, "PageUp"))
    half = ("Home", *["PageUp"] * 5)
    learner.does("stop halfway", "Blend", lambda: slide(way, *half), lambda: slide(way, "Home"))
    learner.does("crosses a hole", "Blend", lambda: choose("Along the data"), lambda: choose("Spherical"))
    learner.does("More than two", "Blend", lambda: choose("Four corners"), lambda: choose("Arithmetic"))
    learner.does("blend of all four", "Blend", lambda: slide("Across", "End"), lambda: slide("Down", "End"))
    learner.does(
        "is done to C", "Blend", lambda: slide("How much of the change", "Home"), lambda: choose("A sum of your own")
    )
    quarters = ["PageUp"] * 7
    learner.does("three quarters", "Blend", lambda: slide(way, "Home", *quarters), lambda: slide(way, "End"))
    learner.does("goes in an arc", "Blend", lambda: choose("Spherical"), lambda: choose("Along the data"))
    learner.does("more than three", "Blend", lambda: learner.push("Add an item"), lambda: choose("A sum of your own"))
    learner.is_through()


def test_new_things(visitor: Visitor):
    learner = Learner(visitor, "new-things")
    page, choose = visitor.page, learner.choose
    variety = page.get_by_role("slider", name="Variety")

    def set_variety(*keys: str) -> None:
        variety.focus()
        for key in keys:
            page.keyboard.press(key)

    def of_group(name: str) -> None:
        choose("Like a group")
        learner.pick("imagine-group-faces", name)

    again = lambda: learner.push("Draw 12 others")  # noqa: E731
    learner.does("Nobody made", "Imagine", again, lambda: choose("Near one"))
    learner.does("without chance", "Imagine", lambda: set_variety("Home"), lambda: set_variety("ArrowLeft"))
    learner.does("stranger faces", "Imagine", lambda: set_variety("End"), lambda: set_variety("ArrowRight"))
    learner.does("From nothing", "Imagine", lambda: choose("From nothing"), lambda: choose("Near one"))
    learner.does("variations on one", "Imagine", lambda: choose("Near one"), lambda: choose("From nothing"))
    learner.does("the group “happy”", "Imagine", lambda: of_group("happy"), lambda: of_group("sad"))
    learner.does("How well does it do", "Latentarium", learner.spot, lambda: learner.spot_wrongly("faces"))

    def around_one_place() -> None:
        choose("From nothing")
        visitor.rested()
        set_variety("Home")

    learner.does("all the same", "Imagine", around_one_place, lambda: set_variety("Home"))
    learner.does("never looked", "Imagine", lambda: choose("From nothing"), lambda: choose("Near one"))
    learner.does("more surprised faces", "Imagine", lambda: of_group("surprised"), lambda: of_group("happy"))
    learner.is_through()


def test_what_does_not_fit(visitor: Visitor):
    learner = Learner(visitor, "odd-ones")
    page, push, slide = visitor.page, learner.push, learner.slide
    more, fence = ("PageUp",), "Odd from here on"
    learner.does("spoiled on purpose", "Odd ones out", lambda: slide(fence, *more), lambda: slide(fence, "ArrowUp"))
    learner.does("what is lost is marked", "Odd ones out", lambda: push("Odd"), lambda: push("Fine"))
    learner.does("less odd ones", "Odd ones out", lambda: push("Less odd"), lambda: push("Odd"))
    known = page.get_by_role("radio", name="2,000 known pictures")
    learner.does("without an example", "Odd ones out", lambda: learner.press(known, "Space"), lambda: push("Less odd"))
    learner.does("some of them forged", "Odd ones out", lambda: push("Odd"), lambda: push("Less odd"))

    def row(fraud: bool) -> str:
        """The first row in sight of that kind."""
        rows = page.locator("[class*=st-key-odd-row-]")
        expect(rows.first).to_be_visible()
        named = rows.locator("bdi")
        expect(named).to_have_count(6)
        kinds = [name != "known row" for name in named.all_inner_texts()]
        return f".st-key-odd-row-{kinds.index(fraud)}"

    def mark(fraud: bool, word: str) -> None:
        if page.get_by_role("button", name="Show which they are").is_visible():
            push("Show which they are")
            visitor.rested()
        learner.press(page.locator(row(fraud)).get_by_role("button", name=word, exact=True))

    learner.does("held against", "Odd ones out", lambda: mark(True, "Odd"), lambda: mark(True, "Fine"))
    learner.does(
        "more digits stand out",
        "Odd ones out",
        lambda: slide(fence, "PageDown", "PageDown"),
        lambda: slide(fence, *more),
    )
    learner.does("but in order", "Odd ones out", lambda: push("Fine"), lambda: push("Odd"))
    learner.does("not every odd".capitalize(), "Odd ones out", lambda: mark(False, "Fine"), lambda: mark(True, "Fine"))
    learner.is_through()


def test_what_gets_lost(visitor: Visitor):
    learner = Learner(visitor, "what-is-lost")
    page, choose, lost = visitor.page, learner.choose, "What gets lost"
    learner.does("and compare", lost, lambda: learner.push("Another"), lambda: choose("Cover a part"))
    learner.does("from one number", lost, lambda: choose("Number by number"), lambda: choose("Cover a part"))
    learner.does("turned from low", lost, lambda: choose("Which dial holds what"), lambda: choose("Cover a part"))

    def name_a_dial() -> None:
        learner.push("Name it")
        learner.type("What it changes", "Hair of mine")

    learner.does("a name", lost, name_a_dial, lambda: learner.push("Another"))
    learner.does("is hidden", lost, lambda: choose("Cover a part"), lambda: choose("Kept worst"))
    learner.does("tell one kind", lost, lambda: choose("For a question"), lambda: choose("Cover a part"))
    learner.does("suffer most", lost, lambda: choose("Kept worst"), lambda: choose("Cover a part"))

    def look_away_and_back() -> None:
        choose("Cover a part")
        expect(page.locator(".st-key-lost-question-faces")).to_have_count(0)
        choose("For a question")
        expect(page.locator(".st-key-lost-question-faces")).to_be_visible()

    learner.does("every question", lost, lambda: learner.pick("lost-question-faces", "Glasses"), look_away_and_back)
    learner.does("the map lose", lost, lambda: choose("Torn on the map"), lambda: choose("Kept worst"))
    learner.is_through()
    assert page.locator(".st-key-lesson-over li").count() == 3
