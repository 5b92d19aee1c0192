"""The catalogue opens whatever an older version left, and refuses what a newer one wrote."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from latent import workspace
from latent.errors import WorkspaceTooNew
from latent.workspace import catalogue
from latent.workspace.catalogue import JOBS, TABLES, reading, writing


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LATENT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(catalogue.VARIABLE, raising=False)
    return tmp_path / "home"


def job(id_: str) -> dict[str, object]:
    row = {"id": id_, "title": "A", "arguments": ["a"], "space": "", "state": "queued", "error": ""}
    return row | {"attempts": 0, "process": 0, "created": 0.0}


def count() -> int:
    with reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(JOBS)).scalar_one()


def test_it_is_made_at_its_first_use(home: Path):
    assert count() == 0
    assert (home / "catalogue.sqlite").is_file()
    with reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_the_migrations_make_the_tables_that_the_program_uses():
    with reading() as connection:
        found = sa.inspect(connection)
        for name, table in TABLES.tables.items():
            columns = {column["name"]: column for column in found.get_columns(name)}
            assert list(columns) == [column.name for column in table.columns]
            assert all(columns[c.name]["nullable"] == c.nullable for c in table.columns if not c.primary_key)


def test_all_of_a_change_comes_about_or_none():
    def half() -> None:
        with writing() as connection:
            connection.execute(JOBS.insert().values(job("a")))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()
    assert count() == 0


def test_one_that_a_newer_version_wrote_is_refused():
    with writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    catalogue._ready.clear()
    with pytest.raises(WorkspaceTooNew, match="a newer version of this program wrote it"), reading():
        pass


def test_it_is_begun_anew_after_everything_was_erased(home: Path):
    with writing() as connection:
        connection.execute(JOBS.insert().values(job("a")))
    workspace.erase()
    assert not (home / "catalogue.sqlite").exists()
    assert count() == 0


def test_another_database_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(catalogue.VARIABLE, f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    assert count() == 0
    assert (tmp_path / "elsewhere.sqlite").is_file()


def test_many_write_at_once():
    def write(number: int) -> None:
        with writing() as connection:
            seen = connection.execute(sa.select(sa.func.count()).select_from(JOBS)).scalar_one()
            connection.execute(JOBS.insert().values(job(f"{number}-{seen}")))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert count() == 40


def test_two_programs_may_make_it_at_the_same_moment(home: Path):
    program = "from latent.workspace.catalogue import reading\nwith reading(): pass"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert count() == 0
