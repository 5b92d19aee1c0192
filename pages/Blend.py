"""Walk from one item to another and see what lies between."""

from latent.ui import blend_page
from latent.ui.frame import frame

with frame("Blend"):
    blend_page.show()
