"""Sort into groups: how, how many, without what; what the groups are sorted by, how good they are, and each of them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

from latent.insight import naming, reasons, worth
from latent.insight import sorting as methods
from latent.insight.apart import Level, Share
from latent.insight.reasons import Reason
from latent.insight.sorting import Groups
from latent.insight.themes import Counted
from latent.insight.worth import Tried
from latent.ui.groups import cards
from latent.ui.items import own_groups, questions, sortings
from latent.ui.items.colouring import YES_OR_NO
from latent.ui.items.pool import Pool
from latent.ui.items.sortings import Sorting
from latent.ui.widgets import answering, answers, bars, buttons, names, take_away
from latent.ui.widgets.take_away import Part
from latent.ui.widgets.words import listed, said, said_as_html

NAMED = {
    "graph": "sorting-graph",
    "density": "sorting-density",
    "mixture": "sorting-mixture",
    "means": "sorting-means",
}
"""Messages on ways to sort."""

WHEN = {
    "graph": "sorting-graph-when",
    "density": "sorting-density-when",
    "mixture": "sorting-mixture-when",
    "means": "sorting-means-when",
}
"""Messages on when each is right."""

MOST = max(worth.COUNTS)
TOLD = 0.1
"""Share of a thing's spread from which groups are sorted by it."""

BARS = 6


def show(pool: Pool, below: Sequence[Part] = ()) -> None:
    """The part of the page; ``below`` ends the sheet to take away, as it is when that is made."""
    tried = answering.ask(pool.stamp, worth.try_counts, pool.codes, doing=said("sorting-trying"))
    if tried is None:
        return
    method, count = _choose(pool, tried)
    held = _hold_out(pool)
    groups = _sorted(pool, method, count, held)
    if groups is None:
        return
    sorting = cards.named(Sorting(sortings.distinct(_names(pool, groups)), groups.numbers, pool))
    sortings.keep(sorting)
    found = _reasons(pool, groups)
    _by_what(found, held)
    figures = _how_good(pool, groups, _stability(tried, method, groups, held))
    figures |= {said("sorting-accounted", name=_within(reason.name)): bars.share(reason.share) for reason in found}
    chosen = {
        said("sorting-how"): said(NAMED[method]),
        said("sorting-count"): str(groups.count),
        said("sorting-sheet-without"): ", ".join(names.each(held)) or said("sorting-sheet-nothing"),
    }
    _act(sorting, groups, chosen, [Part(said("sorting-sheet"), _written(in_words(found, held), figures))], below)
    cards.show(sorting, groups)


