"""Customers and what they ordinarily do: where, for what, when and for how much."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from latent.payments.world import (
    CASH,
    CATEGORIES,
    IS_ONLINE,
    ONLINE,
    SUBSCRIPTION,
    TOWNS,
    shops,
)

DAYS = 90
DAY = 24 * 60
"""Minutes."""

CHIP, CONTACTLESS, WEB = range(3)
CHANNELS = np.array(["chip", "contactless", "online"])

_KEPT = 0.85  # share of payments at one of the customer's own shops
_TRIP_DAYS = (2, 9)
_ON_THE_WAY = 6 * 60  # minutes around a trip in which nothing is paid in a shop
_HOLIDAY = np.array([kind.holiday for kind in CATEGORIES])
_SHARES = np.array([kind.share for kind in CATEGORIES])
_SPREAD = np.array([kind.spread for kind in CATEGORIES])
_OPEN, _SHUT = np.array([kind.hours for kind in CATEGORIES], float).T


@dataclass(frozen=True, eq=False)
class Customers:
    """Habits of ``c`` customers.

    Attributes:
        home: row of their town ``int (c,)``.
        level: what they pay beside what others pay for the same ``float64 (c,)``.
        activity: share of all payments ``float64 (c,)``.
        tastes: share of each category ``float64 (c, categories)``.
        own: their shops of each category, the first the dearest to them ``int (c, categories, 2)``.
        peaks: hours of the day around which they pay: two in shops, one online ``float64 (c, 3)``.
        week: share of each weekday ``float64 (c, 7)``.
        taps: how readily they pay without a PIN 0..1 ``float64 (c,)``.
        trips: day of departure, days away and where to, two each ``float64 (c, 2, 3)``; no days: none.
    """

    home: np.ndarray
    level: np.ndarray
    activity: np.ndarray
    tastes: np.ndarray
    own: np.ndarray
    peaks: np.ndarray
    week: np.ndarray
    taps: np.ndarray
    trips: np.ndarray

    def __len__(self) -> int:
        return len(self.home)


@dataclass(frozen=True, eq=False)
class Payments:
    """``n`` payments.

    Attributes:
        customer: row ``int (n,)``.
        minute: since the start ``float64 (n,)``.
        shop: row ``int (n,)``.
        amount: euros ``float64 (n,)``.
        channel: row of :data:`CHANNELS` ``int (n,)``.
        fraud: 0 for none, else one more than the row of the kind ``int (n,)``.
    """

    customer: np.ndarray
    minute: np.ndarray
    shop: np.ndarray
    amount: np.ndarray
    channel: np.ndarray
    fraud: np.ndarray

    def __len__(self) -> int:
        return len(self.customer)

    def take(self, rows: np.ndarray) -> Payments:
        """Those in these rows."""
        return Payments(*(values[rows] for values in vars(self).values()))


def joined(parts: list[Payments]) -> Payments:
    """All of several, in the order of time."""
    whole = Payments(*(np.concatenate(values) for values in zip(*(vars(part).values() for part in parts), strict=True)))
    return whole.take(np.argsort(whole.minute, kind="stable"))


def customers(count: int, rng: np.random.Generator) -> Customers:
    """So many customers."""
    home = rng.integers(len(TOWNS), size=count)
    tastes = rng.gamma(0.35 * np.maximum(_SHARES, 1e-9), 1.0, (count, len(CATEGORIES))) + 0.02 * _SHARES
    late = rng.random(count) < 0.15
    peaks = np.stack([rng.uniform(8, 13, count), rng.uniform(15, 21, count), rng.uniform(17, 23.5, count)], 1)
    peaks[late, 2] = rng.uniform(24, 28, late.sum())
    return Customers(
        home=home,
        level=np.exp(0.55 * rng.standard_normal(count)),
        activity=_shares(rng.gamma(3.0, 1.0, count)),
        tastes=_shares(tastes),
        own=_own_shops(home, rng),
        peaks=peaks,
        week=_shares(rng.gamma(4.0, 1.0, (count, 7))),
        taps=rng.beta(4, 2, count),
        trips=_trips(home, rng),
    )


def _shares(weights: np.ndarray) -> np.ndarray:
    return weights / weights.sum(axis=-1, keepdims=True)


def _own_shops(home: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    near = rng.permuted(shops().table[home], axis=2)
    return near[:, :, :2]


def _trips(home: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    shape = (len(home), 2)
    goal = (home[:, None] + rng.integers(1, len(TOWNS), shape)) % len(TOWNS)
    length = np.where(rng.random(shape) < 0.45, rng.uniform(*_TRIP_DAYS, shape), 0)
    start = rng.uniform(0, DAYS / 2 - _TRIP_DAYS[1], shape) + np.array([0, DAYS / 2])
    return np.stack([start, length, goal], axis=2)


def ordinary(people: Customers, count: int, rng: np.random.Generator) -> Payments:
    """``count`` payments as these customers make them, subscriptions among them."""
    monthly = _subscriptions(people, rng)
    monthly = monthly.take(np.sort(rng.permutation(len(monthly))[: count // 8]))
    free = count - len(monthly)
    customer = rng.choice(len(people), free, p=people.activity)
    day = _days(people, customer, rng)
    town = _whereabouts(people, customer, (day + 0.5) * DAY)
    kind = _kinds(people, customer, town != people.home[customer], rng)
    minute = day * DAY + 60 * _hours(people, customer, kind, rng)
    town = _whereabouts(people, customer, minute)
    kind = np.where(_travels(people, customer, minute) & ~IS_ONLINE[kind], _online_kinds(free, rng), kind)
    shop = _shops(people, customer, kind, town, rng)
    amount = _amounts(people, customer, shop, rng)
    channel = channels(people.taps[customer], shop, amount, rng)
    return joined([Payments(customer, minute, shop, amount, channel, np.zeros(free, int)), monthly])


def _days(people: Customers, customer: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    weekday = picked(people.week[customer], rng)
    weeks = -(-DAYS // 7)
    return np.minimum(7 * rng.integers(weeks, size=len(customer)) + weekday, DAYS - 1)


def picked(shares: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One column of each row of shares ``(n, k)``, drawn by them ``int (n,)``."""
    return (rng.random((len(shares), 1)) > np.cumsum(shares, axis=1)[:, :-1]).sum(axis=1)


