"""Colours for data, that people with any kind of colour vision tell apart, on white and on dark pages.

The ten were searched for: starting from Okabe and Ito's colours, each in turn was moved to where the closest pair is
farthest apart in OKLab, over normal vision and Machado's full protanopia, deuteranopia and tritanopia, keeping a
contrast of 1.45 on white and 2.6 on Streamlit's dark page. The closest pair is 0.10 apart; in Matplotlib's tab10 it is
0.007, in Petroff's ten 0.061.
"""

from __future__ import annotations

import colorsys

TEN = (
    "#0072b2",
    "#d55e00",
    "#ffd20f",
    "#a569ff",
    "#4ba578",
    "#ff78b4",
    "#963c2d",
    "#5af0a5",
    "#87b4ff",
    "#b4b41e",
)

# Viridis without its darkest end, which would vanish on a dark page, and its lightest, which would on a white one.
SEQUENTIAL = ("#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#e3e02a")


def categorical(count: int) -> tuple[str, ...]:
    """``count`` colours ``#rrggbb``; after ten they come again, each round darker and then paler.

    Past ten no palette keeps all pairs apart, so a page must also name what it colours.
    """
    return tuple(_shade(TEN[i % len(TEN)], i // len(TEN)) for i in range(count))


def _shade(colour: str, turn: int) -> str:
    if turn == 0:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    step = 0.45 ** ((turn + 1) // 2)
    light = light * (0.35 + 0.5 * step) if turn % 2 else 1 - (1 - light) * (0.35 + 0.5 * step)
    return "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, light, saturation))
