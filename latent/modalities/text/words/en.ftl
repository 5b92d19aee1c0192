# What its items are called, and what these consist of.

text-item = sentence
text-items = sentences
text-gender = n
text-part = word
text-parts = words
text-part-gender = n
text-marks = struck out: lost, underlined: new

passages-item = text
passages-items = texts
passages-gender = n
passages-part = word
passages-parts = words
passages-part-gender = n
passages-marks = struck out: lost, underlined: new

# What is done to them for examples of what does not fit.

text-harm-behind = words from behind
text-harm-letters = letters in alphabetical order
passages-harm-other = other words in their place

# What may be chosen about how they are read.

text-column = Text
text-column-help = The column with the sentences.
text-labels = Labels
text-labels-help = The column that says of which kind each sentence is.
text-no-column = none
