"""Each dot is an item; dots close together are alike to the model; far apart tells little."""

from latent.ui import map_page
from latent.ui.frame import frame

with frame("Map"):
    map_page.show()
