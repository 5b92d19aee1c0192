"""Start: a trained model is at work here; move a slider, or drop in something of yours."""

from latent.ui import start_page
from latent.ui.frame import frame

with frame("Start"):
    start_page.show()
