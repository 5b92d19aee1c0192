"""What a page and its server say to each other, so that a test can tell whether anything is still to come."""

from __future__ import annotations

import time

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

IN_VAIN = 5.0
"""Seconds after which a part's wish that no run has followed counts as dropped: Streamlit does not answer the wish of
a part that is gone by then."""

EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Talk:
    """The talk of one tab.

    The page itself says "notRunning" between a click and the begin of the run that answers it. On a machine that is
    busy this takes as long as it likes, and who looks then sees the page as it was before the click.

    Attributes:
        wishes: how often the page asked for a run.
        runs: how many have begun.
    """

    def __init__(self, page: Page) -> None:
        self.wishes = self.runs = 0
        self._running, self._asked, self._of_a_part = False, None, False
        page.on("websocket", self._opened)

    def waits(self) -> bool:
        """Whether a wish waits for its run, or a run for its end."""
        if self._asked is not None and self._of_a_part and time.monotonic() - self._asked > IN_VAIN:
            self._asked = None
        return self._running or self._asked is not None

    def _opened(self, socket: WebSocket) -> None:
        self._running, self._asked = False, None
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, str):
            return
        message = BackMsg.FromString(frame)
        if message.WhichOneof("type") == "rerun_script":
            self.wishes += 1
            self._asked, self._of_a_part = time.monotonic(), bool(message.rerun_script.fragment_id)

    def _received(self, frame: bytes | str) -> None:
        if isinstance(frame, str):
            return
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.runs, self._running, self._asked = self.runs + 1, True, None
        elif kind == "script_finished":
            self._running = message.script_finished == EARLY  # another follows at once
