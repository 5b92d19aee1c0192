"""Find what doesn't fit, and why."""

from latent.ui import odd_page
from latent.ui.frame import frame

with frame("Odd ones out"):
    odd_page.show()
