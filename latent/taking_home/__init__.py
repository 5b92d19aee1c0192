"""A space to take home: one page without a server, as a single file that opens from a disk, or as a folder for a host.

::

    choosing.py   what goes along, as a person chooses it
    contents.py   the files that the page brings, and what its JavaScript is told: frontend/home/home.js
    page.py       the words of the page as HTML, and all of it as one file or as a folder

The page's JavaScript is that of the program's own pages, made one script by esbuild: from a file, browsers load no
modules, fetch nothing and start no worker by an address.
"""
