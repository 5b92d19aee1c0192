"""People without browsers: they speak Streamlit's own messages over its websocket, so that many fit on one machine."""

from __future__ import annotations

import json
import time
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60.0


class Person:
    """One visitor: opens pages, and lets go of sliders.

    Args:
        address: of the app's Start page, with a slash at its end.
        cookie: by which they are known.
        session: name of one that they come back to.

    Attributes:
        session: name of the one that they are in, once a page was opened.
    """

    def __init__(self, address: str, cookie: str = "", session: str = "") -> None:
        self.address = address
        socket = f"ws{address.removeprefix('http')}_stcore/stream"
        self.socket: ClientConnection = connect(
            socket,
            subprotocols=["streamlit", *(["none", session] if session else [])],
            origin=address.rstrip("/"),
            additional_headers={"Cookie": cookie} if cookie else None,
            max_size=None,
            compression=None,
        )
        self.states: dict[str, WidgetState] = {}
        self.page = self.hash = self.query = ""
        self.session = session
        self.parts: dict[str, tuple[str, str, dict[str, Any]]] = {}
        self.buttons: dict[str, tuple[str, str]] = {}
        self.number = 0

    def open(self, page: str, query: str = "") -> float:
        """Go to a page, "" for Start; returns the seconds until its run has ended."""
        self.page, self.hash, self.query, self.states = page, "", query, {}
        self.parts, self.buttons = {}, {}
        return self._run()

    def answer_the_bell(self) -> float:
        """Answer the bell with a run of the whole page, as the page does; seconds until it has ended."""
        return self._run()

    def draw(self, part: str, **said: Any) -> float:
        """Let go of a pad or a line with something on it; seconds until the run that this causes has ended."""
        id_, fragment, data = self.parts[part]
        self.number = max(self.number, int(data["number"])) + 1
        hand = {"turn": data["turn"], "number": self.number, "values": [], "resting": True} | said
        self.states[id_] = WidgetState(id=id_, json_value=json.dumps({"hand": hand}))
        return self._run(fragment)

    def press(self, label: str) -> float:
        """A button, by what stands on it or by its key; seconds until all that it causes has ended."""
        id_, fragment = self.buttons[label]
        return self._run(fragment, WidgetState(id=id_, trigger_value=True))

    def let_go(self, values: dict[str, float], resting: bool = True, engine: str = "page") -> float:
        """Let go of an instrument's sliders, or move them on; seconds until the run that this causes has ended."""
        id_, fragment, data = self.parts["instrument"]
        self.number = max(self.number, int(data["number"])) + 1
        hand = {"turn": data["turn"], "number": self.number, "values": list(values.items()), "resting": resting}
        said = {"hand": hand | {"engine": engine, "held": [], "family": data["family"]}}
        self.states[id_] = WidgetState(id=id_, json_value=json.dumps(said))
        return self._run(fragment)

    def sliders(self) -> list[dict[str, Any]]:
        """Those of the instrument on the page."""
        return [dial for family in self.parts["instrument"][2]["families"] for dial in family["dials"]]

    def switch(self, label: str, on: bool = True) -> float:
        """Turn a switch on or off; seconds until the run that this causes has ended."""
        id_, fragment = self.buttons[label]
        self.states[id_] = WidgetState(id=id_, bool_value=on)
        return self._run(fragment)

    def tell(self, part: str, event: str, value: Any) -> float:
        """Something happens once in a part, such as a click; seconds until the run that this causes has ended."""
        id_, fragment, _ = self.parts[part]
        told = json.dumps([{"event": event, "value": value}])
        return self._run(
            fragment, WidgetState(id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{id_}__events", json_trigger_value=told)
        )

    def leave(self) -> None:
        """Close the tab."""
        self.socket.close()

    def _run(self, fragment: str = "", pressed: WidgetState | None = None) -> float:
        # As a page does: by its name as long as it knows no more of itself.
        name = "" if self.hash else self.page
        state = ClientState(query_string=self.query, page_name=name, page_script_hash=self.hash, fragment_id=fragment)
        state.context_info.url = f"{self.address}{self.page}"
        state.widget_states.widgets.extend([*self.states.values(), *([pressed] if pressed else [])])
        started = time.perf_counter()
        self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        while True:
            message = ForwardMsg.FromString(self.socket.recv(PATIENCE))
            self._hear(message)
            early = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # another run follows, on another page perhaps
            if message.WhichOneof("type") == "script_finished" and message.script_finished != early:
                return time.perf_counter() - started

    def _hear(self, message: ForwardMsg) -> None:
        """Note what stands on the page; for a subclass to hear more."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.hash = message.navigation.page_script_hash
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        if kind == "new_session" and message.new_session.page_script_hash not in ("", self.hash):
            self.hash, self.parts, self.buttons = message.new_session.page_script_hash, {}, {}
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        element = message.delta.new_element if kind == "delta" else None
        if element is not None and element.WhichOneof("type") == "button":
            pressed = (element.button.id, message.delta.fragment_id)
            self.buttons[element.button.label] = self.buttons[element.button.id.split("-", 2)[-1]] = pressed
        if element is not None and element.WhichOneof("type") == "checkbox":
            self.buttons[element.checkbox.label] = (element.checkbox.id, message.delta.fragment_id)
        if element is not None and element.WhichOneof("type") == "bidi_component":
            (data,) = json.loads(element.bidi_component.json)
            self.parts[data["part"]] = (element.bidi_component.id, message.delta.fragment_id, data)
