"""Five-minute lessons on the live pages, ticked as you do them."""

from latent.ui.frame import frame
from latent.ui.learn import page

with frame("Learn"):
    page.show()
