# El pie de cada página.

foot-words = Palabras explicadas
