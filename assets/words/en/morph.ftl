# The page Morph, and the sliders of other pages.

morph-from = Start from
morph-known = A known item
morph-yours = One of yours
morph-imagined = An imagined one
morph-another = Another
morph-which-kind = Which kind
morph-no-label = no label
morph-which = Which one
morph-none-yet = You have no { $items } in this space yet. Bring one here.
morph-try = Try this first: { $slider } to +{ $value }.
morph-try-show = Show me

blur = Spot and blur
blur-help = The encoder's answer is a normal distribution, the posterior: its mean is the spot, its standard deviation the blur.
blur-told = The encoder answers with a spot and a blur around it. To the model these eight are the same item; the blur is { NUMBER($blur, minimumFractionDigits: 2, maximumFractionDigits: 2) } of a dial's usual range on average.
blur-draw = draw { $number }
blur-again = Draw again

bench-stranger = { $name } is stranger than { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } in 100 known items: the model was not made for it, so what it draws is its nearest guess.
bench-more = More sliders
bench-redrawn = item, redrawn
bench-back = Back to the start
bench-save = Save the { $item }
bench-save-code = Save the code
bench-morphed = { $name }, morphed
bench-link = Link
bench-link-told = The address of this page opens exactly this state. Copy it from here, or from the address bar.
bench-of-link = Made from two groups by whoever gave you the link.

blend-with = Blend with…
blend-with-told = A slider then goes all the way into the one that you choose.
blend-let-go = Let it go
blend-into = Into { $item }
blend-into-imagined = Into an imagined one
blend-into-link = Into the one from the link
blend-into-this = Into this { $item }

parts-hold = Which { $parts } hold it
parts-hold-help = Attribution by leaving out: the item is encoded again without each { $part }, and the change is read along the direction.
parts-told = Under each { $part }: how many steps of “{ $slider }” the { $item } owes to it, told by leaving it out.
parts-along = Along
parts-steps = { $steps } steps

draws-title = More: other { $items } from the same numbers
draws-told = The decoder writes the likeliest { $item }. With a temperature it draws among the likely ones, the freer the higher; where all come out alike, the numbers say all there is.
draws-temperature = Temperature
draws-again = Draw others
