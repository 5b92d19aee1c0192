"""Guide: the card of a lesson's step, which lights up where to act and leads there by the keyboard too."""

from __future__ import annotations

from latent.ui.components import mounting


def guide(*, place: str, words: str, tick: str, go: str, light: str, hidden: bool, turn: int, key: str) -> None:
    """Show it.

    Args:
        place: where in the lesson this is.
        words: what to do.
        tick: said once it was done; "" before.
        go: on the button that leads to where to act.
        light: CSS selector of that; "" where nothing is to be lit up.
        hidden: whether it is lit up only when the button was pressed.
        turn: grows with each step that the learner goes to; the card then takes the keyboard.
        key: unique on the page.
    """
    data = {"place": place, "words": words, "tick": tick, "go": go, "light": light, "hidden": hidden, "turn": turn}
    mounting.mount("guide", key=key, data=data)
