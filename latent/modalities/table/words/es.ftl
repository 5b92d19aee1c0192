# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

table-item = fila
table-items = filas
table-gender = f
table-part = celda
table-parts = celdas
table-part-gender = f
