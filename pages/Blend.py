"""Walk from one item to another and see what lies between."""

from latent.ui.blend import page
from latent.ui.frame import frame

with frame("Blend"):
    page.show()
