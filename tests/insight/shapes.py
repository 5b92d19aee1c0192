"""Codes of known shapes, and what each is of."""

from __future__ import annotations

import numpy as np


def two_rings(count: int = 150) -> tuple[np.ndarray, np.ndarray]:
    """Codes on two rings, one in the other, which no straight cut parts, and which ring each is on."""
    rng = np.random.default_rng(0)
    angles, ring = rng.uniform(0, 2 * np.pi, 2 * count), np.arange(2 * count) // count
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1) * (1 + 3 * ring)[:, None]
    return (places + 0.05 * rng.normal(size=places.shape)).astype(np.float32), ring


def clouds(count: int, each: int = 60, dials: int = 6) -> tuple[np.ndarray, np.ndarray]:
    """Codes in clouds that lie apart, and which cloud each is of."""
    rng = np.random.default_rng(0)
    cloud = np.repeat(np.arange(count), each)
    middles = 12 * np.eye(max(dials, count))[:count, : max(dials, count)]
    return (middles[cloud] + rng.normal(size=(len(cloud), middles.shape[1]))).astype(np.float32), cloud


def along(count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Codes whose label is which side of a plane they are on, while they lie in groups by something else."""
    rng = np.random.default_rng(0)
    codes = rng.normal(size=(count, 10)) + 9 * rng.integers(0, 2, (count, 1)) * np.eye(10)[0]
    return codes.astype(np.float32), np.where(codes[:, 1] + codes[:, 2] > 0, "up", "down")
