# The page Map.

map-dimensions = Dimensions
map-label = { $known } known items of { $space }, { $own } of yours
map-torn = Torn from its neighbours
map-leave-offer = Leave it
map-colour-by = Colour by
map-colour = Colour: { $name }
map-kept = Neighbours kept: { $share }%. The map folds { $dials } numbers into { $dimensions } (UMAP), so the size of a cluster and the distance between clusters mean little; who stands beside whom means more.
map-kept-axes = Neighbours kept: { $share }%. The map shows the { $dimensions } ways in which items differ most (principal axes), of { $dials }; what lies beside each other may still differ in the others.
map-mark-torn = Mark the { $count } torn points
map-mark-torn-help = Their nearest neighbours in the model lie elsewhere on the map, on average a quarter of all items too far off.
map-table = Show as a table
map-about = { $dimensions }D
map-about-colour = { $shown }, coloured by { $colour }
map-about-item = { $shown }, with one item beside it
map-documents = Documents as one point
map-documents-help = A long text was parted into sentences. Its point then stands where the mean of their codes lands.
map-parts =
    { $count ->
        [one] { $name } (1 part)
       *[other] { $name } ({ $count } parts)
    }
map-more-files = { $count } more
map-read-done = Done

colour-label = Label
colour-group = Look-alike group
colour-familiar = How familiar
colour-trust = Trust in the map
colour-sorting = Your sorting
colour-yours = { $name } (yours)
colour-least-most = from the least to the most
colour-stranger = stranger than this share of known items
colour-kept = neighbours kept
known-looking = Looking at the known items

find = Find
find-by-words = Find by words
find-none = Nothing here is called “{ $words }”. There are { $kinds } and others.
select-by = Select by
select-what = What
select-which = Which
select-between = Between ({ $what })
selected-items =
    { $count ->
        [one] { $count } { $item } selected
       *[other] { $count } { $items } selected
    }
selected-one = one of them
mostly-all = { $name } (all)
mostly-share = { $name } ({ $share } in 100)
mostly-few = { $name } (few)
mostly-more =
    { $count ->
        [one] 1 more kind
       *[other] { $count } more kinds
    }
apart-theme = Its words: { $words }
apart-more =
    { $count ->
        [one] 1 more that differs
       *[other] { $count } more that differ
    }
apart-share = { $name }: { $word } { $here }% here, { $everywhere }% in all
apart-numbers = { $name }: { $here } here, { $everywhere } in all
apart-days = { $first } to { $last }

column-item = item
column-yours = yours
column-name = name
column-label = label
column-part-of = part of
column-lands = lands among
column-familiarity = familiarity
column-group = look-alike group
column-stranger = stranger than
column-stranger-help = Share of known items that are more familiar
column-stranger-format = %d in 100
column-kept = neighbours kept
column-rebuild = rebuild { $error }
column-seen = seen as
column-seen-help = How the model sees it

own-back = Bring back what was removed
own-title =
    { $count ->
        [one] Yours: { $count } { $item }
       *[other] Yours: { $count } { $items }
    }
own-show = Show on the map
own-rename = Rename
own-remove =
    { $count ->
        [0] Remove
       *[other] Remove { $count }
    }
own-bring-back = Bring back
own-csv = CSV
own-parquet = Parquet
own-tools = Choose rows to rename or remove. The files hold names, scores, places on both maps, and codes.
own-new-name = New name
own-rename-it = Rename it

group-make = Make it group { $group }
group-replace = Replace group { $group }
group-name = Give it a name
group-what = What this group is
group-keep = Keep the group
groups-yours = Your groups
group-as = As { $group }
group-as-help = Make it group { $group } of a direction
group-remove = Remove
group-rename = Rename
group-new-name = Its new name
group-renamed = Rename the group
group-line =
    { $count ->
        [one] <b>{ $name }</b>: { $count } { $item }.
       *[other] <b>{ $name }</b>: { $count } { $items }.
    }
group-show = Show
group-show-help = Select group { $group } on the map

