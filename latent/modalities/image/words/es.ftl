# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

image-item = imagen
image-items = imágenes
image-gender = f
image-part = parte
image-parts = partes
image-part-gender = f
