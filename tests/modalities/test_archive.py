"""Zips of strangers: opened, refused in one line, or cut off at a limit."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities import archive


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return buffer.getvalue()


def unpack(name: str, data: bytes, **limits: int) -> list:
    return list(archive.unpack([(name, data)], **limits))


def only_refusal(found: list) -> LatentError:
    (refusal,) = found
    assert isinstance(refusal, LatentError)
    assert "\n" not in str(refusal)
    return refusal


def test_plain_files_pass_through():
    files = [("a.png", b"1"), ("b.txt", b""), ("sheet.xlsx", zipped({"[Content_Types].xml": b"x"}))]
    assert list(archive.unpack(files)) == files


def test_a_zip_is_opened_and_keeps_its_folders():
    files = {"cats/tom.png": b"1", "dogs/deep/rex.png": b"2", "loose.png": b"3"}
    assert unpack("pets.zip", zipped(files)) == list(files.items())
    assert unpack("pets", zipped(files)) == list(files.items())


def test_what_systems_leave_behind_is_skipped():
    litter = {
        "__MACOSX/._a.png": b"x",
        ".DS_Store": b"x",
        "a/Thumbs.db": b"x",
        "a/desktop.ini": b"x",
        ".git/b.png": b"x",
    }
    assert unpack("z.zip", zipped({"a/": b"", **litter, "a/b.png": b"1"})) == [("a/b.png", b"1")]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/a.png", "abs/a.png"),
        ("C:\\Users\\me\\a.png", "Users/me/a.png"),
        ("a/\x1b[31m\nb.png", "a/[31m b.png"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_names_lead_nowhere(given: str, shown: str):
    assert archive.safe_name(given) == shown


def test_a_traversing_member_keeps_only_a_safe_name():
    assert unpack("z.zip", zipped({"../../../up.png": b"1"})) == [("up.png", b"1")]


def test_names_in_unmarked_utf8_are_mended():
    data = zipped({"k\u00e4se.png": b"1"})
    unmarked = data.replace(struct.pack("<HH", 20, 0x800), struct.pack("<HH", 20, 0))
    assert unmarked != data
    assert unpack("z.zip", unmarked) == [("k\u00e4se.png", b"1")]


def test_a_zip_in_a_zip_is_refused_and_the_rest_read():
    first, second = unpack("z.zip", zipped({"in.zip": zipped({"a": b"1"}), "b.png": b"2"}))
    assert isinstance(first, UnsupportedFile)
    assert second == ("b.png", b"2")


def test_a_locked_zip_is_refused():
    data = zipped({"a.png": b"1"}, zipfile.ZIP_STORED)
    locked = bytearray(data)
    locked[data.index(b"PK\x03\x04") + 6] |= 1
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in only_refusal(unpack("z.zip", bytes(locked))).problem


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x03\x04" + bytes(40)])
def test_a_broken_zip_is_one_line(data: bytes):
    assert isinstance(only_refusal(unpack("z.zip", data)), UnreadableFile)


def test_a_zip_cut_in_half_is_one_line():
    data = zipped({f"{i}.png": bytes(100) for i in range(9)})
    assert isinstance(only_refusal(unpack("z.zip", data[: len(data) // 2])), UnreadableFile)


def test_a_member_with_wrong_bytes_is_one_line_and_the_rest_is_read():
    data = bytearray(zipped({"a.png": b"first!", "b.png": b"second"}, zipfile.ZIP_STORED))
    data[data.index(b"first!")] ^= 0xFF
    first, second = unpack("z.zip", bytes(data))
    assert isinstance(first, UnreadableFile)
    assert "a.png in z.zip" in str(first)
    assert second == ("b.png", b"second")


def test_an_empty_zip_is_one_line():
    assert isinstance(only_refusal(unpack("z.zip", zipped({}))), UnreadableFile)


def test_a_bomb_is_refused_unopened():
    bomb = zipped({"a.bin": bytes(50_000_000)})
    started = time.perf_counter()
    assert isinstance(only_refusal(unpack("z.zip", bomb)), TooLarge)
    assert isinstance(
        only_refusal(unpack("z.zip", zipped({f"{i}": bytes(1000) for i in range(9)}), max_bytes=5000)), TooLarge
    )
    assert time.perf_counter() - started < 1


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_said():
    data = bytearray(zipped({"a.bin": bytes(100_000)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 10)
    (found,) = unpack("z.zip", bytes(data))
    assert isinstance(found, LatentError) or len(found[1]) <= 10


def test_a_table_of_contents_with_millions_of_entries_is_not_read():
    started = time.perf_counter()
    assert isinstance(only_refusal(unpack("z.zip", b"PK\x01\x02" * 2_000_000)), TooLarge)
    assert time.perf_counter() - started < 1


def test_the_limits_hold_over_all_files_together():
    files = [(f"{i}.png", b"12345") for i in range(5)] + [("z.zip", zipped({"a": b"12345"}))]
    *taken, refusal = archive.unpack(files, max_items=3)
    assert len(taken) == 3
    assert isinstance(refusal, TooLarge)
    *taken, refusal = archive.unpack(files, max_bytes=25)
    assert len(taken) == 5
    assert isinstance(refusal, TooLarge)


@pytest.mark.parametrize("data", [b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c", bytes(257) + b"ustar\0"])
def test_other_archives_are_named_as_such(data: bytes):
    assert "zip" in only_refusal(unpack("x.dat", data)).cure


def test_a_file_in_a_zip_that_is_too_large_of_its_kind_is_not_decompressed(monkeypatch: pytest.MonkeyPatch):
    data = zipped({"big.txt": b"a" * 900, "small.txt": b"b"})
    refuse = lambda name, size: TooLarge(name, "too large") if size > 500 else None  # noqa: E731
    why, kept = archive.unpack([("z.zip", data)], too_much=refuse, max_bytes=600)
    assert isinstance(why, TooLarge)
    assert kept == ("small.txt", b"b")
    (why,) = archive.unpack([("z.zip", zipped({"big.txt": b"a" * 900}))], too_much=refuse)
    assert why.item == "big.txt"
