# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

table-item = fila
table-items = filas
table-gender = f
table-part = celda
table-parts = celdas
table-part-gender = f
table-marks = tachado: lo que había, subrayado: lo que vino en su lugar

# Lo que se les hace para ejemplos de lo que no encaja, y de qué maneras pueden ser raras.

table-harm-far = una celda muy fuera de su columna
table-harm-other = celdas de otra fila en la mitad de sus columnas
table-odd-everyone = Raro para cualquiera
table-odd-everyone-why = sus celdas no se parecen a las de las demás
table-odd-owner = Raro para su dueño
table-odd-owner-why = no se parece a lo que vino antes del mismo dueño

# Lo que se puede elegir sobre cómo se leen.

table-label = Etiqueta
table-label-help = Qué es cada fila. El modelo no lo ve.
table-name = Nombre
table-name-help = Cómo se llama cada fila. El modelo no lo ve.
table-owner = Dueño
table-owner-help = De quién es cada fila: un cliente, una máquina. Si hay momentos, cada una se compara con las anteriores de su dueño.
table-time = Momento
table-time-help = Cuándo fue cada fila.
table-no-column = ninguna
table-kind-help = Por qué se toma esta columna. El modelo ve números, fechas, categorías y sí o no.
table-number = número
table-amount = cantidad
table-whole = número entero
table-category = categoría
table-yes-no = sí o no
table-date = fecha
table-day-first = fecha, primero el día
table-month-first = fecha, primero el mes
table-text = texto libre
table-identifier = identificador
table-constant = siempre lo mismo
table-leave-out = dejarla fuera
