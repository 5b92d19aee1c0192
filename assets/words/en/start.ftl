# The page Start.

start-bring = Bring something of yours
start-spaces = Spaces
start-spaces-help = A space is one trained model with everything that makes it explorable.
start-finds = It finds the space that fits best. Nothing leaves this computer.
start-finds-guest = It finds the space that fits best. Nobody else sees it.
start-found = <b>Found { $what }.</b>
start-found-tried = <b>Found { $what }.</b> { $tried } of them were tried.
start-with-lost =
    { $count ->
        [one] { $what } and 1 file that cannot be read
       *[other] { $what } and { $count } files that cannot be read
    }
start-no-fit = None of these spaces was made for that. You may look all the same: each says how strange it is.
start-fits = { $space }: { $fit } of { $tried } fit
start-alone = Make a space of these alone
start-alone-help = A first look within seconds, or a model trained on them in minutes.
start-never-mind = Never mind
