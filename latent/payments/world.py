"""Where drawn customers pay: towns, kinds of shops, and the shops. The same for every seed.

Towns are real, with their coordinates in degrees; shops are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

TOWNS = (
    ("Amsterdam", "Netherlands", 52.37, 4.90),
    ("Athens", "Greece", 37.98, 23.73),
    ("Barcelona", "Spain", 41.39, 2.17),
    ("Bergen", "Norway", 60.39, 5.32),
    ("Berlin", "Germany", 52.52, 13.40),
    ("Bologna", "Italy", 44.49, 11.34),
    ("Bordeaux", "France", 44.84, -0.58),
    ("Copenhagen", "Denmark", 55.68, 12.57),
    ("Cork", "Ireland", 51.90, -8.47),
    ("Gdansk", "Poland", 54.35, 18.65),
    ("Ghent", "Belgium", 51.05, 3.73),
    ("Graz", "Austria", 47.07, 15.44),
    ("Helsinki", "Finland", 60.17, 24.94),
    ("Leipzig", "Germany", 51.34, 12.37),
    ("Lisbon", "Portugal", 38.72, -9.14),
    ("Lyon", "France", 45.76, 4.84),
    ("Naples", "Italy", 40.85, 14.27),
    ("Prague", "Czechia", 50.08, 14.44),
    ("Riga", "Latvia", 56.95, 24.11),
    ("Seville", "Spain", 37.39, -5.98),
)
"""Name, country, latitude and longitude."""

ONLINE = -1
"""The town of a shop that is nowhere."""

SHOPS_A_TOWN, SHOPS_ONLINE = 4, 8
"""Shops of each category, in a town and online."""


@dataclass(frozen=True)
class Category:
    """A kind of shop.

    Attributes:
        name: for people.
        price: median of what is paid, in euros.
        spread: of its logarithm from shop to shop and from payment to payment.
        share: of all payments, in proportion to the others'.
        hours: from when to when it is open; of one online, always.
        online: whether it is in no town.
        holiday: how much more of it is paid away from home.
    """

    name: str
    price: float
    spread: float
    share: float
    hours: tuple[float, float] = (0, 24)
    online: bool = False
    holiday: float = 1.0


CATEGORIES = (
    Category("groceries", 26, 0.55, 30, (7, 22)),
    Category("restaurant", 31, 0.45, 11, (11, 23.9), holiday=3),
    Category("café", 6, 0.40, 11, (7, 20), holiday=3),
    Category("fuel", 55, 0.30, 6, (5, 23.9)),
    Category("pharmacy", 15, 0.60, 4, (8, 20)),
    Category("clothing", 52, 0.60, 4, (9, 20)),
    Category("electronics", 130, 0.80, 2, (9, 20), holiday=0.3),
    Category("jewellery", 170, 0.70, 0.8, (10, 19)),
    Category("household", 38, 0.70, 4, (8, 20), holiday=0.2),
    Category("transport", 5, 0.60, 8, (5, 23.9), holiday=2),
    Category("leisure", 24, 0.50, 4, (10, 23.9), holiday=3),
    Category("cash machine", 70, 0.50, 4, (0, 24), holiday=2),
    Category("marketplace", 34, 0.80, 7, online=True),
    Category("digital goods", 7, 0.90, 4, online=True),
    Category("food delivery", 27, 0.35, 4, online=True),
    Category("travel", 150, 0.80, 1.5, online=True),
    Category("gift cards", 45, 0.60, 1, online=True),
    Category("subscription", 11, 0.35, 0, online=True),
)
NAMES = tuple(category.name for category in CATEGORIES)
SUBSCRIPTION, CASH = NAMES.index("subscription"), NAMES.index("cash machine")
IS_ONLINE = np.array([category.online for category in CATEGORIES])

_SEATS = ("Ireland", "Netherlands", "Germany")  # of shops online
_STARTS = ("Al", "Bel", "Cor", "Dan", "El", "Fer", "Gar", "Hol", "Is", "Jan", "Kar", "Lin", "Mor", "Nor", "Or", "Pel")
_ENDS = ("anda", "berg", "dini", "evik", "ford", "gren", "holt", "issa", "kova", "lund", "mar", "nelli", "ovic", "ra")


@dataclass(frozen=True, eq=False)
class Shops:
    """All shops.

    Attributes:
        name: ``str (s,)``, each another.
        category: row of :data:`CATEGORIES` ``int (s,)``.
        town: row of :data:`TOWNS`, or :data:`ONLINE` ``int (s,)``.
        country: ``str (s,)``.
        price: median of what is paid there, in euros ``float64 (s,)``.
        table: shops of each category in each town ``int (towns, categories, k)``; online ones are in every town.
    """

    name: np.ndarray
    category: np.ndarray
    town: np.ndarray
    country: np.ndarray
    price: np.ndarray
    table: np.ndarray


@cache
def shops() -> Shops:
    """The shops of this world."""
    rng = np.random.default_rng(20_000)
    local = [(town, kind) for town in range(len(TOWNS)) for kind in np.flatnonzero(~IS_ONLINE)]
    pairs = [pair for pair in local for _ in range(SHOPS_A_TOWN)]
    pairs += [(ONLINE, kind) for kind in np.flatnonzero(IS_ONLINE) for _ in range(SHOPS_ONLINE)]
    town, category = np.array(pairs).T
    median = np.array([kind.price for kind in CATEGORIES])[category]
    spread = np.array([kind.spread for kind in CATEGORIES])[category]
    price = median * np.exp(0.6 * spread * rng.standard_normal(len(pairs)))
    abroad = rng.choice(_SEATS, len(pairs))
    country = np.where(town == ONLINE, abroad, np.array([country for _, country, _, _ in TOWNS])[town])
    return Shops(_names(town, category), category, town, country, price, _table(town, category))


def _names(town: np.ndarray, category: np.ndarray) -> np.ndarray:
    """A name for each shop, such as "Belmar café"; of all towns no two are the same."""
    words = np.random.default_rng(20_001).permutation([a + b for a in _STARTS for b in _ENDS])
    seen = np.zeros(len(CATEGORIES), int)
    names = []
    for kind in category.tolist():
        names.append(f"{words[(seen[kind] + 37 * kind) % len(words)]} {NAMES[kind]}")
        seen[kind] += 1
    return np.array(names)


def _table(town: np.ndarray, category: np.ndarray) -> np.ndarray:
    found = np.empty((len(TOWNS), len(CATEGORIES), SHOPS_A_TOWN), int)
    for place in range(len(TOWNS)):
        for kind in range(len(CATEGORIES)):
            here = np.flatnonzero((category == kind) & (town == (ONLINE if IS_ONLINE[kind] else place)))
            found[place, kind] = here[:SHOPS_A_TOWN] if len(here) == SHOPS_A_TOWN else here[place % 2 :: 2]
    return found


def kilometres(town: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Great-circle distance ``float64 (n,)`` between towns by their rows."""
    places = np.radians([(latitude, longitude) for _, _, latitude, longitude in TOWNS])
    a, b = places[town], places[other]
    half = np.sin((b - a) / 2) ** 2
    return 12_742 * np.arcsin(np.sqrt(half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]))
