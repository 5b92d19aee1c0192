# The foot of every page.

foot-words = Words explained
foot-language = Language
foot-words-here = On this page
foot-words-all = All words, with pictures
