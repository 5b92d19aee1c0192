"""Sort a pile into look-alikes, name them, let a few labels label the rest."""

from latent.ui.frame import frame
from latent.ui.groups import page

with frame("Groups"):
    page.show()
