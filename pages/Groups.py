"""Sort a pile into look-alikes, name them, let a few labels label the rest."""

from latent.ui import groups_page
from latent.ui.frame import frame

with frame("Groups"):
    groups_page.show()
