# The page Imagine.

imagine-data = Like what it knows
imagine-data-told = Drawn from where the known { $items } are: likely, and new.
imagine-data-help = A mixture of Gaussians that was fitted to the codes of the known items.
imagine-near = Near one
imagine-near-told = Drawn around one { $item }, about as far from it as its nearest known neighbours.
imagine-near-help = A Gaussian around its code, scaled by the distance to its ten nearest known codes.
imagine-group = Like a group
imagine-group-told = Drawn as the { $items } of a group are spread, around their middle.
imagine-group-help = One Gaussian fitted to the codes of the group, its covariance shrunk where the group is small.
imagine-prior = From nothing
imagine-prior-told = Drawn from the plain bell curve that the model was taught to fill. Where no { $items } lie in it, what comes may be nothing at all.
imagine-prior-help = Samples of the prior, a unit normal distribution in every latent dimension.
imagine-where = Where from
imagine-again = Draw { $count } others
imagine-seed = Seed
imagine-seed-help = The same seed draws the same again.
imagine-variety = Variety
imagine-variety-help = Temperature: a factor on the standard deviation of what is drawn. 0 gives the middle of each cloud that is drawn from, again and again.
imagine-near-another = Near another
imagine-which-group = Which group
imagine-which-group-help = A label of the known items, or a group that you named on the Map.

imagine-same = much the same
imagine-newer = newer than { $share } in 100
imagine-one = imagined
imagine-number = imagined { $number }
imagine-nearest = nearest known
imagine-tray = Tray
imagine-redrawn = The nearest known { $item } is shown as the model redraws it.
imagine-close = Novelty: they keep close to known { $items }. The middle one is newer than { $share } in 100 known ones.
imagine-as-far = Novelty: they lie as far from known { $items } as those lie from each other. The middle one is newer than { $share } in 100 known ones.
imagine-farther = Novelty: they lie farther from known { $items } than those lie from each other. The middle one is newer than { $share } in 100 known ones.
imagine-alike = Variety: they are much of a kind ({ NUMBER($variety, minimumFractionDigits: 2, maximumFractionDigits: 2) } of the distance between two known ones).
imagine-different = Variety: they are about as different from each other as known ones ({ NUMBER($variety, minimumFractionDigits: 2, maximumFractionDigits: 2) } of the distance between two known ones).
imagine-familiar = { $familiar } of { $count } look familiar to the model.
imagine-kinds = By the nearest five each: { $listed }.
imagine-save = Save them
imagine-save-codes = Save their codes
imagine-drawn = Drawn
imagine-caveat = Nobody made these. What is not in the data the model cannot imagine, and what is rare in it comes seldom; a face that looks real belongs to no one.
imagine-pairs = Imagined, each beside the nearest known
imagine-like = What they are like

taught-help = Two models learn to tell this from all else: one from new items, one from as many real ones (train on synthetic, test on real). Both are asked about real items that neither of them learned from, though what drew the new ones may have. A label is none of what the model sees: to tell it, new ones are drawn label by label.
taught-label = the label
taught-what = What is to be told from the rest
taught-doing = Learning to tell “{ $name }”, from new { $items } and from real ones
taught = “{ $name }” of { $judged } real { $items }: what learned from { $learned } new { $items } tells it right in { $new } of 100 pairs, what learned from as many other real ones in { $real } (AUROC { NUMBER($on_new, minimumFractionDigits: 3, maximumFractionDigits: 3) } and { NUMBER($on_real, minimumFractionDigits: 3, maximumFractionDigits: 3) }; by chance, 50).
taught-lacking = { $told } No new one is { $lacking }.
taught-quoted = “{ $word }”

many-title = How like the real ones are new { $items }?
many-help = Each figure stands beside that of real ones that were held out, against the others: as near as real ones come to each other by chance. Nearer than that is no better.
many-not-here = The real { $items } are not at hand, so there is nothing to hold new ones against.
many-too-few = { $count } real { $items } are too few to tell. Bring { $fewest } at least.
many-held = { $count } new { $items } are held against { $real } real ones.
many-held-some = { $count } new { $items } are held against { $real } real ones. They were drawn as some { $items } are, and need not be spread as all.
many-figure = { $name }: { $figure }; of real ones held out, { $held }. { $told }
many-save = Save { $count } new { $items }
many-save-help = Drawn as the batch above is, by the decoder's own chance besides.

pool-known = { $count } known { $items }
pool-yours = Yours: { $count }
pool-both = Both together
pool-which = Which items
