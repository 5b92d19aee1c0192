"""The playground: a tiny model that learns in front of whoever watches, one frame after the other.

A process of its own trains (:mod:`.learning`, :mod:`.worker`); the web process asks it for so many frames more and
holds what came (:mod:`.ground`). Nothing is written to the disk.
"""
