"""Watching a space form: what comes back, what it draws, what each dial tells, and where its items go."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import streamlit as st

from latent import queue, workspace
from latent.birth import Birth, Frame, Items
from latent.modalities.items import View
from latent.queue import Work
from latent.ui.components.ears import ears
from latent.ui.components.palette import categorical
from latent.ui.components.pulse import pulse
from latent.ui.session import state
from latent.ui.train import quality
from latent.ui.widgets import buttons, notices, views
from latent.ui.widgets.words import again, said

SIDE = 320
"""Units of the drawing of places."""


def choose(id_: str) -> None:
    """Watch this work on the page Train."""
    st.session_state["watched"] = id_


def chosen_work() -> Work | None:
    """What is watched; None where nothing is, or it is gone."""
    id_ = st.session_state.get("watched")
    work = queue.get(id_) if id_ else None
    if work is None:
        st.session_state.pop("watched", None)
    return work


def show(work: Work) -> None:
    """How far it is, and what can be done about it."""
    st.subheader(views.plain(work.title), anchor=False)
    if work.ended:
        _ended(work)
    else:
        _live(work.id)
    st.button(said("forming-another"), type="tertiary", on_click=lambda: st.session_state.pop("watched", None))


@st.fragment
@notices.guarded
def _live(id_: str) -> None:
    work = queue.get(id_)
    if work is None or work.ended:
        st.rerun()
        return
    queue.attend()
    pulse("birth")
    _stand(work)
    if not _newest(work) and work.state != queue.PAUSED:
        st.html(f"<p class='quiet'>{said('forming-first')}</p>")


def _ended(work: Work) -> None:
    _stand(work)
    if work.state == queue.DONE:
        _told(work.space)
    else:
        _newest(work)


def about(name: str) -> None:
    """A finished space: how good it is, and how it came to be."""
    space = state.open_space(name)
    st.subheader(views.plain(space.manifest.title), anchor=False)
    to_map = {"icon": ":material/scatter_plot:", "query_params": {"space": name}}
    st.page_link("pages/Map.py", label=said("forming-map"), **to_map)
    _told(name)
    st.button(said("forming-another"), type="tertiary", on_click=st.query_params.clear)


def _told(name: str) -> None:
    quality.show(state.open_space(name))
    replay(workspace.spaces() / name)


def _newest(work: Work) -> bool:
    """How it stands, in pictures; returns whether there are any yet."""
    birth = Birth(work.makes)
    frame, items = birth.newest(), birth.items()
    if frame is None or items is None:
        return False
    draw(frame, items, _history(birth))
    return True


def _stand(work: Work) -> None:
    if work.state == queue.FAILED:
        notices.line(work.error)
    elif work.state == queue.DONE:
        st.html(f"<p role='status'>{said('forming-ready')}</p>")
    else:
        st.progress(work.progress.share if work.state != queue.QUEUED else 0.0, views.plain(_standing(work)))
    with st.container(horizontal=True):
        for message, key, act in _acts(work):
            if buttons.pressed(said(message), f"{key}-{work.id}", type="secondary"):
                act(work)
                st.rerun()


def _standing(work: Work) -> str:
    """How work stands that has not ended."""
    if work.state == queue.RUNNING:
        return again(work.progress.doing)
    return said("forming-waits" if work.state == queue.QUEUED else "forming-paused")


def _acts(work: Work) -> list[tuple[str, str, object]]:
    """What can be done about work as it stands: the message on the button, a key, and what it does."""
    stop = ("forming-cancel", "cancel", queue.drop)
    return {
        queue.QUEUED: [("forming-pause", "pause", queue.pause), stop],
        queue.RUNNING: [("forming-pause", "pause", queue.pause), ("forming-enough", "enough", queue.enough), stop],
        queue.PAUSED: [("forming-go-on", "go-on", queue.go_on), stop],
        queue.FAILED: [("forming-again", "go-on", queue.go_on), stop],
        queue.DONE: [("forming-map", "open", open_space)],
    }[work.state]


def open_space(work: Work) -> None:
    """Go to the map of the space that was made."""
    st.session_state.pop("watched", None)
    st.session_state["space"] = work.space
    st.query_params.clear()
    queue.drop(work)
    st.switch_page("pages/Map.py")


def replay(space: Path) -> None:
    """The birth of a finished space, with a slider through its frames; nothing where none were kept."""
    birth = Birth(space)
    steps, items = birth.steps(), birth.items()
    if not steps or items is None:
        return
    st.html(f"<p class='group'><b>{said('forming-birth')}</b></p>")
    step = st.select_slider(said("forming-steps"), steps, steps[-1], key=f"birth-{space.name}")
    frame = birth.frame(step)
    if frame is not None:
        draw(frame, items, [(one, told) for one, told in _history(birth) if one <= step])


@st.cache_data(show_spinner=False, max_entries=4)
def _curve(folder: str, steps: tuple[int, ...]) -> list[tuple[int, Frame]]:
    birth = Birth(Path(folder).parent)
    return [(step, frame) for step in steps if (frame := birth.frame(step)) is not None]


def _history(birth: Birth) -> list[tuple[int, Frame]]:
    return _curve(str(birth.folder), tuple(birth.steps()))


# ---- a frame ----------------------------------------------------------------------------------------------------


def draw(frame: Frame, items: Items, before: list[tuple[int, Frame]]) -> None:
    """One frame as a page shows it, and makes it heard."""
    ears(items.heard)
    left, right = st.columns([0.55, 0.45], gap="large")
    with left:
        pairs = list(zip(items.given, frame.rebuilt, strict=True))
        parts = {"forming-learned": pairs[: items.learned], "forming-unseen": pairs[items.learned :]}
        for message, some in parts.items():
            told = [small(given, said("forming-given")) + small(back, said("forming-back")) for given, back in some]
            st.html(f"<p class='group'>{said(message)}</p>{framed(told)}")
        st.html(f"<p class='group'><b>{said('forming-drawn-title')}</b></p>")
        st.html(framed([small(view, said("forming-drawn")) for view in frame.drawn]))
    with right:
        awake = said("forming-awake", awake=int((frame.kl > AWAKE).sum()), dials=len(frame.kl))
        st.html(f"<p class='group'><b>{awake}</b></p>{_bars(frame.kl)}")
        st.html(f"<p class='group'><b>{said('forming-places')}</b></p>{places(frame, items)}")
        st.html(f"<p class='group'><b>{said('forming-figures')}</b></p>{_lines(frame, before)}")


def small(view: View, told: str) -> str:
    """One of many."""
    return views.element(view, told, "picture small")


def framed(listed: list[str]) -> str:
    """Many of them in rows."""
    return f"<div class='figures tight birth'>{''.join(f'<figure>{one}</figure>' for one in listed)}</div>"


AWAKE = 0.05
"""Nats from which a dial tells something."""


def _bars(kl: np.ndarray) -> str:
    order = np.sort(kl)[::-1]
    most = max(float(order[0]), 1e-6)
    bars = "".join(f"<i style='height:{100 * value / most:.0f}%'></i>" for value in order.tolist())
    words = said("forming-bars", most=float(order[0]), least=float(order[-1]))
    return f"<div class='kl-bars' role='img' aria-label='{words}'>{bars}</div>"


def places(frame: Frame, items: Items) -> str:
    """Dots as boxes: no drawing language survives in a page's HTML."""
    names = sorted(set(items.labels) - {""})
    hues = dict(zip(names, categorical(len(names)), strict=True)) if names else {}
    reach = max(float(np.abs(frame.places).max()), 1e-6)
    at = 50 + 46 * frame.places / reach
    dots = "".join(
        f"<i style='left:{x:.1f}%;top:{100 - y:.1f}%;background:{hues.get(label, 'currentColor')}'></i>"
        for (x, y), label in zip(at.tolist(), items.labels, strict=True)
    )
    return f"<div class='birth-map' role='img' aria-label='{said('forming-places-told', count=len(at))}'>{dots}</div>"


def _lines(frame: Frame, before: list[tuple[int, Frame]]) -> str:
    told = [f for _, f in before if not np.isnan(f.rebuild)]
    if np.isnan(frame.rebuild) or not told:
        return f"<p class='quiet'>{said('forming-not-measured')}</p>"
    rows = {"forming-cannot-tell": [float(f.rebuild) for f in told], "forming-holds": [float(f.kl.sum()) for f in told]}
    cells = "".join(
        f"<dt>{said(name)}</dt><dd>{said('forming-nats', now=values[-1], first=values[0])}{_course(values)}</dd>"
        for name, values in rows.items()
    )
    return f"<dl class='facts'>{cells}</dl>"


def _course(values: list[float]) -> str:
    """How a figure went, frame by frame, from its least to its most."""
    least, most = min(values), max(values)
    heights = [100 * (value - least) / max(most - least, 1e-9) for value in values]
    bars = "".join(f"<i style='height:{height:.0f}%'></i>" for height in heights)
    words = said("forming-course", first=values[0], now=values[-1], looks=len(values))
    return f"<div class='kl-bars course' role='img' aria-label='{words}'>{bars}</div>"
