"""All you kept on this computer: find, rename, send, erase."""

from latent.ui.frame import frame
from latent.ui.my_work import page

with frame("My work"):
    page.show()
