"""The command line: what the pages do, from a terminal, and what they start as jobs.

Results go to stdout, and everything about the way there to stderr. A person's mistake is one plain line and exit code
1; wrong usage is Typer's own message and exit code 2; a bug is a traceback. Commands import what they need when they
run: ``--help`` waits for nothing.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from latent.cli.bringing import bring
from latent.cli.classes import teach
from latent.cli.codes import decode, encode, map_
from latent.cli.drawing import draw
from latent.cli.finding_odd import outliers
from latent.cli.local import fetch, open_app
from latent.cli.looking import chart, look
from latent.cli.measuring import evaluate, spaces
from latent.cli.morphing import morph
from latent.cli.queueing import queueing
from latent.cli.taking_home import take_home
from latent.cli.training import estimate, train
from latent.errors import LatentError


class OneLine(TyperGroup):
    """Commands whose known mistakes end in one plain line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except LatentError as mistake:
            from latent import jobs

            jobs.fail(mistake.told)
            typer.echo(str(mistake), err=True)
            raise typer.Exit(1) from None


commands = typer.Typer(
    cls=OneLine,
    help="Latentarium: explore what a variational autoencoder has learned.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

COMMANDS = {
    "spaces": spaces,
    "look": look,
    "chart": chart,
    "train": train,
    "estimate": estimate,
    "bring": bring,
    "evaluate": evaluate,
    "outliers": outliers,
    "encode": encode,
    "map": map_,
    "decode": decode,
    "morph": morph,
    "take-home": take_home,
    "draw": draw,
    "fetch": fetch,
    "app": open_app,
    "class": teach,
}
"""In the order of ``--help``."""

for _name, _command in COMMANDS.items():
    commands.command(_name)(_command)
commands.add_typer(queueing, name="jobs")
