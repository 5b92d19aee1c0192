"""How long a training is likely to take on this computer, measured by a few steps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from latent import jobs
from latent.jobs import Job
from latent.recipes import PRESETS, Own
from latent.surveying import Survey
from latent.ui.components.pulse import pulse
from latent.ui.widgets.words import said
from latent.words import Saying

MOST = 48
"""Files that are handed over to try with."""

_CALLED = {"quick": "train-quick", "good": "train-good", "best": "train-best"}
"""Messages for what presets are called."""


@dataclass(frozen=True)
class Estimate:
    """How long trainings are likely to take.

    Attributes:
        seconds: by preset; empty until a few steps were tried.
        how: what was done to know it.
    """

    seconds: Mapping[str, float]
    how: Saying


def times(own: Own, look: Mapping[str, Any], found: Survey, files: Sequence[tuple[str, bytes]]) -> Estimate:
    """What is known now; a few steps are tried beside the page."""
    key = (own.modality, json.dumps(look, sort_keys=True), found.count, len(files))
    tried: dict[Any, Job] = st.session_state.setdefault("estimates", {})
    if key not in tried:
        args = ["estimate", "{files}", "--modality", own.modality, "--items", str(max(1, found.count))]
        args += ["--configuration", json.dumps(dict(look))] if look else []
        tried[key] = jobs.submit(args, _some(files), jobs.POLITE)
    now = jobs.poll(tried[key])
    if now.state != "running":
        jobs.tidy(tried[key])
    else:
        _wait(key)
    seconds = {name: now.progress.figures[name] for name in PRESETS if name in now.progress.figures}
    return Estimate(seconds, now.progress.doing if seconds else Saying("train-trying"))


def _some(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Files to try a few steps with: more would only be read."""
    return list(files[:: max(1, len(files) // MOST)][:MOST])


@st.fragment
def _wait(key: Any) -> None:
    """Run the page again when the figures are there."""
    job = st.session_state.get("estimates", {}).get(key)
    if job is None:
        return
    if jobs.poll(job).state != "running":
        st.rerun()
    pulse("estimate")


def told(preset: str, seconds: float | None) -> str:
    """A preset as a label: what it is called, and how long it takes, where that is known."""
    name = said(_CALLED[preset])
    if seconds is None:
        return name
    if seconds < 90:
        return said("train-minute", preset=name)
    minutes = seconds / 60
    if minutes < 90:
        return said("train-minutes", preset=name, minutes=round(minutes))
    return said("train-hours", preset=name, hours=round(minutes / 60))
