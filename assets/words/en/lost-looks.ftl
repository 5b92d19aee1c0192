# The closer looks of the page What gets lost.

lost-look-grows = Number by number
lost-look-dials = Which dial holds what
lost-look-cover = Cover a part
lost-look-question = For a question
lost-look-worst = Kept worst
lost-look-torn = Torn on the map
