# The page What gets lost.

lost-choose = Choose an item
lost-another = Another
lost-look = A closer look
lost-own = Here a real { $item } of yours goes the same way. Keep it to look closer.
lost-sheet-item = Item
lost-sheet-first = What goes in, and what comes back
lost-caveat-figures = What is lost is told by figures that are usual in the field. None of them sees as people do: a small error may be the one thing that mattered.
lost-caveat-space = All of this is true of this one space, and of what it was trained on.
lost-caveat-imagined = Nobody gave this item: it is what the model makes of its numbers, so little of it can get lost.
lost-caveat-redrawn = The original { $item } is not kept here. Shown is how the model redraws it, and what becomes of that; when the original itself went in, its rebuild error ({ $error }) was { NUMBER($value, minimumFractionDigits: 4, maximumFractionDigits: 4) }.

lost-given = as it was given
lost-item = the item
lost-item-redrawn = the item, as the model redraws it
lost-bars = Its { $count } numbers as bars
lost-bars-first = { $dial } first, which tells most
lost-bytes = Bytes
lost-bytes-said = { $before } → { $after }
lost-bytes-fewer = { NUMBER($times, maximumFractionDigits: 0) } times fewer: each of its { $dials } numbers takes two (half precision).
lost-bytes-even = As long for every item, whatever it says: each of its { $dials } numbers takes two (half precision).
lost-information = Information
lost-information-said = { NUMBER($bits, maximumFractionDigits: 0) } bits
lost-information-told = { NUMBER($bytes, maximumFractionDigits: 0) } bytes' worth: what its numbers tell beyond what would be guessed of any item (KL divergence from the prior).
lost-figure = { $said }. { $told }

grows = The same item with one number, with two, with four: each dial by how much it tells, the others at their mean.
grows-help = Dials (latent dimensions) are added by their KL divergence over the known items. Principal component analysis (PCA) is the best that straight lines can do with as many numbers.
grows-dials = With its dials
grows-components = With as many principal components
grows-file = As a file of { $format }
grows-numbers =
    { $count ->
        [one] 1 number
       *[other] { $count } numbers
    }
grows-bytes = { $size } bytes
grows-fitting = Fitting straight lines to the known items
grows-no-lines = PCA has nothing to put beside these: no straight line leads from one of these { $items } to another.
grows-fitted = Fitted on { $count } known { $items }.
grows-fitted-redrawn = Fitted on { $count } known { $items }, as the model redraws them.
grows-file-fits = All { $dials } numbers take { $allowed } bytes; so much is enough for { $format } too.
grows-file-large = All { $dials } numbers take { $allowed } bytes. { $format } cannot get this one under { $size }; but it takes any picture, and the model only such as it knows.
grows-not-here = Over many { $items } this is measured once originals are at hand: those of the known ones, or some of yours, which you can bring on the Map.
grows-measuring = Measuring over many items
grows-chart = What is lost ({ $error })
grows-chart-under = numbers that are kept
grows-chart-dials = { $dials } dials of the model
grows-chart-components = principal components
grows-less = The model loses less than straight lines with any number of them.
grows-more = Straight lines lose less with any number of them: by this figure, the model does not pay.
grows-turn = From { $count } numbers on, the model loses less than straight lines. It was made to use all of its dials together, so that a few of them alone say little.
grows-mixed = The model loses less than straight lines with { $listed }; otherwise they do.
grows-measured = Measured on { $count } { $items } that the straight lines were not fitted to; the model may have learned from those among them that it knows.

