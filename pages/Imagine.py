"""Let the model make new items, each beside the nearest it knows."""

from latent.ui import imagine_page
from latent.ui.frame import frame

with frame("Imagine"):
    imagine_page.show()
