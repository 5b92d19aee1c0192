"""Texts, read in two ways: sentences, short enough to be read at a glance, and longer ones by their words."""

from latent.modalities.text.codec import TextConfig, TextModality
from latent.modalities.text.passages import PassageConfig, PassageModality

__all__ = ["MODALITIES", "PassageConfig", "PassageModality", "TextConfig", "TextModality"]

MODALITIES = (TextModality, PassageModality)
