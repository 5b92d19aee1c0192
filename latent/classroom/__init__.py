"""A class in one room: who may come in, what each of them has, and what all of them show each other.

One process serves one class or none. All of it is held in memory and in a folder that ends with the class; nothing here
shows anything (:mod:`latent.ui.room` does) and nothing here knows Streamlit.
"""
