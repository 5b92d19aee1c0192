"""The errors a person may see; everything else is a bug and gets a traceback in the log.

::

    LatentError                 one plain line: which item, what is wrong, what to do
    ├── UploadError             a file that a person gave
    │   ├── UnreadableFile      broken, empty, or not what its name says
    │   ├── UnsupportedFile     a kind of file that this space cannot take
    │   └── TooLarge            over a stated limit of bytes, pixels or items
    ├── SpaceError              a space folder
    │   ├── SpaceNotFound       no shipped space and no folder of that name
    │   ├── SpaceDamaged        a part is missing or does not match its manifest
    │   ├── SpaceTooNew         written by a newer version of this program
    │   └── SpaceForeign        a folder that is not a space
    ├── WorkspaceTooNew         what is kept was written by a newer version of this program
    ├── DataError               data to train on or to measure with
    ├── ModelError              a model that was made elsewhere
    ├── RequestError            a name, an option or a link that does not fit the space
    └── TrainingError           training could not go on

The tree follows httpx's habit of drawing its exceptions in the docstring.

What they say comes from the catalogue: ``raise UnreadableFile(name, *wrong("error-no-pixels"))``. As text they are
English, for logs and the command line; pages say :attr:`LatentError.told` in the language of whoever reads.
"""

from __future__ import annotations

from typing import Any

from latent.words import Saying, has


class LatentError(Exception):
    """One plain line for a person.

    Args:
        item: the file, space or value it is about, as the person knows it; shown as text.
        problem: what is wrong with it, in a few words, without a full stop.
        cure: what to do, as a short sentence.
    """

    def __init__(self, item: str, problem: str, cure: str = "") -> None:
        super().__init__(item, problem, cure)
        self.item, self.problem, self.cure = item, problem, cure

    def __str__(self) -> str:
        return f"{one_line(self.item)}: {self.problem}." + (f" {self.cure}" if self.cure else "")

    @property
    def told(self) -> Saying:
        """The same line, which can be said in another language."""
        item = self.item if isinstance(self.item, Saying) else one_line(self.item)
        if not self.cure:
            return Saying("error-line", item=item, problem=self.problem)
        return Saying("error-line-cure", item=item, problem=self.problem, cure=self.cure)


class UploadError(LatentError):
    """A file that a person gave cannot be used."""


class UnreadableFile(UploadError):
    """The bytes are broken, empty, or not what the name says."""


class UnsupportedFile(UploadError):
    """A kind of file that this space cannot take."""


class TooLarge(UploadError):
    """Over a stated limit of bytes, pixels or items."""


class SpaceError(LatentError):
    """A space folder cannot be used."""


class SpaceNotFound(SpaceError):
    """No shipped space and no folder has that name."""


class SpaceDamaged(SpaceError):
    """A part is missing or does not match the manifest."""


class SpaceTooNew(SpaceError):
    """Written by a newer version of this program."""


class SpaceForeign(SpaceError):
    """The folder is not a space."""


class WorkspaceTooNew(LatentError):
    """What is kept was written by a newer version of this program."""


class DataError(LatentError):
    """Data to train on or to measure with does not fit."""


class ModelError(LatentError):
    """A model that was made elsewhere cannot be taken."""


class RequestError(LatentError):
    """A name, an option or a link does not fit the space."""


class TrainingError(LatentError):
    """Training could not go on."""


def wrong(message: str, /, **values: Any) -> tuple[Saying, str]:
    """What is wrong and what to do: a message of the catalogue and, where it has one, its attribute ``cure``.

    Args:
        message: its name in the catalogue; a whole literal, for a search must find it.
        values: what the message and its cure speak of.
    """
    cure = f"{message}.cure"
    return Saying(message, **values), Saying(cure, **values) if has(cure) else ""


def one_line(text: str, limit: int = 120) -> str:
    """``text`` without control characters or line breaks, at most ``limit`` characters."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
