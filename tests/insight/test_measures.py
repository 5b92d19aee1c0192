import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from latent.insight.measures import active_dials, auroc, kl_per_dial, labelled


def test_kl_of_a_posterior_equal_to_the_prior_is_nothing():
    assert kl_per_dial(np.zeros((5, 3)), np.zeros((5, 3))) == pytest.approx([0, 0, 0])


def test_kl_equals_the_formula_of_two_gaussians():
    mean, variance = 1.5, 0.2
    found = kl_per_dial(np.full((4, 1), mean), np.full((4, 1), np.log(variance)))
    assert found == pytest.approx([0.5 * (mean**2 + variance - 1 - np.log(variance))])


def test_active_dials_are_those_that_vary_the_most_telling_first():
    rng = np.random.default_rng(0)
    means = rng.normal(size=(500, 4)) * [0.05, 1.0, 0.3, 2.0]
    logvars = np.log(np.tile([0.99, 0.2, 0.01, 0.05], (500, 1)))
    assert active_dials(means, logvars).tolist() == [3, 2, 1]
    assert active_dials(means * 0, logvars).size == 0


def test_auroc_equals_scikit_learn_with_and_without_ties():
    rng = np.random.default_rng(1)
    positive = rng.random(400) < 0.3
    for scores in (rng.normal(size=400) + positive, rng.integers(0, 4, 400) + positive, np.zeros(400)):
        assert auroc(scores, positive) == pytest.approx(roc_auc_score(positive, scores))


def test_auroc_needs_both_kinds():
    with pytest.raises(ValueError, match="both kinds"):
        auroc(np.arange(3), np.ones(3, bool))


def test_items_without_a_label_are_left_out():
    codes, labels = labelled(np.arange(8).reshape(4, 2), np.array(["a", None, "", "b"], dtype=object))
    assert codes.tolist() == [[0, 1], [6, 7]]
    assert labels.tolist() == ["a", "b"]
    assert labelled(np.ones((2, 1)), [0, 1])[1].tolist() == [0, 1]
