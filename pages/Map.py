"""Each dot is an item; dots close together are alike to the model; far apart tells little."""

from latent.ui.frame import frame
from latent.ui.map import page

with frame("Map"):
    page.show()
