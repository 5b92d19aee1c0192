# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

text-item = frase
text-items = frases
text-gender = f
text-part = palabra
text-parts = palabras
text-part-gender = f
text-marks = tachado: perdido, subrayado: nuevo

passages-item = texto
passages-items = textos
passages-gender = m
passages-part = palabra
passages-parts = palabras
passages-part-gender = f
passages-marks = tachado: perdido, subrayado: nuevo

# Lo que se les hace para ejemplos de lo que no encaja.

text-harm-behind = palabras de atrás adelante
text-harm-letters = letras en orden alfabético
passages-harm-other = otras palabras en su lugar

# Lo que se puede elegir sobre cómo se leen.

text-column = Texto
text-column-help = La columna con las frases.
text-labels = Etiquetas
text-labels-help = La columna que dice de qué clase es cada frase.
text-no-column = ninguna
