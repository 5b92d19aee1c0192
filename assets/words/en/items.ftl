# Items, wherever they are shown or chosen.

nearest-items = Nearest known items
nearest-items-redrawn = Nearest known items, as the model redraws them
known-item = known item

item-imagined = imagined
item-imagined-note = Drawn from the space; nobody made it.
item-of-link = from a link
item-of-link-note = The link carries its numbers, not the original.
item-redrawn-note = The original is not kept here; this is how the model redraws it.
item-difference = difference

choose-find = Find
choose-find-known = Find a known { $item }
choose-known = A known one
choose-imagined = An imagined one
choose-yours = One of yours
choose-tray = From the tray
choose-none = Nothing here is called so.

home = Take home
home-what = One page with the sliders, the map and the model itself. It opens on any phone or computer, without this program and without a network.
home-without = Leave out names and small pictures of known { $items }: the model then redraws them
home-selected = Begin with what is selected on the Map ({ $count })
home-own = Take your own { $items } along ({ $count }), with names and small pictures. Whoever has the page sees them
home-sliders = Take the sliders along that you made ({ $count })
home-as = As
home-file = One file
home-folder = A folder for a web host
home-make = Make the page
home-save = Save { $name } ({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB)
home-brings-said = It brings { $count } known { $items } as points, with what they say
home-brings-shown = It brings { $count } known { $items } as points, with their names and small pictures
home-brings-bare = It brings the numbers of { $count } known { $items }, without their names; the model redraws them
home-brings = { $known }.
home-brings-own = { $known }, and { $count } of the sender's own.