turned = The dials that tell most, each turned from low to high on this item. Give one a name: it is a slider from then on.
turned-help = Each latent dimension is moved one standard deviation (sigma) of the known codes down and up, the others left as they are. Its information is its KL divergence, in nats; 0 is a dial that is asleep.
turned-more = More dials
turned-number = (dial { $number })
turned-tells = tells { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats of this one, { NUMBER($usual, minimumFractionDigits: 1, maximumFractionDigits: 1) } on average
turned-low = low
turned-high = high
turned-low-of = { $dial } low
turned-high-of = { $dial } high
turned-changes = what changes
turned-changes-of = what { $dial } changes
turned-name = Name it
turned-rename = Rename
turned-what = What it changes
turned-keep = Keep the name
turned-becomes = It becomes a slider of yours, on Morph and on the Map.
turned-drop = Take the name away

covered = Cover a part of the item, and watch its numbers move: where they move far, much of the item is held.
covered-help = Occlusion (Zeiler & Fergus 2014): the item is encoded again with each part covered, and the distance between the two codes is taken.
covered-nothing = This item has no { $parts } that could be covered.
covered-patch = Grey patch: drag it, or move it with the arrow keys
covered-drag = Drag the grey patch, or move it with the arrow keys.
covered-strike = Strike a { $part }
covered-seen = what the model sees
covered-back = what comes back then
covered-changes = what that changes
covered-moved = Its code moves by { NUMBER($moved, minimumFractionDigits: 1, maximumFractionDigits: 1) }, which is { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } times the usual way from one known { $item } to its nearest.
covered-most = The numbers that move most:
covered-held = What holds its numbers
covered-held-struck = Under each { $part }: how far the code moves when it is struck.
covered-held-shaded = The stronger the orange, the farther the code moves when that { $part } is covered.
covered-held-picture = the item, shaded where its code is held

question = How many of the numbers are needed to tell one thing from another, and what is lost with fewer.
question-help = A linear probe (logistic regression) is shown four fifths of the items and asked about the last fifth, five times over, with 1, 2, 4 and more dials, and with as many principal components.
question-none = Nothing is known of these { $items } that could be asked for: they have no labels. Bring some with labels (a folder for each, or a column of a table) on the Map.
question-tell = To tell
question-labels = Labels
question-own = Your labels
question-doing = Asking it with few numbers and with many
question-lost =
    { $what ->
        [labels] To tell labels apart, even all { $dials } dials do no better than always saying the commonest: it is lost.
        [own] To tell your labels apart, even all { $dials } dials do no better than always saying the commonest: it is lost.
        [so] To tell whether “{ $name }” is so, even all { $dials } dials do no better than always saying the commonest: it is lost.
       *[word] To tell “{ $name }”, even all { $dials } dials do no better than always saying the commonest: it is lost.
    }
question-all =
    { $what ->
        [labels] To tell labels apart, all { $dials } dials are needed ({ $right } in 100 right).
        [own] To tell your labels apart, all { $dials } dials are needed ({ $right } in 100 right).
        [so] To tell whether “{ $name }” is so, all { $dials } dials are needed ({ $right } in 100 right).
       *[word] To tell “{ $name }”, all { $dials } dials are needed ({ $right } in 100 right).
    }
question-one =
    { $what ->
        [labels] To tell labels apart, 1 of the { $dials } dial does as well as all ({ $right } in 100 right).
        [own] To tell your labels apart, 1 of the { $dials } dial does as well as all ({ $right } in 100 right).
        [so] To tell whether “{ $name }” is so, 1 of the { $dials } dial does as well as all ({ $right } in 100 right).
       *[word] To tell “{ $name }”, 1 of the { $dials } dial does as well as all ({ $right } in 100 right).
    }
question-some =
    { $what ->
        [labels] To tell labels apart, { $enough } of the { $dials } dials do as well as all ({ $right } in 100 right).
        [own] To tell your labels apart, { $enough } of the { $dials } dials do as well as all ({ $right } in 100 right).
        [so] To tell whether “{ $name }” is so, { $enough } of the { $dials } dials do as well as all ({ $right } in 100 right).
       *[word] To tell “{ $name }”, { $enough } of the { $dials } dials do as well as all ({ $right } in 100 right).
    }
question-chart = Told rightly
question-chart-under = numbers that are given
question-chart-dials = dials of the model
question-chart-components = principal components
question-chart-components-words = principal components of their words
question-chart-usual = always the commonest answer
question-chart-share = { $share }%
question-asked-known = Asked of { $count } known { $items } with { $answers } answers.
question-asked = Asked of { $count } { $items } with { $answers } answers.
question-alone = Nothing stands beside it: of these there are no principal components.
question-beside = As many principal components get { $linear } in 100 right, the dials { $dials }.
question-beside-words = As many principal components of their words get { $linear } in 100 right, the dials { $dials }.

worst = The items that come back worst, in proportion to how much there is in them to get wrong.
worst-help = The rebuild error over the detail of the item: else all that is full of detail would lead, and nothing else.
worst-only-one = There is only one to look at. Bring more { $items } on the Map.
worst-of = The worst of { $count }: as they are, and what comes back.
worst-of-redrawn = The worst of { $count }. Of known { $items } the originals are not kept here: they stand as the model redraws them, with the error of what came back of each original.
worst-redrawn = as redrawn
worst-back = comes back
worst-back-of = what comes back of { $name }
worst-times = { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } times the usual error
worst-error = { $error } { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
worst-too-few = They are too few to tell what the worst have in common: bring more { $items }.
worst-select = Select the worst { $count } on the Map
worst-apart = What sets the worst { $count } apart from all:
worst-alike = Nothing that is known of them sets them apart.

torn = The map has two dimensions and the model many more, so some that are alike lie far apart on the map.
torn-help = Trustworthiness and continuity (Venna & Kaski 2001), measured for each point; torn are those under 0.75.
torn-none = None of the { $count } known { $items } is torn from its neighbours on this map.
torn-some = { $torn } of { $count } known { $items } ({ $share }%) are torn from their nearest on the flat map. The most torn, each with those most like it:
torn-show = See all torn points on the Map
torn-one = torn
torn-item = torn item { $number }
torn-alike = alike
torn-alike-item = known item { $number }
torn-nearer =
    { $count ->
        [0] its nearest on the map too
        [one] 1 other lies nearer on the map
       *[other] { $count } others lie nearer on the map
    }
