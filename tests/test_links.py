"""Links that bring back a state of Morph, and strangers' links that bring nothing but one plain line."""

from __future__ import annotations

import base64
import random
import string
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest

from latent.directions import Direction, between
from latent.errors import RequestError
from latent.space import Space
from latent.ui.session.links import FARTHEST, Morph, Source, address, from_query, read_code, to_query, write_code
from latent.ways import BLEND

CODE = np.array([0.5, -1.25, 3.0, 0.0, 1e-7, -999.0], np.float32)


def _there_and_back(space: Space, morph: Morph, code: np.ndarray = CODE) -> Morph:
    """Through a whole address, as a browser would carry it."""
    link = address("https://example.org/Morph?old=1", to_query(space, morph, code))
    assert link.isascii()
    assert " " not in link
    return from_query(space, dict(parse_qsl(urlsplit(link).query)))


@pytest.mark.parametrize(
    "source",
    [
        Source("known", "0"),
        Source("known", "359"),
        Source("sample", "0"),
        Source("sample", "987654321"),
        Source("code", write_code(CODE)),
    ],
    ids=lambda s: f"{s.kind}-{s.key[:3]}",
)
def test_every_source_comes_back(tiny_space: Space, source: Source):
    morph = Morph(source, {"More like bar": 1.5, "Dial 1": -0.05})
    names = set(tiny_space.directions)
    morph = replace(morph, steps={n: v for n, v in morph.steps.items() if n in names})
    assert _there_and_back(tiny_space, morph) == morph


def test_an_upload_travels_as_its_numbers(tiny_space: Space):
    back = _there_and_back(tiny_space, Morph(Source("yours", "0123abcd-2")))
    assert back.source.kind == "code"
    assert np.array_equal(read_code(back.source.key, 6), CODE)
    assert "0123abcd" not in str(to_query(tiny_space, Morph(Source("yours", "0123abcd-2")), CODE))


def test_an_address_that_the_page_itself_set_names_an_upload_of_this_session(tiny_space: Space):
    assert from_query(tiny_space, {"from": "yours.0123abcd"}) == Morph(Source("yours", "0123abcd"))


def test_every_slider_comes_back(tiny_space: Space):
    rng = random.Random(0)
    for _ in range(50):
        names = rng.sample(sorted(tiny_space.direction_names), 4)
        steps = {name: rng.choice([-1, 1]) * rng.randint(1, 200) / 20 for name in names}
        morph = Morph(Source("known", "7"), steps)
        assert _there_and_back(tiny_space, morph) == morph


def test_sliders_at_rest_are_left_out(tiny_space: Space):
    query = to_query(tiny_space, Morph(Source("known", "7"), {"Variation 1": 0.0}), CODE)
    assert query == {"space": "tiny", "from": "known.7"}


NAME = "50 % ~ more | mine"


def _own(dials: int = 6, name: str = NAME) -> Direction:
    codes = np.random.default_rng(2).normal(size=(40, dials))
    return between(codes[:20], codes[20:] + 1, name)


def test_a_direction_from_groups_travels_when_it_is_moved(tiny_space: Space):
    own = _own()
    query = to_query(tiny_space, Morph(Source("known", "7"), {NAME: 1.2}, own=(own, _own(name="at rest"))), CODE)
    assert len(query["own"]) < 80
    back = from_query(tiny_space, dict(parse_qsl(urlsplit(address("https://example.org/", query)).query)))
    assert back.steps == {NAME: 1.2}
    (again,) = back.own
    assert (again.name, again.family) == (NAME, "group")
    assert np.allclose(again.step * again.vector, own.step * own.vector, atol=2e-3)
    assert again.slider == own.slider


HOSTILE_OWN = [
    "mine",
    "mine~",
    "mine~AAAA",
    "mine~!!!!",
    "mine~é",
    "~" + "A" * 16,
    "mine~" + "A" * 16,
    "mine~" + "/" * 16,
    "Variation 1~" + base64.urlsafe_b64encode(np.ones(6, "<f2").tobytes()).decode(),
    "%00~" + base64.urlsafe_b64encode(np.ones(6, "<f2").tobytes()).decode(),
]


@pytest.mark.parametrize("own", HOSTILE_OWN, ids=range(len(HOSTILE_OWN)))
def test_a_hostile_direction_is_refused_in_one_plain_line(tiny_space: Space, own: str):
    with pytest.raises(RequestError, match=r"^this link: "):
        from_query(tiny_space, {"from": "known.0", "own": own})


def test_labels_with_signs_that_links_use_come_back(tiny_space: Space):
    space = Space(tiny_space.folder, tiny_space.manifest)
    strange = ["a|b", "a~1", "50 %", "%7C", "a+b", "é 字", "x~2|Dial 1~3", "&from=known.1", "#?/"]
    space.__dict__["direction_names"] = frozenset(f"More like {label}" for label in strange)
    steps = {f"More like {label}": 0.5 * (i + 1) for i, label in enumerate(strange)}
    assert _there_and_back(space, Morph(Source("known", "7"), steps)).steps == steps


def test_no_link_is_no_state(tiny_space: Space):
    assert from_query(tiny_space, {}) is None
    assert from_query(tiny_space, {"space": "tiny", "moved": "x~1"}) is None


def test_steps_are_held_within_reach(tiny_space: Space):
    morph = from_query(tiny_space, {"from": "known.0", "moved": "Variation 1~1e9|Variation 2~-77"})
    assert morph.steps == {"Variation 1": FARTHEST, "Variation 2": -FARTHEST}


def test_a_code_survives_to_the_last_bit():
    rng = np.random.default_rng(0)
    for dials in (1, 2, 3, 32, 100):
        code = rng.normal(size=dials).astype(np.float32)
        text = write_code(code)
        assert set(text) <= set(string.ascii_letters + string.digits + "-_")
        assert np.array_equal(read_code(text, dials), code)


