"""Views as HTML."""

from __future__ import annotations

from latent.modalities.items import View
from latent.ui.session import state
from latent.ui.widgets import views


def test_words_find_their_own_direction():
    assert views.element(View("text/plain", "שלום <b>".encode()), "").startswith(
        "<p class='picture words' dir='auto'>שלום &lt;b"
    )


def test_a_change_tells_what_its_marks_mean():
    space = state.open_space("sentences")
    array = space.modality.adopt(["We like it.", "We like him."])
    assert "<small>came back word for word</small>" in views.change(space.modality, array[0], array[0])
    assert "<small>struck out: lost, underlined: new</small>" in views.change(space.modality, array[0], array[1])
