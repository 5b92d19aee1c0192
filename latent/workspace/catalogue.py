"""The catalogue: what is kept and what it is called, as tables of a database.

SQLite in the workspace's folder, with a write-ahead log, so that pages may read while a job writes;
``LATENT_DATABASE_URL`` names another (PostgreSQL, say) as SQLAlchemy writes it. What is large lies beside it in files,
and a row is written last: a file that no row names was never finished.

Tables change by numbered migrations (``migrations/versions``), which run when an older catalogue is opened.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Column, Connection, Engine, MetaData, Table, event

from latent.errors import WorkspaceTooNew, wrong
from latent.words import Saying
from latent.workspace import home, lent

VARIABLE = "LATENT_DATABASE_URL"
"""The environment variable that names another database."""

PATIENCE = 20_000
"""Milliseconds that a writer waits for another."""

TABLES = MetaData()
"""As the newest migration leaves them."""

JOBS = Table(
    "jobs",
    TABLES,
    Column("id", sa.Text, primary_key=True),
    Column("title", sa.Text, nullable=False),
    Column("arguments", sa.JSON, nullable=False),
    Column("space", sa.Text, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("attempts", sa.Integer, nullable=False),
    Column("process", sa.Integer, nullable=False),
    Column("created", sa.Float, nullable=False),
    Column("ended", sa.Float),
    Column("error", sa.Text, nullable=False),
)

COLLECTIONS = Table(
    "collections",
    TABLES,
    Column("id", sa.Text, primary_key=True),
    Column("name", sa.Text, nullable=False),
    Column("space", sa.Text, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("stamp", sa.Text, nullable=False),
    Column("about", sa.Text, nullable=False),
    Column("count", sa.Integer, nullable=False),
    Column("file", sa.Text, nullable=False),
    Column("digest", sa.Text, nullable=False),
    Column("bytes", sa.Integer, nullable=False),
    Column("session", sa.Text, nullable=False),
    Column("draft", sa.Boolean, nullable=False),
    Column("created", sa.Float, nullable=False),
    Column("changed", sa.Float, nullable=False),
    Column("deleted_at", sa.Float),
)

DIRECTIONS = Table(
    "directions",
    TABLES,
    Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("name", sa.Text, primary_key=True),
    Column("place", sa.Integer, nullable=False),
    Column("direction", sa.JSON, nullable=False),
)

GROUPS = Table(
    "groups",
    TABLES,
    Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("name", sa.Text, primary_key=True),
    Column("rows", sa.JSON, nullable=False),
    Column("own", sa.JSON, nullable=False),
)

ANNOTATIONS = Table(
    "annotations",
    TABLES,
    Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("place", sa.Integer, primary_key=True),
    Column("about", sa.Text, nullable=False),
    Column("word", sa.Text, nullable=False),
    Column("row", sa.Integer),
    Column("own", sa.Text),
)

VIEWS = Table(
    "views",
    TABLES,
    Column("id", sa.Text, primary_key=True),
    Column("name", sa.Text, nullable=False),
    Column("space", sa.Text, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("page", sa.Text, nullable=False),
    Column("query", sa.JSON, nullable=False),
    Column("about", sa.Text, nullable=False),
    Column("session", sa.Text, nullable=False),
    Column("created", sa.Float, nullable=False),
    Column("changed", sa.Float, nullable=False),
    Column("deleted_at", sa.Float),
)

_opening = threading.Lock()


def address() -> str:
    """The database's URL; of a guest, whose things end with the lesson, a file in their own place."""
    named = None if lent() else os.environ.get(VARIABLE)
    return named or f"sqlite:///{home() / 'catalogue.sqlite'}"


def begun() -> bool:
    """Whether there is one; where nothing was kept yet, nobody need make one to look."""
    url = sa.make_url(address())
    return not url.drivername.startswith("sqlite") or Path(url.database or "").exists()


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that only looks."""
    with _engine(address()).connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection whose changes all come about at the end, or none of them where something goes wrong."""
    with _engine(address()).begin() as connection:
        yield connection


def _engine(url: str) -> Engine:
    """The database, brought to the newest tables.

    Raises:
        WorkspaceTooNew: a newer version of this program wrote it.
    """
    with _opening:
        engine = _made(url)
        # A person may have erased everything since: a file that is gone is begun anew.
        if url not in _ready or (engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists()):
            _bring_up(engine)
            _ready.add(url)
        return engine


_ready: set[str] = set()


@cache
def _made(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url)
    # A connection for each use: it costs a fraction of a millisecond, and none outlives the file.
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection, _) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: _begin does
    for setting in ("journal_mode = WAL", f"busy_timeout = {PATIENCE}", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and goes on to write fails at once where another wrote in between: all of
    # them queue up as writers instead, which is no loss with transactions this short.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        Path(engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    # Imported here: Alembic takes half a second, and a catalogue that is up to date needs none of it.
    if _revision(engine) == NEWEST:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    found = _revision(engine)
    if found is not None and found not in known:
        raise WorkspaceTooNew(Saying("error-item-work"), *wrong("error-work-new"))
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


NEWEST = "0002"
"""The last migration."""


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
