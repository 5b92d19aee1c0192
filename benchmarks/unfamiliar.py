"""What a space was not made for: is it said to be unfamiliar, and is what it was made for left alone."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image

from benchmarks.common import DATA, FILES, SEED, SPACES, Result, Table, Target, save, say, subject
from latent import faces
from latent.collection import entries
from latent.datasets import Index, load
from latent.insight import quality
from latent.insight.typicality import UNFAMILIAR
from latent.modalities.image import ImageConfig, ImageModality
from latent.modalities.items import Item
from latent.space import Space

STRANGE, REAL = 100, 500
NAMES = ("faces", *FILES)

HOW = f"""
{STRANGE} photographs (crops of the two that scikit-learn carries and of those in `strangers/`, 96 to 400 pixels
wide) and {STRANGE} emoji on white go as files through each space's own framing, as an upload does; {REAL} held-out
real items go in as they are. *Flagged*: told to be unfamiliar, that is stranger than 97 in 100 known items by
distance from their codes, rebuild error for its detail, the encoder's doubt and the drift of the rebuild's code and
its detail together, or its framing found nothing in it of what the space is made for. *By PCA*: the rebuild error
of as many principal components of the pixels as the space has dials, beyond that of 97 in 100 of {REAL} other held-
out items.
"""


def measure() -> Result:
    """The part."""
    strange = {"photographs": photographs(), "emoji": emoji()}
    figures = {name: of_space(name, strange) for name in NAMES}
    return Result(
        part="unfamiliar",
        title="What a space was not made for",
        how=HOW,
        tables=[table(figures)],
        targets=[target for name, found in figures.items() for target in targets(name, found)],
        packages=["numpy", "onnxruntime", "pillow"],
        spaces=list(NAMES),
        figures=figures,
    )


def of_space(name: str, strange: dict[str, list[bytes]]) -> dict[str, dict[str, float]]:
    """Shares flagged by the space and by PCA."""
    say(name)
    space, trained, held = real(name)
    linear = quality.pca(trained.reshape(len(trained), -1), space.dials)

    def error(arrays: np.ndarray) -> np.ndarray:
        flat = arrays.reshape(len(arrays), -1).astype(float)
        return ((flat - linear.decode(linear.encode(flat))) ** 2).mean(1)

    line = np.quantile(error(held[REAL : 2 * REAL]), UNFAMILIAR)
    found = {"real": shares(space, held[:REAL], lambda x: error(x) > line)}
    for kind, files in strange.items():
        read = [item for data in files for item in space.modality.read(f"{kind}.png", data)]
        items = [item for item in read if isinstance(item, Item)]
        told = np.mean([entry.familiarity == "unfamiliar" for entry in entries(space, items, set())])
        by_pca = (error(np.stack([item.array for item in items])) > line).mean()
        found[kind] = {"flagged": float(told), "pca": float(by_pca)}
    return found


def shares(space: Space, arrays: np.ndarray, by_pca: Callable[[np.ndarray], np.ndarray]) -> dict[str, float]:
    posterior = space.encode(arrays)
    strange = space.typicality.stranger_than(space.rebuild(arrays, posterior.mean).evidence(posterior))
    return {"flagged": float((strange >= UNFAMILIAR).mean()), "pca": float(by_pca(arrays).mean())}


def real(name: str) -> tuple[Space, np.ndarray, np.ndarray]:
    """A space, some items that it was trained on (or their like), and some that it never saw."""
    if name in FILES:
        seen = subject(name)
        return seen.space, seen.data.arrays[seen.trained[:10_000]], seen.data.arrays[seen.held]
    rng = np.random.default_rng(SEED + 9)
    drawn = faces.draw(faces.sample(4_000 + 2 * REAL, rng))
    return Space.load(SPACES / name), drawn[2 * REAL :], drawn[: 2 * REAL]


def photographs() -> list[bytes]:
    """Crops of photographs, as PNG."""
    from sklearn.datasets import load_sample_images

    rng = np.random.default_rng(SEED)
    photos = [Image.fromarray(array) for array in load_sample_images().images]
    folder = DATA / "strangers"
    for path in (folder / "images_ok" / "hopper.jpg", *sorted((folder / "exif_orientation").glob("*_1.jpg"))):
        photos.append(Image.open(path).convert("RGB"))
    return [png(crop(photos[i % len(photos)], rng)) for i in range(STRANGE)]


def crop(photo: Image.Image, rng: np.random.Generator) -> Image.Image:
    side = int(min(rng.integers(96, 401), *photo.size))
    left, top = (int(rng.integers(0, room - side + 1)) for room in photo.size)
    return photo.crop((left, top, left + side, top + side))


def emoji() -> list[bytes]:
    """Emoji on white, as PNG."""
    modality = ImageModality(ImageConfig(72, 72, 3))
    data = load(DATA / "images" / "noto_emoji_72.zip", modality, index=Index("group", where={"skin_tone": "False"}))
    rows = np.random.default_rng(SEED).permutation(len(data))[:STRANGE]
    return [png(Image.fromarray(data.arrays[row])) for row in rows]


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def table(figures: dict[str, dict[str, dict[str, float]]]) -> Table:
    kinds = ("photographs", "emoji", "real")
    rows = [
        [name, *(f"{found[kind][by]:.3f}" for kind in kinds for by in ("flagged", "pca"))]
        for name, found in figures.items()
    ]
    return Table("shares", ["", *(f"{kind}{by}" for kind in kinds for by in (", flagged", ", by PCA"))], rows)


def targets(name: str, found: dict[str, dict[str, float]]) -> list[Target]:
    strange = [Target(f"{name}: {kind} flagged", found[kind]["flagged"], 0.95) for kind in ("photographs", "emoji")]
    return [*strange, Target(f"{name}: real held-out items flagged", found["real"]["flagged"], 0.05, most=True)]


if __name__ == "__main__":
    save(measure())
