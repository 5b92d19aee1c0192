"""``jobs``: work that waits or is being done in the background, as the pages show it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from latent.errors import RequestError

if TYPE_CHECKING:
    from latent.queue import Work

Id = Annotated[str, typer.Argument(help="Its id, as `jobs list` shows it, or the beginning of its title.")]

queueing = typer.Typer(help="Work in the background: list, watch, pause, resume, finish, cancel.", no_args_is_help=True)


@queueing.command("list")
def list_() -> None:
    """What waits, is being done, or has ended."""
    from latent import queue

    queue.attend()
    listed = queue.listed()
    if not listed:
        typer.echo("Nothing waits and nothing is being done.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("id", "title", "state", "share", ""):
        table.add_column(heading)
    for work in listed:
        doing = work.error or work.progress.doing
        table.add_row(work.id, work.title, work.state, f"{work.progress.share:.0%}", doing)
    Console(highlight=False, markup=False).print(table)


@queueing.command()
def watch(id_: Id) -> None:
    """Follow one until it ends; Ctrl-C leaves it going on."""
    from latent import queue

    work, said = _found(id_), ""
    while work.state in (queue.QUEUED, queue.RUNNING):
        queue.attend()
        if (doing := work.progress.doing) != said:
            said = doing
            typer.echo(f"{work.progress.share:.0%} {said}")
        time.sleep(0.5)
        work = _found(work.id)
    typer.echo(work.error or f"{work.title}: {work.state}")
    if work.state == queue.FAILED:
        raise typer.Exit(1)


@queueing.command()
def pause(id_: Id) -> None:
    """Leave one off where it stands."""
    from latent import queue

    queue.pause(_found(id_))


@queueing.command()
def resume(id_: Id) -> None:
    """Take one up again that was paused or has failed."""
    from latent import queue

    queue.go_on(_found(id_))


@queueing.command()
def finish(id_: Id) -> None:
    """Train no further, and make a space of what there is."""
    from latent import queue

    queue.enough(_found(id_))


@queueing.command()
def cancel(id_: Id) -> None:
    """Stop one and keep nothing of it."""
    from latent import queue

    queue.drop(_found(id_))


@queueing.command(hidden=True)
def work() -> None:
    """Do the oldest piece of work; what pages start."""
    from latent import queue
    from latent.cli import commands

    queue.work(lambda arguments: commands(arguments, standalone_mode=False) or 0)


def _found(id_: str) -> Work:
    from latent import queue

    found = [one for one in queue.listed() if one.id == id_ or one.title.lower().startswith(id_.lower())]
    if len(found) != 1:
        problem = "there is no such work" if not found else f"{len(found)} pieces of work are called so"
        raise RequestError(id_, problem, "Give an id as `jobs list` shows it.")
    return found[0]
