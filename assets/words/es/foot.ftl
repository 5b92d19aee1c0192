# El pie de cada página.

foot-words = Palabras explicadas
foot-language = Idioma
foot-words-here = En esta página
foot-words-all = Todas las palabras, con imágenes
