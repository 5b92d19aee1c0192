# The page Groups.

groups-what = What to do
groups-sort = Sort into groups
groups-label = Label a few

bars-share = { $share } in 100
bars-confusion = rows: what it is; columns: what was told

kind-numbers = numbers
told-from = Told right from
told-from-numbers = its { $count } numbers
told-from-items = all { $count } { $what }
told-from-commonest = always the commonest
told-from-alike = its numbers, passed on among look-alikes
told-from-now = Now from the { $what } themselves
told-from-seconds = { $share } in 100, { NUMBER($seconds, minimumFractionDigits: 2, maximumFractionDigits: 2) } s
told-from-moment = { $share } in 100, under 0.01 s

example = An example
example-help = A linear probe is logistic regression on the numbers of each item. It is shown ten labelled items of each kind, drawn at random, and tells all others; the mean of five draws. The strength of the probe is the best of three, for both alike. Seconds are for fitting and telling, once the numbers are there.
example-labels =
    { $even ->
        [yes] Sort these { $count } { $items }, as many of each, by what they are: { $kinds }. Someone labels { $each } of each; what are all the others?
       *[no] Sort these { $count } { $items } by what they are: { $kinds }. Someone labels { $each } of each; what are all the others?
    }
example-question =
    { $even ->
        [yes] Sort these { $count } { $items }, as many of each, by “{ $name }”: { $kinds }. Someone labels { $each } of each; what are all the others?
       *[no] Sort these { $count } { $items } by “{ $name }”: { $kinds }. Someone labels { $each } of each; what are all the others?
    }
example-right = Right of { $count } others, from { $given } labels.

