# How well a slider does what its name says.

note-few = Too few items to check it on others.
note-apart = Tells right which of two has more of it { NUMBER($share, maximumFractionDigits: 0) }% of the time, on { $count } items that it was not made from.
note-nats = Tells { NUMBER($nats, minimumFractionDigits: 2, maximumFractionDigits: 2) } nats about an item, on { $count } that it was not made from.
note-share = Holds { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) }% of what differs between { $count } items that it was not made from.
note-turned = Two steps turn it and leave the rest in { NUMBER($share, maximumFractionDigits: 0) }% of { $count } items that it was not made from.
note-rises = Rises with the steps (rank correlation { NUMBER($correlation, minimumFractionDigits: 2, maximumFractionDigits: 2) }), by { NUMBER($more, minimumFractionDigits: 1, maximumFractionDigits: 1) } in two, in { $count } items that it was not made from.
note-follows = Follows the attribute with a correlation of { NUMBER($correlation, minimumFractionDigits: 2, maximumFractionDigits: 2) }, on { $count } items that it was not made from.
note-brought = Brought along; how well it does what its name says was not measured.
note-straight = Straight from this item to that one: at 1 it is there.
