"""Pictures, grey or in colour, all of one size within a space."""

from latent.modalities.image.codec import ImageConfig, ImageModality

__all__ = ["MODALITIES", "ImageConfig", "ImageModality"]

MODALITIES = (ImageModality,)
