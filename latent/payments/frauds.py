"""Five kinds of fraud, each odd beside what its customer did before and ordinary beside what all customers do.

The kinds follow what card issuers publish of their cases, such as the European Central Bank's reports on card fraud:

- *stolen card*: a spree in shops near home within hours, at shops and on things that its owner seldom pays for;
- *card testing*: many tiny payments online within minutes, to see whether a number works;
- *account takeover*: a few payments online that are large for this customer, at another hour than theirs;
- *cloned card*: a payment far from home too soon after the last one to have travelled;
- *slow skim*: the same amount at one shop again and again, every day or two.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latent.payments.habits import DAY, DAYS, WEB, Customers, Payments, channels, joined, priced, relabelled
from latent.payments.world import IS_ONLINE, NAMES, ONLINE, kilometres, shops

KINDS = ("stolen card", "card testing", "account takeover", "cloned card", "slow skim")

SHARE = 0.0016
"""Of each kind among all payments."""

_SIZES = (6, 7, 3, 2, 10)  # payments of one case, about
_FAR = 600  # kilometres
_EARLIEST = DAYS * DAY / 3  # by then a customer has habits
_SPREE = np.array([NAMES.index(name) for name in ("electronics", "clothing", "jewellery", "household", "fuel")])
_TESTED = np.array([NAMES.index(name) for name in ("digital goods", "marketplace")])
_CLONED = np.array([NAMES.index(name) for name in ("cash machine", "electronics", "groceries")])


def commit(people: Customers, real: Payments, count: int, rng: np.random.Generator) -> Payments:
    """Frauds for ``count`` payments in all, of each kind about :data:`SHARE`; at the customers of ``real`` ones."""
    late = np.flatnonzero(real.minute > _EARLIEST)
    cases = []
    for kind, (write, size) in enumerate(zip(_WRITERS, _SIZES, strict=True), 1):
        victims = _victims(people, real, late, kind)
        for _ in range(int(SHARE * count / size + 0.5) if len(victims) else 0):
            row = int(rng.choice(victims))
            cases.append(relabelled(write(people, real.take(np.array([row])), rng), kind))
    return joined(cases) if cases else real.take(np.arange(0))


def _victims(people: Customers, real: Payments, late: np.ndarray, kind: int) -> np.ndarray:
    """Rows of real payments after which a fraud of a kind may follow."""
    customer, town = real.customer[late], shops().town[real.shop[late]]
    if KINDS[kind - 1] == "account takeover":  # of those who pay little: what is much for them is usual for others
        return late[people.level[customer] < np.quantile(people.level, 0.4)]
    if KINDS[kind - 1] in ("stolen card", "cloned card"):
        return late[town == people.home[customer]]
    return late


def _case(after: Payments, minute: np.ndarray, shop: np.ndarray, amount: np.ndarray, channel: np.ndarray) -> Payments:
    """Payments of the customer whose one payment ``after`` is; none past the end."""
    count = len(minute)
    some = Payments(np.repeat(after.customer, count), minute, shop, amount, channel, np.zeros(count, int))
    return some.take(np.flatnonzero(minute < DAYS * DAY))


def _stolen(people: Customers, after: Payments, rng: np.random.Generator) -> Payments:
    count = int(rng.integers(4, 9))
    home = int(people.home[after.customer[0]])
    opens = (after.minute[0] // DAY + rng.integers(1, 3)) * DAY + 60 * rng.uniform(10, 16)
    minute = opens + np.cumsum(rng.uniform(4, 14, count))
    table = shops().table[home]
    kinds = rng.choice(_SPREE, count)
    shop = table[kinds, rng.integers(table.shape[1], size=count)]
    amount = priced(shop, 1.6, rng)
    return _case(after, minute, shop, amount, channels(0.9, shop, amount, rng))


def _testing(people: Customers, after: Payments, rng: np.random.Generator) -> Payments:
    count = int(rng.integers(5, 10))
    minute = after.minute + rng.uniform(60, 2 * DAY) + np.cumsum(rng.uniform(0.5, 4, count))
    table = shops().table[0, rng.choice(_TESTED)]
    shop = np.full(count, rng.choice(table))
    amount = np.round(rng.uniform(0.5, 3.0, count), 2)
    return _case(after, minute, shop, amount, np.full(count, WEB))


def _takeover(people: Customers, after: Payments, rng: np.random.Generator) -> Payments:
    count, who = int(rng.integers(2, 5)), int(after.customer[0])
    hour = (people.peaks[who, 2] + 12 + rng.normal()) % 24
    minute = (after.minute[0] // DAY + 1) * DAY + 60 * hour + np.cumsum(rng.uniform(5, 50, count))
    seldom = np.where(IS_ONLINE & (np.array(NAMES) != "subscription"), people.tastes[who], np.inf)
    kind = int(rng.choice(np.argsort(seldom)[:2]))
    shop = rng.choice(shops().table[0, kind], count)
    usual = np.median(shops().price[people.own[who].ravel()]) * people.level[who]
    amount = np.round(usual * rng.uniform(6, 12, count), 2)
    return _case(after, minute, shop, amount, np.full(count, WEB))


def _cloned(people: Customers, after: Payments, rng: np.random.Generator) -> Payments:
    count, town = int(rng.integers(1, 4)), int(shops().town[after.shop[0]])
    towns = np.arange(len(shops().table))
    far = towns[kilometres(towns, np.full(len(towns), town)) > _FAR]
    minute = after.minute + rng.uniform(15, 90) + np.cumsum(rng.uniform(2, 20, count))
    table = shops().table[rng.choice(far)]
    shop = table[rng.choice(_CLONED, count), rng.integers(table.shape[1], size=count)]
    amount = priced(shop, people.level[after.customer], rng)
    return _case(after, minute, shop, amount, channels(0.0, shop, amount, rng))


def _skim(people: Customers, after: Payments, rng: np.random.Generator) -> Payments:
    count = int(rng.integers(8, 13))
    minute = after.minute + np.cumsum(rng.uniform(0.7, 2.2, count)) * DAY
    shop = np.repeat(after.shop, count) if rng.random() < 0.5 else np.full(count, rng.choice(_subscribed()))
    amount = np.full(count, np.round(rng.uniform(6, 20), 2))
    online = shops().town[shop] == ONLINE
    return _case(after, minute, shop, amount, np.where(online, WEB, channels(1.0, shop, amount, rng)))


def _subscribed() -> np.ndarray:
    return shops().table[0, NAMES.index("digital goods")]


_WRITERS: tuple[Callable[[Customers, Payments, np.random.Generator], Payments], ...] = (
    _stolen,
    _testing,
    _takeover,
    _cloned,
    _skim,
)
"""Each writes one case of the kind in the same row of :data:`KINDS`."""
