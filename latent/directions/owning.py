"""Directions that a person brings along: vectors in an ``.npz`` file, or what the Map page saved."""

from __future__ import annotations

import numpy as np

from latent import npz
from latent.directions import notes
from latent.directions.direction import Direction, read
from latent.directions.finding import Quality, along
from latent.errors import DataError, one_line, wrong

MOST = 256
"""Directions that a file may hold."""

MOST_BYTES = 64_000_000
"""Bytes that its vectors may have together, decompressed."""


def own(data: bytes, name: str, codes: np.ndarray) -> list[Direction]:
    """The directions in a file of a person's.

    Args:
        data: an ``.npz`` of vectors ``(d,)`` by their names, of any length above 0; or what the Map page saved.
        name: of the file, for what is said of it.
        codes: known items of the space that they are for ``(n, d)``, which tell the step of a vector.

    Raises:
        DataError: it holds none, or some that do not fit.
    """
    if not data.startswith(b"PK"):
        found = read(data, name, codes.shape[1])
    else:
        found = [_direction(title, vector, name, codes) for title, vector in _vectors(data, name).items()]
    if not found:
        raise DataError(name, *wrong("error-vectors-missing"))
    return found


def _direction(title: str, vector: np.ndarray, file: str, codes: np.ndarray) -> Direction:
    shown, dials = one_line(title, 60), codes.shape[1]
    if vector.shape != (dials,) or vector.dtype.kind not in "iuf":
        raise DataError(file, *wrong("error-vector-shape", name=shown, shape=vector.shape, dials=dials))
    length = float(np.linalg.norm(vector.astype(np.float64)))
    if not 0 < length < np.inf:
        raise DataError(file, *wrong("error-vector-nowhere", name=shown))
    unknown = Quality(None, "", notes.BROUGHT, 0)
    return along(shown, "attribute", vector.astype(np.float64) / length, codes, unknown)


def _vectors(data: bytes, name: str) -> dict[str, np.ndarray]:
    large = DataError(name, *wrong("error-vectors-many", most=MOST))
    try:
        with npz.opened(data, MOST_BYTES) as file:
            if len(file) > MOST:
                raise large
            return {title: np.asarray(file[title]) for title in file}
    except npz.TooMuch as error:
        raise large from error
    except (npz.Broken, OSError) as error:
        raise DataError(name, *wrong("error-vectors-unreadable")) from error
