# What its items are called, and what these consist of.

table-item = row
table-items = rows
table-gender = n
table-part = cell
table-parts = cells
table-part-gender = n
