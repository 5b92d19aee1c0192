"""What new items teach about real ones: of a part of theirs, and of labels that the model never saw."""

from __future__ import annotations

import numpy as np
import pytest

from latent.collection import Collection
from latent.insight.transfer import Transfer, transfer
from latent.ui.imagine import taught
from latent.ui.items import pool
from latent.ui.items.pool import Pool
from latent.ui.items.wishes import Wish
from latent.ui.session import state
from latent.ui.widgets import nouns


@pytest.fixture(scope="module")
def payments() -> Pool:
    """Some that are labelled by what they cost, but for a few."""
    space = state.open_space("transactions")
    known = pool.of(space, Collection(space.name), pool.KNOWN)
    some = Pool(space, known.rows[:600])
    amounts = space.modality.measures(some.arrays)["Amount"]
    vars(some)["labels"] = np.where(amounts > np.median(amounts), "dear", "cheap")
    some.labels[:3], some.labels[3] = "", "rare"
    return some


def test_labels_that_hardly_any_item_bears_are_not_told_apart(payments: Pool):
    assert taught.told_apart(payments.labels) == ["cheap", "dear"]
    assert taught.told_apart(np.array(["", "one"] * 20)) == ["one"]


def test_new_items_of_each_label_teach_to_tell_it(payments: Pool):
    real, labels, new, words = taught.of_labels(payments, 300, Wish(seed=3))
    assert (len(real), len(labels)) == (600, 600)
    assert abs(len(new) - 300) <= 1
    assert sorted(set(words)) == ["cheap", "dear"]
    assert abs(np.mean(words == "dear") - 0.5) < 0.02
    assert (words[:-1] != words[1:]).mean() > 0.3, "those of one label do not all come first"
    found = transfer(real, labels, new, words)
    assert 0.8 < found.on_new <= found.on_real + 0.05


def test_a_part_is_taken_out_of_both(payments: Pool):
    real, answers, new, words = taught.of_part(payments, payments.arrays[:40], "channel")
    assert real.shape[1] == new.shape[1] == payments.arrays.shape[1] - 1
    assert answers[:40].tolist() == words.tolist()


def test_it_is_said_with_what_real_ones_teach(payments: Pool):
    told = taught.in_words("the label", Transfer(0.81, 0.9, 300, 600, ("rare",)), nouns.of(payments.space.modality))
    assert told == (
        "“the label” of 600 real rows: what learned from 300 new rows tells it right in 81 of 100 pairs, what learned "
        "from as many other real ones in 90 (AUROC 0.810 and 0.900; by chance, 50). No new one is “rare”."
    )
