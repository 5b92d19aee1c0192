# What is told of files as they are read, whatever is in them.

words-quoted = “{ $name }”
words-number = { $number }
words-comma = { $first }, { $last }

read-encoding = Read as { $encoding }.
read-above = Left out, for it stands above the table: { $rows }.
read-open-line = Line { $line } has a quote that is not closed, and was read as it stands.
read-open-lines =
    { $more ->
        [0] Lines { $lines } have a quote that is not closed, and were read as they stand.
       *[other] Lines { $lines } and { $more } more have a quote that is not closed, and were read as they stand.
    }
read-sheet = Read from the sheet “{ $sheet }”, the largest of { $count }.
