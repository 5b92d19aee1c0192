# The page Odd ones out, and marks on items.

mark-fine = Fine
mark-odd = Odd
mark-fine-held = Marked fine
mark-odd-held = Marked odd

odd-example = An example
odd-yours-alone = Yours among themselves
odd-which = Which items
odd-which-help = Your own are judged beside the known items, or, where these are of another kind, among themselves.
odd-known = known { $item }
odd-copy = a copy
odd-spoiling = Spoiling a few on purpose
odd-bound-looking = Asking the model about each item
odd-sides-looking = Looking at the items themselves
odd-looking = Looking at { $count } { $items }
odd-looking-own = Looking at how yours come back: { $count } { $items }

odd-by-what = By what?
odd-judge-by = Judge by
odd-judge-by-help = Whoever watches things as they come knows the past alone: the earlier half says what is usual, and the later half is judged.
odd-by-others = all others
odd-by-past = what came before, by “{ $name }”
odd-what = What is odd?
odd-labelled = Odd are those labelled
odd-labelled-help = A label is not used to judge, only to tell how well the scores do. With “all but”, the ones that are left say what is usual: judge by one kind, and see whether the others stand out.
odd-labelled-nobody = Nobody has said
odd-labelled-any = anything at all
odd-labelled-not = all but { $label }

odd-told-example = { $spoiled } of these { $items } were spoiled on purpose and hidden among known ones. { $first } of the first { $spoiled } in the list are spoiled ones. Nobody told the model what to look for.
odd-told-beside = Yours, judged by the { $known } known ones: does each belong to them?
odd-told-past = Judged by the { $fine } that came before the first of them; the oddest tenth of those does not say what is usual.
odd-told-fine = Judged by the { $fine } that are fine; the others are { $how ->
        [spoiled] spoiled on purpose
        [any] labelled anything at all
        [unlike] not labelled { $label }
       *[label] labelled { $label }
    }.
odd-told-each-other = Judged by each other, each by all the rest; the oddest tenth does not say what is usual.

