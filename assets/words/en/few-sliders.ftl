# A link that leaves a few sliders.

few-only = Only these sliders
few-all = All of them
few-help = Whoever follows sees these sliders and no others, which stay as they stand. One that you made is listed once it is moved.
few-left = Whoever sent you here left these sliders; the others stay as they stand.
