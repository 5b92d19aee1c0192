# The foot of every page.

foot-words = Words explained