odd-more = More: how they are ranked
odd-rank-by = Rank by
odd-advised = { $title } (chosen for you)
odd-no-bound = This model does not say how unsure it is, so it has no such estimate.
odd-by-marks = Ranked by “{ $title }”: of the scores, it agrees best with your marks, in { $right } of 100 pairs of one fine and one odd.
odd-by-harm = Ranked by “{ $title }”, which finds harm of this kind best here.
odd-from-here = Odd from here on
odd-from-here-help = It starts three quartile ranges beyond the third quartile of what is usual, where hardly anything ordinary lies (Tukey's outer fence; of fewer than { $few } items, their less odd half says how wide a quartile range is). In nats of surprise: of ordinary items a half lie under 0.7 by each single look, one in ten goes beyond 2.3, one in a hundred beyond 4.6.
odd-beyond-one =
    { $count ->
        [one] of { $count } { $item } stands out
       *[other] of { $count } { $items } stands out
    }
odd-beyond-many =
    { $count ->
        [one] of { $count } { $item } stand out
       *[other] of { $count } { $items } stand out
    }
odd-bring = Bring your own
odd-show-on-map = Show { $count } on the Map
odd-save = Save the list
odd-sheet-items = Items
odd-sheet-ranked = Ranked by
odd-sheet-from = Odd from
odd-sheet-beyond = { NUMBER($least, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats of surprise: { $count } stand out
odd-caveat = Odd is not wrong: it is what the model has seldom seen.
odd-oddest = The oddest

odd-less = Less odd
odd-odder = Odder
odd-page = { $first } to { $last } of { $count }
odd-marked = What is lost is marked. { $marks }.
odd-oddness = oddness
odd-surprise = { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) }
odd-item = item
odd-back = comes back
odd-lost = lost
odd-morph = Morph it

odd-tells = How well it tells
odd-tells-help = Judged by what is said to be odd, which no score was told.
odd-auroc = Of { $count } that are { $how ->
        [spoiled] spoiled on purpose
        [any] labelled anything at all
        [unlike] not labelled { $label }
       *[label] labelled { $label }
    }: told odd from normal right { $right } times in 100 pairs (AUROC { NUMBER($auroc, minimumFractionDigits: 3, maximumFractionDigits: 3) }; by chance, 50).
odd-check = How many can you check?
odd-checked = Of the first { $checks }, { $hits } are odd (precision at { $checks }: { NUMBER($precision, minimumFractionDigits: 2, maximumFractionDigits: 2) }). That is { $hits } of all { $odd } odd ones; checking { $checks } at random would find about { NUMBER($luck, maximumFractionDigits: 9) }.
odd-check-a-day = How many can you check a day?
odd-checked-days = On { $days } days you would look at { $seen }, of which { $hits } are odd (precision at { $checks } a day: { NUMBER($precision, minimumFractionDigits: 2, maximumFractionDigits: 2) }). That is { $hits } of all { $odd } odd ones; as many at random would find about { NUMBER($luck, maximumFractionDigits: 9) }.
odd-each-way = Each way to rank, right times in 100 pairs:
odd-right = { $right }
odd-false-alarms = false alarms
odd-found-share = odd ones found
odd-right-alarms = right alarms
odd-roc = ROC curve
odd-roc-told = Each point is a threshold. The area under it is the AUROC, { NUMBER($auroc, minimumFractionDigits: 3, maximumFractionDigits: 3) }; the line is chance.
odd-precision = Precision and recall
odd-precision-told = Of those called odd, how many are. On average { NUMBER($average, minimumFractionDigits: 2, maximumFractionDigits: 2) } (average precision); by chance { NUMBER($chance, minimumFractionDigits: 2, maximumFractionDigits: 2) }.

odd-hunt = Can you find them?
odd-hunt-asked = { $odd } of these { $count } { $items } are { $how ->
        [spoiled] spoiled on purpose
        [any] labelled
        [unlike] not labelled { $label }
       *[label] labelled { $label }
    }. See whether you find some before you are shown which.
odd-hunt-look = How many can you look at?
odd-hunt-look-a-day = How many can you look at a day?
odd-hunt-which = Which kind of odd?
odd-hunt-either = Either
odd-hunt-mark = Look at the first of the list, and mark as odd what you would report.
odd-hunt-marked =
    { $count ->
        [0] You have marked none as odd yet.
       *[other] You marked { $count } as odd.
    }
odd-hunt-show = Show which they are
odd-hunt-again = Look for them yourself
odd-hunt-yours = You marked { $count } as odd; { $right } of them { $right ->
        [one] is
       *[other] are
    } { $how ->
        [spoiled] spoiled on purpose
        [any] labelled
        [unlike] not labelled { $label }
       *[label] labelled { $label }
    }.
odd-hunt-found = The first { $seen } in the list hold { $hits } of the { $odd }; as many at random would hold about { NUMBER($luck, maximumFractionDigits: 9) }.
odd-hunt-found-days = The first { $checks } in the list of each of { $days } days, { $seen } in all, hold { $hits } of the { $odd }; as many at random would hold about { NUMBER($luck, maximumFractionDigits: 9) }.

odd-twins = There twice
odd-twins-help = Items that the model puts far nearer to each other than items around there usually are: so near that among this many, chance would hardly make a single pair. Where the items are at hand, they have to be alike themselves.
odd-twins-looking = Looking for what is there twice
odd-twins-none = Nothing here is there twice.
odd-twins-found =
    { $groups ->
        [one] { $count } { $items } in { $groups } group are much the same.
       *[other] { $count } { $items } in { $groups } groups are much the same.
    }
odd-twins-more = { $count } more
odd-twins-more-of-it = and { $count } more

score-combined = All of it together
score-combined-when = The larger of two looks: how far off the model puts an item, and how badly it comes back. Right when you don't know what to expect.
score-combined-sides-when = How unlike others it is by itself, from the side from which it is odder, and, for a twentieth, how badly the model gives it back. Right when you don't know what to expect.
score-neighbours = Far from its neighbours
score-neighbours-when = How far it is to the 5th nearest other (k-nearest-neighbour distance). Right when ordinary items come in many kinds, and odd ones come alone or few.
score-neighbours-why = nothing like it is near
score-gaussian = Far from the middle
score-gaussian-when = How far it is from the middle of all, in units of their spread (Mahalanobis distance). Right when ordinary items are of one kind, or when there are few.
score-gaussian-why = the model puts it far from all others
score-mixture = In a rare place
score-mixture-when = How seldom items lie where it lies (density of a Gaussian mixture). Right when ordinary items come in a few kinds, and there are many of each.
score-mixture-why = it lies where others hardly ever are
score-error = Comes back badly
score-error-when = How much of it is lost on the way through the model, for as much detail as it has (rebuild error). Right for damage, and for things of a kind that the model was not made for.
score-error-why = much of it does not come back
score-drift = Comes back as another thing
score-drift-when = How far what comes back is from the item in the model's own eyes. Right for things of another kind, which the model turns into something that it knows.
score-drift-why = what comes back is another thing to the model
score-bound = The model's own estimate
score-bound-when = How unlikely the model finds it (negative ELBO). Right for noise; wrong for things that are plainer than usual, which a model finds likely whatever they are.
score-side-when =
    { $count ->
        [one] How far it is from the nearest others, and how far out single number lie, without the model: { $listed }. Right when what is odd can be read off these.
       *[other] How far it is from the nearest others, and how far out single numbers lie, without the model: { $listed }. Right when what is odd can be read off these.
    }
score-side-listed = { $listed } and { $more } more
score-why = { $why } ({ $columns })
score-why-and = { $first } and { $second }
score-why-none = Nothing about it stands out.