sorting-how = How
sorting-graph = By who stands beside whom
sorting-graph-when = Items belong together that share their nearest neighbours (spectral clustering of the neighbour graph). Follows groups of any shape; right in most cases.
sorting-density = By crowded places on the map
sorting-density-when = Crowded places on the map are groups, and what lies between them is in none (HDBSCAN). Right where the map shows islands; it takes the number as a hint.
sorting-mixture = By clouds of any width
sorting-mixture-when = Each group is a cloud, round or long, large or small (Gaussian mixture). Right where groups overlap.
sorting-means = By nearness to a middle
sorting-means-when = Each group has a middle, and items go to the nearest (k-means). Quick and simple; groups come out much of a size.
sorting-count = Groups
sorting-trying = Trying numbers of groups
sorting-doing = Sorting
sorting-suggested = <b>{ $count } is suggested.</b> Samples of the items, each sorted by itself, agree most for so many: by { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (adjusted Rand index), so they hold. { $tried } numbers from { $least } to { $most } were tried.
sorting-suggested-partly = <b>{ $count } is suggested.</b> Samples of the items, each sorted by itself, agree most for so many: by { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (adjusted Rand index), so they hold in part. { $tried } numbers from { $least } to { $most } were tried.
sorting-suggested-hardly = <b>{ $count } is suggested.</b> Samples of the items, each sorted by itself, agree most for so many: by { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (adjusted Rand index), so they hardly hold: these items do not fall into clear groups, and another sample is parted otherwise. { $tried } numbers from { $least } to { $most } were tried.
sorting-without = Sort without
sorting-without-none = Nothing is held out
sorting-without-help = All that follows it on a straight line is taken out of the numbers before they are sorted (linear regression, residuals), so that the groups go by something else.

sorting-group = Group { $number }
sorting-group-more = More { $name }
sorting-group-less = Less { $name }

sorting-by = What is it sorted by?
sorting-by-help = The share of a thing's variance that lies between the groups, without what chance gives (epsilon squared; for words Goodman and Kruskal's tau).
sorting-by-bars = What the groups account for
sorting-by-unknown =
    { $held ->
        [0] Nothing is known of these items that the groups could be held against.
       *[other] Nothing is known of these items that the groups (sorted without { $without }) could be held against.
    }
sorting-by-nothing =
    { $held ->
        [0] By nothing that is known of them: the groups account for less than { $least } in 100 of how anything differs. Look at them for what they share.
       *[other] By nothing that is known of them (sorted without { $without }): the groups account for less than { $least } in 100 of how anything differs. Look at them for what they share.
    }
sorting-by-mostly =
    { $held ->
        [0] Mostly by { $name }: the groups account for { $share } in 100 of how it differs.
       *[other] Mostly by { $name } (sorted without { $without }): the groups account for { $share } in 100 of how it differs.
    }
sorting-by-mostly-then =
    { $held ->
        [0] Mostly by { $name }: the groups account for { $share } in 100 of how it differs; then by { $others }.
       *[other] Mostly by { $name } (sorted without { $without }): the groups account for { $share } in 100 of how it differs; then by { $others }.
    }
sorting-by-share = { $name } ({ $share } in 100)
sorting-accounted = Accounted for, of { $name }

sorting-hold = They hold by
sorting-hold-told = { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (other samples of the items are sorted alike)
sorting-apart = They lie apart by
sorting-apart-told = { NUMBER($silhouette, minimumFractionDigits: 2, maximumFractionDigits: 2) } (silhouette, -1 to 1; 0 where they touch)
sorting-agree = They agree with the labels by
sorting-agree-told = { NUMBER($rand, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (adjusted Rand index; chance gives 0), { NUMBER($mutual, minimumFractionDigits: 2, maximumFractionDigits: 2) } of 1 (normalised mutual information)
sorting-alone = In no group
sorting-alone-told = { $alone } of { $count }

sorting-colour = Colour the Map by them
sorting-keep = Keep them as my groups
sorting-kept =
    { $count ->
        [one] 1 groups are kept: see them on the Map.
       *[other] { $count } groups are kept: see them on the Map.
    }
sorting-sheet = What it is sorted by
sorting-sheet-without = Sorted without
sorting-sheet-nothing = nothing
sorting-caveat = Groups are found by the numbers that the model gives to items; what it does not see sorts nothing.

card-name = Name of group { $number }
card-size =
    { $count ->
        [one] { $count } { $item }, { $share }%
       *[other] { $count } { $items }, { $share }%
    }
card-show = Show on the Map
card-typical = Most typical
card-doubtful = Most doubtful: many of their nearest are in other groups

labelling-too-few = There are too few items to label: bring some more on the Map.
labelling-doing = Telling the rest
labelling-what = What are these?
labelling-first = Say what a few { $items } are: whatever you want told of all. One of each look-alike group comes first.
labelling-next = These { $count } are the most doubtful: a label teaches most here. Leave what you cannot tell.
labelling-item = What item { $number } is
labelling-what-is-it = What is it?
labelling-guess = { $word }? ({ $share } in 100)
labelling-learn = Learn from these
labelling-again = Start again
labelling-none-yet = Choose a label, or type a new one; two different ones are enough to begin.
labelling-given = { $name } ({ $count })
labelling-so-far = Labelled so far: { $given }.
labelling-so-far-one = Labelled so far: { $given }. One more kind is needed.
labelling-others = What all the others are
labelling-told-alike = { $count } labels were passed on among look-alikes (label spreading over the neighbour graph); { $others } others were told.
labelling-told-probe = { $count } labels were told from the numbers by a linear probe (logistic regression); { $others } others were told.
labelling-right = Of your labels, { $share } in 100 are told right when they are left out; that is a low estimate, since you were asked for the hardest.
labelling-right-along = By the labels that came along, { $share } in 100 of the others are right.
labelling-back = Looking back
labelling-learned = How it learned: your labels told right when left out
labelling-learned-bars = Your labels told right when left out
labelling-count = { $count } labels
labelling-csv = Labels as CSV
labelling-sheet-given = Labels given
labelling-sheet-told = What was told
labelling-caveat = What is told of an item is a guess from a few labels: the doubtful ones want to be looked at.
labelling-only = None besides those that you labelled.
labelling-surest = Surest
labelling-doubtful = Most doubtful

probing = How much do the numbers tell?
probing-help = A linear probe (logistic regression) in five folds: each fifth of the items is told by a probe that was shown the other four fifths. What such a probe can tell lies in the numbers along straight lines.
probing-what = What to tell
probing-redrawn = The originals are not at hand: what the model redraws of them stands for them.
probing-confusion = What is told to be what
probing-sheet = How much the numbers tell: { $name }
probing-right = Right of { $count } items, each told from four fifths of the others.
probing-curve = How many labels it takes
probing-curve-doing = Trying with more and more labels
probing-curve-labels = labels
probing-curve-count = { $count }
probing-curve-alike = passed on among look-alikes
probing-curve-probe = by a linear probe
probing-curve-better-alike = Right of all others, mean of three draws. Look-alikes share this: passing labels on needs fewest.
probing-curve-better-probe = Right of all others, mean of three draws. Look-alikes do not share this; it lies along a straight line in the numbers, which a probe finds.
