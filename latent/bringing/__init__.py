"""Bringing a model that was made elsewhere: two networks and a sample of its data become a space like any other.

The networks are wrapped (:mod:`.graphs`) by what the model says of itself (:mod:`.card`) and checked on the data; what
else a space holds is found in the data, as it is for a space that was trained here.
"""

from latent.bringing.models import Model, open_model
from latent.bringing.space import bring, load_data
from latent.bringing.vectors import open_file as open_vectors

__all__ = ["Model", "bring", "load_data", "open_model", "open_vectors"]
