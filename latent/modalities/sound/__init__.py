"""Sounds, all of one length within a space."""

from latent.modalities.sound.codec import SoundModality
from latent.modalities.sound.spectrum import SoundConfig

__all__ = ["MODALITIES", "SoundConfig", "SoundModality"]

MODALITIES = (SoundModality,)
