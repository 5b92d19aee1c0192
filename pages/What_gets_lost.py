"""See what the model keeps, what it drops, and which items suffer."""

from latent.ui import lost_page
from latent.ui.frame import frame

with frame("What gets lost"):
    lost_page.show()
