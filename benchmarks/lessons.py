"""What lessons say of the shipped spaces, in figures, beside principal components with as many numbers.

``python -m benchmarks.lessons`` prints the table that docs/lessons.md has.
"""

from __future__ import annotations

import numpy as np

from benchmarks.common import SPACES
from latent import groups
from latent.insight import losing
from latent.space import Space

NEAR = 15


def main() -> None:
    """Print the table."""
    rows = [*reading_a_map(), *directions()]
    print("| said | by the model's numbers | by principal components |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def reading_a_map() -> list[list[str]]:
    """Smile is in the numbers and not on the map; the ones are alike, and take up much room."""
    faces, digits = _open("faces"), _open("digits")
    smile = faces.reference.factors["smile"]
    read = [f"{_read(codes, smile):.2f}" for codes in _both(faces)]
    alike = [f"{_beside_others(codes, digits.reference.labels, '1'):.2f}" for codes in _both(digits)]
    places = faces.maps[2].positions
    near = np.square(places[:, None] - places[None]).sum(-1).argsort(axis=1)[:, 1 : NEAR + 1]
    on_map = np.corrcoef(smile[near].mean(axis=1), smile)[0, 1]
    room = _beside_others(digits.maps[2].positions, digits.reference.labels, "1")
    return [
        [f"smile, read off the numbers (r; off {NEAR} neighbours on the map: {on_map:.2f})", *read],
        [f"spread of the ones, beside that of the next narrowest digit (on the map: {room:.2f})", *alike],
    ]


def directions() -> list[list[str]]:
    """Glasses that come along with a smile, as a share of all that lies between none and worn."""
    faces = _open("faces")
    worn = (faces.reference.factors["glasses"] == "worn").astype(float)
    found = []
    for pair in groups.ready_pairs(faces.reference.factors):
        name = "balanced" if pair.balanced else "biased"
        brought = [f"{_brought(codes, worn, pair):+.2f}" for codes in _both(faces)]
        found.append([f"glasses that come along with a smile made of {name} examples", *brought])
    return found


def _open(name: str) -> Space:
    return Space.load(SPACES / name)


def _both(space: Space) -> tuple[np.ndarray, np.ndarray]:
    """Codes of the known items ``(n, d)``, and as many principal components of the items themselves."""
    flat = space.known().reshape(len(space.reference), -1).astype(np.float32)
    fitted = losing.principal(flat, space.dials)
    return space.reference.codes, (flat - fitted.mean) @ fitted.components.T


def _weights(codes: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.linalg.lstsq(codes - codes.mean(axis=0), values - values.mean(), rcond=None)[0]


def _read(codes: np.ndarray, values: np.ndarray) -> float:
    """Correlation of what a straight line reads with what is so, fitted on one half and asked about the other."""
    half = len(values) // 2
    weights = _weights(codes[:half], values[:half])
    return float(np.corrcoef((codes[half:] - codes[:half].mean(axis=0)) @ weights, values[half:])[0, 1])


def _beside_others(codes: np.ndarray, labels: np.ndarray, label: str) -> float:
    """Variance of a kind, in that of the narrowest other kind."""
    spread = {name: float(codes[labels == name].var(axis=0).sum()) for name in set(labels.tolist())}
    return spread.pop(label) / min(spread.values())


def _brought(codes: np.ndarray, worn: np.ndarray, pair: groups.ReadyPair) -> float:
    way = codes[pair.rows_b].mean(axis=0) - codes[pair.rows_a].mean(axis=0)
    return float(way @ _weights(codes, worn))


if __name__ == "__main__":
    main()