way = A direction from two groups
way-help = The mean code of one group minus that of another is a direction in latent space (a concept vector). It holds everything that sets the groups apart, meant or not.
way-how = Select some dots with the box or the lasso and make them group A, then others for group B. A slider from A to B is yours at once, here and in Morph.
way-more-of = What B has more of than A
way-make = Make the slider
way-usual = My way { $number }
way-apart = Along it the groups lie { NUMBER($effect, minimumFractionDigits: 1, maximumFractionDigits: 1) } standard deviations apart (Cohen's d); 95 in 100 random pairs of groups as large stay under { NUMBER($chance, minimumFractionDigits: 1, maximumFractionDigits: 1) }.
way-not-apart = Along it the groups lie { NUMBER($effect, minimumFractionDigits: 1, maximumFractionDigits: 1) } standard deviations apart (Cohen's d), no more than chance: 95 in 100 random pairs of groups as large stay under { NUMBER($chance, minimumFractionDigits: 1, maximumFractionDigits: 1) }.
way-much-same = It runs much the same way as { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-partly-same = It runs partly the same way as { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-hardly-same = It runs hardly the same way as { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-much-opposite = It runs much the opposite way of { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-partly-opposite = It runs partly the opposite way of { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-hardly-opposite = It runs hardly the opposite way of { $other } (cosine { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-differ = The groups differ most in { $first }.
way-differ-besides = The groups differ most in { $first }, and besides in { $others }: the slider brings that along.
way-and-in = { $first } and in { $second }
way-shares = { $name } ({ $a } in 100 of A, { $b } of B)
way-more = { $name } (B has more)
way-less = { $name } (B has less)
way-labels = Or towards one of your labels:
way-which-label = Which label
way-of-label = Make its slider
way-like = Like { $label }
way-ready = Or try a ready-made pair:
way-balanced = { $trait }, balanced
way-biased = { $trait }, biased
way-pair-told = Little against much { $trait }; { $other }: { $low } in 100 of A, { $high } in 100 of B.
way-saved = Bring back a saved one
way-saved-what = A slider that you saved here, or vectors as .npz
way-rename = Rename it
way-new-name = Its new name
way-renamed = Rename
way-open = Open in Morph
way-save = Save it
way-remove = Remove it

hand-draw = Draw one
hand-write = Write one
hand-record = Record one
hand-grows = What you make moves over the map as it grows.
hand-keep =
    { $count ->
        [0] Keep it
        [one] Keep it
       *[other] Keep all { $count }
    }
hand-first = The first of { $count }:

fetch-not-here = The originals are not part of this program.
fetch = Fetch the originals
fetch-help = Asks openml.org for the data set, once, and keeps the known items here. Nothing of yours is sent.

panel-how = Click a dot to see the { $item }, what comes back, and its nearest neighbours; an empty place, to see what the model imagines there.
map-example = The ringed dot, for a start: one { $item }. What comes back of it is made of { $dials } numbers alone, and the { $items } with the most similar numbers are, to the model, most like it.
map-example-redrawn = The ringed dot, for a start: one { $item }, as the model redraws it from { $dials } numbers alone. The { $items } with the most similar numbers are, to the model, most like it.
map-example-away = Put the example away
panel-seen = how the model sees it
panel-item = item
panel-given = as you gave it
panel-back = what comes back
panel-rebuilt = Rebuild error ({ $error }) { NUMBER($value, minimumFractionDigits: 4, maximumFractionDigits: 4) }.
panel-lands = It lands among: <b>{ $nearby }</b>.
panel-lands-stranger = The nearest it knows are <b>{ $nearby }</b>, which tells little about a stranger.
panel-part-of = Part of <bdi>{ $whole }</bdi>
panel-parts =
    { $count ->
        [one] Select its 1 parts
       *[other] Select its { $count } parts
    }
panel-redrawn = known item, as the model redraws it
panel-nearest = Select the nearest { $count }
panel-imagined = Imagined here
panel-imagined-told = No known item has this code: it is a blend of those that stand around the place.
panel-morph = Morph this
panel-move = Move it
cut = Make it ready another way
cut-part = the part that is chosen now
cut-as-was = As it was
