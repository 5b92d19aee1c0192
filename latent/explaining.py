"""What a space's figures mean in plain words: what comes back, why not more, and what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from latent import modalities
from latent.manifest import Manifest
from latent.words import Saying

BY_HEART, FINE, USED, LOOSE, LIKELY = 0.1, 0.9, 0.7, 0.8, 0.8

SOME = 0.2
"""Share that has to come back before anything can be said of what is imagined."""


@dataclass(frozen=True)
class Remark:
    """One thing about a space.

    Attributes:
        said: what is so, with its figure, as a sentence.
        why: the reason, where it is not as good as it might be.
        cure: what to try.
    """

    said: Saying
    why: Saying | None = None
    cure: Saying | None = None


def explain(manifest: Manifest) -> list[Remark]:
    """What can be said of a space by the figures that it carries; empty for one that was not compared."""
    figures = manifest.quality
    if not compared(manifest):
        return []
    named = modalities.get(manifest.modality).named()
    others = [*_map(figures, named), *_by_neighbours(figures), *_drawn(figures)]
    if manifest.linear:
        return [_by_lines(figures, named), *others]
    return [_rebuilt(figures, named), _dials(figures), *others]


def compared(manifest: Manifest) -> bool:
    """Whether a space carries figures to hold its own against: one that was trained here does."""
    return bool(manifest.quality.get("blank") and manifest.quality.get("held_out"))


def kept(figures: dict[str, Any], error: float) -> float:
    """Share 0..1 of what sets items apart that comes back: 1 for no error, 0 for the one answer without a code."""
    return max(0.0, 1 - error / figures["blank"])


def _rebuilt(figures: dict[str, Any], named: dict[str, str]) -> Remark:
    held, learned = (kept(figures, error) for error in (figures["held_out"]["mse"], figures["learned"]))
    straight = figures.get("linear")
    linear = kept(figures, straight["error"]) if straight else None
    back = _comes_back(figures, held)
    if linear is None:
        said = Saying("quality-rebuilt", **back, **named)
    else:
        said = Saying("quality-rebuilt-beside", **back, linear=_in_100(linear), **named)
    return Remark(said, *_why(figures, held, learned, linear, named))


def _by_lines(figures: dict[str, Any], named: dict[str, str]) -> Remark:
    held = kept(figures, figures["held_out"]["mse"])
    said = Saying("quality-rebuilt", **_comes_back(figures, held), **named)
    return Remark(said) if held >= FINE else Remark(said, Saying("quality-lines"), Saying("quality-lines-cure"))


def _comes_back(figures: dict[str, Any], held: float) -> dict[str, int]:
    return {"share": _in_100(held), "count": figures["held_out"]["items"]}


def _why(
    figures: dict[str, Any], held: float, learned: float, linear: float | None, named: dict[str, str]
) -> tuple[Saying | None, Saying | None]:
    """The first reason that holds, and its cure."""
    done, told, dials = figures.get("done", 1.0), figures["held_out"]["active_dials"], figures["held_out"]["dials"]
    if done < FINE:
        return Saying("quality-stopped", done=_in_100(done)), Saying("quality-stopped-cure")
    if learned - held > BY_HEART:
        why = Saying("quality-by-heart", learned=_in_100(learned))
        return why, Saying("quality-by-heart-cure", **named)
    if linear is not None and linear >= held:
        return Saying("quality-no-more"), Saying("quality-no-more-cure")
    if held >= FINE:
        return None, None
    if told < USED * dials:
        return Saying("quality-costly", told=told, dials=dials, **named), Saying("quality-costly-cure")
    return Saying("quality-full"), Saying("quality-full-cure")


def _dials(figures: dict[str, Any]) -> Remark:
    held = figures["held_out"]
    told, dials = held["active_dials"], held["dials"]
    said = Saying("quality-dials", told=told, dials=dials, nats=round(held["kl"]))
    idle = 0 < told < USED * dials and figures.get("done", 1.0) >= FINE
    return Remark(said, None, Saying("quality-dials-cure") if idle else None)


def _map(figures: dict[str, Any], named: dict[str, str]) -> Iterator[Remark]:
    trust = figures["held_out"].get("trustworthiness")
    if trust is None:
        return
    said = Saying("quality-map", share=_in_100(trust), **named)
    yield Remark(said, Saying("quality-map-loose"), Saying("quality-map-cure")) if trust < LOOSE else Remark(said)


def _by_neighbours(figures: dict[str, Any]) -> Iterator[Remark]:
    share = figures["held_out"].get("knn_accuracy")
    if share is not None:
        yield Remark(Saying("quality-named", share=_in_100(share)))


def _drawn(figures: dict[str, Any]) -> Iterator[Remark]:
    share = figures.get("drawn")
    if share is None or kept(figures, figures["held_out"]["mse"]) < SOME:
        return
    said = Saying("quality-drawn", share=_in_100(share))
    unlikely = Remark(said, Saying("quality-drawn-unlikely"), Saying("quality-drawn-cure"))
    yield unlikely if share < LIKELY else Remark(said)


def _in_100(share: float) -> int:
    return round(100 * share)
