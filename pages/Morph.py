"""Move a slider and watch one thing change."""

from latent.ui import morph_page
from latent.ui.frame import frame

with frame("Morph"):
    morph_page.show()
