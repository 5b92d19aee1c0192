"""Move a slider and watch one thing change."""

from latent.ui.frame import frame
from latent.ui.morph import page

with frame("Morph"):
    page.show()
