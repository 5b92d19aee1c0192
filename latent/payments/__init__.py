"""Card payments of customers with habits, a few of them fraud: a pure function of a seed.

Nothing in it is of a real person, shop or bank. What makes a payment fraud is how it differs from what the same
customer did before; by itself it could be anybody's. See :mod:`latent.payments.frauds` for the five kinds.
"""

from __future__ import annotations

import numpy as np

from latent.payments import frauds, habits
from latent.payments.habits import CHANNELS, DAYS, Payments
from latent.payments.world import NAMES, ONLINE, TOWNS, shops

KINDS = frauds.KINDS
LABEL = "fraud"
"""The column that says which kind of fraud a payment is; blank for none."""

COLUMNS = (
    "customer",
    "time",
    "shop",
    "category",
    "amount",
    "channel",
    "town",
    "country",
    "latitude",
    "longitude",
    LABEL,
)
START = np.datetime64("2024-03-04T00:00:00")
"""A Monday."""

MOST_FRAUD = 0.0099
"""Share of all payments."""

_PAYMENTS_A_CUSTOMER = 80


def draw(count: int, seed: int = 0) -> dict[str, np.ndarray]:
    """``count`` payments over 90 days, in the order of time.

    Args:
        count: payments in all, frauds among them: under 1%, and none of fewer than some thousand.
        seed: the same seed draws the same payments.

    Returns:
        Columns ``(count,)`` by the names of :data:`COLUMNS`: ``time`` in seconds (``datetime64[s]``), ``amount`` in
        euros, coordinates of the shop in degrees (NaN online), all else text, "" where there is none.
    """
    rng = np.random.default_rng(seed)
    people = habits.customers(max(2, count // _PAYMENTS_A_CUSTOMER), rng)
    real = habits.ordinary(people, count, rng)
    bad = frauds.commit(people, real, count, rng)
    bad = bad.take(np.arange(min(len(bad), int(MOST_FRAUD * count))))
    kept = np.sort(rng.permutation(len(real))[: count - len(bad)])
    return _columns(habits.joined([real.take(kept), bad]))


def _columns(paid: Payments) -> dict[str, np.ndarray]:
    known, there = shops(), shops().town[paid.shop]
    town, _, latitude, longitude = (np.array(values) for values in zip(*TOWNS, strict=True))
    online = there == ONLINE
    values = (
        np.strings.add("C", np.strings.zfill((paid.customer + 1).astype(str), 5)),
        START + np.rint(60 * paid.minute).astype("timedelta64[s]"),
        known.name[paid.shop],
        np.array(NAMES)[known.category[paid.shop]],
        paid.amount,
        CHANNELS[paid.channel],
        np.where(online, "", town[there]),
        known.country[paid.shop],
        np.where(online, np.nan, latitude[there]),
        np.where(online, np.nan, longitude[there]),
        np.array(["", *KINDS])[paid.fraud],
    )
    return dict(zip(COLUMNS, values, strict=True))


__all__ = ["COLUMNS", "DAYS", "KINDS", "LABEL", "START", "draw"]
