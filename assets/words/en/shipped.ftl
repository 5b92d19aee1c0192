# Spaces that come with the program, by their names: what they are called, and one sentence on each.

shipped-digits = Handwritten digits
shipped-digits-about = 60,000 digits that people wrote by hand, 28 by 28 pixels, grey. Made for your own handwriting: a photo of one digit will do.
shipped-emoji = Emoji
shipped-emoji-about = 1,688 emoji, 64 by 64 pixels, in colour. Made for small drawings of one thing on white; so few teach a model little, and it shows.
shipped-faces = Faces
shipped-faces-about = 20,000 drawn portraits, 64 by 64 pixels, in colour. Made for these portraits alone: a photograph of a person is not one of them.
shipped-fashion = Clothes and shoes
shipped-fashion-about = 60,000 shop pictures of ten kinds of clothing, 28 by 28 pixels, grey. Made for one piece of clothing on a plain ground.
shipped-sentences = Sentences
shipped-sentences-about = Short English sentences as people say them every day: statements and questions, now and in the past.
shipped-spoken-digits = Spoken digits
shipped-spoken-digits-about = 2,500 recordings of the digits zero to nine, said in English by five people, up to 0.8 seconds each. Made for one spoken digit: record your own.
shipped-transactions = Card payments
shipped-transactions-about = 20,000 drawn card payments of 250 customers with habits over 90 days, each beside what the same customer did before. Fewer than one in a hundred is fraud, of five kinds, which training never saw.
