"""All you kept on this computer: find, rename, send, erase."""

from latent.ui import my_work_page
from latent.ui.frame import frame

with frame("My work"):
    my_work_page.show()
