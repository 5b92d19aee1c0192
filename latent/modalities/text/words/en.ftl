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

text-error = word error rate
text-same = came back word for word
text-features = words
text-kept = Words kept
text-kept-said = { $kept } of { $size }
text-kept-told = Words of it that are still there, in any place.
passages-error = share of words that differ
passages-same = the same words came back

# What is told of how they were read, and of another way to read them.

text-read-from = Read from the column “{ $column }”.
text-read-labelled = Read from the column “{ $column }”, with labels from “{ $label }”.
text-line-again = Its line stands { $count } times in the file, and is taken once.
text-cut = Its end is left out: only { NUMBER($kept, useGrouping: 0) } of its { $count } characters fit.
text-unknown = Hardly any of its words are known here; it may be in another language.
text-long = These { $count } texts are long: half of them have { NUMBER($words, useGrouping: 0) } words or more. Sentence by sentence they fall apart; read by their words, each is one point, near others about the same.
text-long-read = { $count } texts, read by their words,
passages-cut = Only the first { $read } of its { $count } characters were read.
passages-unknown = None of its words are known here.

error-text-length = not a length for sentences here
    .cure = Use 2 to { $most }.
error-text-tokens = { $count } tokens
error-text-no-sentences = it does not hold sentences
    .cure = Give a text file with a sentence a line.
error-text-no-straight = token by token, nothing lies on a straight line between them
    .cure = Read them by their words: passages.
error-text-other-vocabulary = it does not fit texts
    .cure = Learn it from the texts again.
error-text-vocabulary = the vocabulary
error-text-no-texts = it does not hold texts
    .cure = Give a table with a column of text, or a text file.
error-text-no-words = no word comes in some of them and not in all
    .cure = Bring texts that differ.
error-text-these = These texts
error-text-kind = not a kind of text that can be read here
    .cure = Use plain text (TXT, MD), CSV, TSV, Excel, OpenDocument, Parquet or JSON.
error-text-none = there is no text in it
    .cure = Check what was saved.
error-text-large = over the limit of { $limit } MB for one text
    .cure = Give a part of it.
error-text-no-column-holds-it = none of its columns holds text
error-text-column-without = the column “{ $column }” holds no text
error-text-give-column =
    { $count ->
        [0] Give a table with a column of sentences.
       *[other] Give a table with a column of sentences; there are letters in { $columns }.
    }
error-text-another-column =
    { $count ->
        [0] Choose another column.
       *[other] Choose another column; there are letters in { $columns }.
    }
error-text-too-many = only the first { $most } of { $count } { $items } were taken
    .cure = Give fewer at a time.
