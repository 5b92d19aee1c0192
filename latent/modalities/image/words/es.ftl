# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

image-item = imagen
image-items = imágenes
image-gender = f
image-part = parte
image-parts = partes
image-part-gender = f
image-marks = naranja: más luz, azul: menos

# Lo que se les hace para ejemplos de lo que no encaja.

image-harm-negative = un negativo
image-harm-covered = medio tapado
image-harm-slipped = franjas corridas

# Lo que se puede elegir sobre cómo se leen.

image-size = Tamaño
image-size-help = Píxeles que ve el modelo. El doble de lado tarda unas cuatro veces más.
image-colours = Colores
image-colours-help = Las imágenes grises se aprenden antes donde el color no dice nada.
image-in-colour = en color
image-grey = en gris
