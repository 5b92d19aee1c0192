"""What tests of a class share."""

from __future__ import annotations

import pytest
from clock import Clock


@pytest.fixture
def clock() -> Clock:
    """For a room, and for what it keeps."""
    return Clock()
