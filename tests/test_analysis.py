"""The warm process: it answers, stays, comes back when it was ended, and goes with whoever asks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from loky.process_executor import TerminatedWorkerError
from processes import runs

from latent import analysis
from latent.errors import DataError
from latent.insight import mixture
from latent.ways import blend


def test_it_answers_from_another_process_that_stays():
    codes = np.random.default_rng(0).normal(size=(200, 4)).astype(np.float32)
    found = analysis.answer(mixture.fit, codes, 3).result()
    assert found.weights.shape == (3,)
    first, second = (analysis.answer(os.getpid).result() for _ in range(2))
    assert first == second != os.getpid()


def test_a_persons_mistake_comes_back_as_one():
    with pytest.raises(DataError, match="the item is there already"):
        analysis.answer(blend, np.zeros(2), np.zeros(2), "here").result()


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_it_comes_back_after_it_was_killed():
    lost = analysis.answer(os.getpid).result()
    waiting = analysis.answer(time.sleep, 30)
    os.kill(lost, signal.SIGKILL)
    with pytest.raises(TerminatedWorkerError):
        waiting.result(20)
    assert analysis.answer(os.getpid).result() != lost


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_it_ends_with_a_program_that_was_killed():
    script = "import os; from latent import analysis; print(analysis.answer(os.getpid).result(), flush=True); input()"
    asker = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    worker = int(asker.stdout.readline())
    asker.kill()
    asker.communicate()
    until = time.monotonic() + 30
    while runs(worker) and time.monotonic() < until:
        time.sleep(0.2)
    assert not runs(worker)
