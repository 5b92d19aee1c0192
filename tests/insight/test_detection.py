import numpy as np
import pytest

from latent.insight import detection
from latent.insight.measures import auroc

RNG = np.random.default_rng(0)
ODD = RNG.random(200) < 0.2
SCORES = np.round(RNG.normal(size=200) + 1.5 * ODD, 1)  # rounded: many are equal


def test_the_curves_are_those_of_scikit_learn():
    from sklearn.metrics import average_precision_score, precision_recall_curve, roc_curve

    found = detection.curve(SCORES, ODD)
    false_alarms, hits, _ = roc_curve(ODD, SCORES, drop_intermediate=False)
    np.testing.assert_allclose(np.append(0, found.false_alarms), false_alarms)
    np.testing.assert_allclose(np.append(0, found.found), hits)
    precision, recall, thresholds = precision_recall_curve(ODD, SCORES)
    np.testing.assert_allclose(found.precision[::-1], precision[:-1])
    np.testing.assert_allclose(found.found[::-1], recall[:-1])
    np.testing.assert_allclose(found.thresholds[::-1], thresholds)
    assert found.average_precision == pytest.approx(average_precision_score(ODD, SCORES))


def test_precision_at_k_counts_the_first():
    scores, odd = np.array([5.0, 4, 3, 2, 1]), np.array([True, False, True, False, False])
    assert [detection.precision_at(scores, odd, k) for k in (1, 2, 3, 5)] == [1, 0.5, 2 / 3, 0.4]


def test_a_curve_needs_both_kinds():
    with pytest.raises(ValueError, match="both kinds"):
        detection.curve(SCORES, np.ones(200, bool))


def test_all_figures_at_once_are_json_values():
    found = detection.figures(SCORES, ODD)
    assert found["auroc"] == auroc(SCORES, ODD)
    assert found["share_odd"] == ODD.mean()
    assert list(found["precision_at"]) == ["5", "10", "20", "50", "100"]
    assert list(detection.figures(SCORES[:30], ODD[:30])["precision_at"]) == ["5", "10", "20"]


def test_marks_choose_the_score_that_agrees_with_them_and_the_first_of_equals():
    scores = {"first": np.arange(4.0), "second": -np.arange(4.0), "third": np.arange(4.0) ** 2}
    assert detection.best_by_marks(scores, [0, 3], [False, True]) == ("first", 1.0)
    assert detection.best_by_marks(scores, [0, 1, 3], [True, True, False]) == ("second", 1.0)
