# The foot of every page.

foot-words = Words explained
foot-language = Language
foot-words-here = On this page
foot-words-all = All words, with pictures

foot-local = Nothing leaves this computer.
foot-forgotten =
    { $count ->
        [0] What you bring is in memory until you close or reload this tab, unless you keep it
        [one] 1 item of yours, in memory until you close or reload this tab, unless you keep it
       *[other] { $count } items of yours, in memory until you close or reload this tab, unless you keep it
    }
foot-remembered =
    { $count ->
        [0] What you bring is kept here until you let it go
        [one] 1 item of yours, kept here until you let it go
       *[other] { $count } items of yours, kept here until you let it go
    }
foot-kept = { $what }; { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB are kept in { $folder }.
foot-none-kept = { $what }; nothing is kept on disk.
foot-guest = You are { $name }, a guest of this class. What you bring is seen by you alone, until you send it to the class map; all of it is gone when the class ends.
