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

sound-error = MSE
sound-features = log-mel values
sound-place = pitch { $row }, moment { $column }
sound-stretch = { NUMBER($start, minimumFractionDigits: 2, maximumFractionDigits: 2) } to { NUMBER($end, minimumFractionDigits: 2, maximumFractionDigits: 2) } s
sound-decibels = { NUMBER($decibels, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB
sound-spectral = Log-spectral distance
sound-spectral-told = How far its loudness is off, over all moments and pitches: under 3 dB is close, over 10 another sound.
sound-cepstral = Mel-cepstral distortion
sound-cepstral-told = How far its timbre is off where it sounds: 4 to 8 dB is usual for speech that a machine makes.

# What is told of how they were made ready, and what may be changed about that by hand.

sound-silent = Nothing is to be heard in it.
sound-loudest = It is longer than { NUMBER($seconds, maximumFractionDigits: 6) } seconds: its loudest part was taken.
sound-first-seconds = Only its first { NUMBER($seconds, useGrouping: 0) } seconds were looked at.
sound-cut-off = The file is cut off: what there is of it was taken.
sound-stereo = Stereo was mixed to one channel.
sound-mixed = Its channels were mixed.
sound-later = Earlier or later
sound-later-help = Takes another part of the recording, up to half its length away.

error-sound-shape = its shape { $shape } is not that of sounds
    .cure = Give sounds × { $fewest } to { $most } bands × { $low } to { $high } moments, or files.
error-sound-large-part = over the limit of { $limit } MB for one sound
    .cure = Save a part of it.
error-sound-other-shape = its shape { $shape } does not fit sounds of { $wanted }
    .cure = Give bands × moments.
error-sound-no-numbers = it holds { $kind }, not numbers
    .cure = Give levels.
error-sound-no-levels = its numbers are not levels
    .cure = Give whole numbers 0 to 255, or 0.0 to 1.0.
error-sound-large = over the limit of { $limit } MB for one sound
    .cure = Save a shorter part of it.
error-sound-empty = the file is empty
    .cure = Give another one.
error-sound-none = there is no sound in it, not one sample
    .cure = Open it in a sound program and save it again, or leave it out.
error-sound-rate = it says that a second has { $rate } samples
    .cure = Open it in a sound program and save it again, or leave it out.
error-sound-channels = it has { $count } channels
    .cure = Save one or two of them.
error-sound-film = this kind of sound or film cannot be read here
    .cure = Save it as WAV, FLAC, OGG or MP3.
error-sound-broken = not a sound, or too damaged to tell
    .cure = Open it in a sound program and save it again, or leave it out.
error-sound-kind = not a kind of sound that can be read here
    .cure = Save it as WAV, FLAC, OGG or MP3.
error-sound-no-rate = not one for sounds here
    .cure = Use one of { $rates }.
error-sound-the-rate = rate { NUMBER($rate, useGrouping: 0) }
error-sound-length = not a length for sounds here
    .cure = Use 0.2 to 8.
error-sound-seconds = { $seconds } seconds
error-sound-no-bands = not a number of bands here
    .cure = Use { $low } to { $high }.
error-sound-bands = { $count } bands