def _choose(pool: Pool, tried: Sequence[Tried]) -> tuple[str, int]:
    """How, and into how many; the number starts as it is suggested."""
    best = worth.suggested(tried)
    key = f"groups-count-{pool.stamp}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="sorting"):
        shown = lambda way: said(NAMED[way])  # noqa: E731
        ways = list(NAMED)
        by = answers.kept("groups-method", ways[0])
        method = st.selectbox(said("sorting-how"), ways, format_func=shown, key=by, width=300)
        most = max(3, min(MOST, len(pool) // 2))
        count = st.slider(said("sorting-count"), 2, most, min(best.count, most), key=key, width=300)
    st.html(f"<p class='quiet'>{html.escape(said(WHEN[method]))}</p><p class='quiet'>{_suggestion(best, tried)}</p>")
    return method, count


def _suggestion(best: Tried, tried: Sequence[Tried]) -> str:
    """The number that is suggested, and why."""
    if best.stability >= worth.STABLE:
        message = "sorting-suggested"
    else:
        message = "sorting-suggested-partly" if best.stability >= worth.PARTLY else "sorting-suggested-hardly"
    span = {"tried": len(tried), "least": tried[0].count, "most": tried[-1].count}
    return said_as_html(message, count=best.count, stability=best.stability, **span)


def _hold_out(pool: Pool) -> list[str]:
    """What the sorting is to know nothing of."""
    offered = list(questions.known_of(pool))
    if not offered:
        return []
    return st.multiselect(
        said("sorting-without"),
        offered,
        format_func=names.shown,
        key=answers.kept(f"groups-held-{pool.space.name}", []),
        placeholder=said("sorting-without-none"),
        help=said("sorting-without-help"),
        max_selections=6,
        width=616,
    )


def _sorted(pool: Pool, method: str, count: int, held: list[str]) -> Groups | None:
    known = questions.known_of(pool)
    codes = reasons.without(pool.codes, [known[name] for name in held if name in known])
    places = pool.space.maps[2].place(codes) if method == "density" else None
    key = (pool.stamp, method, count, tuple(held))
    return answering.ask(key, methods.sort, codes, method, count, places, doing=said("sorting-doing"))


def _names(pool: Pool, groups: Groups) -> list[str]:
    found = naming.named(groups.numbers, pool.labels, _words(pool), questions.known_of(pool))
    told = [names.together(name) if isinstance(name, str) and any(pool.labels) else name for name in found]
    return [called(name, group) for group, name in enumerate(told)]


def called(name: str | Share | Level | None, group: int) -> str:
    """What a person reads for what a group is called by; without anything, its number."""
    if isinstance(name, Share):
        of, word = names.shown(name.name), names.shown(name.word)
        return of if name.word == YES_OR_NO[True] else said("property-word", property=of, word=word)
    if isinstance(name, Level):
        message = "sorting-group-more" if name.size > 0 else "sorting-group-less"
        return said(message, name=names.shown(name.name).lower())
    return name or said("sorting-group", number=group + 1)


def _words(pool: Pool) -> Counted:
    """How often each word comes in the items; no words for items that have none."""
    kept = st.session_state.get("groups_words")
    if kept is None or kept[0] != pool.stamp:
        nothing = np.zeros((len(pool), 0), np.uint8), []
        counted = pool.space.modality.counted_words(pool.arrays) if pool.space.thumbnails.texts else nothing
        kept = st.session_state["groups_words"] = (pool.stamp, counted)
    return kept[1]


def _reasons(pool: Pool, groups: Groups) -> list[Reason]:
    return reasons.sorted_by(groups.numbers, questions.known_of(pool))


def _by_what(found: Sequence[Reason], held: list[str]) -> None:
    """What the groups are sorted by, in one sentence and as bars."""
    st.subheader(said("sorting-by"), anchor=False, help=said("sorting-by-help"))
    st.html(f"<p>{html.escape(in_words(found, held))}</p>")
    if found:
        rows = [(names.shown(reason.name), reason.share, bars.share(reason.share)) for reason in found[:BARS]]
        st.html(bars.drawn(rows, said("sorting-by-bars")))


def in_words(found: Sequence[Reason], held: Sequence[str] = ()) -> str:
    """One sentence on what groups are sorted by."""
    without = {"held": len(held), "without": ", ".join(map(_within, held))}
    told = [reason for reason in found if reason.share >= TOLD]
    if not found:
        return said("sorting-by-unknown", **without)
    if not told:
        return said("sorting-by-nothing", least=bars.in_100(TOLD), **without)
    first, *others = told
    mostly = {"name": _within(first.name), "share": bars.in_100(first.share)} | without
    if not others:
        return said("sorting-by-mostly", **mostly)
    then = [said("sorting-by-share", name=_within(one.name), share=bars.in_100(one.share)) for one in others[:2]]
    return said("sorting-by-mostly-then", others=listed(then), **mostly)


def _within(name: str) -> str:
    """What something is called within a sentence."""
    return lowered(names.shown(name))


def lowered(name: str) -> str:
    """A name within a sentence; "I" stays as it is."""
    return name[0].lower() + name[1:] if name[1:] else name


def _stability(tried: Sequence[Tried], method: str, groups: Groups, held: list[str]) -> float | None:
    """Of these very groups, where it was tried."""
    if method != "graph" or held:
        return None
    return next((one.stability for one in tried if one.count == groups.count), None)


def _how_good(pool: Pool, groups: Groups, stability: float | None) -> dict[str, str]:
    """How far the groups hold, lie apart, and agree with labels; returns what it said."""
    key = (pool.stamp, groups.numbers.tobytes())
    judged = answering.ask(key, worth.judged, pool.codes, groups.numbers, pool.labels)
    if judged is None:
        return {}
    facts = {}
    if stability is not None:
        facts[said("sorting-hold")] = said("sorting-hold-told", stability=stability)
    facts[said("sorting-apart")] = said("sorting-apart-told", silhouette=judged.silhouette)
    if judged.rand is not None:
        facts[said("sorting-agree")] = said("sorting-agree-told", rand=judged.rand, mutual=judged.mutual)
    alone = int((groups.numbers < 0).sum())
    if alone:
        facts[said("sorting-alone")] = said("sorting-alone-told", alone=alone, count=len(pool))
    terms = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(told)}</dd>" for name, told in facts.items())
    st.html(f"<dl class='facts worth'>{terms}</dl>")
    return facts


def _written(sentence: str, figures: Mapping[str, str]) -> str:
    return f"<p>{html.escape(sentence)}</p>{take_away.table(figures)}"


def _act(
    sorting: Sorting, groups: Groups, chosen: Mapping[str, str], first: Sequence[Part], last: Sequence[Part]
) -> None:
    """What can be done with the groups; ``first`` begins the sheet to take away, and ``last`` ends it."""
    space = sorting.pool.space
    with st.container(horizontal=True, vertical_alignment="center", key="groups-act"):
        if buttons.pressed(said("sorting-colour"), "groups-colour", icon=":material/palette:", type="primary"):
            sortings.colour_map(sorting)
            st.switch_page("pages/Map.py")
        if buttons.pressed(said("sorting-keep"), "groups-keep", icon=":material/bookmark_add:"):
            _keep(sorting)
        fit = {"neighbours_in_group": np.round(groups.fit.astype(float), 3).tolist()}
        st.download_button(
            said("own-csv"),
            lambda: sortings.as_csv(sorting, fit),
            f"{space.name}-groups.csv",
            "text/csv",
            on_click="ignore",
        )
        sheets = lambda: [Part(n, cards.sheet(sorting, groups, i)) for i, n in enumerate(sorting.names)]  # noqa: E731
        take_away.offer("Groups", space, chosen, lambda: [*first, *sheets(), *last], [said("sorting-caveat")])


def _keep(sorting: Sorting) -> None:
    """The groups among those that the person named: on the Map, in Blend, and kept with their work."""
    pool, taken = sorting.pool, own_groups.of(sorting.pool.space)
    for group, name in enumerate(sorting.names):
        if name not in own_groups.PAIR:
            taken[name] = pool.selection(sorting.within(group))
    st.toast(said("sorting-kept", count=len(sorting.names)))
