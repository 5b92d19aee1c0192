# What its items are called, and what these consist of.

table-item = row
table-items = rows
table-gender = n
table-part = cell
table-parts = cells
table-part-gender = n
table-marks = struck out: what was there, underlined: what came instead

# What is done to them for examples of what does not fit, and how they can be odd.

table-harm-far = a cell far outside its column
table-harm-other = cells of another row in half of its columns
table-odd-everyone = Odd for everyone
table-odd-everyone-why = its cells are unlike those of all others
table-odd-owner = Odd for its owner
table-odd-owner-why = it is unlike what came before it of the same owner

# What may be chosen about how they are read.

table-label = Label
table-label-help = What each row is. The model does not see it.
table-name = Name
table-name-help = What each row is called. The model does not see it.
table-owner = Owner
table-owner-help = Whose each row is: a customer, a machine. With a time, each is held against its owner's earlier ones.
table-time = Time
table-time-help = When each row was.
table-no-column = none
table-kind-help = What this column is taken for. The model sees numbers, dates, categories and yes or no.
table-number = number
table-amount = amount
table-whole = whole number
table-category = category
table-yes-no = yes or no
table-date = date
table-day-first = date, day first
table-month-first = date, month first
table-text = free text
table-identifier = identifier
table-constant = always the same
table-leave-out = leave it out

table-error = share of its columns that cells are off
table-same = every cell came back
table-features = cells
table-kept = Cells kept
table-kept-said = { $kept } of { $size }
table-kept-told = Cells that are still the same, or, of numbers, close by.
table-fidelity-share = { $share }%
table-shape = Column shape error
table-shape-told = How far the values of a column are spread otherwise than the real ones, on average over the columns.
table-trend = Pair trend error
table-trend-told = How far two columns go together otherwise than in the real ones, on average over pairs of them.
table-copies = Copies
table-copies-told =
    { $count ->
        [0] None of them is a real row.
        [one] { $count } of them is a real row, cell by cell.
       *[other] { $count } of them are each a real row, cell by cell.
    }

# What is told of how they were read, and of another way to read them.

table-left-out-text = Left out, for free text is no number or category: { $columns }.
table-left-out-identifier = Left out, for names of rows tell nothing about others: { $columns }.
table-left-out-constant = Left out, for they are always the same: { $columns }.
table-left-out-chosen = Left out, for you wanted it so: { $columns }.
table-day-came-first = The day is taken to come first, and could be the month: { $columns }. Choose the column's kind if it is the other way round.
table-month-came-first = The month is taken to come first, and could be the day: { $columns }. Choose the column's kind if it is the other way round.
table-and-more = { $columns } and { NUMBER($more, useGrouping: 0) } more
table-no-such-cells =
    { $count ->
        [one] In “{ $column }” { $count } cell is no { $kind }, and counted as blank.
       *[other] In “{ $column }” { $count } cells are no { $kind }, and counted as blank.
    }
table-rare-other = “{ $word }” is rare or new in “{ $column }”, and counts as other.
table-rare-blank = “{ $word }” is rare or new in “{ $column }”, and counts as blank.
table-rows = This is a table of { $count } rows. Read by its columns, each row is one point, near others like it; { $seen } of { $columns } columns tell rows apart.
table-rows-read = { $count } rows of a table
table-column-is = “{ $column }” is { $kind }

# What stands in a cell that is blank, and for words that are rare or that nobody knew.

table-blank = blank
table-other = other

error-table-kind = not a kind of table that can be read here
    .cure = Use CSV, TSV, Excel, OpenDocument, Parquet or JSON.
error-table-large = over the limit of { $limit } MB for one table
    .cure = Give a part of it.
error-table-no-such-kind = no kind of column
    .cure = Kinds are { $kinds }.
error-table-no-kind-of-column = no kind of column
    .cure = Use { $kinds }.
error-table-unfit = it does not hold rows of this space's columns
    .cure = Give a table that has them.
error-table-first-rows = only the first { $most } of { $count } rows were taken
    .cure = Give fewer at a time.
error-table-no-cells = it does not hold rows of cells
    .cure = Give a table.
error-table-all-alike = none of its columns tells rows apart: { $columns }
    .cure = Give numbers or categories.
error-table = the table
error-table-column-as = “{ $column }” as { $kind }
error-table-a-number = a number
error-table-an-amount = an amount
error-table-a-whole-number = a whole number
error-table-a-date = a date
error-table-lost =
    { $more ->
        [0] nothing can be read of { $columns }
       *[other] nothing can be read of { $columns } and { $more } more
    }
    .cure = Write its cells as the space's table does.
error-table-lacking =
    { $more ->
        [0]
            { $count ->
                [one] it lacks the column { $columns }
               *[other] it lacks the columns { $columns }
            }
       *[other] it lacks the columns { $columns } and { $more } more
    }
    .cure = Give a table with the space's columns.