HOSTILE_SOURCES = [
    "",
    "known",
    "known.",
    "known.-1",
    "known.360",
    "known.1.5",
    "known.²",
    "known.٣",
    "known." + "9" * 5000,
    "known. 1",
    "known.1_0",
    "known.0x1",
    "sample.",
    "sample.-1",
    "sample.²",
    "sample.1e3",
    "sample." + "1" * 5000,
    "code.",
    "code.A",
    "code.!!!!",
    "code.é",
    "code." + "A" * 10**6,
    "code." + write_code(np.zeros(5, np.float32)),
    "code." + write_code(np.full(6, np.nan, np.float32)),
    "code." + write_code(np.full(6, np.inf, np.float32)),
    "code." + write_code(np.full(6, 1e6, np.float32)),
    "Known.1",
    "original.1",
    "../known.1",
    "<script>.1",
    "\x00.\x00",
]


@pytest.mark.parametrize("source", HOSTILE_SOURCES, ids=range(len(HOSTILE_SOURCES)))
def test_a_hostile_source_is_refused_in_one_plain_line(tiny_space: Space, source: str):
    with pytest.raises(RequestError, match=r"^this link: ") as refusal:
        from_query(tiny_space, {"from": source})
    assert len(str(refusal.value)) < 200
    assert "<" not in str(refusal.value)


HOSTILE_STEPS = [
    "Variation 1",
    "~",
    "~1",
    "Variation 1~",
    "Variation 1~nan",
    "Variation 1~inf",
    "Variation 1~-Infinity",
    "Variation 1~1,5",
    "Variation 1~" + "9" * 5000,
    "Variation 1~0x10",
    "Variation 1~²",
    "variation 1~1",
    "Variation 99~1",
    "Into nothing~1",
    "__class__~1",
    "Variation 1~1|Variation 2",
    "%~1",
    "%FF%FE~1",
    "Variation 1~1~2",
]


@pytest.mark.parametrize("moved", HOSTILE_STEPS, ids=range(len(HOSTILE_STEPS)))
def test_hostile_steps_are_refused_in_one_plain_line(tiny_space: Space, moved: str):
    with pytest.raises(RequestError, match=r"^this link: "):
        from_query(tiny_space, {"from": "known.0", "moved": moved})


def test_whatever_a_link_says_the_answer_is_a_state_or_one_plain_line(tiny_space: Space):
    rng = random.Random(1)
    names = sorted(tiny_space.direction_names)
    keys = [write_code(CODE), "0", "12", "359", "360", "-1", "²", "9" * 20, ""]
    noise = string.printable + "²٣é字\x00\u202e🙂" + "".join(map(chr, range(0x80, 0xA0)))
    states = 0
    for _ in range(3000):
        start = rng.choice(["known", "sample", "code", "yours", "", "odd"]) + rng.choice("....,") + rng.choice(keys)
        parts = [
            rng.choice(names) + "~" + rng.choice(["1", "-0.5", "1e3", "nan", "", "²"])
            for _ in range(rng.choice([0, 1, 2]))
        ]
        query = {"from": _spoiled(start, noise, rng), "moved": _spoiled("|".join(parts), noise, rng)}
        try:
            morph = from_query(tiny_space, query)
        except RequestError as refusal:
            told = str(refusal)
        else:
            told = ""
            states += 1
            assert all(abs(v) <= FARTHEST and n in tiny_space.direction_names for n, v in morph.steps.items())
            if morph.source.kind != "yours":
                assert _there_and_back(tiny_space, morph) == replace(
                    morph, steps={n: v for n, v in morph.steps.items() if v}
                )
        assert told.isprintable(), query
    assert 100 < states < 2900, "some are sound and some are not"


def _spoiled(text: str, noise: str, rng: random.Random) -> str:
    """``text`` as it is or with a few letters lost, doubled, or replaced."""
    letters = list(text)
    for _ in range(rng.choice([0, 0, 0, 1, 3])):
        place = rng.randrange(len(letters) + 1)
        letters[place : place + rng.choice([0, 1])] = rng.choices(noise, k=rng.choice([0, 1, 2]))
    return "".join(letters)


def test_what_is_held_comes_back(tiny_space: Space):
    names = tuple(list(tiny_space.directions)[:2])
    morph = Morph(Source("known", "3"), {names[0]: 1.5}, names)
    assert _there_and_back(tiny_space, morph) == morph


def test_a_hold_of_what_the_space_does_not_have_is_one_plain_line(tiny_space: Space):
    with pytest.raises(RequestError, match="this link"):
        from_query(tiny_space, {"from": "known.3", "held": "No such slider"})


def test_what_it_is_blended_with_comes_back(tiny_space: Space):
    for into in (Source("known", "7"), Source("sample", "3"), Source("code", write_code(CODE))):
        morph = Morph(Source("known", "0"), {BLEND: 0.37}, into=into)
        back = from_query(tiny_space, to_query(tiny_space, morph, CODE, CODE))
        assert back == morph
    yours = to_query(tiny_space, Morph(Source("known", "0"), into=Source("yours", "0123abcd")), CODE, -CODE)
    assert np.array_equal(read_code(from_query(tiny_space, yours).into.key, 6), -CODE)


@pytest.mark.parametrize("into", ["known.9999", "sample.x", "code.AAAA", "", "somewhere"])
def test_a_link_that_blends_with_nothing_gets_one_plain_line(tiny_space: Space, into: str):
    with pytest.raises(RequestError, match="this link"):
        from_query(tiny_space, {"from": "known.0", "into": into})