def _away(people: Customers, customer: np.ndarray, minute: np.ndarray, before: float = 0.0) -> np.ndarray:
    """Whether each lies within each of its customer's trips, drawn out by minutes at both ends ``bool (n, 2)``."""
    start, length, _ = np.moveaxis(people.trips[customer], 2, 0)
    at = minute[:, None]
    return (length > 0) & (at >= start * DAY - before) & (at < (start + length) * DAY + before)


def _whereabouts(people: Customers, customer: np.ndarray, minute: np.ndarray) -> np.ndarray:
    """The town that each customer is in."""
    away, goals = _away(people, customer, minute), people.trips[customer, :, 2].astype(int)
    found = np.where(away[:, 0], goals[:, 0], people.home[customer])
    return np.where(away[:, 1], goals[:, 1], found)


def _travels(people: Customers, customer: np.ndarray, minute: np.ndarray) -> np.ndarray:
    """Whether each is on the way to a trip or back."""
    around = _away(people, customer, minute, _ON_THE_WAY) & ~_away(people, customer, minute, -_ON_THE_WAY)
    return around.any(axis=1)


def _kinds(people: Customers, customer: np.ndarray, away: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    tastes = people.tastes[customer]
    return picked(_shares(np.where(away[:, None], tastes * _HOLIDAY, tastes)), rng)


def _online_kinds(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.choice(len(CATEGORIES), count, p=_shares(_SHARES * IS_ONLINE))


def _hours(people: Customers, customer: np.ndarray, kind: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Hours of the day, around the customer's own and while the kind of shop is open."""
    count = len(customer)
    peak = np.where(IS_ONLINE[kind], 2, rng.integers(2, size=count))
    hour = people.peaks[customer, peak] + 1.3 * rng.standard_normal(count)
    anywhen = rng.random(count) < 0.1
    hour = np.where(anywhen, rng.uniform(7, 23, count), hour)
    inside = (hour >= _OPEN[kind]) & (hour < _SHUT[kind])
    hour = np.where(inside | IS_ONLINE[kind], hour, rng.uniform(_OPEN[kind], _SHUT[kind]))
    return hour % 24


def _shops(
    people: Customers, customer: np.ndarray, kind: np.ndarray, town: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """One of the customer's own at home, mostly; anywhere else, any."""
    count = len(customer)
    own = people.own[customer, kind, (rng.random(count) < 0.3).astype(int)]
    table = shops().table
    other = table[town, kind, rng.integers(table.shape[2], size=count)]
    near = (town == people.home[customer]) | IS_ONLINE[kind]
    return np.where(near & (rng.random(count) < _KEPT), own, other)


def _amounts(people: Customers, customer: np.ndarray, shop: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    level = people.level[customer]
    return priced(shop, level, rng)


def priced(shop: np.ndarray, level: np.ndarray | float, rng: np.random.Generator) -> np.ndarray:
    """Amounts in euros at shops, for customers who pay ``level`` times what others do; cash comes in notes."""
    kind = shops().category[shop]
    amount = shops().price[shop] * level * np.exp(0.5 * _SPREAD[kind] * rng.standard_normal(len(shop)))
    notes = 10 * np.maximum(np.rint(amount / 10), 1)
    return np.where(kind == CASH, notes, np.maximum(np.round(amount, 2), 0.5))


def channels(taps: np.ndarray | float, shop: np.ndarray, amount: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """How each is paid: a card is tapped up to 50 euros alone, and never at a cash machine."""
    tapped = (rng.random(len(shop)) < taps) & (amount <= 50) & (shops().category[shop] != CASH)
    return np.where(shops().town[shop] == ONLINE, WEB, np.where(tapped, CONTACTLESS, CHIP))


def _subscriptions(people: Customers, rng: np.random.Generator) -> Payments:
    """The same amount at the same shop once a month, one to three for each customer."""
    customer = np.repeat(np.arange(len(people)), rng.integers(1, 4, len(people)))
    table = shops().table[0, SUBSCRIPTION]
    shop = table[rng.integers(len(table), size=len(customer))]
    amount = priced(shop, 1.0, rng)
    first = rng.integers(0, 30, len(customer)) * DAY + rng.uniform(0, DAY, len(customer))
    months = 30 * DAY * np.arange(DAYS // 30)
    minute = (first[:, None] + months + rng.uniform(-30, 30, (len(first), len(months)))).clip(0).ravel()
    rows = np.repeat(np.arange(len(customer)), len(months))
    count = len(rows)
    return Payments(customer[rows], minute, shop[rows], amount[rows], np.full(count, WEB), np.zeros(count, int))


def relabelled(some: Payments, kind: int) -> Payments:
    """The same, said to be fraud of a kind."""
    return replace(some, fraud=np.full(len(some), kind))
