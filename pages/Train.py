"""Make a space from your own things and watch it form."""

from latent.ui import train_page
from latent.ui.frame import frame

with frame("Train"):
    train_page.show()
