"""What a person kept, as rows of the catalogue: collections with directions and groups, and views.

A row that was deleted stays for :data:`DAYS` with the moment of that, and can be brought back until then.
"""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from latent.errors import RequestError, one_line, wrong
from latent.words import Saying
from latent.workspace import catalogue, files, home
from latent.workspace.catalogue import ANNOTATIONS, COLLECTIONS, DIRECTIONS, GROUPS, VIEWS, reading, writing

DAYS = 30
"""How long what was deleted can be brought back."""

LONGEST = 60
"""Letters of a name."""


@dataclass(frozen=True)
class Group:
    """Items that a person picked.

    Attributes:
        rows: known items, by row.
        own: the person's own, by id.
    """

    rows: tuple[int, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Annotation:
    """What a person says of one item.

    Attributes:
        about: what is said, as one thing is called: "label", "mark".
        word: it.
        row: of a known item; None where it is one of their own.
        own: its id then; else None.
    """

    about: str
    word: str
    row: int | None = None
    own: str | None = None


@dataclass(frozen=True)
class KeptCollection:
    """A person's items in one space, with the directions and groups that they made there, and what they said of items.

    Attributes:
        id: also the name of its folder.
        name: as the person called it; empty for a draft.
        space, title: name and title of the space.
        stamp: of what the space held then.
        about: what is in it, in a few words.
        session: who kept it.
        count: items.
        file: name of the Parquet file with the items; empty where there are none.
        digest: of all that is in it: of the same content, the same.
        bytes: of its file and of the originals of its items.
        draft: whether it was kept by itself, and not on request.
        created, changed, deleted_at: seconds since 1970; the last is None unless it lies in the bin.
    """

    id: str
    name: str
    space: str
    title: str
    stamp: str
    about: str
    session: str
    count: int = 0
    file: str = ""
    digest: str = ""
    bytes: int = 0
    draft: bool = False
    created: float = field(default_factory=time.time)
    changed: float = field(default_factory=time.time)
    deleted_at: float | None = None

    @property
    def path(self) -> Path:
        """Of the Parquet file."""
        return folder_of(self.id) / self.file


@dataclass(frozen=True)
class KeptView:
    """A state of a page, as the query part of its link.

    Attributes:
        id: of the row.
        name: as the person called it.
        space, title: name and title of the space.
        page: title of the page.
        query: values of the address.
        about: what it shows, in a few words.
        session: who kept it.
        created, changed, deleted_at: as of a collection.
    """

    id: str
    name: str
    space: str
    title: str
    page: str
    query: Mapping[str, str]
    about: str
    session: str
    created: float = field(default_factory=time.time)
    changed: float = field(default_factory=time.time)
    deleted_at: float | None = None


Kept = KeptCollection | KeptView
K = TypeVar("K", KeptCollection, KeptView)
_TABLES: dict[type, sa.Table] = {KeptCollection: COLLECTIONS, KeptView: VIEWS}


def new_id() -> str:
    """For a row."""
    return secrets.token_hex(8)


def folder_of(id_: str) -> Path:
    """Where files of a collection lie."""
    return home() / "collections" / id_


def clean_name(name: str) -> str:
    """A name in one line; :class:`RequestError` for one without a letter."""
    clean = one_line(name, LONGEST)
    if not clean:
        raise RequestError(Saying("error-item-this"), *wrong("error-name-without-letters"))
    return clean


def put(
    kept: KeptCollection,
    directions: Sequence[Mapping[str, Any]],
    groups: Mapping[str, Group],
    annotations: Sequence[Annotation] = (),
) -> None:
    """Write a collection's row with all that belongs to it, in the place of one with its id."""
    with writing() as connection:
        _put(connection, kept)
        for table in (DIRECTIONS, GROUPS, ANNOTATIONS):
            connection.execute(table.delete().where(table.c.collection == kept.id))
        for place, direction in enumerate(directions):
            row = {"name": direction["name"], "place": place, "direction": dict(direction)}
            connection.execute(DIRECTIONS.insert().values(collection=kept.id, **row))
        for name, group in groups.items():
            row = {"name": name, "rows": list(group.rows), "own": list(group.own)}
            connection.execute(GROUPS.insert().values(collection=kept.id, **row))
        said = [{"collection": kept.id, "place": place, **asdict(one)} for place, one in enumerate(annotations)]
        if said:
            connection.execute(ANNOTATIONS.insert(), said)


def put_view(view: KeptView) -> None:
    """Write a view's row, in the place of one with its id."""
    with writing() as connection:
        _put(connection, view)


def _put(connection: sa.Connection, kept: Kept) -> None:
    table, values = _TABLES[type(kept)], asdict(kept)
    if not connection.execute(table.update().where(table.c.id == kept.id).values(values)).rowcount:
        connection.execute(table.insert().values(values))


def all_of(kind: type[K], session: str | None = None, deleted: bool = False) -> list[K]:
    """Rows of a kind, the one that was changed last first, drafts included.

    Args:
        kind: :class:`KeptCollection` or :class:`KeptView`.
        session: only what this one kept; None for all.
        deleted: what lies in the bin instead of what does not.
    """
    if not catalogue.begun():
        return []
    table = _TABLES[kind]
    asked = table.select().order_by(table.c.changed.desc(), table.c.id)
    asked = asked.where(table.c.deleted_at.is_not(None) if deleted else table.c.deleted_at.is_(None))
    if session is not None:
        asked = asked.where(table.c.session == session)
    with reading() as connection:
        return [kind(**row) for row in connection.execute(asked).mappings()]


def get(kind: type[K], id_: str) -> K:
    """A row by its id; :class:`RequestError` where it is gone."""
    table = _TABLES[kind]
    with reading() as connection:
        row = connection.execute(table.select().where(table.c.id == id_)).mappings().first()
    if row is None:
        raise RequestError(Saying("error-item-this"), *wrong("error-kept-gone"))
    return kind(**row)


def directions_of(id_: str) -> list[dict[str, Any]]:
    """Directions of a collection as JSON values, in their order."""
    asked = DIRECTIONS.select().where(DIRECTIONS.c.collection == id_).order_by(DIRECTIONS.c.place)
    with reading() as connection:
        return [row["direction"] for row in connection.execute(asked).mappings()]


def groups_of(id_: str) -> dict[str, Group]:
    """Groups of a collection by their names."""
    asked = GROUPS.select().where(GROUPS.c.collection == id_).order_by(GROUPS.c.name)
    with reading() as connection:
        rows = connection.execute(asked).mappings().all()
    return {row["name"]: Group(tuple(row["rows"]), tuple(row["own"])) for row in rows}


def annotations_of(id_: str) -> tuple[Annotation, ...]:
    """What is said of items of a collection, in the order in which it was."""
    asked = ANNOTATIONS.select().where(ANNOTATIONS.c.collection == id_).order_by(ANNOTATIONS.c.place)
    with reading() as connection:
        rows = connection.execute(asked).mappings().all()
    return tuple(Annotation(row["about"], row["word"], row["row"], row["own"]) for row in rows)


def found(listed: Iterable[K], words: str, more: Callable[[K], str] = lambda one: "") -> list[K]:
    """Those that say all of some words in their names, their spaces', what is in them, or in ``more`` of them."""
    wanted = words.casefold().split()
    says = lambda one: f"{one.name} {one.title} {one.about} {more(one)}".casefold()  # noqa: E731
    return [one for one in listed if all(word in says(one) for word in wanted)] if wanted else list(listed)


def free_name(kind: type[K], name: str) -> str:
    """This name, or with a number where another has it."""
    taken = {one.name for one in all_of(kind)}
    if name not in taken:
        return name
    return next(n for i in range(2, len(taken) + 3) if (n := f"{name[: LONGEST - 6]} ({i})") not in taken)


def rename(kept: Kept, name: str) -> None:
    """Call it otherwise; :class:`RequestError` for a name without a letter."""
    _set(kept, name=clean_name(name), changed=time.time())


def delete(kept: Kept) -> None:
    """Put it into the bin."""
    _set(kept, deleted_at=time.time())


def bring_back(kept: Kept) -> None:
    """Out of the bin."""
    _set(kept, deleted_at=None)


def _set(kept: Kept, **values: Any) -> None:
    table = _TABLES[type(kept)]
    with writing() as connection:
        connection.execute(table.update().where(table.c.id == kept.id).values(**values))


def remove(listed: Iterable[Kept]) -> None:
    """For good: the rows first, for a file that no row names counts as none."""
    for kept in listed:
        table = _TABLES[type(kept)]
        same = (table.c.id == kept.id) & (table.c.deleted_at == kept.deleted_at)  # not one that was just brought back
        with writing() as connection:
            gone = connection.execute(table.delete().where(same)).rowcount
        if gone and isinstance(kept, KeptCollection):
            shutil.rmtree(folder_of(kept.id), ignore_errors=True)


def empty_bin(older: float = 0.0) -> None:
    """Remove for good what was deleted so many seconds ago."""
    last = time.time() - older
    for kind in _TABLES:
        remove(one for one in all_of(kind, deleted=True) if one.deleted_at <= last)


def remove_all() -> None:
    """Every row and every file for good, in the bin or not."""
    for kind in _TABLES:
        for deleted in (False, True):
            remove(all_of(kind, deleted=deleted))


def tidy() -> None:
    """Remove what was deleted long ago, and files that no row names."""
    empty_bin(DAYS * 86_400)
    there = {one.id for deleted in (False, True) for one in all_of(KeptCollection, deleted=deleted)}
    for folder in (home() / "collections").glob("*"):
        if folder.name not in there and files.is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)
