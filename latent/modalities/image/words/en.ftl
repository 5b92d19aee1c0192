# What its items are called, and what these consist of.

image-item = picture
image-items = pictures
image-gender = n
image-part = part
image-parts = parts
image-part-gender = n
image-marks = orange: more light, blue: less

# What is done to them for examples of what does not fit.

image-harm-negative = a negative
image-harm-covered = half covered
image-harm-slipped = stripes that slipped

# What may be chosen about how they are read.

image-size = Size
image-size-help = Pixels that the model sees. Twice the side takes about four times as long.
image-colours = Colours
image-colours-help = Grey pictures are learned faster where colour tells nothing.
image-in-colour = in colour
image-grey = grey

image-error = MSE
image-features = pixel values
image-place = row { $row }, column { $column }
image-noise = { NUMBER($noise, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB
image-noise-none = nothing lost
image-noise-told = How far its pixels are off: 20 dB is rough, 30 is close, 40 is hard to tell.
image-structure = { NUMBER($structure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
image-structure-told = How much of its edges and shades is in place: 1 is all of it.

# What is told of how they were made ready.

image-rotated = Rotated as the camera noted.
image-first-of-several = First of several pictures in the file.
image-first-of = First of { $count } pictures in the file.
image-stretched = Its values were stretched to run from black to white.
image-laid-white = Laid on white where it was see-through.
image-laid-black = Laid on black where it was see-through.
image-laid-grey = Laid on grey where it was see-through.
image-laid-plain = Laid on a plain ground where it was see-through.
image-cut-out = Cut to what lies on its plain ground.
image-cut-to-fit = Cut to its middle to fit.
image-enlarged = Enlarged from { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels.
image-turned = Turned to light on black, as this space was trained.
image-as-it-is = Nothing drawn was found; taken as it is.
image-several-colours = It has several colours, unlike writing.
image-no-object = No object on a plain ground was found; taken as it is.
image-by-its-ink = Fitted and centred by its ink.
image-largest-drawing = The largest drawing was taken; others were left out.
image-thickened = Its thin strokes were thickened.
image-thinned = Its thick strokes were thinned.
image-cropped = Cropped to the object and centred.
image-cut-as-chosen = Cut out as you chose.

# What may be changed about that by hand.

image-closer = Closer
image-closer-help = Cuts the picture smaller, up to a quarter of its sides.
image-across = Left or right
image-across-help = Moves what is cut out across the picture.
image-down = Up or down
image-down-help = Moves what is cut out down the picture, or up.
image-ground = Ground
image-ground-help = What shows through, from black to white; the middle leaves it as it was.

error-picture-size = not a size for pictures here
    .cure = Use 1 to { NUMBER($most, useGrouping: 0) }.
error-picture-sides = { $width } × { $height } pixels
error-picture-no-colour = not a colour
    .cure = Give three numbers 0 to 255.
error-picture-ground = ground
error-picture-grey-or-colour = pictures are grey (1) or in colour (3)
error-picture-channels = { $count } channels
error-picture-framing = not a framing
    .cure = Use one of { $names }.
error-picture-grey-framing = this framing makes grey pictures
    .cure = Use 1 channel.
error-picture-shape = its shape { $shape } is not that of pictures
    .cure = Give pictures × height × width, or the same × 1 or 3, of at most { NUMBER($most, useGrouping: 0) } pixels a side.
error-picture-other-shape = its shape { $shape } does not fit pictures of { $wanted }
    .cure = Give height × width × channels.
error-picture-no-numbers = it holds { $kind }, not numbers
    .cure = Give whole numbers 0 to 255.
error-picture-values = its values run from { $low } to { $high }
    .cure = Give whole numbers 0 to 255 or fractions 0 to 1.
error-picture-empty = the file is empty
    .cure = Save it again and drop in the new copy.
error-picture-damaged = the picture is cut off or damaged
    .cure = Open it in a picture program and save it again, or leave it out.
error-picture-no-pixels = the picture has no pixels
    .cure = Open it in a picture program and save it again, or leave it out.
error-picture-large = the picture has more than { $most } million pixels
    .cure = Save it smaller first.
error-picture-none = not a picture, or too damaged to tell
    .cure = Open it in a picture program and save it again, or leave it out.
error-picture-kind = not a kind of picture that can be read here
    .cure = Use PNG, JPEG, HEIC, WebP, GIF, BMP or TIFF.
