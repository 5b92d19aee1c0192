"""See what the model keeps, what it drops, and which items suffer."""

from latent.ui.frame import frame
from latent.ui.lost import page

with frame("What gets lost"):
    page.show()
