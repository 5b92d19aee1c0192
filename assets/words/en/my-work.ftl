# The page My work.

my-work-empty = Nothing is kept yet: what you bring is kept by itself, and “Keep” at the top of each page gives it a name.
my-work-find = Find
my-work-find-words = Find by words
my-work-none = Nothing here has these words.
my-work-collections = Collections
my-work-spaces = Spaces
my-work-views = Saved views
my-work-view = { $page }, { $space }: { $about }
my-work-open = Open
my-work-how-good = How good it is
my-work-spaceless = Its space is not here any more.

kept-rename = Rename
kept-new-name = New name
kept-rename-it = Rename it
kept-delete = Delete
kept-back = Bring it back
kept-binned = <b>{ $name }</b> lies in the bin for { $days } days.
kept-taken-out = <b>{ $name }</b> was taken out.
kept-large = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB
kept-small = { $size } kB
kept-parts = Its { $what }
kept-slider = slider
kept-slider-save = Save it
kept-group = group of { $count }

zip-send = Send
zip-told = One zip, which a friend drops in on their My work.
zip-asks = One zip, which a friend drops in on their My work. With or without the items of the space?
zip-save = Save the zip
zip-with = With its items
zip-without = Without its items
zip-without-told = Without its items, their thumbnails, labels and sentences stay here, and the model redraws what it learnt. What the model itself took up from them goes along: of longer texts, the words.
zip-in = Bring in a zip
zip-in-help = A space or a piece of work that somebody sent you.
zip-choose = A zip that My work has made
zip-checked = It is checked before anything is written; nothing in it can run.
zip-checking = Checking…
zip-taken = Taken in: { $names }.
zip-here = Here already, just the same: { $names }.

all-of-it = All of it
disk-empty = Nothing is on the disk.
disk-size = { $size } in { $folder }.
bin = Bin: { $count }
bin-back = Bring back
bin-empty = Empty the bin
kept-others-known = The known items of its space are others now.
kept-another-model = Its space holds another model now: items were read anew, sliders left out.
