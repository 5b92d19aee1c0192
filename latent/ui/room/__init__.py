"""A class in one room: who may open which page, the class map for its teacher and for its guests."""
