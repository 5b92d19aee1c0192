"""Languages: a quiet switch between them, each said as its readers say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from latent.ui.components import mounting


def languages(
    offered: Mapping[str, str],
    now: str,
    label: str,
    choose: Callable[[str], None],
    *,
    foreign: Mapping[str, str] = MappingProxyType({}),
    lost: tuple[tuple[str, str], str] = (("", ""), ""),
    key: str,
) -> None:
    """Show it.

    Args:
        offered: names of languages by their codes.
        now: code of the one that is read.
        label: for who does not see it.
        choose: called with the code of another one, before the run that is to speak it.
        foreign: what Streamlit writes by itself where it takes files, and what is read instead.
        lost: what it heads its own words with when a page has lost its server, and what is read instead; and the line
            that is read below that.
        key: unique on the page.
    """

    def chosen() -> None:
        code = st.session_state[key].get("chose")
        if isinstance(code, str) and code in offered:
            choose(code)

    data = {"offered": [list(pair) for pair in offered.items()], "now": now, "label": label, "foreign": dict(foreign)}
    data["lost"] = {"title": list(lost[0]), "told": lost[1]}
    mounting.mount("languages", key=key, data=data, triggers={"chose": chosen})
