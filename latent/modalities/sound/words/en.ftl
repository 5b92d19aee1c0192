# What its items are called, and what these consist of.

sound-item = sound
sound-items = sounds
sound-gender = n
sound-part = moment
sound-parts = moments
sound-part-gender = n
sound-marks = orange: louder, blue: quieter

# What is done to them for examples of what does not fit.

sound-harm-cut = cut off
sound-harm-hiss = under a hiss
sound-harm-hum = over a hum
sound-harm-overdriven = overdriven

# What may be chosen about how they are read.

sound-length = Length
sound-length-help = What the model hears of each sound. Twice as long takes about twice the time to learn.
sound-seconds = { $seconds } seconds
