# The page Train: bringing one's own, choosing, watching a space form, and how good it is.

train-drop = Drop your { $kinds }: a folder, a zip, or files
train-about = A model learns to describe each item by a few numbers and to rebuild it from them. Then your items have a map and sliders of their own, as the spaces that come along have. It takes minutes, goes on when this tab is closed, and nothing leaves this computer.
train-example = For example, handwritten digits: each dot is one of { $count } that the model never learned from, in a colour for each digit, which it is not told. At first they lie in a heap, and what it draws is grey; { $steps } small batches later more of them lie beside their like, and what it draws from nothing looks like digits.
train-example-begin = Nothing learned yet
train-example-after = After { $steps } batches
train-example-more = Watch one learn
train-take = Take the { $count } { $items } that you placed in { $space }
train-else = Take something else
train-read-as = Read as
train-found =
    { $count ->
        [one] Found { $count } { $item }.
       *[other] Found { $count } { $items }.
    }
train-found-about =
    { $count ->
        [one] Found about { $count } { $item }.
       *[other] Found about { $count } { $items }.
    }
train-left-out = { $count } left out
train-too-few =
    { $count ->
        [one] { $count } { $item } is too few to learn from. Bring { $fewest } at least, better a few hundred.
       *[other] { $count } { $items } are too few to learn from. Bring { $fewest } at least, better a few hundred.
    }
train-all-alike = Nearly all of these { $items } are the same: there is nothing to tell apart. Bring different ones.
train-few = { $count } { $items } are few: it will know these, and little else. A few hundred more would help.
train-foreign = More than half of the files are no { $items } that can be read. See below what was left out.
train-some-alike = Many of these { $items } are the same as others; they count as often as they come.

own-pictures = Pictures
own-sentences = Sentences
own-sounds = Sounds
own-rows = Rows of a table
own-texts = Texts by their words

train-name = Its name
train = Train
train-look = First look
train-look-help = A map and sliders of these within seconds, by straight lines (PCA). Train afterwards, or not.
train-work = How much work it is worth
train-work-help = More work makes finer items.
train-quick = Quick
train-good = Good
train-best = Best
train-minute = { $preset }, about a minute
train-minutes = { $preset }, about { $minutes } min
train-hours = { $preset }, about { $hours } hours
train-trying = Trying a few steps
train-tried = { $how } of each.
train-more = More
train-begins = Begins with
train-begins-fresh = Nothing learned
train-begins-space = What { $space } learned
train-begins-help = Networks that know other items of this size learn yours sooner; they have that space's dials, and the times above are of fresh ones.
train-dials = Dials
train-dials-help = How many numbers describe an item. More keep more, and each tells less.
train-tidy = Tidy against detailed
train-tidy-help = Beta: more makes a tidier space and blurrier items; 1 is as usual.
train-look-by = First look by
train-look-by-help = Three plain models to hold a trained one against. The first takes seconds, the others a minute or so.
train-by-axes = what differs most (PCA)
train-by-factors = common causes (factor analysis)
train-by-parts = parts that add up (NMF)
train-look-about = A first look at { $count } files: straight lines, without training.

model-bring = Bring a model that was trained elsewhere
model-about = Its encoder and decoder as ONNX with a model.json that says how they take pictures, a folder of pythae or diffusers, or numbers without a decoder (.npz); docs/own-model.md shows how to export them. With it comes a sample of its data, some hundred items or more. Nothing in it is run but its networks.
model-files = The model: its files, or a zip of its folder
model-sample = A sample of its data: files, a zip or an .npz
model-usual = My model
model-wants = Give the model and a sample first.
model-make = Make a space of it

forming-another = Make another space
forming-first = The first pictures of it come in a few seconds.
forming-map = Open its map
forming-ready = It is ready.
forming-waits = Waiting for its turn
forming-paused = Paused
forming-cancel = Cancel
forming-pause = Pause
forming-enough = Stop here and keep it
forming-go-on = Go on
forming-again = Try again
forming-birth = How it came to be
forming-steps = Steps of training
forming-learned = <b>It learns from these</b>; below each, what comes back
forming-unseen = <b>These it never sees</b>; below each, what comes back
forming-given = given
forming-back = what comes back
forming-drawn-title = Drawn from nothing
forming-drawn = drawn
forming-awake = { $awake } of { $dials } dials tell something
forming-bars = information kept by each dial, from { NUMBER($most, minimumFractionDigits: 2, maximumFractionDigits: 2) } to { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) } nats
forming-places = Where its items go
forming-places-told = codes of { $count } items on two axes
forming-figures = What it cannot tell, and what its code holds
forming-not-measured = Not measured yet.
forming-cannot-tell = cannot tell
forming-holds = its code holds
forming-nats = { NUMBER($now, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats <small>(at first { NUMBER($first, minimumFractionDigits: 1, maximumFractionDigits: 1) })</small>
forming-course = from { NUMBER($first, minimumFractionDigits: 1, maximumFractionDigits: 1) } to { NUMBER($now, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats in { $looks } looks

quality = How good it is
quality-rebuilt =
    { $count ->
        [one] Of what sets { $items } apart, { $share } in 100 come back in { $count } { $item } that it never saw.
       *[other] Of what sets { $items } apart, { $share } in 100 come back in { $count } { $items } that it never saw.
    }
quality-rebuilt-beside =
    { $count ->
        [one] Of what sets { $items } apart, { $share } in 100 come back in { $count } { $item } that it never saw. By straight lines alone, with as many dials: { $linear }.
       *[other] Of what sets { $items } apart, { $share } in 100 come back in { $count } { $items } that it never saw. By straight lines alone, with as many dials: { $linear }.
    }
quality-lines = It follows straight lines alone.
quality-lines-cure = Train a VAE on these: it bends.
quality-stopped = It was stopped after { $done }% of its training.
quality-stopped-cure = Train again and let it come to its end.
quality-by-heart = It knows those it learned from by heart ({ $learned } in 100 come back) and others less.
quality-by-heart-cure = Bring more { $items }, or put more weight on tidy.
quality-no-more = It has not found more than straight lines do.
quality-no-more-cure = Choose more work (good or best), bring more, or stay with the first look.
quality-costly = Each { $item } is told by { $told } of { $dials } dials, and the details are left out as too costly.
quality-costly-cure = Put more weight on detailed.
quality-full = All its dials are in use, and the finer details have no room.
quality-full-cure = Choose more dials, or more work.
quality-dials = { $told } of { $dials } dials tell something; together they hold { $nats } nats of each item.
quality-dials-cure = The others can be left out: choose fewer dials next time.
quality-map = Around new { $items } that are placed on the map, neighbours are kept to { $share }% (trustworthiness).
quality-map-loose = So many numbers do not fold flat.
quality-map-cure = Ask for nearest items rather than trust the eye.
quality-named = By the labels of its five nearest, { $share } in 100 are named rightly.
quality-drawn = Of what it imagines, { $share } in 100 look as usual to it as 95 in 100 of its own.
quality-drawn-unlikely = Between its items there are places that it has seen nothing of.
quality-drawn-cure = Imagine with less variety, or near an item.
