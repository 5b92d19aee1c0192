# The page Learn, and the sheets of its lessons.

learn-language = Language
learn-begin = Begin: { $lesson }
learn-go-on = Go on: { $lesson }
learn-all-done = You have done every lesson.
learn-over =
    { $ticked ->
        [one] “{ $lesson }” is over: 1 of { $steps } steps done.
       *[other] “{ $lesson }” is over: { $ticked } of { $steps } steps done.
    }
learn-start = Begin lesson { $number }
learn-go = Go on with lesson { $number }
learn-again = Do lesson { $number } again
learn-for-all = Start it for the class
learn-new =
    { $steps ->
        [one] Not begun · 1 step
       *[other] Not begun · { $steps } steps
    }
learn-at = { $ticked } of { $steps } steps done
learn-done = Done
learn-sheet = Sheet to print
learn-keep = To keep
learn-ask = Questions, to be answered by doing
learn-made-with = Made with Latentarium. The pictures are drawn by the model that the lesson is about.

sheet-familiar = familiar
sheet-borderline = borderline
sheet-unfamiliar = unfamiliar
sheet-before = before
sheet-balanced = balanced examples
sheet-biased = biased examples
sheet-item = item
sheet-back = what comes back
sheet-map = The map, with each label where the middle of its dots is
