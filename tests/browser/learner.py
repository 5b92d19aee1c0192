"""Somebody who does a lesson by the keyboard alone, and looks after each step whether it was rightly ticked or not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from playwright.sync_api import Locator, expect

from latent.space import Space
from latent.spaces import SHIPPED
from latent.ui.lessons.course import LESSONS
from latent.ui.lessons.lesson import Step
from latent.ui.session import morphing
from latent.ui.widgets import views

from .visitor import Visitor, until

CAN_ACT = "a[href], button:enabled, input:enabled, select, textarea, [tabindex='0']"
"""What the keyboard can come to, as ``frontend/guide/guide.js`` has it."""

LOOKED = """() => new Promise((tell) => {
    const app = document.querySelector("[data-testid=stApp]");
    let left = 4;
    const end = () => (watch.disconnect(), tell());
    const watch = new MutationObserver(() => (left -= 1) > 0 || end());
    setTimeout(end, 20000); // where nothing runs any more, it was ticked
    watch.observe(app, { attributeFilter: ["data-test-script-state"] });
})"""
"""Script: two runs come and go, in which the guide looks at how things stand."""


class Learner:
    """One visitor in one lesson."""

    def __init__(self, visitor: Visitor, lesson: str) -> None:
        """Begin the lesson of this key on Learn, as somebody who reads English."""
        self.visitor, self.page, self.lesson = visitor, visitor.page, LESSONS[lesson]
        visitor.open("/Learn")
        self.press(self.page.locator(f".st-key-begin-{lesson} button"))
        self.card = self.page.locator(".lt-guide")
        expect(self.card).to_be_visible()
        self.press(self.page.locator(".st-key-guide-restart button"))  # whoever was here before may have come far
        expect(self.card.locator(".lt-guide-place")).to_contain_text("step 1 of")
        self.done = 0

    # ---- by the keyboard -----------------------------------------------------------------------------------------

    def press(self, control: Locator, key: str = "Enter") -> None:
        """A key on a control."""
        control.focus()
        self.page.keyboard.press(key)

    def slide(self, name: str, *keys: str) -> None:
        """Keys on a slider of ours, and on to something else, by which the hand lets go."""
        dial = self.visitor.dial(name)
        dial.focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.page.keyboard.press("Tab")

    def choose(self, radio: str) -> None:
        """One of a row of choices."""
        self.press(self.page.get_by_role("radio", name=radio, exact=True), "Space")

    def type(self, field: str, words: str) -> None:
        """Words into a field, and Enter."""
        box = self.page.get_by_role("textbox", name=field, exact=True)
        box.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def pick(self, key: str, option: str) -> None:
        """One of a list that drops down, by the first letters of its name."""
        box = self.page.locator(f".st-key-{key}").get_by_role("combobox")
        box.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(option)
        expect(self.page.get_by_role("option", name=option).first).to_be_visible()
        self.page.keyboard.press("Enter")

    def push(self, button: str) -> None:
        """A button by its name, the first that has it."""
        self.press(self.page.get_by_role("button", name=button, exact=True).first)

    def leave_for(self, title: str) -> None:
        """Another page, by the menu."""
        self.press(self.visitor.menu(title))
        self.visitor.whole(title)

    def spot(self) -> None:
        """The imagined one, by trying one after the other."""
        for number in range(1, 7):
            self.push(f"It is {number}")
            told = self.page.get_by_text(f"number {number}:").or_(self.page.get_by_text(f"number {number} is"))
            expect(told).to_be_visible()
            if self.page.locator(".st-key-task-spot .done").count():
                return
        raise AssertionError("none of them is the imagined one")

    def spot_wrongly(self, space: str) -> None:
        """A known one, taken for the imagined one."""
        shown = self.page.locator(".st-key-task-spot img")
        expect(shown).to_have_count(6)
        known = _known(space)
        sources = [shown.nth(place).get_attribute("src") for place in range(6)]
        number = next(place for place, source in enumerate(sources, 1) if source in known)
        self.push(f"It is {number}")
        expect(self.page.get_by_text(f"number {number} is")).to_be_visible()
        expect(self.page.locator(".st-key-task-spot .told")).to_be_visible()

    # ---- the steps -----------------------------------------------------------------------------------------------

    def does(self, words: str, page: str, deed: Callable[[], None], short: Callable[[], None] | None = None) -> None:
        """One step: it says these words on this page, is not ticked, nor by what falls ``short``, and then is.

        Args:
            words: in what it says.
            page: heading of the page that it leads to.
            deed: what has to be done.
            short: something else, or too little of it.
        """
        self.visitor.whole(page)
        expect(self.card.locator(".lt-guide-words")).to_contain_text(words)
        self.is_shown_where(self.lesson.steps[self.done])
        for almost in (lambda: None, *([short] if short else [])):
            almost()
            self.is_not_ticked()
        deed()
        expect(self.card.locator(".lt-guide-tick")).not_to_be_empty()
        self.done += 1
        self.press(self.page.locator(".st-key-guide-next button"))

    def is_shown_where(self, step: Step) -> None:
        """What is lit up is in sight, and the keyboard can be led to something in it."""
        place = self.page.locator(step.light).first  # the guide leads to the first as well
        expect(place, step.key).to_be_visible()
        inside = place.locator(CAN_ACT)
        until(lambda: place.evaluate(f"e => e.matches(`{CAN_ACT}`)") or inside.count(), f"a control at {step.light}")

    def is_not_ticked(self) -> None:
        """Not even after the guide has looked once more, and Skip is all that leads on."""
        self.page.evaluate(LOOKED)
        expect(self.page.locator(".st-key-guide-skip button")).to_be_visible()
        expect(self.card.locator(".lt-guide-tick")).to_be_empty()

    def is_through(self) -> None:
        """Learn says that every step was done."""
        self.visitor.whole("Learn")
        told = self.page.locator(".st-key-lesson-over")
        expect(told).to_contain_text(f"{self.done} of {self.done} steps done")
        expect(self.page.locator(".st-key-guide")).to_have_count(0)


@cache
def _known(name: str) -> frozenset[str]:
    """Pictures of all known items of a space, as pages have them."""
    space = Space.load(SHIPPED / name)
    return frozenset(views.uri(morphing.known_view(space, row)) for row in range(len(space.reference)))
