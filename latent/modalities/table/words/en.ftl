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
