"""Sentences: what comes back, what is imagined, what sliders change, what codes tell, and how long it takes."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from benchmarks.common import DATA, SEED, SPACES, Result, Table, Target, median_seconds, save, say
from benchmarks.ngram import NGrams
from latent import actions
from latent.actions import finish
from latent.datasets import as_trained, split
from latent.insight.measures import active_dials, kl_per_dial
from latent.modalities.text import clauses, rules
from latent.space import Space

SPACE = "sentences"
FILE = "tatoeba_english_train.txt"
LONGEST = 12
FLUENT = 5
SAMPLES = 1_000
DRAWS = 5
FLIPPED = ("Question", "Negation", "Past")
JUDGED = 300
TURNERS = {"direction": "the direction", "means": "difference of means", "rules": "rules on the text"}
STEPS = 2.0
MANY = 10_000
WORDS = re.compile(r"[a-z0-9']+")

HOW = f"""
Sentences of the training file that the space was never trained on, cut exactly as its training cut them; no more
than {LONGEST} words where it says short. *Word for word* and BLEU-4 (sacrebleu, 13a) in lower case, at the posterior's
mean, written greedily.
Baseline: the trained sentence whose words (TF-IDF, then as many principal axes as the space has dials) are nearest.
*Samples* as the app draws them: `space.imagine({SAMPLES}, rng)`, a mixture of Gaussians fitted to the codes,
of which what comes out as a trained or held-out sentence is drawn again; medians of {DRAWS} draws.
*Fluent*: as likely per token, by a 4-gram model (Witten and Bell) of the trained sentences, as 95 in 100
of held-out ones. *Known*: share that is, word for word, a trained sentence.
*Flips*: {JUDGED} rebuilt held-out short sentences that lack the property and {JUDGED} that have it, moved two steps
along the direction; the rules of `latent/modalities/text/rules.py` read what is decoded. *Others kept*: edits of at
most a third of the words that do not carry the property (auxiliaries, denials, and endings of time and person do; words
in order). *All kept*: edits of at most a third of all words, those that have to change for the property included.
Baselines: the difference of the means of sentences with and without it, which the same space gives; and the rules of
`latent/modalities/text/clauses.py` alone, which change the sentence itself and need no model where they understand it.
*Typing*: what the Map does for one sentence: code, both places, rebuild and how familiar; medians and 95th percentile
of 200, warm.
"""


def measure() -> Result:
    """The part."""
    space = Space.load(SPACES / SPACE)
    data = as_trained(DATA / "text" / FILE, space.modality)
    trained, held = split(len(data), space.manifest.recipe["held_out"], space.manifest.recipe["seed"])
    unseen = short(space, data.arrays[held])
    known = space.modality.texts(data.arrays[trained])
    say("rebuilds")
    figures: dict[str, Any] = {"rebuild": rebuilt(space, unseen) | {"nearest": nearest(space, unseen, known)}}
    say("samples")
    figures["samples"] = imagined(space, known, space.modality.texts(data.arrays[held]))
    say("flips")
    figures["flips"] = {name: flips(space, unseen, known, name) for name in FLIPPED}
    say("times")
    figures["times"] = times(space, space.modality.shown(data.arrays[held]))
    return Result(
        part="sentences",
        title="Sentences",
        how=HOW,
        tables=tables(figures),
        targets=targets(figures),
        packages=["numpy", "onnxruntime", "scikit-learn", "sacrebleu"],
        spaces=[SPACE],
        figures=figures,
    )


def short(space: Space, arrays: np.ndarray) -> np.ndarray:
    """Those of no more than :data:`LONGEST` words."""
    return arrays[[len(text.split()) <= LONGEST for text in space.modality.texts(arrays)]]


# ---- rebuilds ---------------------------------------------------------------------------------------------------


def rebuilt(space: Space, arrays: np.ndarray) -> dict[str, float]:
    """What comes back of sentences, and what it costs."""
    posterior = space.encode(arrays)
    nats = kl_per_dial(posterior.mean, posterior.logvar)
    found = space.modality.figures(arrays, lambda: space.redraw(posterior.mean))
    return found | {"kl": float(nats.sum()), "active": len(active_dials(posterior.mean, posterior.logvar))}


def nearest(space: Space, arrays: np.ndarray, known: list[str]) -> dict[str, float]:
    """The same where the trained sentence with the nearest words comes back."""
    import sacrebleu
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors
    from sklearn.pipeline import make_pipeline

    told = space.modality.texts(arrays)
    axes = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, token_pattern=r"\S+"), TruncatedSVD(space.dials, random_state=SEED)
    )
    places = axes.fit_transform(known)
    rows = NearestNeighbors(n_neighbors=1).fit(places).kneighbors(axes.transform(told), return_distance=False)[:, 0]
    back = [known[row] for row in rows]
    same = np.mean([a == b for a, b in zip(told, back, strict=True)])
    return {"exact_match": float(same), "bleu": sacrebleu.corpus_bleu(back, [told]).score / 100}


# ---- samples ----------------------------------------------------------------------------------------------------


def imagined(space: Space, known: list[str], real: list[str]) -> dict[str, dict[str, float]]:
    """How fluent samples are, and how many of them are copies; beside real sentences and their words in disorder."""
    model, trained = NGrams(known), set(known)
    least = np.percentile([model.nats(text) for text in real], FLUENT)

    def judged(texts: list[str]) -> dict[str, float]:
        fluent = np.array([model.nats(text) for text in texts]) >= least
        return {
            "fluent": float(fluent.mean()),
            "known": float(np.mean([text in trained for text in texts])),
            "different": len(set(texts)) / len(texts),
            "words": float(np.mean([len(text.split()) for text in texts])),
        }

    rng = np.random.default_rng(SEED)
    ways = {"samples": space.imagine, "taken as they come": space.mixture.sample}
    drawn = {}
    for kind, draw in ways.items():
        draws = [judged(space.modality.texts(space.redraw(draw(SAMPLES, rng)))) for _ in range(DRAWS)]
        drawn[kind] = {name: float(np.median([each[name] for each in draws])) for name in draws[0]}
    prior = rng.standard_normal((SAMPLES, space.dials), np.float32)
    return {
        **drawn,
        "prior": judged(space.modality.texts(space.redraw(prior))),
        "real": judged(real),
        "disorder": judged([" ".join(rng.permutation(text.split())) for text in real]),
    }


# ---- directions -------------------------------------------------------------------------------------------------


def flips(space: Space, arrays: np.ndarray, known: list[str], name: str) -> dict[str, dict[str, float]]:
    """Shares of sentences that turn, and keep their words, by the direction, by a difference of means, and by rules."""
    codes = space.encode(arrays).mean
    before = space.modality.texts(space.redraw(codes))
    has = rules.read(before)[name] > 0
    rows = np.concatenate([spread(np.flatnonzero(has == there)) for there in (False, True)])
    signs = np.where(has[rows], -STEPS, STEPS)[:, None]
    way = space.directions[name]
    plain = mean_difference(space, known, name)
    english = clauses.English(known)
    after = {
        "direction": moved(space, codes[rows] + signs * way.step * way.vector),
        "means": moved(space, codes[rows] + signs / STEPS * plain),
        "rules": [english.counterparts(before[row]).get(name, before[row]) for row in rows],
    }
    return {kind: shares(name, [before[row] for row in rows], texts) for kind, texts in after.items()}


def spread(rows: np.ndarray) -> np.ndarray:
    """Some rows from the first to the last: the file begins with the shortest sentences."""
    return rows[np.linspace(0, len(rows) - 1, min(JUDGED, len(rows))).astype(int)]


def mean_difference(space: Space, known: list[str], name: str) -> np.ndarray:
    """From the mean code of sentences without a property to that of those with it."""
    arrays = space.modality.adopt(np.array(known[:: len(known) // MANY]))
    codes, has = space.encode(arrays).mean, rules.read(space.modality.texts(arrays))[name] > 0
    return codes[has].mean(axis=0) - codes[~has].mean(axis=0)


def moved(space: Space, codes: np.ndarray) -> list[str]:
    """What codes decode to."""
    return space.modality.texts(space.redraw(codes.astype(np.float32)))


def shares(name: str, before: list[str], after: list[str]) -> dict[str, float]:
    """How many turned, kept the words that carry no property, both, and both with all words counted."""
    there = np.asarray(rules.read(before)[name] != rules.read(after)[name])
    both = np.array([rules.turned(name, was, now) for was, now in zip(before, after, strict=True)])
    strict = np.array([words_kept(was, now) for was, now in zip(before, after, strict=True)])
    return {"turned": there.mean(), "both": both.mean(), "strict": (there & strict).mean()}


def words_kept(before: str, after: str) -> bool:
    """Whether edits of no more than a third of all words, without marks, lead from one sentence to the other."""
    words, others = (WORDS.findall(text.replace("n't", " n't")) for text in (before, after))
    return Levenshtein.distance(words, others) <= len(words) / 3


# ---- times ------------------------------------------------------------------------------------------------------


def times(space: Space, real: list[str]) -> dict[str, float]:
    """Seconds for one sentence that is typed, and for many that are dropped in."""
    turn = iter(real * 2)

    def typed() -> float:
        return median_seconds(lambda: imported(space, next(turn)), 1, warm=0)

    for _ in range(5):
        typed()
    one = [typed() for _ in range(200)]
    lines = "\n".join((real * (MANY // len(real) + 1))[:MANY])
    many = median_seconds(lambda: imported(space, lines), 1, warm=0)
    return {"typed": float(np.median(one)), "typed_p95": float(np.percentile(one, 95)), "many": many}


def imported(space: Space, text: str) -> None:
    """What the app does with text."""
    found = finish(actions.import_files(space, [("a.txt", text.encode())], set()))
    space.redraw(found.entries[0].mean)


# ---- as read ----------------------------------------------------------------------------------------------------


def tables(figures: dict[str, Any]) -> list[Table]:
    form = "{:.3f}".format
    own, near = figures["rebuild"], figures["rebuild"]["nearest"]
    drawn = {
        "samples": "samples",
        "taken as they come": "without drawing known ones again",
        "prior": "the prior",
        "real": "held-out sentences",
        "disorder": "their words mixed",
    }
    times = figures["times"]
    return [
        Table(
            "short sentences that come back",
            ["", "word for word", "BLEU-4", "KL, nats", "active dials"],
            [
                ["the space", form(own["exact_match"]), form(own["bleu"]), f"{own['kl']:.1f}", str(own["active"])],
                ["nearest by words", form(near["exact_match"]), form(near["bleu"]), "", ""],
            ],
        ),
        Table(
            "new sentences",
            ["", "fluent", "known", "different", "words"],
            [
                [title, *(form(figures["samples"][kind][name]) for name in ("fluent", "known", "different", "words"))]
                for kind, title in drawn.items()
            ],
        ),
        Table(
            "two steps along a direction",
            ["", "by", "turned", "turned, others kept", "turned, all kept"],
            [
                [name, title, *(form(kinds[kind][part]) for part in ("turned", "both", "strict"))]
                for name, kinds in figures["flips"].items()
                for kind, title in TURNERS.items()
            ],
        ),
        Table(
            "times",
            ["", "seconds"],
            [
                ["one sentence typed, median", form(times["typed"])],
                ["95th percentile", form(times["typed_p95"])],
                ["10,000 sentences encoded and placed", f"{times['many']:.1f}"],
            ],
        ),
    ]


def targets(figures: dict[str, Any]) -> list[Target]:
    rebuild, drawn, times = figures["rebuild"], figures["samples"], figures["times"]
    return [
        Target("short sentences rebuilt word for word", rebuild["exact_match"], 0.60),
        Target("BLEU-4 of short sentences", rebuild["bleu"], 0.65),
        Target("active dials", rebuild["active"], 64, form="{:.0f}"),
        Target("fluent samples", drawn["samples"]["fluent"], 0.60),
        Target("known samples", drawn["samples"]["known"], drawn["real"]["known"], most=True),
        *(Target(f"{name} turned, others kept", k["direction"]["both"], 0.70) for name, k in figures["flips"].items()),
        Target("typing, 95th percentile", times["typed_p95"] * 1e3, 150, most=True, form="{:.0f} ms"),
        Target("10,000 sentences", times["many"], 20, most=True, form="{:.1f} s"),
    ]


if __name__ == "__main__":
    save(measure())
