"""Tables that want more memory than they have bytes, and rows above a table."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latent.errors import TooLarge, UnreadableFile
from latent.modalities import extents, extents_xls, tabular

SHEET = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{}</sheetData></worksheet>"
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = (
    f"<office:document-content xmlns:office='{OFFICE}office:1.0' xmlns:table='{OFFICE}table:1.0' "
    f"xmlns:text='{OFFICE}text:1.0'><office:body><office:spreadsheet><table:table table:name='A'>{{}}</table:table>"
    "</office:spreadsheet></office:body></office:document-content>"
)
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
REPEATED = (
    "<table:table-row table:number-rows-repeated='1000000'><table:table-cell office:value-type='float' "
    "office:value='1' table:number-columns-repeated='16000'/></table:table-row>"
)

LONG = (
    "<table:table-row table:number-rows-repeated='1000'><table:table-cell office:value-type='string' "
    f"table:number-columns-repeated='1000'><text:p>{'long ' * 4_000}</text:p></table:table-cell></table:table-row>"
)


def packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in files.items():
            book.writestr(name, text)
    return out.getvalue()


def xlsx(rows: str) -> bytes:
    kinds = "http://schemas.openxmlformats.org/"
    return packed(
        {
            "[Content_Types].xml": f"<Types xmlns='{kinds}package/2006/content-types'/>",
            "_rels/.rels": (
                f"<Relationships xmlns='{kinds}package/2006/relationships'><Relationship Id='r1' Type='{kinds}"
                "officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
            "xl/workbook.xml": (
                f"<workbook xmlns='{kinds}spreadsheetml/2006/main' xmlns:r='{kinds}officeDocument/2006/relationships'>"
                "<sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": (
                f"<Relationships xmlns='{kinds}package/2006/relationships'><Relationship Id='r1' Type='{kinds}"
                "officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            ),
            "xl/worksheets/sheet1.xml": SHEET.format(rows),
        }
    )


def ods(rows: str) -> bytes:
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS.format(rows)})


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls(sheet: bytes, more: bytes = b"", sheets: int = 1, at: int | None = None) -> bytes:
    """A workbook of the time before XLSX: a compound file of one stream, with a sheet of these records."""
    bof, eof = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), record(0x000A, b"")
    size = len(bof) + len(more) + sheets * (4 + 9) + len(eof)
    named = [
        record(0x0085, struct.pack("<IBBBBc", size if at is None else at, 0, 0, 1, 0, b"A")) for _ in range(sheets)
    ]
    stream = bof + more + b"".join(named) + eof + bof + sheet + eof
    stream += b"\0" * (-len(stream) % 512 if len(stream) >= 4096 else 4096 - len(stream))
    count = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    assert len(chain) <= 128, "one sector says which follows which"
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    head += b"\xff" * (512 - len(head))
    entries = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    return head + fat + entries.ljust(512, b"\0") + stream


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """What a compound file says of one of its streams."""
    words = name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def said(row: int, column: int, word: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(word), 0) + word.encode())


def parquet(columns: dict[str, list]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def spanned(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return extents.of(book).cells


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (xlsx(FAR), 1_048_576 * 16_384),
        (xlsx('<row r="9"><c r="C9" t="n"><v>1</v></c><c r="E9"><v>1</v></c></row>'), 3),
        (xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"), 6),
        (xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576" ht="9"/>'), 1),
        (xlsx("""<row r="1"><c r="A1"><v>1</v></c><c s=">" r='CV100'><v>1</v></c></row>"""), 10_000),
        (ods(REPEATED), 16_000 * 1_000_000),
        (ods(REPEATED.replace("office:value-type='float' office:value='1' ", "")), 0),
        (ods(REPEATED.replace("'1000000'", "'&#49;000000'")), 16_000 * 1_000_000),
    ],
)
def test_how_many_cells_a_sheet_spans_is_found_without_laying_it_out(data: bytes, cells: int):
    assert spanned(data) == cells


def test_tags_that_lie_across_pieces_are_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(extents, "_PIECE", 7)
    assert spanned(xlsx(FAR)) == 1_048_576 * 16_384


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (xls(number(8, 2) + number(8, 4)), 3),
        (xls(number(0, 0) + number(65_535, 16_383)), 65_536 * 16_384),
        (xls(record(0x0200, struct.pack("<IIHHH", 0, 65_536, 0, 256, 0))), 65_536 * 256),
        (xls(record(0x0200, struct.pack("<IIHHH", 5, 1, 0, 1, 0))), 2**32 - 4),
        (xls(record(0x00BD, struct.pack("<HHHIHIH", 3, 1, 0, 0, 0, 0, 2)), sheets=3), 6),
        (xls(b"", record(0x00FC, struct.pack("<II", 1, 2**31 - 1))), 2**31 - 1),
    ],
)
def test_how_many_cells_an_old_sheet_spans_is_found_by_its_records(data: bytes, cells: int):
    assert extents_xls.cells(data) == cells


def test_old_workbooks_are_read_and_broken_ones_told():
    rows = said(0, 0, "n") + said(0, 1, "m") + number(1, 0, 4) + number(1, 1, 5) + number(2, 0, 6) + number(2, 1, 7)
    assert tabular.read("a.xls", xls(rows)).columns == {"n": ("4", "6"), "m": ("5", "7")}
    for broken in (xls(rows, at=0, sheets=90), xls(rows)[:900], xls(rows)[:8]):
        with pytest.raises(UnreadableFile, match="broken"):
            tabular.read("a.xls", broken)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", xlsx(FAR)),
        ("a.xlsx", b"no zip begins so" + xlsx(FAR)),
        ("a.ods", ods(REPEATED)),
        ("a.ods", ods(LONG)),
        ("a.xls", xls(number(0, 0) + number(65_535, 16_383))),
        ("a.xls", xls(record(0x0200, struct.pack("<IIHHH", 5, 1, 0, 1, 0)))),
        ("a.xls", xls(b"", record(0x00FC, struct.pack("<II", 1, 2**31 - 1)))),
    ],
)
def test_a_few_cells_far_apart_do_not_end_the_program(name: str, data: bytes):
    code = "import sys; from latent.modalities import tabular; tabular.read(sys.argv[1], sys.stdin.buffer.read())"
    done = subprocess.run([sys.executable, "-c", code, name], input=data, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert b"TooLarge" in done.stderr


def test_a_workbook_like_those_is_read():
    rows = '<row r="1"><c r="A1" t="str"><v>n</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    rows += '<row r="3"><c r="A3"><v>2</v></c></row>'
    assert tabular.read("a.xlsx", xlsx(rows)).columns == {"n": ("1", "2")}
    with pytest.raises(UnreadableFile, match="binary workbook"):
        tabular.read("a.xlsx", packed({"xl/workbook.bin": ""}))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"n" + b",x" * 9_999 + b"\n" + b"1,2\n" * 9_999),
        ("a.csv", b"n" + b"," * 20_000 + b"\n1\n2\n"),
        ("a.jsonl", b"".join(b'{"k%d": 1}\n' % place for place in range(16_000))),
    ],
)
def test_one_long_row_does_not_widen_all_others_without_bound(name: str, data: bytes):
    with pytest.raises(TooLarge, match=rf"{name}: .*columns"):
        tabular.read(name, data)


def test_parquet_is_held_to_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch):
    data = parquet({"say": ["a" * 10_000] * 5_000, "n": list(range(5_000))})
    assert len(data) < 100_000
    assert len(tabular.read("a.parquet", data)) == 5_000
    monkeypatch.setattr(tabular, "MAX_UNPACKED", 20_000_000)
    with pytest.raises(TooLarge, match=r"a\.parquet: it unpacks"):
        tabular.read("a.parquet", data)
    monkeypatch.setattr(tabular, "MAX_ROWS", 3)
    with pytest.raises(TooLarge, match=r"a\.parquet: it has over 3 rows"):
        tabular.read("a.parquet", data)


@pytest.mark.parametrize(
    "cells",
    [
        [["long" * 2_500] * 50] * 100,
        [[["long" * 2_500] * 50]] * 100,
        [{"say": "long" * 2_500, "n": 1}] * 5_000,
        [[{"say": "long" * 2_500}] * 50] * 100,
        pa.array([[("key", "long" * 2_500)]] * 5_000, pa.map_(pa.string(), pa.string())),
        pa.array([[b"long" * 2_500] * 50] * 100, pa.list_(pa.binary(10_000))),
    ],
)
def test_what_lies_deep_in_parquet_is_held_to_what_it_unpacks_to(cells: list, monkeypatch: pytest.MonkeyPatch):
    data = parquet({"deep": cells, "n": list(range(len(cells)))})
    assert len(data) < 200_000
    assert tabular.read("a.parquet", data).columns["deep"][0].count("longlong") in (1, 50, 1_250, 62_500)
    monkeypatch.setattr(tabular, "MAX_UNPACKED", 20_000_000)
    with pytest.raises(TooLarge, match=r"a\.parquet: it unpacks"):
        tabular.read("a.parquet", data)


def test_parquet_holds_cells_of_many_kinds():
    data = parquet({"w": ["a", None, "b"], "list": [[1], [], None], "x": [1.5, 2.0, None], "on": [True, False, None]})
    assert tabular.read("a.parquet", data).columns == {
        "w": ("a", "", "b"),
        "list": ("[1]", "[]", ""),
        "x": ("1.5", "2", ""),
        "on": ("True", "False", ""),
    }


@pytest.mark.parametrize(
    ("name", "data"), [("a.parquet", parquet({"1": ["x", "y"]})), ("a.jsonl", b'{"1": "x"}\n{"1": "y"}\n')]
)
def test_names_that_a_file_gives_for_sure_are_not_guessed_at(name: str, data: bytes):
    assert tabular.read(name, data).columns == {"1": ("x", "y")}


def test_a_long_name_takes_no_other_along():
    long = "How satisfied are you with your life as a whole these days?"
    found = tabular.read("a.csv", f"id,{long},age\n1,7,30\n2,9,41\n".encode())
    assert list(found.columns) == ["id", long, "age"]
    assert "column 1" in tabular.read("a.csv", f"{long}!,{long}\n{long},And so on.\n".encode()).columns


def test_a_blank_above_the_numbers_of_rows_is_no_title():
    found = tabular.read("a.csv", b",value\n0,1.5\n1,2.5\n2,9.5\n")
    assert found.columns == {"column 1": ("0", "1", "2"), "value": ("1.5", "2.5", "9.5")}


def test_what_stands_above_a_table_is_left_out_and_told():
    found = tabular.read("a.csv", b"Sales\nof this year,\nshop,sold\nA,1\nB,2\nC,3\n")
    assert found.columns == {"shop": ("A", "B", "C"), "sold": ("1", "2", "3")}
    assert found.notes == ("Left out, for it stands above the table: “Sales”, “of this year”.",)


def test_rows_of_one_cell_are_not_left_out_for_a_single_fuller_one():
    data = b"say\n" + b"A thing.\n" * 40_000 + b"One thing, and another.\n"
    found = tabular.read("a.csv", data)
    assert len(found) == 40_001
    assert found.notes == ()


def test_an_apostrophe_in_front_of_what_a_spreadsheet_would_run_is_taken_off():
    found = tabular.read("a.csv", b"'+n,w\n1,'=1+1\n2,'tis\n3,'@b\n")
    assert found.columns == {"+n": ("1", "2", "3"), "w": ("=1+1", "'tis", "@b")}


def test_columns_of_one_name_stay_apart():
    found = tabular.read("a.csv", b"a (3),a,a\n1,2,3\n4,5,6\n")
    assert list(found.columns.values()) == [("1", "4"), ("2", "5"), ("3", "6")]
