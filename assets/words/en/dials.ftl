# Dials by their numbers, and those that a person named.

dial = Dial { NUMBER($number, useGrouping: 0) }
dial-named = Dial { $number } of this space, named by you. It tells { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats of a known item, on average.
