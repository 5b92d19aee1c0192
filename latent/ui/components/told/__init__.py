"""What a browser is told, as plain values, wherever its files lie: a page of the program and one that was taken home.

Nothing here knows Streamlit. What is large is a file by its name; whoever tells a browser says at what address it is.
"""
