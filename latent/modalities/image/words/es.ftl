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

image-error = MSE
image-features = valores de píxel
image-place = fila { $row }, columna { $column }
image-noise = { NUMBER($noise, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB
image-noise-none = no se pierde nada
image-noise-told = Cuánto se desvían sus píxeles: 20 dB es tosco, 30 se acerca, 40 cuesta distinguirlo.
image-structure = { NUMBER($structure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
image-structure-told = Cuánto de sus bordes y sombras está en su sitio: 1 es todo.

# Lo que se dice de cómo se prepararon.

image-rotated = Girada como anotó la cámara.
image-first-of-several = Primera de varias imágenes del archivo.
image-first-of = Primera de { $count } imágenes del archivo.
image-stretched = Sus valores se estiraron para ir del negro al blanco.
image-laid-white = Puesta sobre blanco donde era transparente.
image-laid-black = Puesta sobre negro donde era transparente.
image-laid-grey = Puesta sobre gris donde era transparente.
image-laid-plain = Puesta sobre un fondo liso donde era transparente.
image-cut-out = Recortada a lo que hay sobre su fondo liso.
image-cut-to-fit = Recortada por el centro para que quepa.
image-enlarged = Ampliada desde { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } píxeles.
image-turned = Pasada a claro sobre negro, como se entrenó este espacio.
image-as-it-is = No se encontró nada dibujado; se toma tal cual.
image-several-colours = Tiene varios colores, a diferencia de la escritura.
image-no-object = No se encontró ningún objeto sobre fondo liso; se toma tal cual.
image-by-its-ink = Ajustada y centrada por su tinta.
image-largest-drawing = Se tomó el dibujo más grande; los demás quedaron fuera.
image-thickened = Sus trazos finos se engrosaron.
image-thinned = Sus trazos gruesos se afinaron.
image-cropped = Recortada al objeto y centrada.
image-cut-as-chosen = Recortada como elegiste.

# Lo que se puede cambiar de eso a mano.

image-closer = Más cerca
image-closer-help = Recorta la imagen más pequeña, hasta un cuarto de sus lados.
image-across = A izquierda o derecha
image-across-help = Mueve lo recortado a lo ancho de la imagen.
image-down = Arriba o abajo
image-down-help = Mueve lo recortado hacia abajo en la imagen, o hacia arriba.
image-ground = Fondo
image-ground-help = Lo que se ve a través, del negro al blanco; el centro lo deja como estaba.

error-picture-size = no es un tamaño para imágenes de aquí
    .cure = Usa de 1 a { NUMBER($most, useGrouping: 0) }.
error-picture-sides = { $width } × { $height } píxeles
error-picture-no-colour = no es un color
    .cure = Da tres números de 0 a 255.
error-picture-ground = el fondo
error-picture-grey-or-colour = las imágenes son grises (1) o en color (3)
error-picture-channels = { $count } canales
error-picture-framing = no es un encuadre
    .cure = Usa uno de { $names }.
error-picture-grey-framing = este encuadre hace imágenes grises
    .cure = Usa 1 canal.
error-picture-shape = su forma { $shape } no es la de unas imágenes
    .cure = Da imágenes × alto × ancho, o lo mismo × 1 o 3, de { NUMBER($most, useGrouping: 0) } píxeles por lado como mucho.
error-picture-other-shape = su forma { $shape } no encaja con imágenes de { $wanted }
    .cure = Da alto × ancho × canales.
error-picture-no-numbers = contiene { $kind }, no números
    .cure = Da números enteros de 0 a 255.
error-picture-values = sus valores van de { $low } a { $high }
    .cure = Da números enteros de 0 a 255 o fracciones de 0 a 1.
error-picture-empty = el archivo está vacío
    .cure = Guárdala otra vez y suelta la copia nueva.
error-picture-damaged = la imagen está cortada o dañada
    .cure = Ábrela en un programa de imágenes y guárdala otra vez, o déjala fuera.
error-picture-no-pixels = la imagen no tiene píxeles
    .cure = Ábrela en un programa de imágenes y guárdala otra vez, o déjala fuera.
error-picture-large = la imagen tiene más de { $most } millones de píxeles
    .cure = Guárdala antes más pequeña.
error-picture-none = no es una imagen, o está demasiado dañada para saberlo
    .cure = Ábrela en un programa de imágenes y guárdala otra vez, o déjala fuera.
error-picture-kind = no es un tipo de imagen que se pueda leer aquí
    .cure = Usa PNG, JPEG, HEIC, WebP, GIF, BMP o TIFF.
