"""What a person sees: how far an action is, the figures it found, and what it left out."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from latent.errors import LatentError

if TYPE_CHECKING:
    from latent.actions import Progress

T = TypeVar("T")

MOST_LINES = 5
FIGURES = {
    "items": ("{:,}", "items measured on"),
    "mse": ("{:.4f}", "rebuild error: mean square, values 0 to 1"),
    "knn_accuracy": ("{:.1%}", "named rightly by the 5 nearest codes"),
    "negative_elbo": ("{:.1f}", "nats an item: to write it down by the model"),
    "kl": ("{:.1f}", "nats an item: what its code tells"),
    "active_dials": ("{}", "dials that are awake"),
    "dials": ("{}", "dials in all"),
    "trustworthiness": ("{:.3f}", "neighbours kept on the 2D map, 0 to 1"),
    "exact_match": ("{:.1%}", "come back word for word"),
    "bleu": ("{:.3f}", "BLEU-4 of what comes back, 0 to 1"),
    "log_spectral_distance": ("{:.1f} dB", "of the loudness of a sound, root of the mean square"),
    "mel_cepstral_distortion": ("{:.1f} dB", "of its timbre, where it sounds"),
    "words_back": ("{:.1%}", "of the words are among the likeliest that come back"),
    "cells_back": ("{:.1%}", "of the cells come back: words as they were, numbers near by"),
}
"""How each figure of a measured space is written, and what it means."""


def finish(action: Generator[Progress, str, T] | Generator[Progress, None, T], started: str = "") -> T:
    """Run an action to its end and return its result.

    A person sees a bar, a job keeps a record, and a log gets a line for each pass of a training. What is wished of a
    job is passed on to the action; one that is to pause is closed, and ends the process.

    Args:
        action: what to do.
        started: a line for when it is under way; said only then, so that a refusal stands alone.
    """
    from latent import jobs

    with _bar() as bar:
        task = bar.add_task("Starting", total=1.0, figures="")
        wish = None
        while True:
            try:
                progress = action.send(wish)
            except StopIteration as stop:
                return stop.value
            if started:
                typer.echo(started, err=True)
                started = ""
            wish = jobs.tell(progress)
            if wish == jobs.PAUSE:
                action.close()
                raise typer.Exit(jobs.PAUSED_STATUS)
            figures = " ".join(f"{name} {value:,.4g}" for name, value in progress.figures.items())
            doing = progress.doing
            bar.update(task, completed=progress.share, description=doing, figures=figures)
            if bar.disable and "held_out" in progress.figures:
                typer.echo(f"{doing}: {figures}", err=True)


def _bar() -> Bar:
    """On stderr where that is a terminal, else nothing; gone when it is done."""
    errors = Console(stderr=True)
    said, figured = (TextColumn(text, markup=False) for text in ("{task.description}", "{task.fields[figures]}"))
    columns = (said, BarColumn(16), TaskProgressColumn(), figured)
    return Bar(*columns, console=errors, transient=True, disable=not errors.is_terminal)


def print_figures(figures: dict[str, Any]) -> None:
    """The figures of a measured space, each with what it means."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column()
    for key, value in figures.items():
        table.add_row(key, written(key, value), FIGURES[key][1])
    Console(highlight=False, markup=False).print(table)


def written(key: str, value: float | None) -> str:
    """One figure as people read it."""
    return "–" if value is None else FIGURES[key][0].format(value)


def report(refused: Iterable[LatentError]) -> None:
    """The files that were left out, the first few by name."""
    refused = list(refused)
    for reason in refused[:MOST_LINES]:
        typer.echo(f"Left out: {reason}", err=True)
    if len(refused) > MOST_LINES:
        typer.echo(f"Left out: {len(refused) - MOST_LINES:,} more.", err=True)
