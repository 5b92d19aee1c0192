"""What every page stands in: navigation, theme, a calm face for errors, and the foot that says what is kept.

Each page begins with ``with frame("Map"):`` and so is whole when it is the first thing that a fresh server runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from latent.classroom import here
from latent.ui import foot, keeping_here, queue_bar
from latent.ui.components.ears import ears
from latent.ui.lessons import guide
from latent.ui.my_work import erasing
from latent.ui.room import entrance, sending
from latent.ui.session import drafts, history, locks, state, tray
from latent.ui.train import first_look
from latent.ui.widgets import alone, notices

LOOK = Path(__file__).parents[2] / "assets" / "look"
STYLE = Path(__file__).parent / "style.css"


@dataclass(frozen=True)
class Page:
    """One entry of the menu.

    Attributes:
        title: in the menu and in the browser's tab.
        file: from the top of the repository.
        icon: one of Streamlit's own drawn icons.
        sentence: what it is for, in one sentence.
        group: heading that it stands under.
        of_space: whether it is about the space that is looked at.
        for_guests: whether guests of a class may see it.
        of_class: whether it is there only while a class is on.
    """

    title: str
    file: str
    icon: str
    sentence: str
    group: str = ""
    of_space: bool = True
    for_guests: bool = True
    of_class: bool = False

    @property
    def offered(self) -> bool:
        """Whether it stands in the menu of whoever asks."""
        return (not self.of_class or here.room() is not None) and (self.for_guests or alone.guest() is None)


PAGES = {
    page.title: page
    for page in (
        Page(
            "Start",
            "app.py",
            ":material/home:",
            "A trained model is at work here: move a slider, or drop in something of yours.",
        ),
        Page(
            "Map",
            "pages/Map.py",
            ":material/scatter_plot:",
            "Each dot is an item; dots close together are alike to the model; far apart tells little.",
            "Look",
        ),
        Page(
            "Groups",
            "pages/Groups.py",
            ":material/workspaces:",
            "Sort a pile into look-alikes, name them, let a few labels label the rest.",
            "Look",
        ),
        Page(
            "Odd ones out",
            "pages/Odd_ones_out.py",
            ":material/troubleshoot:",
            "Find what doesn't fit, and why.",
            "Look",
        ),
        Page("Morph", "pages/Morph.py", ":material/tune:", "Move a slider and watch one thing change.", "Make"),
        Page(
            "Blend",
            "pages/Blend.py",
            ":material/merge:",
            "Walk from one item to another and see what lies between.",
            "Make",
        ),
        Page(
            "Imagine",
            "pages/Imagine.py",
            ":material/auto_awesome:",
            "Let the model make new items, each beside the nearest it knows.",
            "Make",
        ),
        Page(
            "What gets lost",
            "pages/What_gets_lost.py",
            ":material/filter_alt:",
            "See what the model keeps, what it drops, and which items suffer.",
            "Understand",
        ),
        Page(
            "Learn",
            "pages/Learn.py",
            ":material/school:",
            "Five-minute lessons on the live pages, ticked as you do them.",
            "Understand",
            of_space=False,
        ),
        Page(
            "Train",
            "pages/Train.py",
            ":material/model_training:",
            "Make a space from your own things and watch it form.",
            "Yours",
            of_space=False,
            for_guests=False,
        ),
        Page(
            "My work",
            "pages/My_work.py",
            ":material/folder_open:",
            "All you kept on this computer: find, rename, send, erase.",
            "Yours",
            of_space=False,
            for_guests=False,
        ),
        Page(
            "Class",
            "pages/Class.py",
            ":material/groups:",
            "One map for the whole class: what each sends lands on it at once.",
            "Class",
            of_space=False,
            of_class=True,
        ),
    )
}


@contextmanager
def frame(title: str) -> Iterator[None]:
    """Stand a page in its frame; the first call of every page.

    What goes wrong inside is met by :func:`latent.ui.widgets.notices.caught`; what the person did is in the session and
    stays.
    """
    page = PAGES[title]
    alone.lend()
    entrance.before()
    st.set_page_config(page_title=f"{title} · Latentarium", page_icon=str(LOOK / "logo.svg"), layout="wide")
    st.html(STYLE)
    refused = entrance.refused(page.for_guests)
    if not refused:
        entrance.greet()
        _follow(entrance.goes_to())
    locks.take_up()
    if not locks.locked("menu"):
        _menu()
    with st.container(key="head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width="content"):
            st.title(title if title != "Start" else "Latentarium", anchor=False)
            st.markdown(f"<p class='sentence'>{page.sentence}</p>", unsafe_allow_html=True)
        head = st.container(key="tray", horizontal=True, width="content", vertical_alignment="center", gap="small")
    lesson = st.container(key="guide") if guide.is_on() else None
    with notices.caught(f"the page {title}"):
        if refused:
            notices.show(refused)
            st.stop()
        if odd := state.begin(title):
            notices.show(odd)
        entrance.settle()
        if alone.guest() is None:
            queue_bar.show(title)
            first_look.show()
            erasing.show_done()
            keeping_here.show_done()
        if page.of_space:
            ears(state.space().modality.heard())
        yield
        history.remember()
        drafts.save()
        with head:  # last, since what is in it is what the page has left there
            _tools(page)
    if lesson is not None:
        with lesson:  # last, too: it tells what the run has done
            guide.show(title)
    foot.show(title)


def _follow(to: tuple[str, dict[str, str]] | None) -> None:
    """Go where the teacher sent everybody."""
    if to and to[0] in PAGES:
        st.switch_page(PAGES[to[0]].file, query_params=to[1])


def _tools(page: Page) -> None:
    if not locks.locked("tools"):
        tray.show(page.of_space)
    if alone.guest() is None:
        keeping_here.offer(page.title)
    if page.for_guests and (room := alone.teaches()):
        sending.offer(room, page.title, keeping_here.view(page.title))


def _menu() -> None:
    offered = [page for page in PAGES.values() if page.offered]
    st.logo(str(LOOK / "logo.svg"), size="large")
    with st.sidebar:
        group = ""
        for page in offered:
            if page.group != group:
                group = page.group
                st.html(f"<p class='menu-group'>{group}</p>")
            st.page_link(page.file, label=page.title, icon=page.icon)
    with st.container(key="menu-narrow", horizontal=True, gap="small"):  # shown instead where the window is narrow
        for page in offered:
            st.page_link(page.file, label=page.title, icon=page.icon)
