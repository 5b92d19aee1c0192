# What its items are called, and what these consist of.

sound-item = sound
sound-items = sounds
sound-gender = n
sound-part = moment
sound-parts = moments
sound-part-gender = n
