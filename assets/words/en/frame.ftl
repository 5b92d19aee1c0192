# What stands around every page: menu, tray, keeping, erasing, and what is being made.

words-and = { $first } and { $last }

# A number with one decimal, and with two.

words-plain = { NUMBER($number, maximumFractionDigits: 6, useGrouping: 0) }
words-tenths = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) }
words-hundredths = { NUMBER($number, minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 0) }

# What Streamlit writes by itself where it takes files, to the letter; it comes in no other language.

uploader-upload = Upload
uploader-folders = Upload directories
uploader-add = Add files
uploader-drop-one = Drag and drop a file here
uploader-drop = Drag and drop files here
uploader-drop-folders = Drag and drop directories here
uploader-each = per file

# The first line heads, to the letter, what Streamlit writes by itself when a page has lost its server.

connection-lost = Connection error
connection-tried = This page has lost its connection. It tries again by itself; once it is back, everything is as it was.

page-start = Start
page-start-sentence = A trained model is at work here: move a slider, or drop in something of yours.
page-map = Map
page-map-sentence = Each dot is an item; dots close together are alike to the model; far apart tells little.
page-groups = Groups
page-groups-sentence = Sort a pile into look-alikes, name them, let a few labels label the rest.
page-odd = Odd ones out
page-odd-sentence = Find what doesn't fit, and why.
page-morph = Morph
page-morph-sentence = Move a slider and watch one thing change.
page-blend = Blend
page-blend-sentence = Walk from one item to another and see what lies between.
page-imagine = Imagine
page-imagine-sentence = Let the model make new items, each beside the nearest it knows.
page-lost = What gets lost
page-lost-sentence = See what the model keeps, what it drops, and which items suffer.
page-learn = Learn
page-learn-sentence = Five-minute lessons on the live pages, ticked as you do them.
page-train = Train
page-train-sentence = Make a space from your own things and watch it form.
page-my-work = My work
page-my-work-sentence = All you kept on this computer: find, rename, send, erase.
page-class = Class
page-class-sentence = One map for the whole class: what each sends lands on it at once.

menu-look = Look
menu-make = Make
menu-understand = Understand
menu-yours = Yours
menu-class = Class

working = Working it out
fault = Something went wrong on our side. Nothing of yours is lost: reload the page, and if it happens again, the terminal that runs the app says what it was.
refused-more =
    { $count ->
        [one] 1 more were not taken
       *[other] { $count } more were not taken
    }

tray-title =
    { $count ->
        [0] Tray
       *[other] Tray · { $count }
    }
tray-into = Into the tray
tray-in-space =
    { $count ->
        [0] { $space }
       *[other] { $space } · { $count } of yours
    }
tray-empty = Up to { $most } items that stay with you from page to page. Put one in from the Map, beside the item that you clicked, or from Morph, as it looks now.
tray-morph = Morph it
tray-out = Take out
undo = Undo
undo-help = Ctrl+Z on Morph
undo-nothing = There is nothing to take back.
redo = Redo
redo-help = Ctrl+Shift+Z on Morph
redo-nothing = There is nothing to do again.

keep = Keep
keep-nothing = Bring something of yours, or stand a slider on Morph as you like it: here it gets a name, and My work has it from then on.
keep-name = Its name
keep-work = Keep { $what }
keep-view = Keep this view
keep-done = Kept: { $name }. It is on My work.
keep-moved =
    { $count ->
        [0] as it starts
        [one] 1 slider moved
       *[other] { $count } sliders moved
    }
work-sliders =
    { $count ->
        [one] 1 slider
       *[other] { $count } sliders
    }
work-groups =
    { $count ->
        [one] 1 group
       *[other] { $count } groups
    }
work-labels =
    { $count ->
        [one] 1 label
       *[other] { $count } labels
    }
work-marks =
    { $count ->
        [one] 1 mark
       *[other] { $count } marks
    }

before-told = <b>From before:</b> { $listed }.
before-in-space = { $what } in { $space }
before-more =
    { $count ->
        [one] { $listed }, and 1 more
       *[other] { $listed }, and { $count } more
    }
before-back = Bring them back
before-let-go = Let them go
before-let-go-help = Into the bin on My work, for 30 days.
before-unkept = What you have here could not be kept on this computer. { $why }
before-disk = The disk may be full.

erase = Erase
erase-all = Erase everything
erase-question = Erase your items from memory, and all that is kept on disk, with the spaces that you made?
erase-question-others = Erase your items from memory, and all that you kept here?
erase-done = Erased: { $spaces }, { $collections }, { $views }; { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB.
erase-spaces =
    { $count ->
        [one] 1 space
       *[other] { $count } spaces
    }
erase-collections =
    { $count ->
        [one] 1 collection
       *[other] { $count } collections
    }
erase-views =
    { $count ->
        [one] 1 saved view
       *[other] { $count } saved views
    }

queue-ready = <b>{ $title }</b> is ready.
queue-open = Open its map
queue-away = Put this away
queue-failed = { $title } was not made. { $why }
queue-training = Training { $title }: { $doing }
queue-doing = { $title }: { $doing }
queue-waits = <b>{ $title }</b> waits for its turn.
queue-paused = <b>{ $title }</b> is paused.
queue-watch = Watch
queue-stop = Stop
nothing-kept = Nothing of it is kept.

look-doing = A first look at { $title }: { $doing }
look-failed = There is no first look at { $title }. { $why }
look-map = The map of { $title }

send-title = Send the class here
send-all = Send everybody to this page
send-done = Everybody is on the way.
send-let-go = Let everybody go where they like
send-link = Or give them the link:
send-without-menu = Without the menu
send-without-bring = Without ways to bring something
send-without-tools = Without tray, undo and redo
