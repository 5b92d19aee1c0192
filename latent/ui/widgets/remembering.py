"""What is made of a space once and kept for all sessions: by what the space holds, and not by its name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from latent.space import Space

_BY_CONTENT = {Space: lambda space: space.stamp}

values_of = partial(st.cache_data, show_spinner=False, hash_funcs=_BY_CONTENT)
"""Decorates a function of a space, and maybe more, whose values are copied out: ``@values_of()``."""

things_of = partial(st.cache_resource, show_spinner=False, hash_funcs=_BY_CONTENT)
"""The same for what nobody changes, which is handed out as it is."""
