"""A program that is killed at any moment leaves everything whole: 30 times, at random."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from works import put

from latent.space import Space

ROUNDS = 30

PROGRAM = """
import os, pickle, random, signal, sys, time
from pathlib import Path

from latent import keeping, spaces, workspace
from latent.sharing import receiving, sending
from latent.space import Space
from latent.workspace import kept
from latent.workspace.kept import KeptCollection, KeptView
from works import same, work_of

rounds, zipped = int(sys.argv[1]), Path(sys.argv[2]).read_bytes()
space = Space.load(spaces.folder_of("tiny"))
works = keeping.Work(), *(keeping.Work(**parts) for parts in pickle.loads(Path(sys.argv[3]).read_bytes()))


def write():
    # All that a person does, as quickly as it goes: what is on disk is never at rest.
    turn = 0
    while True:
        turn += 1
        keeping.keep_draft(space, works[turn % len(works)], "me")
        keeping.keep(space, works[1 + turn % (len(works) - 1)], "Rome", "me")
        row = next(one for one in kept.all_of(KeptCollection) if not one.draft)
        kept.rename(row, f"Rome {turn}")
        kept.delete(row)
        if turn % 2:
            kept.bring_back(row)
        spaces.rename("tiny", f"Shapes {turn}")
        spaces.bring_back(spaces.delete("tiny").id)
        if turn % 5 == 1:
            receiving.take("x.zip", zipped, "me")
        if turn % 7 == 0:
            kept.empty_bin()


def check():
    rows = [row for deleted in (False, True) for row in kept.all_of(KeptCollection, deleted=deleted)]
    for row in rows:
        found = keeping.read(row)
        assert len(found.entries) == row.count, row
        assert any(same(found, work) for work in works), row
    if not spaces.own():
        spaces.bring_back(spaces.binned()[0].id)
    assert spaces.own() == ["tiny"], spaces.own()
    Space.load(spaces.folder_of("tiny"))
    return len(rows)


keeping.keep_draft(space, works[1], "me")  # the catalogue is there, and all that takes long is loaded
chance, seen = random.Random(0), 0
for _ in range(rounds):
    child = os.fork()
    if not child:
        try:
            write()
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(3)
    time.sleep(chance.uniform(0.02, 0.4))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    seen += check()
keeping.tidy()
check()
print(seen)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it kills forks of itself, and this system has no os.fork")
def test_killed_at_any_moment_it_leaves_everything_whole(tiny_space: Space, tmp_path: Path):
    import pickle

    from works import work_of

    from latent.sharing import sending

    space = Space.load(put(tiny_space, "tiny"))
    made = [work_of(space, count, count) for count in (3, 40, 9)]
    parts = [{"entries": w.entries, "directions": w.directions, "groups": dict(w.groups)} for w in made]
    (tmp_path / "works.pkl").write_bytes(pickle.dumps(parts))
    (tmp_path / "tiny.zip").write_bytes(sending.space("tiny", with_items=True))
    words = [sys.executable, "-c", PROGRAM, str(ROUNDS), str(tmp_path / "tiny.zip"), str(tmp_path / "works.pkl")]
    root = Path(__file__).parents[1]
    found = {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    done = subprocess.run(words, env=os.environ | found, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) > ROUNDS // 2, "much was written"
