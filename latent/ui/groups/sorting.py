"""Sort into groups: how, how many, without what; what the groups are sorted by, how good they are, and each of them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

from latent.insight import naming, reasons, worth
from latent.insight import sorting as methods
from latent.insight.reasons import Reason
from latent.insight.sorting import Groups
from latent.insight.themes import Counted
from latent.insight.worth import Tried
from latent.ui.groups import cards
from latent.ui.items import own_groups, questions, sortings
from latent.ui.items.pool import Pool
from latent.ui.items.sortings import Sorting
from latent.ui.widgets import answering, bars, buttons, take_away
from latent.ui.widgets.take_away import Part

NAMED = {
    "graph": "By who stands beside whom",
    "density": "By crowded places on the map",
    "mixture": "By clouds of any width",
    "means": "By nearness to a middle",
}

WHEN = {
    "graph": "Items belong together that share their nearest neighbours (spectral clustering of the neighbour graph). "
    "Follows groups of any shape; right in most cases.",
    "density": "Crowded places on the map are groups, and what lies between them is in none (HDBSCAN). Right where the "
    "map shows islands; it takes the number as a hint.",
    "mixture": "Each group is a cloud, round or long, large or small (Gaussian mixture). Right where groups overlap.",
    "means": "Each group has a middle, and items go to the nearest (k-means). Quick and simple; groups come out much "
    "of a size.",
}

MOST = max(worth.COUNTS)
TOLD = 0.1
"""Share of a thing's spread from which groups are sorted by it."""

BARS = 6
CAVEATS = ("Groups are found by the numbers that the model gives to items; what it does not see sorts nothing.",)


def show(pool: Pool, below: Sequence[Part] = ()) -> None:
    """The part of the page; ``below`` ends the sheet to take away, as it is when that is made."""
    tried = answering.ask(pool.stamp, worth.try_counts, pool.codes, doing="Trying numbers of groups")
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
    figures |= {f"Accounted for, of {lowered(reason.name)}": bars.share(reason.share) for reason in found}
    chosen = {"How": NAMED[method], "Groups": str(groups.count), "Sorted without": ", ".join(held) or "nothing"}
    _act(sorting, groups, chosen, [Part("What it is sorted by", _written(in_words(found, held), figures))], below)
    cards.show(sorting, groups)


