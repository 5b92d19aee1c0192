"""What a component's Python side tells the browser, for tests without one."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest


def message(app: AppTest) -> dict:
    """What the browser is told by the one component of an app."""
    (found,) = app.get("bidi_component")
    (data,) = json.loads(found.proto.json)
    return data
