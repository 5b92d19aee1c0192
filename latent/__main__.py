"""``python -m latent``."""

from latent.cli import commands

if __name__ == "__main__":
    commands(prog_name="python -m latent")
