# Watch one learn: the playground of the page Learn.

learn-view = What to see
learn-view-lessons = Lessons
learn-view-playground = Watch one learn

play-about = A tiny model learns here, while you watch. It sees pictures, makes a few numbers of each and draws it again from those alone. It learns from digits and clothes that come along, as a larger model redraws them, and is judged by 300 others that it never sees. Nothing of it is kept.
play-guest = Only the teacher trains a model here. Watch it on the teacher's screen.

play-pile = Data
play-pile-means = What it learns from. Change it, and another model begins; the one before stays beside it.
play-pile-all = All ten digits
play-pile-two = Only 0 and 1
play-pile-few = 50 digits
play-pile-clothes = Clothes
play-beta = Tidy (beta)
play-beta-means = How much order counts against detail. At 0 nothing keeps the codes together; at 16 its numbers hold hardly anything.
play-dials = Dials
play-dials-means = How many numbers it may make of each picture.

play-play = Play
play-pause = Pause
play-again = Play again
play-step = Step
play-slow = Slow motion
play-bar = Training
play-scrub = Moment of the training
play-coming = A model is made ready. It begins in a few seconds.
play-rebuild = What it cannot tell
play-kl = What its numbers hold
play-awake = Dials awake
play-error = Squared error of what comes back
play-linear = The same by as many principal components
play-nats = { $n } nats
play-of = { $n } of { $of }
play-after = Step { $n }

play-now = Now: { $setting }
play-before = Before: { $setting }
play-setting =
    { $dials ->
        [one] { $pile } · beta { $beta } · 1 dial
       *[other] { $pile } · beta { $beta } · { $dials } dials
    }
play-codes-one = Each dot is a picture it never sees. Across: its one dial. Each label has a row of its own.
play-codes-two = Each dot is a picture it never sees. Across: its first dial; up: its second.
play-codes-many = Each dot is a picture it never sees, on the two principal axes of its dials.
play-grid = What it draws at each place of that plane.
play-grid-one = What it draws along its one dial: read it as a text, line by line.
play-changed = What changed?
play-difference = After { $steps } steps each, what comes back is off by { $error }, before by { $error_before }; the numbers hold { $kl }, before { $kl_before }; awake are { $awake } dials, before { $awake_before }. As many principal components are off by { $linear }, and by { $linear_before } before.
play-other = The two are judged by other pictures: hold each against its own principal components.
play-lost = The model stopped learning: its process ended, perhaps for lack of memory.
play-anew = Begin it again
