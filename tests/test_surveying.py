"""What is told of a person's files before anything is made of them."""

from __future__ import annotations

from latent.actions import finish
from latent.modalities.table import TableModality
from latent.surveying import survey

ROWS = b"id,width,planet\n" + b"".join(b"q%d,%d,Earth\n" % (i, i % 23) for i in range(60))


def test_what_is_told_of_all_rows_of_a_table_is_told_once():
    found = finish(survey(TableModality.unbound(), [("a.csv", ROWS)]))
    assert found.count == 60
    assert found.notes == (
        "Left out, for names of rows tell nothing about others: “id”.",
        "Left out, for they are always the same: “planet”.",
    )


def test_what_is_told_of_one_of_several_files_is_not_told_of_all():
    assert finish(survey(TableModality.unbound(), [("a.csv", ROWS), ("b.csv", ROWS)])).notes == ()


def test_what_is_told_of_some_rows_alone_is_not_told_of_all():
    rows = ROWS + b"q61,9,Mars\n"
    (told,) = finish(survey(TableModality.unbound(), [("a.csv", rows)])).notes
    assert "“id”" in told
