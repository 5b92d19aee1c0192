"""Which words set some texts apart from others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PRIOR = 500.0
"""Words that the prior weighs as much as, or a tenth of all there are: more of them mistrusts rare words more."""

NAMED = 3
"""Words that name what sets some texts apart."""

SURE = 2.0
"""Standard deviations from which on a word does."""


def theme(counts: np.ndarray, words: Sequence[str], within: np.ndarray) -> str:
    """The words that come oftener in some texts than in the others, the surest first; "" where none does.

    Args:
        counts: of words in texts ``(n, words)``.
        words: what they are.
        within: which texts ``bool (n,)``.
    """
    if not words:
        return ""
    scores = telling(counts, within)
    return ", ".join(words[place] for place in np.argsort(-scores)[:NAMED] if scores[place] > SURE)


def telling(counts: np.ndarray, within: np.ndarray) -> np.ndarray:
    """How surely each word is said more in some texts than in the others: z-scores ``float64 (words,)``.

    The log-odds ratio with an informative Dirichlet prior, in its standard deviations (Monroe, Colaresi & Quinn 2008,
    "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict").

    Args:
        counts: of words in texts ``(n, words)``.
        within: which texts ``bool (n,)``.
    """
    usual, own = counts.sum(axis=0, dtype=np.float64), counts[within].sum(axis=0, dtype=np.float64)
    prior = min(PRIOR, 0.1 * usual.sum() + 1) * (usual + 0.01) / (usual + 0.01).sum()
    other = usual - own
    odds = _log_odds(own, prior) - _log_odds(other, prior)
    return odds / np.sqrt(1 / (own + prior) + 1 / (other + prior))


Counted = tuple[np.ndarray, Sequence[str]]
"""How often words come in texts ``(n, words)``, and what they are."""


def joined(first: Counted, second: Counted) -> Counted:
    """Two counts of words below each other, each word once."""
    words = list(dict.fromkeys([*first[1], *second[1]]))
    places = {word: place for place, word in enumerate(words)}
    counts = np.zeros((len(first[0]) + len(second[0]), len(words)), np.uint8)
    counts[: len(first[0]), [places[word] for word in first[1]]] = first[0]
    counts[len(first[0]) :, [places[word] for word in second[1]]] = second[0]
    return counts, words


def _log_odds(counts: np.ndarray, prior: np.ndarray) -> np.ndarray:
    said = counts + prior
    return np.log(said) - np.log(said.sum() - said)
