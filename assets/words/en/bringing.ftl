# Bringing things, in all pages, and spaces of one's own.

words-or = { $first } or { $last }
count-items =
    { $count ->
        [one] { $count } { $item }
       *[other] { $count } { $items }
    }
count-files =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }

space-choice = Space
drop-items = Drop { $items } of yours, a folder of them, or a zip
drop-anything = Drop anything: { $kinds }, a folder of them, or a zip
drop-help = Takes { $suffixes }, and zips of them.
drop-folder = Choose a whole folder
drop-folder-label = A folder; its sub-folders become labels
reading = Reading…
cancel = Cancel
refused-away = Put this list away
bring-paste = Paste
bring-photo = Take a photo
bring-refused = The browser keeps the clipboard to itself. Press Ctrl+V instead (⌘V on a Mac).
bring-empty = The clipboard holds no { $kinds }. Copy one first.

own-space-name = Its name
own-space-usual = My space
own-space-train = Train a space of these { $items }
own-space-takes = A minute or two, in the background. It is kept on this computer.
own-space-about = { $what } of { $files }.
own-space-delete = Delete
own-space-delete-question = Delete the space { $space }, with the items that are known to it?
own-space-delete-it = Delete it
first-look-told = This is a first look: straight lines. A trained model bends, and keeps more in as many numbers.
first-look-train = Train a VAE on these