def _choose(pool: Pool, tried: Sequence[Tried]) -> tuple[str, int]:
    """How, and into how many; the number starts as it is suggested."""
    best = worth.suggested(tried)
    key = f"groups-count-{pool.stamp}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="sorting"):
        method = st.selectbox("How", list(NAMED), format_func=NAMED.get, key="groups-method", width=300)
        most = max(3, min(MOST, len(pool) // 2))
        count = st.slider("Groups", 2, most, min(best.count, most), key=key, width=300)
    st.html(f"<p class='quiet'>{WHEN[method]}</p><p class='quiet'>{_suggestion(best, tried)}</p>")
    return method, count


def _suggestion(best: Tried, tried: Sequence[Tried]) -> str:
    """The number that is suggested, and why."""
    if best.stability >= worth.STABLE:
        held = "they hold"
    elif best.stability >= worth.PARTLY:
        held = "they hold in part"
    else:
        held = "they hardly hold: these items do not fall into clear groups, and another sample is parted otherwise"
    return (
        f"<b>{best.count} is suggested.</b> Samples of the items, each sorted by itself, agree most for so many: by "
        f"{best.stability:.2f} of 1 (adjusted Rand index), so {held}. {len(tried)} numbers from {tried[0].count} to "
        f"{tried[-1].count} were tried."
    )


def _hold_out(pool: Pool) -> list[str]:
    """What the sorting is to know nothing of."""
    offered = list(questions.known_of(pool))
    if not offered:
        return []
    return st.multiselect(
        "Sort without",
        offered,
        key=f"groups-held-{pool.space.name}",
        placeholder="Nothing is held out",
        help="All that follows it on a straight line is taken out of the numbers before they are sorted (linear "
        "regression, residuals), so that the groups go by something else.",
        max_selections=6,
        width=616,
    )


def _sorted(pool: Pool, method: str, count: int, held: list[str]) -> Groups | None:
    known = questions.known_of(pool)
    codes = reasons.without(pool.codes, [known[name] for name in held if name in known])
    places = pool.space.maps[2].place(codes) if method == "density" else None
    key = (pool.stamp, method, count, tuple(held))
    return answering.ask(key, methods.sort, codes, method, count, places, doing="Sorting")


def _names(pool: Pool, groups: Groups) -> list[str]:
    return naming.named(groups.numbers, pool.labels, _words(pool), questions.known_of(pool))


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
    st.subheader(
        "What is it sorted by?",
        anchor=False,
        help="The share of a thing's variance that lies between the groups, without what chance gives (epsilon "
        "squared; for words Goodman and Kruskal's tau).",
    )
    st.html(f"<p>{html.escape(in_words(found, held))}</p>")
    if found:
        rows = [(reason.name, reason.share, bars.share(reason.share)) for reason in found[:BARS]]
        st.html(bars.drawn(rows, "What the groups account for"))


def in_words(found: Sequence[Reason], held: Sequence[str] = ()) -> str:
    """One sentence on what groups are sorted by."""
    without = f" (sorted without {', '.join(map(lowered, held))})" if held else ""
    told = [reason for reason in found if reason.share >= TOLD]
    if not found:
        return f"Nothing is known of these items that the groups{without} could be held against."
    if not told:
        return (
            f"By nothing that is known of them{without}: the groups account for less than {bars.share(TOLD)} of how "
            "anything differs. Look at them for what they share."
        )
    first, *others = told
    then = " and ".join(f"{lowered(reason.name)} ({bars.share(reason.share)})" for reason in others[:2])
    return (
        f"Mostly by {lowered(first.name)}{without}: the groups account for {bars.share(first.share)} of how it "
        f"differs{'; then by ' + then if then else ''}."
    )


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
    facts = {"They lie apart by": f"{judged.silhouette:.2f} (silhouette, -1 to 1; 0 where they touch)"}
    if stability is not None:
        facts = {"They hold by": f"{stability:.2f} of 1 (other samples of the items are sorted alike)"} | facts
    if judged.rand is not None:
        facts["They agree with the labels by"] = (
            f"{judged.rand:.2f} of 1 (adjusted Rand index; chance gives 0), {judged.mutual:.2f} of 1 (normalised "
            "mutual information)"
        )
    alone = int((groups.numbers < 0).sum())
    if alone:
        facts["In no group"] = f"{alone:,} of {len(pool):,}"
    terms = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(said)}</dd>" for name, said in facts.items())
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
        if buttons.pressed("Colour the Map by them", "groups-colour", icon=":material/palette:", type="primary"):
            sortings.colour_map(sorting)
            st.switch_page("pages/Map.py")
        if buttons.pressed("Keep them as my groups", "groups-keep", icon=":material/bookmark_add:"):
            _keep(sorting)
        fit = {"neighbours_in_group": np.round(groups.fit.astype(float), 3).tolist()}
        st.download_button(
            "CSV", lambda: sortings.as_csv(sorting, fit), f"{space.name}-groups.csv", "text/csv", on_click="ignore"
        )
        sheets = lambda: [Part(n, cards.sheet(sorting, groups, i)) for i, n in enumerate(sorting.names)]  # noqa: E731
        take_away.offer("Groups", space, chosen, lambda: [*first, *sheets(), *last], CAVEATS)


def _keep(sorting: Sorting) -> None:
    """The groups among those that the person named: on the Map, in Blend, and kept with their work."""
    pool, taken = sorting.pool, own_groups.of(sorting.pool.space)
    for group, name in enumerate(sorting.names):
        if name not in own_groups.PAIR:
            taken[name] = pool.selection(sorting.within(group))
    st.toast(f"{len(sorting.names)} groups are kept: see them on the Map.")
