"""Learn: the lessons, how far one is in each, and the words that pages use."""
