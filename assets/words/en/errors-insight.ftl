# What can be wrong when items are sorted, told apart or compared.

error-direction-unreadable = one of them cannot be read
    .cure = Take a fresh copy of the space.
error-item-directions = directions
error-direction-none = { $name } is not a direction
    .cure = Take a fresh copy of the space.
error-direction-steps = needs a number of steps
    .cure = Give one such as 2 or -1.5.
error-directions-missing = it holds no directions
    .cure = Give a file that the Map page saved.
error-directions-dials = its directions do not turn { $dials } dials
    .cure = Give one that was saved in this space.
error-group-empty = a group is empty
    .cure = Pick at least one item for each.
error-no-difference = makes no difference to the codes
    .cure = Choose another.
error-no-variation = does not vary by itself
    .cure = Choose one that differs between items, or hold fewer fixed.
error-vectors-missing = it holds no directions
    .cure = Save one vector for each name with numpy.savez.
error-vector-shape = { $name } has the shape { $shape }, and a direction has one number for each of { $dials } dials
    .cure = Give vectors of that length.
error-vector-nowhere = { $name } points nowhere
    .cure = Give finite numbers that are not all 0.
error-vectors-many = it holds more than { $most } directions, or very long ones
    .cure = Give fewer.
error-vectors-unreadable = it holds no vectors of plain numbers
    .cure = Save one vector for each name with numpy.savez.
error-odd-alike = they are all the same to the model
    .cure = Bring some that differ.
error-item-these = these items
error-labels-few = fewer than two are on { $least } items or more
    .cure = Label some more, or choose other items.
error-item-labels = the labels
error-sort-nothing = to the model all items are the same
    .cure = Bring some that differ.
error-sort-nothing-title = Nothing to sort by
error-sort-little = only { $count } of the items differ
    .cure = Bring some more that do.
error-sort-little-title = Little to sort by
error-sort-many = { $different } different items are too few for { $groups } groups
    .cure = Choose { $most } or fewer.
error-sort-many-title = Too many groups
error-sort-none = no place is more crowded than another
    .cure = Choose another way to sort.
error-sort-none-title = No groups
error-labels-alike = they are all the same
    .cure = Give some items another label.
error-item-your-labels = your labels
error-answers-few = fewer than two answers are on { $fewest } real ones or more
    .cure = Choose something else.
error-item-to-tell = what is to be told
error-corners-alike = all four are the same item
    .cure = Choose another for one of them.
error-item-corners = the corners
error-graph-few = this space has too few known items
    .cure = Choose another way.
error-item-graph = the way along the data
error-ends-alike = both ends are the same item
    .cure = Choose another for one of them.
error-item-way = the way
error-label-unknown = no known item is labelled so
    .cure = Choose another label.
error-label-there = the item is there already
    .cure = Choose another label.
error-label-is-there = the item is there already
    .cure = Choose another.
error-no-such-direction = is no direction of this space
error-direction-meant = Did you mean { $names }?
error-directions-known =
    { $more ->
        [0] It has { $names }.
       *[other] It has { $names } and { $more } more.
    }
error-odd-few =
    { $count ->
        [one] one item alone has nothing to be odd beside
       *[other] { $count } are too few
    }
    .cure = To tell which are odd takes at least { $fewest }: bring more.
error-sort-few-title = Too few items
error-sort-few =
    { $count ->
        [one] sorting needs { $fewest } or more, and here is { $count }
       *[other] sorting needs { $fewest } or more, and here are { $count }
    }
    .cure = Bring more of them.
