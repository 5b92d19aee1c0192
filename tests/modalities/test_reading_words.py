"""What kinds of data say to a person comes from the catalogue, and can be said in the reader's language."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import page_texts
import pyarrow as pa
import pytest
import soundfile
from PIL import Image

from latent.collection import Entry
from latent.entry_table import entries_of, table_of
from latent.errors import DataError
from latent.modalities import get, headings, tabular
from latent.modalities.base import Modality
from latent.modalities.items import View
from latent.modalities.table import reading, schema
from latent.ui.widgets import views
from latent.ui.widgets.words import speaking
from latent.words import Saying, found, has, kept, quoted, said_again

from .examples import EXAMPLES

LISTS = {"clauses.py", "contrasts.py", "counting.py", "rules.py", "film.py"}
"""Modules that hold words of English, by which sentences are read and turned, with names of sliders made of them; and
one that holds rules of styles."""

NAMED = {"history.py", "measures.py"}
"""Modules that name columns and measures: names in files, links and sessions, as all that comes with a space."""

FORMS = {"Workbook", "Book", "Opus", "Vorbis", "Ogg 0", "La", "Cc", "Id"}
"""Names of formats, and of parts of them."""

KEYS = {"Closer", "Left or right", "Up or down", "Ground", "Earlier or later"}
KEYS |= {"Size", "Colours", "in colour", "Length", "0 seconds", "Text", "Labels", "Label", "Name", "Owner", "Time"}
KEYS |= {"whole number", "yes or no", "date, day first", "date, month first", "free text", "always the same"}
KEYS |= {"leave it out"}
"""Names of choices and adjustments, by which the command line and sessions know them: what is shown are messages."""

DATA = {*schema.DAYS, "Blank cells", "Common words", "Column 0", "column 0", "row 0", "day 0", "no words known here"}
"""What becomes part of a space, of a row or of a file, under which it is found again."""


def test_no_kind_of_data_has_a_person_s_text_of_its_own():
    code = [path for path in page_texts.modules(("latent/modalities",)) if path.name not in LISTS | NAMED]
    assert len(code) > 50
    told = [one for path in code for one in page_texts.texts(path) if one.is_said]
    assert [one for one in told if one.text not in FORMS | KEYS | DATA] == []


@pytest.mark.parametrize(
    ("code", "is_said"),
    [
        ("notes = (f'Enlarged from {width} pixels.',)", True),
        ("notes.append('Rotated.')", True),
        ("yield f'Left out, for {why}.'", True),
        ("notes = (Saying('image-enlarged', width=width),)", False),
    ],
)
def test_the_test_sees_what_a_note_would_say(tmp_path, code: str, is_said: bool):
    (tmp_path / "code.py").write_text(code)
    assert any(one.is_said for one in page_texts.texts(tmp_path / "code.py")) is is_said


def _picture(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _sound(channels: int) -> bytes:
    out = io.BytesIO()
    wave = np.random.default_rng(0).uniform(-0.5, 0.5, (4000, channels))
    soundfile.write(out, wave, 8000, format="WAV")
    return out.getvalue()


STEREO = _sound(2)
SAID = b"say,by\nIs it late?,Tom\nI am here.,Ann\nIs it late?,Tom\n"
SEE_THROUGH = _picture(Image.new("RGBA", (5, 7), (200, 30, 30, 90)))
ROWS = b"town,paid,planet\n" + b"".join(b"%s,%d,earth\n" % (b"ABC"[n % 3 :][:1], n % 17) for n in range(60))


@pytest.mark.parametrize(
    ("kind", "name", "data", "told"),
    [
        ("image", "a.png", SEE_THROUGH, "Puesta sobre blanco donde era transparente."),
        ("image", "a.png", SEE_THROUGH, "Ampliada desde 5 × 7 píxeles."),
        ("sound", "a.wav", STEREO, "El estéreo se mezcló en un solo canal."),
        ("table", "a.csv", ROWS, "Se dejó fuera, porque siempre es lo mismo: «planet»."),
        ("text", "a.csv", SAID, "Leído de la columna «say»."),
        ("passages", "a.txt", b"Zxqv wmpf.", "Aquí no se conoce ninguna de sus palabras."),
    ],
)
def test_notes_are_said_in_the_reader_s_language(kind: str, name: str, data: bytes, told: str):
    item = next(iter(_bound(kind).read(name, data)))
    assert all(isinstance(note, Saying) for note in item.notes)
    assert told in [said_again(note, "es") for note in item.notes]


def _bound(kind: str):
    return get(kind).unbound() if kind == "table" else EXAMPLES[kind][0]().modality


def test_what_stands_above_a_table_and_open_quotes_are_told_in_the_reader_s_language():
    rows = [["Sales", ""], ["of this year", ""], ["town", "paid"], ["A", "1"], ["B", "2"], ["C", "3"]]
    (told,) = headings.parted(rows)[2]
    assert told == "Left out, for it stands above the table: “Sales”, “of this year”."
    assert said_again(told, "es") == "Se dejó fuera, porque está encima de la tabla: «Sales», «of this year»."
    (told,) = tabular._of_open([4, 12_345])
    assert told == "Lines 4, 12,345 have a quote that is not closed, and were read as they stand."
    assert said_again(told, "es").startswith("Las líneas 4, 12.345 tienen una comilla sin cerrar")
    (told,) = tabular._of_open(list(range(1, 1500)))
    assert told.endswith("more have a quote that is not closed, and were read as they stand.")


def test_of_many_columns_the_first_are_named():
    few, many = ([f"c{n}" for n in range(count)] for count in (2, 9))
    assert reading._named(few) == "“c0”, “c1”"
    assert reading._named(many) == "“c0”, “c1”, “c2”, “c3”, “c4”, “c5” and 3 more"
    assert said_again(reading._named(many), "es").endswith("«c5» y 3 más")


def test_a_table_in_which_nothing_tells_rows_apart_is_told_why_in_the_reader_s_language():
    columns = reading.read("a.csv", b"planet,note\nearth,\nearth,\nearth,\n").columns
    with pytest.raises(DataError) as caught:
        schema.learn(columns)
    assert "“planet” is always the same" in str(caught.value)
    assert "«planet» es siempre lo mismo" in said_again(caught.value.told, "es")


def test_another_reading_is_told_in_the_reader_s_language():
    rows = b"".join(b"%d,%d,%d\n" % (n % 11, n * n % 7, n % 5) for n in range(90))
    other = get("table").own_reading([("a.csv", b"a,b,c\n" + rows)])
    assert other.why.startswith("This is a table of 90 rows. Read by its columns, ")
    assert said_again(other.why, "es").startswith("Esto es una tabla de 90 filas.")
    assert other.what == "90 rows of a table"


# ---- kept in files ------------------------------------------------------------------------------------------------


def _entry(notes: tuple[str, ...]) -> Entry:
    flat = np.zeros(2, np.float32)
    places = {2: np.zeros(2, np.float32), 3: np.zeros(3, np.float32)}
    view = View("text/plain", b"a")
    return Entry("1", "a", np.zeros(1), view, notes, "", flat, flat, places, 0.0, 0.0, "familiar", "", "")


NOTES = (Saying("image-enlarged", width=5, height=1234), Saying("read-above", rows=quoted(["a", "b"])), "Of old.")


def test_notes_come_out_of_a_file_as_they_went_in():
    table = table_of([_entry(NOTES)], lambda data: "")
    (back,) = entries_of(table, lambda name: b"", "kept")
    assert back.notes == NOTES
    assert back.notes[0] == "Enlarged from 5 × 1234 pixels."
    assert [said_again(note, "es") for note in back.notes] == [
        "Ampliada desde 5 × 1234 píxeles.",
        "Se dejó fuera, porque está encima de la tabla: «a», «b».",
        "Of old.",
    ]


@pytest.mark.parametrize(
    "note",
    [
        '{"message": "gone-since", "values": {}, "text": "told"}',
        '{"message": "image-enlarged", "values": {}, "text": "told"}',
        '{"message": ["x"], "values": [], "text": "told"}',
        '{"message": "image-enlarged", "values": {"width": {"message": 1}, "height": []}, "text": "told"}',
        '{"message":' + "[" * 100_000,
    ],
)
def test_whatever_a_stranger_s_file_notes_is_text(note: str):
    assert isinstance(found(note), str)
    column = pa.array([[note]], pa.list_(pa.string()))
    table = table_of([_entry(())], lambda data: "")
    table = table.set_column(table.column_names.index("notes"), "notes", column)
    (back,) = entries_of(table, lambda name: b"", "kept")
    assert all(isinstance(said_again(one, "es"), str) for one in back.notes)


def test_a_note_of_old_is_kept_as_text():
    assert kept("Of old.") == "Of old."


# ---- shown --------------------------------------------------------------------------------------------------------


def _table() -> Modality:
    return get("table")(get("table").guess_config(get("table").raw("a.csv", ROWS)))


def _places(rows: Modality) -> dict[str, int]:
    return {own.name: place for place, own in enumerate(rows.config.fields)}


def test_a_blank_cell_and_any_other_word_are_shown_in_the_reader_s_language_and_nowhere_else():
    rows = _table()
    town, paid = (_places(rows)[name] for name in ("town", "paid"))
    array = rows.adopt(get("table").raw("a.csv", ROWS))[0].copy()
    array[town], array[paid] = len(rows.config.fields[town].words), np.nan
    card = rows.view(array)
    with speaking("en"):
        assert "<small>town</small> other</span>" in views.element(card, "")
    with speaking("es"):
        shown = views.element(card, "")
    assert "<small>town</small> otra</span>" in shown
    assert "<small>paid</small> vacía</span>" in shown
    assert b"other" in rows.keepsake(array).data


def test_words_of_a_file_are_no_words_of_ours():
    rows = _table()
    fields = tuple(replace(own, words=("blank", "other", "<b>")) if own.words else own for own in rows.config.fields)
    own = get("table")(replace(rows.config, fields=fields))
    place, array = _places(own)["town"], np.zeros(len(fields))
    for number, word in enumerate(["blank", "other", "&lt;b&gt;"]):
        array[place] = number
        with speaking("es"):
            assert f"<small>town</small> {word}</span>" in views.element(own.view(array), "")


def test_what_painters_write_by_themselves_are_messages():
    called = _table().canvas()["called"]
    assert called.keys() == {"blank", "other"}
    assert all(map(has, called.values()))
