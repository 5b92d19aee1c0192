"""What lessons say of what comes back, is made up, stands out or is lost is so, beside plain baselines."""

from __future__ import annotations

import numpy as np
import pytest

from latent import baseline
from latent.collection import Collection
from latent.insight import draws, losing, outliers
from latent.insight.detection import precision_at
from latent.insight.measures import auroc
from latent.insight.outliers import COMBINED
from latent.insight.typicality import Evidence
from latent.parts import Rebuild
from latent.space import Space
from latent.spaces import SHIPPED
from latent.ui.items import pool
from latent.ui.odd import judging

SOME = slice(None, None, 20)  # of the known faces
IN_SIGHT = 6
"""Rows of Odd ones out that are seen first."""


@pytest.fixture(scope="module")
def faces() -> Space:
    return Space.load(SHIPPED / "faces")


@pytest.fixture(scope="module")
def real(faces: Space) -> np.ndarray:
    return np.stack([faces.original(int(row)) for row in np.arange(len(faces.reference))[SOME]])


@pytest.fixture(scope="module")
def plain(faces: Space) -> baseline.Baseline:
    """As many principal components as the faces have numbers."""
    return baseline.of(faces, 600)


def back(space: Space, items: np.ndarray) -> tuple[Rebuild, np.ndarray]:
    """How items come back, and in nats how strange they are."""
    posterior = space.encode(items)
    rebuilt = space.rebuild(items, posterior.mean)
    return rebuilt, space.typicality.surprise(rebuilt.evidence(posterior))


def imagined(space: Space, variety: float = 1.0, count: int = 100) -> np.ndarray:
    return space.imagine(count, np.random.default_rng(1), variety).astype(np.float32)


# ---- 2 From picture to numbers and back -----------------------------------------------------------------------------


def test_what_is_drawn_within_the_blur_is_nearer_than_any_other_face(faces: Space):
    known, rng = faces.reference.posterior, np.random.default_rng(0)
    for row in range(0, len(known), 100):
        spread = np.exp(0.5 * known.logvar[row])
        eight = (known.mean[row] + spread * rng.standard_normal((8, faces.dials))).astype(np.float32)
        again = faces.encode(faces.redraw(eight)).mean
        other = next(near for near in faces.nearest(known.mean[row], 2)[0] if near != row)
        apart = np.linalg.norm(again - known.mean[row], axis=1)
        assert apart.max() < np.linalg.norm(known.mean[other] - known.mean[row])


def test_more_gets_lost_of_most_imagined_faces_than_of_known_ones(faces: Space, real: np.ndarray):
    made, known = (back(faces, items)[0].error for items in (faces.redraw(imagined(faces)), real))
    assert (made > np.median(known)).mean() > 0.5
    assert made.mean() > 1.5 * known.mean()


def test_what_was_never_a_face_comes_back_badly_and_is_strange(
    faces: Space, real: np.ndarray, plain: baseline.Baseline
):
    noise = np.random.default_rng(0).integers(0, 256, real[:20].shape).astype(np.uint8)
    (known, usual), (made, strange) = back(faces, real), back(faces, noise)
    assert made.error.min() > 10 * known.error.max()
    assert strange.min() > usual.max()
    modality, count = faces.modality, len(plain.pca.components)
    straight = [modality.error(some, baseline.decoded(plain, modality, some, count)) for some in (real, noise)]
    assert straight[1].min() > straight[0].max(), "which straight lines tell as well"
    assert known.error.mean() < straight[0].mean() / 3, "but the model keeps more of a face than they do"


# ---- 6 New things ---------------------------------------------------------------------------------------------------


def test_without_chance_the_same_few_faces_come_again_and_more_chance_makes_them_stranger(faces: Space):
    still = imagined(faces, 0.0)
    assert len(np.unique(still.round(4), axis=0)) <= len(faces.mixture.weights) < len(still)
    usual, wild = (np.median(back(faces, faces.redraw(imagined(faces, variety)))[1]) for variety in (1.0, 1.4))
    assert wild > 2 * usual


def test_around_one_place_and_without_chance_all_are_the_same(faces: Space):
    codes, rng = faces.reference.codes, np.random.default_rng(0)
    happy = codes[faces.reference.labels == "happy"]
    around = (draws.from_prior(12, faces.dials, rng, 0.0), draws.near(codes[0], codes, 12, rng, 0.0))
    for drawn in (*around, draws.from_some(happy, 12, rng, 0.0)):
        assert np.ptp(drawn, axis=0).max() < 1e-5


