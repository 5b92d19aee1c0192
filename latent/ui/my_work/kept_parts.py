"""Sliders and groups of kept work, each with its name, on My work."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from latent import directions, keeping
from latent.directions import Direction
from latent.errors import RequestError, wrong
from latent.keeping import Work
from latent.ui.items import own_groups
from latent.ui.my_work import kept_lines
from latent.ui.widgets import notices
from latent.ui.widgets.names import made
from latent.ui.widgets.words import listed, said
from latent.workspace import kept
from latent.workspace.kept import KeptCollection


def names(row: KeptCollection) -> str:
    """What the sliders and groups of a collection are called, for whoever looks for one."""
    return " ".join([*(one["name"] for one in kept.directions_of(row.id)), *kept.groups_of(row.id)])


@notices.guarded
def show(row: KeptCollection) -> None:
    """A line for each of them; nothing where there are none."""
    sliders = [Direction.from_json(values) for values in kept.directions_of(row.id)]
    groups = {name: group for name, group in kept.groups_of(row.id).items() if name not in own_groups.PAIR}
    if not (sliders or groups):
        return
    told = [said("work-sliders", count=len(sliders))] if sliders else []
    told += [said("work-groups", count=len(groups))] if groups else []
    with st.expander(said("kept-parts", what=listed(told))):
        for direction in sliders:
            _slider(row, direction)
        for name, group in groups.items():
            _group(row, name, len(group.rows) + len(group.own))


def _slider(row: KeptCollection, direction: Direction) -> None:
    name, key = direction.name, f"{row.id}-slider-{direction.name}"
    with kept_lines.tools(f"tools-{key}"):
        _called(made(name), said("kept-slider"))
        kept_lines.rename(key, name, lambda new: _rename_slider(row, name, new))
        saved, file = directions.written([direction]), f"{row.space}-direction.json"
        st.download_button(
            said("kept-slider-save"), saved, file, "application/json", f"save-{key}", type="tertiary", on_click="ignore"
        )
        kept_lines.delete(key, name, lambda: _without(row, lambda work: _no_slider(work, name)), taken_out=True)


def _group(row: KeptCollection, name: str, count: int) -> None:
    key = f"{row.id}-group-{name}"
    with kept_lines.tools(f"tools-{key}"):
        _called(name, said("kept-group", count=count))
        kept_lines.rename(key, name, lambda new: _rename_group(row, name, new))
        kept_lines.delete(key, name, lambda: _without(row, lambda work: _no_group(work, name)), taken_out=True)


def _called(name: str, what: str) -> None:
    told = f"<b>{html.escape(name)}</b> <span class='quiet'>{html.escape(what)}</span>"
    st.html(f"<p>{told}</p>", width="content")


def _rename_slider(row: KeptCollection, name: str, new: str) -> None:
    work = keeping.read(row)
    taken = {one.name for one in work.directions} | keeping.space_of(row).direction_names
    clean = _free(new, name, taken)
    renamed = tuple(replace(one, name=clean) if one.name == name else one for one in work.directions)
    keeping.revise(row, replace(work, directions=renamed))


def _rename_group(row: KeptCollection, name: str, new: str) -> None:
    work = keeping.read(row)
    clean = _free(new, name, {*work.groups, *own_groups.PAIR})
    renamed = {clean if key == name else key: group for key, group in work.groups.items()}
    keeping.revise(row, replace(work, groups=renamed))


def _free(new: str, old: str, taken: set[str]) -> str:
    clean = kept.clean_name(new)
    if clean != old and clean in taken:
        raise RequestError(clean, *wrong("error-name-taken"))
    return clean


def _no_slider(work: Work, name: str) -> Work:
    return replace(work, directions=tuple(one for one in work.directions if one.name != name))


def _no_group(work: Work, name: str) -> Work:
    return replace(work, groups={key: group for key, group in work.groups.items() if key != name})


def _without(row: KeptCollection, less: Callable[[Work], Work]) -> Callable[[], object]:
    """Take something out of kept work; returns what puts it back."""
    before = keeping.read(row)
    keeping.revise(row, less(before))
    return lambda: keeping.revise(row, before)
