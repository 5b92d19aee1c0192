"""What parts of a page say that draw themselves in the browser."""

from __future__ import annotations

SENTENCES = {
    "familiar": "Familiar: the model has seen its like.",
    "borderline": "Borderline: at the edge of what the model knows.",
    "unfamiliar": "Unfamiliar: the model was not made for this, so don't trust what it draws.",
}

FIGURE = "Stranger than {} in 100 known items."

INSTRUMENT = {
    "drawn": "what the decoder makes now",
    "wave": "its wave",
    "families": "Sliders",
    "encoder": "encoder",
    "encoderHelp": "A network that turns an item into numbers",
    "decoder": "decoder",
    "decoderHelp": "A network that turns numbers into an item",
    "numbers": "its {} numbers",
    "back": "what comes back",
    "difference": "difference",
    "unmoved": "nothing is moved yet",
    "item": "item",
    "now": "now",
    "nearest": "Nearest known item: {}",
    "figure": FIGURE,
    "besides": "What moved besides",
    "still": "Move a slider: what else changes with it will be told here.",
    "alone": "Nothing else that has a name moved with it.",
    "hold": "Hold",
    "holdHelp": "Hold it: the other sliders then move around it",
    "free": "Let go of",
    "freeHelp": "It is held. Let it go again",
    "more": "More",
    "steps": "Where it changes",
    "along": "Along “{}” it changes here:",
    "from": "from {}",
    "same": "Along “{}” nothing changes.",
    "goThere": "Move the slider here",
    "here": "drawn in this page",
    "there": "drawn by the server",
} | {word: "Drawn now: " + sentence[0].lower() + sentence[1:] for word, sentence in SENTENCES.items()}

EARS = {
    "ears": "Sound",
    "off": "Turn sound on",
    "on": "Sound is on",
    "again": "Play again",
    "wave": "The sound that was played last, as a wave",
    "hint": "Point at a sound, or move a slider.",
    "play": "Press to hear it",
}
