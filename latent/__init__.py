"""Latentarium: see your own pictures as points of a trained VAE's latent space, and turn its dials."""

__version__ = "0.1.0"
