"""What pages say comes from one catalogue, which every language has whole."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import page_texts
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import streamlit as st
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from latent import modalities, recipes, spaces, words
from latent.directions import Direction
from latent.directions import notes as of_directions
from latent.manifest import Manifest
from latent.parts import titled
from latent.playground.setting import PILES
from latent.ui.components.told import names as told_names
from latent.ui.components.told import notes, sliders, space_names
from latent.ui.components.told.nouns import ENDS
from latent.ui.items import colouring
from latent.ui.learn import glossary, page, playground
from latent.ui.lessons.course import LESSONS
from latent.ui.start import tasks
from latent.ui.widgets import page_titles, preferences
from latent.ui.widgets.words import language, said, speaking

PAGES = ("latent/ui", "latent/taking_home", "app.py", "pages")
ASKING = ("latent", "app.py", "pages")
"""Code that asks for messages."""

TERMINAL = ("latent/ui/components/browser_engine.py",)
"""Code that speaks to a terminal alone, which is English."""

BUILDS = {"lesson.py", "glossary.py", "sheets.py", "tasks.py", "nouns.py", "page.py", "playground.py", "base.py"}
BUILDS |= {"space_names.py", "names.py"}
"""Files that make names of messages of the keys of lessons, terms, words, tasks, kinds of data, views and controls,
and of the names of spaces and of what they bring along; see :func:`used`."""


def messages(language: str) -> dict[str, fluent.Message]:
    found: dict[str, fluent.Message] = {}
    for path in words.files_of(language):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


def variables(message: fluent.Message) -> set[str]:
    found: set[str] = set()

    class Look(fluent.BaseNode):
        pass

    def look(node: object) -> None:
        if isinstance(node, fluent.VariableReference):
            found.add(node.id.name)
        if isinstance(node, fluent.BaseNode):
            for value in vars(node).values():
                look(value)
        if isinstance(node, list):
            for value in node:
                look(value)

    look(message)
    return found


GRAMMAR = {"item_gender", "part_gender"}
"""What some languages need to know of a word, and others do not."""


@pytest.mark.parametrize("language", list(words.LANGUAGES)[1:])
def test_every_language_has_every_message_with_the_same_variables(language: str):
    first, other = messages(next(iter(words.LANGUAGES))), messages(language)
    assert len(first) > 100
    assert set(first) == set(other)
    assert {name for name in first if variables(first[name]) - GRAMMAR != variables(other[name]) - GRAMMAR} == set()


def test_the_languages_are_those_that_lie_there():
    assert {path.name for path in words.FOLDER.iterdir()} == set(words.LANGUAGES)


def used() -> set[str]:
    """Names of all messages that are asked for: as text in the code, or made of keys."""
    code = page_texts.modules(ASKING)
    found = {one for path in code for one in re.findall(r"[\"']([a-z]+(?:-[a-z0-9]+)*)[\"']", path.read_text("utf-8"))}
    for lesson in LESSONS.values():
        ends = [*(step.key for step in lesson.steps), "title", "point", *(f"keep-{n}" for n in (1, 2, 3))]
        found |= {f"{lesson.key}-{end}" for end in ends}
    found |= {f"term-{term}{end}" for term in glossary.TERMS for end in ("", "-means", "-field")}
    found |= {f"learn-view-{view}" for view in page.VIEWS} | {f"play-pile-{pile}" for pile in PILES}
    found |= {f"play-{control}{end}" for control in playground.CONTROLS for end in ("", "-means")}
    found |= {f"tasks-{task}" for task in tasks.TASKS} | {own.title for own in recipes.own().values()}
    found |= {f"{kind}-{end}" for kind in modalities.all_of_them() for end in ENDS}
    found |= {f"shipped-{name}{end}" for name in spaces.shipped() for end in ("", "-about")}
    found |= {told_names.message_of(words.said_in("en", name)) for name in messages("en") if name.startswith("name-")}
    return found | {f"sheet-{word}" for word in ("familiar", "borderline", "unfamiliar")}


def test_no_message_is_left_unused():
    assert set(messages("en")) - used() == set()


def test_a_message_that_is_not_there_is_a_fault():
    with pytest.raises(LookupError):
        words.said_in("en", "nobody-says-this")
    with pytest.raises(LookupError):
        words.said_in("en", "guide-elsewhere")


def test_numbers_are_said_as_each_language_says_them():
    assert words.said_in("en", "learn-over", lesson="A", ticked=1, steps=9) == "“A” is over: 1 of 9 steps done."
    assert words.said_in("es", "learn-over", lesson="A", ticked=1, steps=9) == "«A» ha terminado: 1 de 9 pasos hecho."
    assert words.said_in("es", "learn-over", lesson="A", ticked=3, steps=9) == "«A» ha terminado: 3 de 9 pasos hechos."


def test_every_message_that_is_asked_for_is_there_and_is_told_what_it_speaks_of():
    there = {name: variables(message) - GRAMMAR for name, message in messages("en").items()}
    for path in page_texts.modules(ASKING):
        for one in page_texts.asked(path):
            assert set(one.names) <= set(there), one
            if one.values is not None:
                assert set().union(*(there[name] for name in one.names)) == one.values - GRAMMAR, one


def test_names_of_messages_can_be_searched_for():
    built = {where for path in page_texts.modules(ASKING) for where in page_texts.built(path)}
    assert {where.partition(":")[0] for where in built} <= BUILDS


def test_nothing_that_is_kept_for_all_sessions_speaks_the_language_of_one():
    assert [one for path in page_texts.modules(ASKING) for one in page_texts.kept_with_words(path)] == []


def test_lessons_call_controls_what_they_are_called_in_each_language():
    plain = {name for name, message in messages("en").items() if not variables(message)}
    for lesson, quoted in ((name, re.findall("“([^”]+)”", words.said_in("en", name))) for name in plain):
        for control in quoted:
            named = [name for name in plain if words.said_in("en", name) == control]
            made = told_names.made(control, partial(words.said_in, "es"))
            wanted = [f"«{words.said_in('es', name)}»" for name in named] + [f"«{made}»"] * (made != control)
            assert not wanted or any(one in words.said_in("es", lesson) for one in wanted), (lesson, control, wanted)


def test_every_kind_of_data_is_called_in_the_first_language_as_it_calls_itself():
    for name, kind in modalities.all_of_them().items():
        called = [words.said_in("en", f"{name}-{end}") for end in ENDS]
        assert (called[0], called[1], called[3], called[4]) == (*kind.noun, *kind.part_noun)


def test_every_space_that_comes_along_is_called_in_the_first_language_as_it_calls_itself():
    for name in spaces.shipped():
        manifest = Manifest.read(spaces.folder_of(name))
        assert words.said_in("en", f"shipped-{name}") == manifest.title
        assert words.said_in("en", f"shipped-{name}-about") == manifest.description
        assert space_names.title(manifest, partial(words.said_in, "es")) == words.said_in("es", f"shipped-{name}")


def test_a_space_that_somebody_called_otherwise_stays_so():
    manifest = replace(Manifest.read(spaces.folder_of("faces")), title="Our faces", description="Of our class.")
    say = partial(words.said_in, "es")
    assert (space_names.title(manifest, say), space_names.about(manifest, say)) == ("Our faces", "Of our class.")


@pytest.mark.parametrize(
    ("name", "family", "label", "title"),
    [
        ("Into 3", "towards", "", "Hacia 3"),
        ("Into 3", "towards", "Into this digit", "Into this digit"),
        ("Into the night", "group", "", "Into the night"),
        ("Smile", "attribute", "", "Sonrisa"),
        ("Smile", "attribute", "My smile", "My smile"),
        ("Smile", "group", "", "Smile"),
        ("Smile, biased", "group", "", "Sonrisa, ejemplos sesgados"),
        ("My smile, biased", "group", "", "My smile, biased"),
        ("Into happy", "towards", "", "Hacia feliz"),
    ],
)
def test_a_slider_into_a_known_kind_is_called_in_the_language_of_who_reads(name, family, label, title):
    direction = Direction(name, family, np.ones(2), 1.0, 0.0, 1.0, None, "auroc", "", label)
    assert sliders.title(direction, partial(words.said_in, "es")) == title
    assert sliders.title(direction, words.in_first) == direction.title


BROUGHT = re.compile(r"\d*|george|jackson|lucas|nicolas|theo")
"""Names that are the same in every language: digits, and what people are called."""


def brought_along() -> set[str]:
    """Names of spaces: of sliders, labels, look-alike groups, and of what items were drawn from and came with."""
    found: set[str] = set()
    for folder in map(spaces.folder_of, spaces.shipped()):
        found |= {one["name"] for one in json.loads((folder / "directions.json").read_text("utf-8"))}
        columns = pq.read_schema(folder / "reference.parquet").names
        factors = [name for name in columns if name.startswith("factor_")]
        table = pq.read_table(folder / "reference.parquet", columns=["label", "group", *factors])
        found |= {titled(name.removeprefix("factor_")) for name in factors}
        found |= {titled(name.removeprefix("fact_")) for name in columns if name.startswith("fact_")}
        for values in table.columns:
            found |= set(filter(None, values.to_pylist())) if pa.types.is_string(values.type) else set()
    return {name for name in found if not BROUGHT.fullmatch(name)}


def test_names_that_come_along_are_called_in_the_first_language_as_they_are_and_have_a_message():
    found = brought_along()
    assert {"Smile", "Hair colour: blue", "More like 7", "Variation 3", "Dial 39", "happy", "Group 3"} <= found
    for name in found:
        told = told_names.shown(name, words.Saying)
        assert isinstance(told, words.Saying), name
        assert told == name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("More like Ankle boot", "Más como Botín"),
        ("More like 7", "Más como 7"),
        ("Hair colour: blue", "Color del pelo: azul"),
        ("Shop new for them: yes", "Tienda nueva para el cliente: sí"),
        ("hours since their last", "horas desde su último pago"),
        ("Dial 39", "Dial 39"),
        ("Variation 3", "Variación 3"),
        ("Group 11: as, but, if", "Grupo 11: as, but, if"),
        ("I", "Yo"),
        ("i", "i"),
        ("Happy", "Happy"),
        ("Mood: happy", "Mood: happy"),
        ("Smile, balanced", "Smile, balanced"),
        ("Group of mine", "Group of mine"),
        ("", ""),
    ],
)
def test_names_that_come_along_are_called_in_the_language_of_who_reads(name: str, called: str):
    assert told_names.shown(name, partial(words.said_in, "es")) == called
    assert told_names.shown(name, words.in_first) == name


def test_a_group_of_a_few_labels_is_called_by_each():
    assert told_names.together("happy, sad", partial(words.said_in, "es")) == "feliz, triste"


def test_no_two_names_of_a_space_are_called_the_same():
    names = [name for name in messages("es") if name.startswith("name-")]
    assert len({words.said_in("es", name) for name in names}) == len(names)


def test_texts_of_other_languages_call_names_what_they_are_called_there():
    spanish = partial(words.said_in, "es")
    for name in (name for name, message in messages("es").items() if not variables(message)):
        for quoted in re.findall("«([^»]+)»", spanish(name)):
            assert told_names.made(told_names.shown(quoted, spanish), spanish) == quoted, name


def test_what_is_known_of_sliders_is_said_in_each_language():
    spanish = partial(words.said_in, "es")
    found = {one for name in spaces.shipped() for one in _notes(spaces.folder_of(name) / "directions.json")}
    assert len(found) > 300
    for note in found:
        assert notes.said(note, words.in_first) == note
        assert notes.said(note, spanish) not in (note, "")
    for form in (of_directions.FEW, of_directions.BROUGHT, of_directions.STRAIGHT):
        assert notes.said(form, words.in_first) == form != notes.said(form, spanish)
    assert notes.said(of_directions.NATS.format(0.5, "1,200"), spanish).startswith("Dice 0,50 nats")
    assert notes.said("Somebody's own words: 5% of 3 items.", spanish) == "Somebody's own words: 5% of 3 items."


def _notes(path: Path) -> set[str]:
    return set(re.findall(r'"quality_note": "([^"]*)"', path.read_text("utf-8")))


NAMES = {"Look sideways", "Look down", "Smile, balanced", "Smile, biased", "Smile", "Slant", "Latentarium"}
NAMES |= {
    colouring.LABEL,
    colouring.GROUP,
    colouring.FAMILIAR,
    colouring.SORTING,
    "Hair style",
    "Hair colour: blue",
    "Trust in the map",
    "Neighbourhood",
    *page_titles.TITLES,
}
NAMES |= {
    "picture small",
    "picture change",
    "figures tight",
    "figures pair",
    "way 0",
    "Dial ",
    "More like ",
    "lesson 0",
    *words.LANGUAGES.values(),
}
"""Names of pages, languages, sliders and colours, by which the program and lessons know them; of looks and of desks."""


def test_no_page_has_a_string_of_its_own():
    besides = {page_texts.ROOT / path for path in TERMINAL}
    moved = [path for path in page_texts.modules(PAGES) if path not in besides]
    found = [text for path in moved for text in page_texts.texts(path)]
    assert [one for one in found if one.is_said and one.text not in NAMES] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("st.html(\"<p class='quiet'>Press the button.</p>\")", True),
        ("st.button('Undo', key='Undo it')", True),
        ("st.button('undo')", True),
        ("views.figure(view, f'draw {number}')", True),
        ("st.html(f\"<i aria-label='{share}% done'></i>\")", True),
        ("line(f'{count} left')", True),
        ("button(label, help='quietly')", True),
        ("st.html(f\"<p class='quiet told'>{words}</p>\")", False),
        ("RequestError('this link', 'it asks for nothing', 'Ask.')", False),
        ("st.button(said('undo'), key=f'undo {number}', icon=':material/undo:')", False),
        ("st.session_state['own_directions']", False),
    ],
)
def test_the_test_of_strings_sees_what_a_person_would_read(tmp_path: Path, code: str, said: bool):
    (tmp_path / "page.py").write_text(f'"""A page, as it is."""\n\n\n{code}\n')
    assert any(text.is_said for text in page_texts.texts(tmp_path / "page.py")) is said


@pytest.fixture
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


@pytest.mark.usefixtures("_session")
@pytest.mark.parametrize(
    ("locale", "wanted"), [("es-MX", "es"), ("es", "es"), ("en-GB", "en"), ("fr-FR", "en"), (None, "en")]
)
def test_the_language_is_that_of_the_browser_until_one_is_chosen(monkeypatch, locale, wanted):
    monkeypatch.setattr(type(st.context), "locale", property(lambda self: locale))
    monkeypatch.setattr(preferences, "keeps", lambda: False)
    assert language() == wanted
    preferences.put("language", "es")
    assert language() == "es"
    preferences.put("language", "xx")
    assert language() == wanted, "no such language"


@pytest.mark.usefixtures("_session")
def test_a_file_that_is_made_where_no_session_is_at_hand_speaks_as_its_page_does():
    with speaking("es"):
        assert language() == "es"
        assert said("bars-share", share="5") == "5 de cada 100"
    assert language() == "en"


def test_a_message_takes_a_text_of_any_length():
    pasted = "no item says this & that, " * 400
    assert pasted in words.said_in("es", "find-none", words=pasted, kinds="")
    assert words.Saying("error-item-inside", file=pasted, zip="a.zip").startswith(pasted)
