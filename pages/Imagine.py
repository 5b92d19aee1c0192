"""Let the model make new items, each beside the nearest it knows."""

from latent.ui.frame import frame
from latent.ui.imagine import page

with frame("Imagine"):
    page.show()
