"""The errors that a person may see."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from latent import errors
from latent.errors import DataError, LatentError, UnreadableFile, one_line

ALL = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, LatentError)]


def test_an_error_is_one_plain_line():
    assert str(UnreadableFile("cat.png", "it is broken", "Save it again.")) == "cat.png: it is broken. Save it again."
    assert str(DataError("cats", "nothing is in it")) == "cats: nothing is in it."


def test_a_name_from_outside_cannot_break_the_line_or_fill_the_page():
    shown = str(UnreadableFile("a\nb\r\x1b[31m\u202e" + "c" * 500, "it is broken"))
    assert shown.isprintable()
    assert len(shown) < 150


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a  b\tc\n", "a b c"),
        ("", ""),
        ("\x00\x1b", ""),
        ("ж 字 🙂", "ж 字 🙂"),
        ("x" * 5, "x" * 5),
        ("x" * 6, "xxxx…"),
    ],
)
def test_one_line(text: str, wanted: str):
    assert one_line(text, limit=5) == wanted


@pytest.mark.parametrize("kind", ALL, ids=lambda c: c.__name__)
def test_every_error_is_drawn_in_the_tree_under_its_parent(kind: type[LatentError]):
    tree = re.findall(r"^ +([│├└─ ]*)(\w+Error|\w+File|\w+Large|Space\w+|Workspace\w+) ", errors.__doc__, re.MULTILINE)
    depths = {name: len(branch) // 4 for branch, name in tree}
    names = list(depths)
    assert set(names) == {c.__name__ for c in ALL}
    if kind is not LatentError:
        place = names.index(kind.__name__)
        above = next(n for n in reversed(names[:place]) if depths[n] == depths[kind.__name__] - 1)
        assert kind.__base__.__name__ == above


@pytest.mark.parametrize("kind", ALL, ids=lambda c: c.__name__)
def test_errors_travel_between_processes(kind: type[LatentError]):
    error = kind("cat.png", "it is broken", "Save it again.")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
