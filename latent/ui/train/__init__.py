"""Train: bring one's own and watch a space form."""
