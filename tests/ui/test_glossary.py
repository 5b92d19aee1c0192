"""Words of the glossary, with live pictures in every space that comes along."""

from __future__ import annotations

import pytest

from latent.space import Space
from latent.spaces import SHIPPED, shipped
from latent.ui.learn import glossary, pictures


@pytest.mark.parametrize("name", shipped())
def test_words_have_pictures_in_every_space(name: str):
    found = pictures.of(Space.load(SHIPPED / name))
    assert set(found) <= set(glossary.TERMS)
    assert {"space", "dial", "direction", "neighbours"} <= set(found)
