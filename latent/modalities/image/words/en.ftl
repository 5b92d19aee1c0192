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
