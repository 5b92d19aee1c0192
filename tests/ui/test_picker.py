"""What is given is judged by its size before its bytes are asked for."""

from __future__ import annotations

from types import SimpleNamespace

from latent import actions
from latent.ui.items import picker
from latent.ui.session import state

SENTENCES, DIGITS = (state.open_space(name).modality for name in ("sentences", "digits"))


def _file(name: str, size: int) -> SimpleNamespace:
    def read() -> bytes:
        assert size < 1_000, "read although it is too large"
        return b"a" * size

    return SimpleNamespace(name=name, size=size, getvalue=read)


def test_a_text_of_200_mb_is_refused_before_it_is_read():
    for into in ([SENTENCES], [DIGITS, SENTENCES]):
        given = picker.accept([_file("big.txt", 200_000_000), _file("small.txt", 9)], into)
        assert given.files == [("small.txt", b"a" * 9)]
        assert [str(why) for why in given.refused] == [
            "big.txt: over the limit of 50 MB for one text. Give a part of it."
        ]


def test_an_upload_that_is_too_large_in_all_is_refused_before_it_is_read():
    given = picker.accept([_file(f"{i}.png", 90_000_000) for i in range(3)], [DIGITS])
    assert given.files == []
    assert "over 200 MB in all" in str(given.refused[0])


def test_what_may_be_pasted_comes_from_the_spaces():
    assert picker.pasted([DIGITS, SENTENCES, DIGITS]) == ["image/", "text/plain"]
    assert (picker.pasted([SENTENCES]), picker.one_of([SENTENCES])) == (["text/plain"], "sentence")
    assert picker.one_of([DIGITS, SENTENCES]) == "picture or sentence"


def test_a_file_may_be_as_large_as_the_most_that_a_space_takes():
    assert picker.most_bytes([SENTENCES]) == 50_000_000
    assert picker.most_bytes([DIGITS, SENTENCES]) == picker.MAX_BYTES


def test_where_nobody_has_said_what_it_is_a_table_may_be_as_large_as_rows_may_be():
    readers = actions.readers([state.open_space("sentences")])
    table, text = _file("big.csv", 100_000_000), _file("big.txt", 100_000_000)
    assert [str(why) for why in picker.accept([text], readers).refused] == [
        "big.txt: over the limit of 50 MB for one text. Give a part of it."
    ]
    assert actions.too_large(readers, table.name, table.size) is None
    assert actions.too_large([SENTENCES], table.name, table.size)
    assert picker.most_bytes(readers) == picker.MAX_BYTES
