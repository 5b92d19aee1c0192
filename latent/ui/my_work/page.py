"""My work: all that was kept on this computer, with ways to find, rename, open, send, bring in, delete and erase."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from latent import explaining, spaces, workspace
from latent.errors import LatentError
from latent.manifest import Manifest
from latent.sharing import receiving, sending
from latent.sharing.receiving import Arrived
from latent.spaces import Binned
from latent.ui.items import taking_home, views_told
from latent.ui.my_work import erasing, kept_lines, kept_parts
from latent.ui.session import drafts, state
from latent.ui.widgets import buttons, notices, page_titles, space_names
from latent.ui.widgets.alone import owner, seen_by
from latent.ui.widgets.words import said, said_as_html
from latent.workspace import files, kept
from latent.workspace.kept import KeptCollection, KeptView

ZIP = "application/zip"


@dataclass(frozen=True)
class _Has:
    """What a session may see here."""

    collections: list[KeptCollection]
    spaces: list[tuple[str, Manifest]]
    views: list[KeptView]
    binned: list[KeptCollection | KeptView | Binned]

    @property
    def named(self) -> list[KeptCollection]:
        """Without what was kept by itself."""
        return [row for row in self.collections if not row.draft]

    def __bool__(self) -> bool:
        return bool(self.collections or self.spaces or self.views or self.binned)


def show() -> None:
    """The page."""
    drafts.tidy()
    has = _all()
    kept_lines.say_deleted()
    _say_arrived()
    drafts.offer()
    if has.named or has.spaces or has.views:
        label, hint = said("my-work-find"), said("my-work-find-words")
        words = st.text_input(label, placeholder=hint, label_visibility="collapsed", width=320)
        _listed(has, words)
    elif not has:
        st.html(f"<p>{said_as_html('my-work-empty')}</p>")
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(said("zip-in"), anchor=False, help=said("zip-in-help"))
        _take_zip()
    with right:
        st.subheader(said("all-of-it"), anchor=False)
        _whole(has)


def _all() -> _Has:
    mine, here = seen_by(drafts.session()), owner()
    rows = kept.all_of(KeptCollection, mine)
    rows = [row for row in rows if not row.draft]
    own = [(name, Manifest.read(workspace.spaces() / name)) for name in spaces.own()] if here else []
    binned = [*kept.all_of(KeptCollection, mine, deleted=True), *kept.all_of(KeptView, mine, deleted=True)]
    binned = sorted([*binned, *(spaces.binned() if here else [])], key=lambda one: -one.deleted_at)
    return _Has(rows, own, kept.all_of(KeptView, mine), binned)


def _listed(has: _Has, words: str) -> None:
    """The sections that have something."""
    collections, shown = kept.found(has.named, words, _of_collection), kept.found(has.views, words, _of_view)
    wanted = words.casefold().split()
    own = [(n, m) for n, m in has.spaces if all(w in f"{m.title} {m.description}".casefold() for w in wanted)]
    if not (collections or shown or own):
        st.html(f"<p class='quiet'>{said_as_html('my-work-none')}</p>")
    for title, things, line in (
        (said("my-work-collections"), collections, _collection),
        (said("my-work-spaces"), own, _space),
        (said("my-work-views"), shown, _view),
    ):
        if things:
            st.subheader(title, anchor=False)
            for thing in things:
                with st.container(border=True):
                    line(thing)


def _of_collection(row: KeptCollection) -> str:
    """Words by which a person may look for a collection, besides those that are written down with it."""
    return f"{drafts.about(row)} {space_names.kept(row.space, row.title)} {kept_parts.names(row)}"


def _of_view(view: KeptView) -> str:
    return f"{space_names.kept(view.space, view.title)} {views_told.about(view.page, view.query)}"


# ---- one line each ----------------------------------------------------------------------------------------------


def _collection(row: KeptCollection) -> None:
    about = said("before-in-space", what=drafts.about(row), space=space_names.kept(row.space, row.title))
    kept_lines.told(row.name, about, row.changed, row.bytes)
    with kept_lines.tools(f"tools-{row.id}"):
        if buttons.pressed(said("my-work-open"), f"open-{row.id}", icon=":material/scatter_plot:"):
            _open(row)
        kept_lines.rename(row.id, row.name, lambda name: kept.rename(row, name))
        _send(row.id, row.name, row.space in spaces.own(), lambda full: sending.work([row], [], full))
        kept_lines.delete(row.id, row.name, lambda: _into_bin(row))
    kept_parts.show(row)


def _space(named: tuple[str, Manifest]) -> None:
    name, manifest = named
    folder = workspace.spaces() / name
    changed = (folder / "manifest.json").stat().st_mtime
    kept_lines.told(manifest.title, manifest.description, changed, files.sizes(folder))
    with kept_lines.tools(f"tools-space-{name}"):
        st.page_link(
            "pages/Map.py", label=page_titles.title("Map"), icon=":material/scatter_plot:", query_params={"space": name}
        )
        st.page_link(
            "pages/Morph.py", label=page_titles.title("Morph"), icon=":material/tune:", query_params={"space": name}
        )
        if explaining.compared(manifest):
            st.page_link(
                "pages/Train.py",
                label=said("my-work-how-good"),
                icon=":material/insights:",
                query_params={"about": name},
            )
        kept_lines.rename(f"space-{name}", manifest.title, lambda title: spaces.rename(name, title))
        taking_home.offer(name, f"space-{name}", quiet=True)
        _send(f"space-{name}", manifest.title, True, lambda full: sending.space(name, full))
        kept_lines.delete(f"space-{name}", manifest.title, lambda: _delete_space(name))


def _delete_space(name: str) -> Callable[[], object]:
    binned = state.delete_space(name)
    return lambda: spaces.bring_back(binned.id)


def _view(view: KeptView) -> None:
    page, space = page_titles.title(view.page), space_names.kept(view.space, view.title)
    about = views_told.about(view.page, view.query)
    kept_lines.told(view.name, said("my-work-view", page=page, space=space, about=about), view.changed)
    with kept_lines.tools(f"tools-{view.id}"):
        if view.space in spaces.offered():
            st.page_link(
                f"pages/{view.page.replace(' ', '_')}.py",
                label=said("my-work-open"),
                icon=":material/tune:",
                query_params=dict(view.query),
            )
        else:
            st.html(f"<p class='quiet'>{said_as_html('my-work-spaceless')}</p>", width="content")
        kept_lines.rename(view.id, view.name, lambda name: kept.rename(view, name))
        kept_lines.delete(view.id, view.name, lambda: _into_bin(view))


def _into_bin(one: KeptCollection | KeptView) -> Callable[[], object]:
    kept.delete(one)
    return lambda: kept.bring_back(one)


@notices.guarded
def _open(row: KeptCollection) -> None:
    space = drafts.open_here(row)
    st.session_state["space"] = space.name
    drafts.save()
    st.query_params.clear()
    st.switch_page("pages/Map.py")


def _send(key: str, name: str, ask: bool, packed: Callable[[bool], bytes]) -> None:
    """What leaves as a zip; with a space of one's own in it, a person is asked first what goes along."""
    file = f"{'-'.join(name.split()) or 'work'}.zip"
    with st.popover(said("zip-send"), type="tertiary", icon=":material/ios_share:", key=f"send-{key}"):
        if not ask:
            st.write(said("zip-told"))
            st.download_button(said("zip-save"), lambda: packed(True), file, ZIP, f"zip-{key}", on_click="ignore")
            return
        st.write(said("zip-asks"))
        for label, full in ((said("zip-with"), True), (said("zip-without"), False)):
            own = f"zip-{key}-{full}"
            st.download_button(label, lambda full=full: packed(full), file, ZIP, own, on_click="ignore")
        st.html(f"<p class='quiet'>{said_as_html('zip-without-told')}</p>")


