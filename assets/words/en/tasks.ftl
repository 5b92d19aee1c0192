# Three small tasks on Start.

tasks-title = Three small tasks
tasks-match = Match this one
tasks-guess = Guess where it lands
tasks-spot = Spot the imagined one
tasks-done =
    { $count ->
        [one] 1 of { $tasks } done
       *[other] { $count } of { $tasks } done
    }

match-this = Make the sliders draw this
match-off =
    { $steps ->
        [one] 1 step off
       *[other] { $steps } steps off
    }
match-done = That is it: matched.
match-another = Another one
match-challenge = Challenge a friend
match-challenge-how = Whoever opens this address, where this program runs for them too, gets the same one to match.

guess-how = Draw a digit, or have one drawn. Then say among which digits the model will put it.
guess-drawn = Have one drawn
guess-first = Nothing is drawn yet.
guess-this = This one
guess-where = It will land among
guess-right = Right: it lands among { $lands }.
guess-wrong = Not among { $guess }. Look again, or draw it more clearly.

spot-how = Five of these are known, and one the model made up. Which?
spot-how-redrawn = Five of these are known, shown as the model redraws them, and one it made up. Which?
spot-item = Number { $number }
spot-this = It is { $number }
spot-right = Yes, number { $number }: nobody made that one.
spot-wrong = No, number { $number } is a known one. Look again.
spot-again = Deal again
