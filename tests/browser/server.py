"""The app's server in a process of its own, which tells what it has loaded.

As a script it is ``streamlit run app.py`` and no more, but that it listens on its standard input: a path that is
written there gets the names of all modules loaded by then, as JSON, and the server ends when the tests do.

With ``LATENT_TESTS_SLOW=1.5`` each run of a page begins so many seconds late, as on a machine that is busy: this finds
tests that look before what they look for is there, without keeping a machine busy.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds that a server may take to start on a machine that is busy."""


class Server:
    """A running server: its ``address`` without a slash at the end, and its ``log``."""

    def __init__(self, folder: Path, words: Sequence[str] = (__file__, "--server.port")) -> None:
        """Start one that keeps everything in ``folder``; it answers once :meth:`wait` has returned.

        ``words`` are those of its command, up to its port.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self._log_file = folder, folder / "server.log"
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        with self._log_file.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, *words, str(port)],
                cwd=REPOSITORY,
                env=os.environ | {"LATENT_HOME": str(folder / "home"), "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )

    @property
    def log(self) -> str:
        """All that it has printed."""
        return self._log_file.read_text("utf-8", "replace")

    def wait(self) -> None:
        """Until it answers. This asks for its health and opens no page: the first page is the test's."""
        self._until(self._answers, "answer")

    def modules(self) -> list[str]:
        """Names of the modules that it has loaded."""
        path = self.folder / f"modules-{time.monotonic_ns()}.json"
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        self._until(path.exists, "list its modules")
        return json.loads(path.read_text("utf-8"))

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def _until(self, done, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the server did not {what}:\n{self.log}")
            time.sleep(0.1)


@contextlib.contextmanager
def running(folder: Path, *words: str) -> Iterator[Server]:
    """A server that answers, for as long as the block lasts; ``words`` as of :class:`Server`."""
    server = Server(folder, words) if words else Server(folder)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listen() -> None:
    """Answer each path on standard input with the loaded modules; end when nobody is left to ask."""
    for line in sys.stdin:
        path = Path(line.strip())
        unfinished = path.with_suffix(".part")
        unfinished.write_text(json.dumps(sorted(sys.modules)), "utf-8")
        unfinished.replace(path)
    os._exit(0)


def _begin_late(seconds: float) -> None:
    """Have each run of a page begin late."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    at_once = ScriptRunner._run_script

    def later(runner: ScriptRunner, rerun_data) -> None:
        time.sleep(seconds)
        at_once(runner, rerun_data)

    ScriptRunner._run_script = later


if __name__ == "__main__":
    sys.path[0] = str(REPOSITORY)  # as `python -m streamlit` has it, and nothing of the tests
    threading.Thread(target=_listen, daemon=True).start()
    if slow := float(os.environ.get("LATENT_TESTS_SLOW", "0")):
        _begin_late(slow)
    from streamlit.web import cli

    cli.main(["run", "app.py", *sys.argv[1:]], prog_name="streamlit")
