# What the map says by itself, in the browser.

map-drawing = Drawing the map…
map-told = { $what }: { $count } items. Arrow keys go from item to item, Enter opens one, plus and minus zoom, 0 shows the whole map, Escape clears the selection. To select without dragging, use the table below the map.
map-told-yours = { $what }: { $count } items, { $own } of yours. Arrow keys go from item to item, Enter opens one, plus and minus zoom, 0 shows the whole map, Escape clears the selection. To select without dragging, use the table below the map.
map-dragging = What dragging does
map-move = Move the map
map-box = Select with a box
map-lasso = Select with a lasso
map-whole = Show the whole map
map-closer = Closer
map-farther = Farther
map-clear = Clear
map-legend = What the colours mean
map-selected = { $count } selected
map-none-selected = Nothing is selected
map-unknown = Not known
map-value-unknown = not known
map-here = You are here
map-way = The way
map-way-strange = Unfamiliar there
map-bring-one = 1 item. Click to bring forward.
map-bring = { $count } items. Click to bring forward.
map-familiar = Familiar to the model
map-borderline = At the edge of what it knows
map-unfamiliar = Outside what it knows
map-imagined = Imagined here
map-item = Item { $number }
map-yours = Yours
map-all = Map of all items
map-empty = No items on this map yet.
map-broken = The map could not be drawn. Reload the page to try again.
map-flat = This browser can't draw in 3D (it has no WebGL). The 2D map works here.

slider-steps = { $steps } steps
slider-about = About { $slider }
