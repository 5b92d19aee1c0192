"""The course: its lessons in their order, a module each."""

from __future__ import annotations

from latent.ui.lessons.course import (
    between,
    directions,
    latent_space,
    new_things,
    odd_ones,
    reading_a_map,
    there_and_back,
    what_is_lost,
)
from latent.ui.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {
    one.key: one
    for one in (
        latent_space.LESSON,
        there_and_back.LESSON,
        reading_a_map.LESSON,
        directions.LESSON,
        between.LESSON,
        new_things.LESSON,
        odd_ones.LESSON,
        what_is_lost.LESSON,
    )
}
"""By their keys."""