# ---- what was just done -----------------------------------------------------------------------------------------


def _say_arrived() -> None:
    arrived: Arrived | None = st.session_state.pop("arrived", None)
    if arrived is None:
        return
    took = [*(state.open_space(name).manifest.title for name in arrived.spaces), *arrived.collections, *arrived.views]
    if took:
        notices.line(said("zip-taken", names=", ".join(took)), "note")
    if arrived.here:
        notices.line(said("zip-here", names=", ".join(arrived.here)), "note")


def _take_zip() -> None:
    turn = st.session_state.setdefault("zips", 0)
    file = st.file_uploader(said("zip-choose"), "zip", key=f"zip-{turn}", max_upload_size=200)
    if refusal := st.session_state.pop("zip_refused", ""):
        notices.line(refusal)
    st.html(f"<p class='quiet'>{said_as_html('zip-checked')}</p>")
    if file is None:
        return
    try:
        with st.spinner(said("zip-checking")):
            st.session_state["arrived"] = receiving.take(file.name, file.getvalue(), drafts.session())
    except LatentError as error:
        st.session_state["zip_refused"] = error.told
    st.session_state["zips"] = turn + 1  # another key: the field comes back empty
    st.rerun()


# ---- all of it --------------------------------------------------------------------------------------------------


def _whole(has: _Has) -> None:
    if owner():
        st.html(f"<p class='quiet'>{_on_disk()}</p>")
    with st.container(horizontal=True, vertical_alignment="center"):
        if has.named or has.views:
            own = {row.space for row in [*has.named, *has.views]} & set(spaces.own())
            _send("all", "my-work", bool(own), lambda full: sending.work(has.named, has.views, full))
        if has or state.kept_items() or workspace.size():
            erasing.offer("erase-here")
    if has.binned:
        _bin(has.binned)


def _on_disk() -> str:
    kept_ = workspace.size()
    if not kept_:
        return said_as_html("disk-empty")
    return said_as_html("disk-size", size=kept_lines.weight(kept_), folder=str(workspace.home()))


def _bin(listed: Sequence[KeptCollection | KeptView | Binned]) -> None:
    with st.expander(said("bin", count=len(listed))):
        for one in listed:
            name = one.title if isinstance(one, Binned) else one.name or _unnamed(one)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p>{html.escape(name)}</p>", width="content")
                if buttons.pressed(said("bin-back"), f"back-{one.id}", type="tertiary", icon=":material/undo:"):
                    _bring_back(one)
                    st.rerun()
        if buttons.pressed(said("bin-empty"), "empty-bin"):
            _empty(listed)
            st.session_state.pop("just_deleted", None)
            st.rerun()


def _unnamed(one: KeptCollection | KeptView) -> str:
    return drafts.about(one) if isinstance(one, KeptCollection) else views_told.about(one.page, one.query)


def _bring_back(one: KeptCollection | KeptView | Binned) -> None:
    if isinstance(one, Binned):
        spaces.bring_back(one.id)
    else:
        kept.bring_back(one)
    st.session_state.pop("just_deleted", None)


def _empty(listed: Sequence[KeptCollection | KeptView | Binned]) -> None:
    kept.remove(one for one in listed if not isinstance(one, Binned))
    if owner():
        spaces.empty_bin()
