# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

text-item = frase
text-items = frases
text-gender = f
text-part = palabra
text-parts = palabras
text-part-gender = f

passages-item = texto
passages-items = textos
passages-gender = m
passages-part = palabra
passages-parts = palabras
passages-part-gender = f