def test_from_nothing_is_stranger_and_near_one_is_nearer(faces: Space):
    codes, rng = faces.reference.codes, np.random.default_rng(1)
    nothing = draws.from_prior(100, faces.dials, rng).astype(np.float32)
    strange = [np.median(back(faces, faces.redraw(some))[1]) for some in (nothing, imagined(faces))]
    assert strange[0] > 2 * strange[1]
    near, anywhere = draws.near(codes[0], codes, 100, rng), imagined(faces)
    assert np.linalg.norm(near - codes[0], axis=1).mean() < 0.8 * np.linalg.norm(anywhere - codes[0], axis=1).mean()


def test_like_a_group_is_like_it_and_what_is_rare_comes_seldom(faces: Space):
    codes, labels = faces.reference.codes, faces.reference.labels
    any_face = np.array([faces.label_of(code) for code in imagined(faces, count=400)])
    for label, least in (("happy", 0.7), ("surprised", 0.2)):
        drawn = draws.from_some(codes[labels == label], 200, np.random.default_rng(2))
        share = np.mean([faces.label_of(code) == label for code in drawn])
        assert share > max(least, 2 * (any_face == label).mean()), label
    names = sorted(set(labels))
    rarest, commonest = (pick(names, key=lambda name: (labels == name).mean()) for pick in (min, max))
    assert (any_face == rarest).mean() < 0.1
    assert (any_face == commonest).mean() > 0.25


# ---- 7 What doesn't fit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["faces", "digits"])
def test_those_that_were_spoiled_are_the_oddest(name: str):
    space = Space.load(SHIPPED / name)
    known = np.arange(0, len(space.reference), 6)
    rows = np.linspace(0, len(space.reference) - 1, judging.SPOILED).astype(int)
    every = pool.of(space, Collection(name), pool.KNOWN).arrays
    items, (spoiled, _) = every[known], space.modality.spoiled(every[rows])
    posterior = space.encode(spoiled)
    seen = [Evidence(*(part[known] for part in space.reference.evidence))]
    seen.append(space.rebuild(spoiled, posterior.mean).evidence(posterior))
    odd = np.arange(len(known) + len(spoiled)) >= len(known)
    scores = outliers.judge(outliers.joined(seen)).surprise[COMBINED]
    flat = np.concatenate([items, spoiled]).reshape(len(odd), -1).astype(np.float32) / 255
    fitted = losing.principal(flat, space.dials)
    lines = np.square(fitted.decode(fitted.encode(flat)) - flat).mean(axis=1)
    beside = [auroc(lines, odd), auroc(outliers.neighbour_distance(flat), odd)]
    assert auroc(scores, odd) > max(0.99, *(one - 0.01 for one in beside)), beside
    assert precision_at(scores, odd, IN_SIGHT) == 1.0, "so that one is at hand to be marked"


def test_frauds_stand_out_beside_what_their_owner_does_and_not_every_odd_payment_is_one():
    payments = Space.load(SHIPPED / "transactions")
    known = pool.of(payments, Collection(payments.name), pool.KNOWN)
    sides = {side.name: side.rows for side in payments.modality.sides(known.arrays)}
    odd = known.labels != ""
    surprise = outliers.judge(known.evidence, sides=sides).surprise
    rows = sides["owner"]
    filled = np.where(np.isnan(rows), np.nanmedian(rows, axis=0), rows)
    near = auroc(outliers.neighbour_distance((filled / (filled.std(axis=0) + 1e-9)).astype(np.float32)), odd)
    assert auroc(surprise[COMBINED], odd) > max(0.9, near - 0.02), near
    assert auroc(surprise["owner"], odd) > auroc(surprise["everyone"], odd) + 0.2
    first = precision_at(surprise[COMBINED], odd, IN_SIGHT)
    assert 0 < first < 1, "there is one of each to be marked"


# ---- 8 What gets lost -----------------------------------------------------------------------------------------------


def test_fewer_numbers_keep_less_and_straight_lines_do_better_with_very_few(faces: Space, plain: baseline.Baseline):
    codes = faces.reference.codes
    found = baseline.course(faces.folder, plain, losing.counts(faces.dials), faces.known(slice(0, 0)), codes[:0])
    assert all(fewer > 0.97 * more for fewer, more in zip(found.dials, found.dials[1:], strict=False))
    assert found.dials[-1] < found.dials[0] / 20
    better = [ours < theirs for ours, theirs in zip(found.dials, found.linear, strict=True)]
    assert (better[0], better[-1]) == (False, True), "so hold them against straight lines"


def test_not_as_much_is_lost_for_every_question(faces: Space):
    known, factors = faces.reference.posterior, faces.reference.factors
    order = losing.in_order(known.mean, known.logvar)
    kept = []
    for labels in (faces.reference.labels, factors["glasses"]):
        found = losing.answered(known.mean, order, None, labels.astype(str), (16, faces.dials))
        assert found.tells
        kept.append((found.dials[0] - found.usual) / (found.dials[1] - found.usual))
    assert kept[0] > kept[1] + 0.2
