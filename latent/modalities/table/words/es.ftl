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

table-error = parte de sus columnas en que se desvían las celdas
table-same = volvieron todas las celdas
table-features = celdas
table-kept = Celdas conservadas
table-kept-said = { $kept } de { $size }
table-kept-told = Celdas que siguen igual o, si son números, cerca.
table-fidelity-share = { $share } %
table-shape = Error de forma de las columnas
table-shape-told = Cuánto difiere el reparto de los valores de una columna del de los reales, de media sobre las columnas.
table-trend = Error de las parejas de columnas
table-trend-told = Cuánto difiere cómo van juntas dos columnas de como van en las reales, de media sobre sus parejas.
table-copies = Copias
table-copies-told =
    { $count ->
        [0] Ninguna es una fila real.
        [one] { $count } es una fila real, celda por celda.
       *[other] { $count } son cada una una fila real, celda por celda.
    }

# Lo que se dice de cómo se leyeron, y de otra manera de leerlas.

table-left-out-text = Se dejó fuera, porque un texto libre no es número ni categoría: { $columns }.
table-left-out-identifier = Se dejó fuera, porque el nombre de una fila no dice nada de las demás: { $columns }.
table-left-out-constant = Se dejó fuera, porque siempre es lo mismo: { $columns }.
table-left-out-chosen = Se dejó fuera, porque así lo quisiste: { $columns }.
table-day-came-first = Se supone que el día va primero, y podría ser el mes: { $columns }. Elige el tipo de la columna si es al revés.
table-month-came-first = Se supone que el mes va primero, y podría ser el día: { $columns }. Elige el tipo de la columna si es al revés.
table-and-more = { $columns } y { NUMBER($more, useGrouping: 0) } más
table-no-such-cells =
    { $count ->
        [one] En «{ $column }», { $count } celda no se puede leer como { $kind } y cuenta como vacía.
       *[other] En «{ $column }», { $count } celdas no se pueden leer como { $kind } y cuentan como vacías.
    }
table-rare-other = «{ $word }» es rara o nueva en «{ $column }», y cuenta como otra.
table-rare-blank = «{ $word }» es rara o nueva en «{ $column }», y cuenta como vacía.
table-rows = Esto es una tabla de { $count } filas. Leída por sus columnas, cada fila es un punto, cerca de otras parecidas; { $seen } de { $columns } columnas distinguen unas filas de otras.
table-rows-read = { $count } filas de una tabla
table-column-is = «{ $column }» es { $kind }

# Lo que hay en una celda vacía, y en lugar de palabras raras o que nadie conocía.

table-blank = vacía
table-other = otra

error-table-kind = no es un tipo de tabla que se pueda leer aquí
    .cure = Usa CSV, TSV, Excel, OpenDocument, Parquet o JSON.
error-table-large = se pasa del límite de { $limit } MB para una tabla
    .cure = Da una parte.
error-table-no-such-kind = no es un tipo de columna
    .cure = Los tipos son { $kinds }.
error-table-no-kind-of-column = no es un tipo de columna
    .cure = Usa { $kinds }.
error-table-unfit = no contiene filas con las columnas de este espacio
    .cure = Da una tabla que las tenga.
error-table-first-rows = solo se tomaron las primeras { $most } de { $count } filas
    .cure = Da menos a la vez.
error-table-no-cells = no contiene filas de celdas
    .cure = Da una tabla.
error-table-all-alike = ninguna de sus columnas distingue unas filas de otras: { $columns }
    .cure = Da números o categorías.
error-table = la tabla
error-table-column-as = «{ $column }» como { $kind }
error-table-a-number = número
error-table-an-amount = cantidad
error-table-a-whole-number = número entero
error-table-a-date = fecha
error-table-lost =
    { $more ->
        [0] no se puede leer nada de { $columns }
       *[other] no se puede leer nada de { $columns } y { $more } más
    }
    .cure = Escribe sus celdas como lo hace la tabla del espacio.
error-table-lacking =
    { $more ->
        [0]
            { $count ->
                [one] le falta la columna { $columns }
               *[other] le faltan las columnas { $columns }
            }
       *[other] le faltan las columnas { $columns } y { $more } más
    }
    .cure = Da una tabla con las columnas del espacio.
