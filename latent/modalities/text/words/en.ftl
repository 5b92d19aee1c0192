# What its items are called, and what these consist of.

text-item = sentence
text-items = sentences
text-gender = n
text-part = word
text-parts = words
text-part-gender = n

passages-item = text
passages-items = texts
passages-gender = n
passages-part = word
passages-parts = words
passages-part-gender = n
