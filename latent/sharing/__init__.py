"""A space or a piece of work as one zip, sent to a friend and taken in from a stranger."""
