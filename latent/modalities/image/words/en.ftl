# What its items are called, and what these consist of.

image-item = picture
image-items = pictures
image-gender = n
image-part = part
image-parts = parts
image-part-gender = n
