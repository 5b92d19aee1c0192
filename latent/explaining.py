"""What a space's figures mean in plain words: what comes back, why not more, and what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from latent.manifest import Manifest

BY_HEART, FINE, USED, LOOSE, LIKELY = 0.1, 0.9, 0.7, 0.8, 0.8

SOME = 0.2
"""Share that has to come back before anything can be said of what is imagined."""


@dataclass(frozen=True)
class Remark:
    """One thing about a space.

    Attributes:
        said: what is so, with its figure, as a sentence.
        why: the reason, where it is not as good as it might be; else empty.
        cure: what to try; else empty.
    """

    said: str
    why: str = ""
    cure: str = ""


def explain(manifest: Manifest, noun: tuple[str, str]) -> list[Remark]:
    """What can be said of a space by the figures that it carries; empty for one that was not compared.

    Args:
        manifest: the space's.
        noun: of its items, singular and plural.
    """
    figures = manifest.quality
    if not compared(manifest):
        return []
    if manifest.linear:
        return [_by_lines(figures, noun), *_map(figures, noun[1]), *_named(figures), *_drawn(figures)]
    return [_rebuilt(figures, noun), _dials(figures), *_map(figures, noun[1]), *_named(figures), *_drawn(figures)]


def compared(manifest: Manifest) -> bool:
    """Whether a space carries figures to hold its own against: one that was trained here does."""
    return bool(manifest.quality.get("blank") and manifest.quality.get("held_out"))


def kept(figures: dict[str, Any], error: float) -> float:
    """Share 0..1 of what sets items apart that comes back: 1 for no error, 0 for the one answer without a code."""
    return max(0.0, 1 - error / figures["blank"])


def _rebuilt(figures: dict[str, Any], noun: tuple[str, str]) -> Remark:
    held, learned = (kept(figures, error) for error in (figures["held_out"]["mse"], figures["learned"]))
    said = _comes_back(figures, held, noun)
    straight = figures.get("linear")
    linear = kept(figures, straight["error"]) if straight else None
    if linear is not None:
        said += f" By straight lines alone, with as many dials: {100 * linear:.0f}."
    return Remark(said, *_why(figures, held, learned, linear, *noun))


def _by_lines(figures: dict[str, Any], noun: tuple[str, str]) -> Remark:
    held = kept(figures, figures["held_out"]["mse"])
    said = _comes_back(figures, held, noun)
    if held >= FINE:
        return Remark(said)
    return Remark(said, "It follows straight lines alone", "Train a VAE on these: it bends.")


def _comes_back(figures: dict[str, Any], held: float, noun: tuple[str, str]) -> str:
    count = figures["held_out"]["items"]
    return f"Of what sets {noun[1]} apart, {_in_100(held)} come back in {count:,} {noun[count != 1]} that it never saw."


def _why(
    figures: dict[str, Any], held: float, learned: float, linear: float | None, one: str, many: str
) -> tuple[str, str]:
    """The first reason that holds, and its cure."""
    done, told, dials = figures.get("done", 1.0), figures["held_out"]["active_dials"], figures["held_out"]["dials"]
    if done < FINE:
        return f"It was stopped after {done:.0%} of its training", "Train again and let it come to its end."
    if learned - held > BY_HEART:
        why = f"It knows those it learned from by heart ({_in_100(learned)} come back) and others less"
        return why, f"Bring more {many}, or put more weight on tidy."
    if linear is not None and linear >= held:
        return (
            "It has not found more than straight lines do",
            "Choose more work (good or best), bring more, or stay with the first look.",
        )
    if held >= FINE:
        return "", ""
    if told < USED * dials:
        why = f"Each {one} is told by {told} of {dials} dials, and the details are left out as too costly"
        return why, "Put more weight on detailed."
    return "All its dials are in use, and the finer details have no room", "Choose more dials, or more work."


def _dials(figures: dict[str, Any]) -> Remark:
    held = figures["held_out"]
    told, dials = held["active_dials"], held["dials"]
    said = f"{told} of {dials} dials tell something; together they hold {held['kl']:.0f} nats of each item."
    if 0 < told < USED * dials and figures.get("done", 1.0) >= FINE:
        return Remark(said, "", "The others can be left out: choose fewer dials next time.")
    return Remark(said)


def _map(figures: dict[str, Any], many: str) -> Iterator[Remark]:
    trust = figures["held_out"].get("trustworthiness")
    if trust is None:
        return
    said = f"Around new {many} that are placed on the map, neighbours are kept to {trust:.0%} (trustworthiness)."
    cure = "Ask for nearest items rather than trust the eye." if trust < LOOSE else ""
    yield Remark(said, "So many numbers do not fold flat" if cure else "", cure)


def _named(figures: dict[str, Any]) -> Iterator[Remark]:
    share = figures["held_out"].get("knn_accuracy")
    if share is not None:
        yield Remark(f"By the labels of its five nearest, {_in_100(share)} are named rightly.")


def _drawn(figures: dict[str, Any]) -> Iterator[Remark]:
    share = figures.get("drawn")
    if share is None or kept(figures, figures["held_out"]["mse"]) < SOME:
        return
    said = f"Of what it imagines, {_in_100(share)} look as usual to it as 95 in 100 of its own."
    unlikely = share < LIKELY
    yield Remark(
        said,
        "Between its items there are places that it has seen nothing of" if unlikely else "",
        "Imagine with less variety, or near an item." if unlikely else "",
    )


def _in_100(share: float) -> str:
    return f"{100 * share:.0f} in 100"
