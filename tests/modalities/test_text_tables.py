"""Tables with a column of text, as strangers save them."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latent.errors import LatentError, RequestError, TooLarge, UnreadableFile
from latent.modalities import tabular
from latent.modalities.text import reading, tables

ROWS = [
    ("id", "text", "stars"),
    ("1", "It was good.", "5"),
    ("2", "It was bad; very.", "1"),
    ("3", "Good, I say.", "5"),
]
ROWS += [("4", "Not my taste.", "1")]


def delimited(separator: str, rows: list[tuple[str, ...]] = ROWS) -> bytes:
    quoted = (separator.join(f'"{cell}"' for cell in row) for row in rows)
    return "\n".join(quoted).encode()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({ROWS[0][i]: [row[i] for row in ROWS[1:]] for i in range(3)}), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", delimited(",")),
        ("a.csv", delimited(";")),
        ("a.csv", delimited("|")),
        ("a.tsv", delimited("\t")),
        ("a.csv", delimited(",").replace(b"\n", b"\r")),
        ("a.csv", delimited(",").decode().encode("utf-16")),
        ("a.csv", b"Reviews of this year\n" + delimited(",")),
        ("a.parquet", parquet()),
    ],
)
def test_the_column_of_text_is_found_with_what_labels_it(name: str, data: bytes):
    found = tables.passages(name, data)
    assert list(found.texts) == [row[1] for row in ROWS[1:]]
    assert list(found.labels) == ["5", "1", "5", "1"]
    assert found.notes[-1] == "Read from the column “text”, with labels from “stars”."


def test_without_names_columns_are_numbered():
    found = tables.passages("a.csv", delimited(",", ROWS[1:]))
    assert found.notes == ("Read from the column “column 2”, with labels from “column 3”.",)


def test_a_column_that_differs_in_every_row_labels_nothing():
    assert tables.passages("a.csv", b"text,by\nOne day.,Ann\nTwo days.,Bob\nThree days.,Cyd\n").labels is None


def test_parts_of_a_long_cell_keep_its_label_and_blank_ones_are_left_out():
    long = "This is a sentence of some length. " * 6
    found = reading.sentences("a.csv", f"text,topic\n{long},a\n,b\nShort.,b\nShort, b\nLonger.,a".encode())
    assert [sentence.label for sentence in found.sentences] == ["a"] * 6 + ["b", "b", "a"]


TWO = b"name,review,note\nAnn,It was good.,It came on a Monday.\nBob,It was bad.,It came on a Sunday.\n"


def test_another_column_may_be_chosen():
    assert list(tables.passages("a.csv", TWO).texts) == ["It came on a Monday.", "It came on a Sunday."]
    found = tables.passages("a.csv", TWO, {"Text": "review", "Labels": "name"})
    assert list(found.texts) == ["It was good.", "It was bad."]
    assert list(found.labels) == ["Ann", "Bob"]
    assert tables.passages("a.csv", delimited(","), {"Labels": "none"}).labels is None


def test_the_columns_can_be_chosen_among_wherever_there_are_several():
    text, labels = tables.choices("a.csv", delimited(","))
    assert (text.options, text.chosen) == (("id", "text", "stars"), "text")
    assert (labels.options, labels.chosen) == (("none", "id", "stars"), "stars")
    assert tables.choices("a.csv", b"text\nOne.\nTwo words.\n") == ()
    assert tables.choices("a.csv", b"") == ()


def test_a_column_of_numbers_and_one_that_is_not_there_are_refused_in_one_line():
    with pytest.raises(UnreadableFile, match="the column “stars” holds no text"):
        tables.passages("a.csv", delimited(","), {"Text": "stars"})
    with pytest.raises(RequestError, match=r"it has no column “mood”\. It has “id”, “text”, “stars”"):
        tables.passages("a.csv", delimited(","), {"Text": "mood"})


def test_numbers_dates_and_words_come_along():
    rows = ["text,price,when,day,shop,by"]
    rows += [
        f'Sentence {i} is this.,"{i},000.50 €",2020-01-0{i},{i + 12}.5.2021,{"AB"[i % 2]},Ann {i}' for i in range(1, 5)
    ]
    facts = tables.passages("a.csv", "\n".join(rows).encode()).facts
    assert set(facts) == {"price", "when", "day", "shop"}
    assert facts["price"] == [1000.5, 2000.5, 3000.5, 4000.5]
    assert [str(day) for day in facts["when"][:2]] == ["2020-01-01", "2020-01-02"]
    assert str(facts["day"][0]) == "2021-05-13"
    assert facts["shop"] == ["B", "A", "B", "A"]


def test_a_fact_that_is_missing_is_none_and_a_sentence_goes_without():
    data = "text,stars\n" + "".join(f"Sentence {i}.,{i}\n" for i in range(9)) + "And another one.,n/a\n"
    found = reading.sentences("a.csv", data.encode()).sentences
    assert found[1].facts == {"stars": 1.0}
    assert found[9].facts == {}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,b\n1,2\n3,4\n", "none of its columns"),
        (b"7\n8\n9\n", "none of its columns"),
        (b"a,b\n1,inf\n2,-inf\n3,1e309\n", "none of its columns"),
        (b"\n\n", "none of its columns"),
        (b"", "empty"),
        (b"<!DOCTYPE html><html>404</html>", "web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no text"),
    ],
)
def test_a_table_without_text_is_refused_in_one_line(data: bytes, told: str):
    with pytest.raises(UnreadableFile, match=told) as refusal:
        tables.passages("a.csv", data)
    assert str(refusal.value).startswith("a.csv: ")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.parquet"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"plain text", b"PAR1PAR1"])
def test_a_broken_table_is_refused_in_one_line(name: str, data: bytes):
    with pytest.raises(UnreadableFile, match=name):
        tables.passages(name, data)


def test_a_workbook_that_claims_to_unpack_to_far_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tabular, "MAX_UNPACKED", 1_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * 5_000)
    with pytest.raises(TooLarge, match=r"a\.xlsx"):
        tables.passages("a.xlsx", packed.getvalue())


def test_more_rows_than_are_taken_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tabular, "MAX_ROWS", 3)
    with pytest.raises(TooLarge, match="3 rows"):
        tables.passages("a.csv", delimited(","))


def test_a_number_may_name_a_column_where_a_word_names_one_of_numbers():
    rows = "0,First Name,Age\n1,Dulce,32\n2,Mara,25\n3,Philip,36\n"
    found = tables.passages("a.csv", rows.encode())
    assert (list(found.texts), found.facts["Age"]) == (["Dulce", "Mara", "Philip"], [32.0, 25.0, 36.0])
    assert list(tables.passages("a.csv", b"1,english\n2,german\n3,french\n").texts) == ["english", "german", "french"]


def test_years_may_name_columns():
    found = tables.passages(
        "a.csv", b"museum,2011,2010\nGalleria d'Arte,23.824,17.518\nMuseo,in restauro,in restauro\n"
    )
    assert list(found.texts) == ["Galleria d'Arte", "Museo"]
    born_and_died = b"Ann Lee,1911,1980\nBob Day,1899,1950\n"
    assert list(tables.passages("a.csv", born_and_died).texts) == ["Ann Lee", "Bob Day"]


@pytest.mark.parametrize("data", [b"id,name\n", b"id,name\n\n,\n", b"text,label"])
def test_names_of_columns_alone_are_refused(data: bytes):
    with pytest.raises(UnreadableFile, match="it names columns, and has no rows under them"):
        tables.passages("a.csv", data)


@pytest.mark.parametrize("data", [b"2,good people\n", b"I like it, really.\n"])
def test_a_single_row_may_be_text(data: bytes):
    assert len(tables.passages("a.csv", data).texts) == 1


def test_a_blank_after_each_separator_is_none_of_a_quoted_cell():
    found = tables.passages("a.csv", b'"id", "word"\n"1", "one, or a"\n"2", "two"\n')
    assert (list(found.texts), list(found.facts)) == (["one, or a", "two"], ["id"])
    plain = tables.passages("a.csv", b'word,by\nhe said "hi" again,Ann\nshe did not,Bob\n')
    assert plain.texts[0] == 'he said "hi" again'


def test_true_and_false_are_no_text():
    found = tables.passages("a.csv", b"sure,say\nfalse,no\ntrue,ja\nfalse,so\ntrue,no\n")
    assert list(found.texts) == ["no", "ja", "so", "no"]
    with pytest.raises(UnreadableFile, match="none of its columns"):
        tables.passages("a.csv", b"id,sure\n1,true\n2,false\n")


def test_whole_numbers_of_a_workbook_are_written_as_such():
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["one", "two", "three", "four"], "stars": [5.0, 1.5, 5.0, None]}), out)
    assert list(tables.passages("a.parquet", out.getvalue()).labels) == ["5", "1.5", "5", ""]


def test_a_formula_is_text():
    found = tables.passages("a.csv", b'text\n"=cmd|calc!A0 is a formula"\n"<b>bold</b> words"\n')
    assert list(found.texts) == ["=cmd|calc!A0 is a formula", "<b>bold</b> words"]


def test_strangers_tables_are_read_or_refused(strangers: Path):
    read = {}
    for path in sorted(path for path in strangers.rglob("*") if path.suffix.lower() in tabular.SUFFIXES):
        with suppress(LatentError):
            read[path.name] = reading.sentences(path.name, path.read_bytes())
    assert read["test.xlsx"].texts[0] == "Chicago Reader"
    assert read["table.ods"].texts[0] == read["table.xlsx"].texts[0] == read["sheet2.xls"].texts[0] == "english"
    assert read["quirk_cp1252.csv"].texts[0] == "Málaga"
    assert read["countries.csv"].texts[0] == "Britain"
    assert not {"dummy.csv", "matrix.csv", "empty.csv", "html_named.csv"} & set(read)


@pytest.mark.parametrize("path", ["newlines_crlf.csv", "mac_newlines.csv", "dialect.csv", "escaped_quotes.csv"])
def test_a_column_in_which_some_cells_have_letters_is_text(strangers: Path, path: str):
    (found,) = strangers.rglob(path)
    assert any(any(map(str.isalpha, text)) for text in tables.passages(path, found.read_bytes()).texts)


def test_cells_that_say_nothing_do_not_count_where_the_column_of_text_is_looked_for():
    rows = [f"{i},It was good number {i}." if i % 3 == 0 else f"{i},{('n/a', '-')[i % 2]}" for i in range(30)]
    assert (
        tables.passages("a.csv", "\n".join(["id,comment", *rows]).encode())
        .notes[0]
        .startswith("Read from the column “comment”")
    )


def test_a_column_that_was_chosen_is_taken_if_any_cell_has_letters():
    data = b"id,code\n" + b"".join(b"%d,%d\n" % (i, i) for i in range(20)) + b"20,b word\n"
    with pytest.raises(UnreadableFile, match=r"none of its columns holds text\..*there are letters in “code”\."):
        tables.passages("a.csv", data)
    assert "b word" in tables.passages("a.csv", data, {"Text": "code"}).texts
    with pytest.raises(
        UnreadableFile, match=r"“id” holds no text\. Choose another column; there are letters in “code”"
    ):
        tables.passages("a.csv", data, {"Text": "id"})


def test_days_before_months_are_dates():
    data = b"text,when\nOne thing.,29-02-2024\nAnother thing.,01-03-2024\n"
    assert [str(day) for day in tables.passages("a.csv", data).facts["when"]] == ["2024-02-29", "2024-03-01"]


@pytest.mark.parametrize(
    ("data", "cells", "told"),
    [
        (
            b'id,say\n1,"One thing\n2,Two things\n3,Three things\n',
            ['"One thing', "Two things", "Three things"],
            "Line 2",
        ),
        (b'id,say\n1,"One thing\n2,"Two things"\n3,Three\n', ['"One thing', "Two things", "Three"], "Line 2"),
        (b'id,say\n1,"One\n2,"Two\n3,Three\n', ['"One', '"Two', "Three"], "Lines 2, 3"),
    ],
)
def test_a_quote_that_is_not_closed_takes_no_other_row_along(data: bytes, cells: list[str], told: str):
    found = tables.passages("a.csv", data)
    assert list(found.texts) == cells
    assert found.notes[0].startswith(told)
    assert "not closed" in found.notes[0]


def test_a_quoted_cell_may_have_several_lines():
    found = tables.passages("a.csv", b'id,say\n1,"One\nthing, ""or"" two\n\nmore"\n2,Two\n')
    assert list(found.texts) == ['One\nthing, "or" two\n\nmore', "Two"]
    assert found.notes == ("Read from the column “say”.",)


def test_names_may_stand_over_nothing_and_numbers_over_true_and_false(strangers: Path):
    def read(path: str) -> tables.Passages:
        (found,) = strangers.rglob(path)
        return tables.passages(path, found.read_bytes())

    assert list(read("test_empty_columns.csv").texts) in (["a"], ["c"])
    numbered = read("numeric-labels.csv")
    assert list(numbered.texts) == ["id1", "id2", "id3"]
    assert numbered.notes[0].startswith("Read from the column “id”")


def test_it_is_told_which_of_several_sheets_was_read(strangers: Path):
    (several,), (one,) = strangers.rglob("table-with-two-sheets.ods"), strangers.rglob("dummy.xlsx")
    assert tables.passages("a.ods", several.read_bytes()).notes[0].startswith("Read from the sheet “")
    assert "sheet" not in " ".join(tabular._rows("a.xlsx", one.read_bytes())[1])
