"""What parts of a page say that draw themselves in the browser, by the names that they know it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Say = Callable[..., str]
"""Gives a message of the catalogue by its name and what it speaks of, in some language."""

SLOT = "{}"
"""Where the browser puts in what a message speaks of."""

_INSTRUMENT = {
    "drawn": "instrument-drawn",
    "wave": "wave",
    "families": "instrument-families",
    "encoder": "instrument-encoder",
    "encoderHelp": "instrument-encoder-help",
    "decoder": "instrument-decoder",
    "decoderHelp": "instrument-decoder-help",
    "back": "instrument-back",
    "difference": "instrument-difference",
    "unmoved": "instrument-unmoved",
    "item": "instrument-item",
    "now": "instrument-now",
    "besides": "instrument-besides",
    "still": "instrument-still",
    "alone": "instrument-alone",
    "hold": "instrument-hold",
    "holdHelp": "instrument-hold-help",
    "free": "instrument-free",
    "freeHelp": "instrument-free-help",
    "more": "instrument-more",
    "steps": "instrument-steps",
    "goThere": "instrument-go",
    "here": "instrument-here",
    "there": "instrument-there",
    "familiar": "instrument-familiar",
    "borderline": "instrument-borderline",
    "unfamiliar": "instrument-unfamiliar",
    "isFamiliar": "sheet-familiar",
    "isBorderline": "sheet-borderline",
    "isUnfamiliar": "sheet-unfamiliar",
}
_MAP = {
    "drawing": "map-drawing",
    "dragging": "map-dragging",
    "move": "map-move",
    "box": "map-box",
    "lasso": "map-lasso",
    "whole": "map-whole",
    "closer": "map-closer",
    "farther": "map-farther",
    "clear": "map-clear",
    "legend": "map-legend",
    "none": "map-none-selected",
    "unknown": "map-unknown",
    "valueUnknown": "map-value-unknown",
    "here": "map-here",
    "way": "map-way",
    "strange": "map-way-strange",
    "bringOne": "map-bring-one",
    "familiar": "map-familiar",
    "borderline": "map-borderline",
    "unfamiliar": "map-unfamiliar",
    "imagined": "map-imagined",
    "broken": "map-broken",
    "flat": "map-flat",
}
_EARS = {
    "ears": "ears",
    "off": "ears-off",
    "on": "ears-on",
    "again": "ears-again",
    "wave": "ears-wave",
    "hint": "ears-hint",
    "play": "ears-play",
}
_PAD = {
    "pad": "pad",
    "hint": "pad-hint",
    "thin": "pad-thin",
    "thick": "pad-thick",
    "undo": "pad-undo",
    "clear": "pad-clear",
    "line": "pad-line",
    "write": "pad-write",
    "record": "pad-record",
    "stop": "pad-stop",
    "recording": "pad-recording",
    "refused": "pad-refused",
    "missing": "pad-missing",
    "unable": "pad-unable",
}


def instrument(say: Say, dials: int, redrawn: bool) -> dict[str, str]:
    """Of sliders and what stands around them.

    Args:
        say: gives them.
        dials: numbers of a code.
        redrawn: whether known items are shown as the model redraws them.
    """
    return (
        _all(_INSTRUMENT, say)
        | slider(say)
        | {
            "numbers": say("instrument-numbers", count=dials),
            "nearest": say("instrument-nearest-redrawn" if redrawn else "instrument-nearest", item=SLOT),
            "figure": say("stranger-than", share=SLOT),
            "along": say("instrument-along", slider=SLOT),
            "from": say("instrument-from", place=SLOT),
            "same": say("instrument-same", slider=SLOT),
        }
    )


def slider(say: Say) -> dict[str, str]:
    """Of any slider."""
    return {"stepsOf": say("slider-steps", steps=SLOT), "about": say("slider-about", slider=SLOT)}


def of_map(say: Say) -> dict[str, str]:
    """Of a map."""
    return _all(_MAP, say) | {
        "told": say("map-told", what=SLOT, count=SLOT),
        "toldYours": say("map-told-yours", what=SLOT, count=SLOT, own=SLOT),
        "selected": say("map-selected", count=SLOT),
        "bring": say("map-bring", count=SLOT),
        "item": say("map-item", number=SLOT),
    }


def ears(say: Say) -> dict[str, str]:
    """Of sounds."""
    return _all(_EARS, say)


def pad(say: Say) -> dict[str, str]:
    """Of a drawing pad, a line to write on, and a microphone."""
    return _all(_PAD, say)


def _all(names: Mapping[str, str], say: Say) -> dict[str, str]:
    return {name: say(message) for name, message in names.items()}
