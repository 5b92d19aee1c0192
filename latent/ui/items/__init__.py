"""Items on pages: which ones, how they look, what is said of them, and ways to bring and choose some."""
