"""Start: a trained model is at work here; move a slider, or drop in something of yours."""

from latent.ui.frame import frame
from latent.ui.start import page

with frame("Start"):
    page.show()
