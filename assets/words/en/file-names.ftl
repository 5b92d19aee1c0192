# What files are called that a person makes here; how their kind is called follows after a full stop.

file-drawing = drawing
file-recording = recording
file-writing = writing
file-pasted = pasted
