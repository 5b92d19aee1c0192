# The page that is taken home.

taken-scriptless = This page needs JavaScript, which is switched off.
taken-morph-told = Choose something to begin with and move a slider: the model draws it anew while you do. The arrow keys move a slider too, and Ctrl+Z takes back.
taken-gallery = Something to begin with
taken-map-told = Each point is an item that the model knows, those alike near each other. Click one to begin with it; at an empty place the model imagines what would be there.
taken-map-label = { $count } known items of { $space }
taken-map-empty = No items on this map.
taken-about = A space of Latentarium, made on { $day }. Everything is in this page: the model runs on your device, nothing is sent anywhere, and no network is needed. { $brings }
taken-share-file = To share it, send this file on: it opens in any browser of 2023 or later, without a network.
taken-share-folder = To share it, put this folder on any web host as it is and send the address.
taken-begun = Begun with: { $item }
taken-imagined = imagined at an empty place of the map
taken-broken = This browser cannot open it. It takes Chrome, Edge, Firefox or Safari of 2023 or later.
taken-note = The item itself is not in this page; this is how the model redraws it.
taken-towards = The way from this item to the nearest known items of a kind.
taken-way-apart = Tells right which of two has more of it { $share } of the time, on { $count } items that it was not made from.
taken-way-few = Too few items to check it on others.
taken-packing-model = Packing what runs the model
taken-packing-space = Packing the space
taken-writing-file = Writing the file
taken-writing-folder = Writing the folder
