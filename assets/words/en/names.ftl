# Names that spaces bring along, as files and addresses have them in every language; a message is called as its name.

# Sliders that are numbered, and those of labels and of properties.

variation = Variation { NUMBER($number, useGrouping: 0) }
more-like = More like { $label }
property-word = { $property }: { $word }
look-alikes = Group { NUMBER($number, useGrouping: 0) }
look-alikes-of = Group { NUMBER($number, useGrouping: 0) }: { $words }

# What is read off pictures.

name-boldness = Boldness
name-slant = Slant
name-width = Width
name-height = Height
name-brightness = Brightness
name-contrast = Contrast
name-texture = Texture
name-warmth = Warmth

# What is read off sounds, and what came along with them.

name-fullness = Fullness
name-length = Length
name-noisiness = Noisiness
name-pitch = Pitch
name-speaker = Speaker

# What is read off sentences.

name-question = Question
name-negation = Negation
name-past = Past
name-i = I
name-you = You
name-he = He
name-she = She
name-they = They

# Whether it is so.

name-yes = yes
name-no = no

# Portraits: what they are drawn from, and their moods.

name-smile = Smile
name-mouth-open = Mouth open
name-look-sideways = Look sideways
name-look-down = Look down
name-eye-size = Eye size
name-eyelids = Eyelids
name-brow-tilt = Brow tilt
name-brow-height = Brow height
name-nose-length = Nose length
name-nose-width = Nose width
name-face-width = Face width
name-skin-tone = Skin tone
name-head-tilt = Head tilt
name-light = Light
name-hair-style = Hair style
name-spiky = spiky
name-bun = bun
name-curly = curly
name-long = long
name-short = short
name-hair-colour = Hair colour
name-white = white
name-black = black
name-blond = blond
name-blue = blue
name-red = red
name-glasses = Glasses
name-worn = worn
name-none = none
name-angry = angry
name-happy = happy
name-neutral = neutral
name-sad = sad
name-sleepy = sleepy
name-surprised = surprised

# Clothes and shoes.

name-ankle-boot = Ankle boot
name-bag = Bag
name-coat = Coat
name-dress = Dress
name-pullover = Pullover
name-sandal = Sandal
name-shirt = Shirt
name-sneaker = Sneaker
name-t-shirt = T-shirt
name-trouser = Trouser

# Kinds of emoji.

name-activities-and-events = Activities and events
name-animals-and-nature = Animals and nature
name-flags = Flags
name-food-and-drink = Food and drink
name-objects = Objects
name-other = Other
name-people = People
name-smileys-and-emotions = Smileys and emotions
name-symbols = Symbols
name-travel-and-places = Travel and places

# Card payments: columns, what is told of each beside what the same customer did before, and kinds of fraud.

name-customer = Customer
name-time = Time
name-time-hour = Time: hour
name-amount = Amount
name-shop = Shop
name-category = Category
name-channel = Channel
name-chip = chip
name-contactless = contactless
name-online = online
name-town = Town
name-country = Country
name-latitude = Latitude
name-longitude = Longitude
name-hours-since-their-last = Hours since their last
name-theirs-in-the-hour-before = Theirs in the hour before
name-theirs-in-the-day-before = Theirs in the day before
name-how-usual-the-hour-is-for-them = How usual the hour is for them
name-times-their-usual-amount = Times their usual amount
name-steps-from-their-usual-amount = Steps from their usual amount
name-amount-in-a-day-times-their-usual = Amount in a day, times their usual
name-same-amount-before = Same amount before
name-shop-new-for-them = Shop new for them
name-category-new-for-them = Category new for them
name-channel-new-for-them = Channel new for them
name-town-new-for-them = Town new for them
name-country-new-for-them = Country new for them
name-share-of-theirs-with-this-shop = Share of theirs with this shop
name-share-of-theirs-with-this-category = Share of theirs with this category
name-share-of-theirs-with-this-channel = Share of theirs with this channel
name-share-of-theirs-with-this-town = Share of theirs with this town
name-share-of-theirs-with-this-country = Share of theirs with this country
name-km-from-their-last = Km from their last
name-km-h-since-their-last = Km/h since their last
name-km-from-their-usual = Km from their usual
name-blank-cells = Blank cells
name-account-takeover = account takeover
name-card-testing = card testing
name-cloned-card = cloned card
name-slow-skim = slow skim
name-stolen-card = stolen card
