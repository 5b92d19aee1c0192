"""Sentences, each short enough to be read at a glance."""

from latent.modalities.text.codec import TextConfig, TextModality

__all__ = ["MODALITY", "TextConfig", "TextModality"]

MODALITY = TextModality
