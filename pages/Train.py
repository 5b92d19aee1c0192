"""Make a space from your own things and watch it form."""

from latent.ui.frame import frame
from latent.ui.train import page

with frame("Train"):
    page.show()
