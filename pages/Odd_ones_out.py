"""Find what doesn't fit, and why."""

from latent.ui.frame import frame
from latent.ui.odd import page

with frame("Odd ones out"):
    page.show()
