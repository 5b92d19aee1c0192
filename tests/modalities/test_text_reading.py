"""Text files as strangers save them: read rightly, or refused in one line that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from latent.errors import LatentError, TooLarge, UnreadableFile, UnsupportedFile
from latent.modalities.text import reading

GERMAN = "Schöne Grüße aus Köln, sagte sie und ging über die Straße. Das war alles.\n" * 3


def test_lines_are_sentences_and_blank_ones_are_none():
    found = reading.sentences("a.txt", b"One.\r\n\r\n  Two? \n\tThree")
    assert list(found.texts) == ["One.", "Two?", "Three"]
    assert found.notes == ()
    assert found.refused == ()


def test_a_long_line_is_parted_where_sentences_end():
    line = 'He came home late. "Where were you?" she asked. ' * 4
    assert list(reading.sentences("a.txt", line.encode()).texts[:3]) == [
        "He came home late.",
        '"Where were you?',
        "she asked.",
    ]
    assert len(reading.sentences("a.txt", ("no end in sight " * 40).encode()).texts) == 1


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("Read as UTF-16.",)),
        ("utf-32", ("Read as UTF-32.",)),
        ("latin-1", ("Read as WINDOWS-1252.",)),
        ("cp1252", ("Read as WINDOWS-1252.",)),
    ],
)
def test_encodings_are_found_and_told(encoding: str, told: tuple[str, ...]):
    found = reading.sentences("a.txt", GERMAN.encode(encoding))
    assert found.texts[0] == GERMAN.splitlines()[0]
    assert found.notes == told


@pytest.mark.parametrize(
    ("name", "data", "kind", "told"),
    [
        ("empty.txt", b"", UnreadableFile, "empty"),
        ("blank.txt", b" \n\t\n", UnreadableFile, "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, UnreadableFile, "no text"),
        ("a.docx", b"PK\x03\x04", UnsupportedFile, "kind of text"),
        ("big.txt", b"a" * (reading.MAX_BYTES + 1), TooLarge, "50 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(name: str, data: bytes, kind: type[LatentError], told: str):
    with pytest.raises(kind, match=told) as refusal:
        reading.sentences(name, data)
    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_million_identical_lines_are_taken_once_unless_they_are_to_train_on():
    found = reading.sentences("many.txt", b"again\n" * 1_000_000 + b"and more\n")
    assert [(sentence.text, sentence.times) for sentence in found.sentences] == [("again", 1_000_000), ("and more", 1)]
    assert not found.refused
    assert reading.sentences("few.txt", b"again\n" * 3, once=False).texts == ["again"] * 3


def test_more_lines_than_are_taken_are_cut_at_the_limit_and_said_so():
    lines = "\n".join(f"line {i}" for i in range(1_000_000))
    found = reading.sentences("many.txt", lines.encode())
    assert len(found.texts) == reading.MAX_SENTENCES
    (left,) = found.refused
    assert "50,000 of 1,000,000" in str(left)


def test_a_line_of_a_hundred_thousand_characters_is_one_item_of_bearable_length():
    (text,) = reading.sentences("long.txt", b"x" * 100_000).texts
    assert len(text) < 10_000


def test_right_to_left_and_emoji_are_text():
    texts = ["שלום לך, טום.", "مرحبا بالعالم", "I like it 👩‍👩‍👧‍👦🇩🇪!", "\u202eevil\u202c"]
    assert reading.sentences("a.txt", "\n".join(texts).encode()).texts == texts


def test_parts_know_their_document_and_what_is_whole_has_none():
    long = "This is a sentence of some length. " * 6
    found = reading.sentences("a.txt", f"Short.\n{long}".encode())
    assert [sentence.whole for sentence in found.sentences[:1]] == [""]
    (document,) = {sentence.whole for sentence in found.sentences[1:]}
    assert document.startswith("a.txt 2: This is a sentence")


@pytest.mark.parametrize(("name", "size"), [("a.txt", 200_000_000), ("A.CSV", 10**12)])
def test_what_is_too_large_is_known_by_its_size(name: str, size: int):
    assert str(reading.too_large(name, size)).startswith(f"{name}: over the limit of 50 MB")
    assert reading.too_large(name, 1_000) is None
    assert reading.too_large("pictures.zip", size) is None


def test_strangers_texts_are_read_or_refused(strangers: Path):
    listed = [path for folder in ("text_encodings", "generated") for path in sorted((strangers / folder).iterdir())]
    read = {}
    for path in listed:
        try:
            read[path.name] = reading.sentences(path.stem + ".txt", path.read_bytes()).texts[0]
        except LatentError as refusal:
            read[path.name] = str(refusal)
    assert not [told for told in read.values() if "\n" in told]
    assert read["latin1_text.txt"] == "Où est le café ? Très bien, merci."
    assert read["utf16_text.txt"] == "Hello there."
    assert read["iso-8859-2-polish___ude_1.txt"].startswith("Naukowcy zauważyli, że zmiana")
    assert read["windows-1252___ude_1.txt"].startswith("Die Deutsche Schule gehört")
    assert "it is no text" in read["binary_named.txt"]


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("Hello there.", "utf-16-le", "UTF-16-LE"),
        ("Hello there.\nHow are you?", "utf-16-be", "UTF-16-BE"),
        ("Где ты живёшь?\nЯ живу в Москве.", "cp1251", "WINDOWS-1251"),
        ("Да", "cp1251", "WINDOWS-1251"),
        ("Schöne Grüße aus Köln", "mac_roman", "MACROMAN"),
        ("Où est le café ? Très bien, merci.", "mac_roman", "MACROMAN"),
        ("naïve “quoted” text—yes", "cp1252", "WINDOWS-1252"),
        ("Zażółć gęślą jaźń", "cp1250", "WINDOWS-1250"),
        ("Πού είναι το βιβλίο;", "cp1253", "WINDOWS-1253"),
        ("私は東京に住んでいます。", "shift_jis", "CP932"),
    ],
)
def test_short_texts_are_read_as_people_would_write_them(text: str, encoding: str, told: str):
    found = reading.sentences("a.txt", text.encode(encoding))
    assert found.texts == text.splitlines()
    assert found.notes == (f"Read as {told}.",)
