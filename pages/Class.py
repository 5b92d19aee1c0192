"""One map for the whole class: what each sends lands on it at once."""

from latent.ui.frame import frame
from latent.ui.room import page

with frame("Class"):
    page.show()
