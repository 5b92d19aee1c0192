"""How the files of the last upload were read, where that leaves a choice: what was taken, to be changed."""

from __future__ import annotations

import html

import streamlit as st

from latent import actions
from latent.actions import Reading
from latent.collection import Collection
from latent.space import Space
from latent.ui.items import choices, picker
from latent.ui.session import chosen, state
from latent.ui.widgets import nouns
from latent.ui.widgets.words import said

SHOWN = 3


def show(space: Space, collection: Collection) -> None:
    """A row of fields for each such file."""
    readings = [reading for reading in state.readings(space) if not collection.entries.keys().isdisjoint(reading.ids)]
    for place, reading in enumerate(readings[:SHOWN]):
        _row(space, collection, reading, place)
    if len(readings) > SHOWN:
        with st.expander(said("map-more-files", count=len(readings) - SHOWN)):
            for place, reading in enumerate(readings[SHOWN:], SHOWN):
                _row(space, collection, reading, place)


def _row(space: Space, collection: Collection, reading: Reading, place: int) -> None:
    turn = st.session_state.get("reading_turn", 0)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"reading-{place}"):
        count = html.escape(said("count-items", count=len(reading.ids), **nouns.of(space.modality)))
        st.html(f"<p class='quiet reading'><b>{html.escape(reading.name)}</b><br>{count}</p>", width="content")
        wanted = {
            choice.name: choices.ask(choice, 200, f"choice-{space.name}-{place}-{turn}") for choice in reading.choices
        }
        if st.button(said("map-read-done"), key=f"chosen-{place}", type="tertiary"):
            state.keep_readings(space, [other for other in state.readings(space) if other is not reading])
            st.rerun()
    if wanted != reading.chosen:
        _read_again(space, collection, reading, wanted)


def _read_again(space: Space, collection: Collection, reading: Reading, wanted: dict[str, str]) -> None:
    """Put what the file gives now in the place of what it gave; where it gives nothing, all stays."""
    st.session_state["reading_turn"] = st.session_state.get("reading_turn", 0) + 1  # fields show what was taken
    result = picker.progress(actions.read_again(space, reading, wanted, collection.taken))
    state.refuse(result.refused)
    if result.entries:
        collection.exchange(reading.ids, result.entries)
        chosen.choose(space, "own", result.entries[-1].id)
        others = [other for other in state.readings(space) if other is not reading]
        state.keep_readings(space, [*result.readings, *others])
        picker.keep_offer(space, [(reading.name, reading.data)], wanted)
    st.rerun()
