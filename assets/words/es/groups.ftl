# La página Grupos.

groups-what = Qué hacer
groups-sort = Ordenar en grupos
groups-label = Etiquetar unos pocos

bars-share = { $share } de cada 100
bars-confusion = filas: lo que es; columnas: lo que se dijo

kind-numbers = números
told-from = Aciertos a partir de
told-from-numbers = sus { $count } números
told-from-items = todo: { $count } { $what }
told-from-commonest = decir siempre lo más común
told-from-alike = sus números, de parecido en parecido
told-from-now = Ahora sin el modelo, a partir de todo: { $what }
told-from-seconds = { $share } de cada 100, { NUMBER($seconds, minimumFractionDigits: 2, maximumFractionDigits: 2) } s
told-from-moment = { $share } de cada 100, menos de 0,01 s

example = Un ejemplo
example-help = Una sonda lineal es una regresión logística sobre los números de cada elemento. Se le muestran diez elementos etiquetados de cada clase, elegidos al azar, y dice qué son todos los demás; es la media de cinco sorteos. La fuerza de la sonda es la mejor de tres, y para ambas cosas se elige igual. Los segundos son los de aprender y decirlo, una vez que los números están listos.
example-labels =
    { $even ->
        [yes] { $item_gender ->
            [f] Ordena estas { $count } { $items }, igual número de cada clase, según lo que son: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todas las demás?
           *[other] Ordena estos { $count } { $items }, igual número de cada clase, según lo que son: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todos los demás?
        }
       *[no] { $item_gender ->
            [f] Ordena estas { $count } { $items } según lo que son: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todas las demás?
           *[other] Ordena estos { $count } { $items } según lo que son: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todos los demás?
        }
    }
example-question =
    { $even ->
        [yes] { $item_gender ->
            [f] Ordena estas { $count } { $items }, igual número de cada clase, según «{ $name }»: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todas las demás?
           *[other] Ordena estos { $count } { $items }, igual número de cada clase, según «{ $name }»: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todos los demás?
        }
       *[no] { $item_gender ->
            [f] Ordena estas { $count } { $items } según «{ $name }»: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todas las demás?
           *[other] Ordena estos { $count } { $items } según «{ $name }»: { $kinds }. Alguien etiqueta { $each } de cada clase; ¿qué son todos los demás?
        }
    }
example-right = Aciertos sobre otros { $count }, con { $given } etiquetas.

sorting-how = Cómo
sorting-graph = Por quién está junto a quién
sorting-graph-when = Van juntos los elementos que comparten sus vecinos más cercanos (agrupamiento espectral del grafo de vecinos). Sigue grupos de cualquier forma; suele ser lo mejor.
sorting-density = Por lugares llenos del mapa
sorting-density-when = Los lugares llenos del mapa son grupos, y lo que queda entre ellos no está en ninguno (HDBSCAN). Bueno donde el mapa muestra islas; toma el número como orientación.
sorting-mixture = Por nubes de cualquier anchura
sorting-mixture-when = Cada grupo es una nube, redonda o alargada, grande o pequeña (mezcla de gaussianas). Bueno donde los grupos se solapan.
sorting-means = Por cercanía a un centro
sorting-means-when = Cada grupo tiene un centro, y los elementos van al más cercano (k-medias). Rápido y sencillo; los grupos salen más o menos del mismo tamaño.
sorting-count = Grupos
sorting-trying = Probando números de grupos
sorting-doing = Ordenando
sorting-suggested = <b>Se sugieren { $count }.</b> Varias muestras de los elementos, ordenadas cada una por su cuenta, con tantos grupos es cuando más coinciden: { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (índice de Rand ajustado), así que se sostienen. Se probaron { $tried } números, de { $least } a { $most }.
sorting-suggested-partly = <b>Se sugieren { $count }.</b> Varias muestras de los elementos, ordenadas cada una por su cuenta, con tantos grupos es cuando más coinciden: { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (índice de Rand ajustado), así que se sostienen en parte. Se probaron { $tried } números, de { $least } a { $most }.
sorting-suggested-hardly = <b>Se sugieren { $count }.</b> Varias muestras de los elementos, ordenadas cada una por su cuenta, con tantos grupos es cuando más coinciden: { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (índice de Rand ajustado), así que apenas se sostienen: estos elementos no forman grupos claros, y otra muestra se reparte de otro modo. Se probaron { $tried } números, de { $least } a { $most }.
sorting-without = Ordenar sin
sorting-without-none = No se aparta nada
sorting-without-help = Antes de ordenar, se quita de los números todo lo que lo sigue en línea recta (regresión lineal, residuos), para que los grupos se formen por otra cosa.

sorting-group = Grupo { $number }
sorting-group-more = Más { $name }
sorting-group-less = Menos { $name }

sorting-by = ¿Según qué se ordenan?
sorting-by-help = La parte de la varianza de una cosa que está entre los grupos, sin lo que da el azar (épsilon al cuadrado; para palabras, la tau de Goodman y Kruskal).
sorting-by-bars = Lo que explican los grupos
sorting-by-unknown =
    { $held ->
        [0] De estos elementos no se sabe nada con lo que comparar los grupos.
       *[other] De estos elementos no se sabe nada con lo que comparar los grupos (ordenados sin { $without }).
    }
sorting-by-nothing =
    { $held ->
        [0] Según nada de lo que se sabe de ellos: los grupos explican menos de { $least } de cada 100 partes de las diferencias. Mira tú qué tienen en común.
       *[other] Según nada de lo que se sabe de ellos (ordenados sin { $without }): los grupos explican menos de { $least } de cada 100 partes de las diferencias. Mira tú qué tienen en común.
    }
sorting-by-mostly =
    { $held ->
        [0] Sobre todo según { $name }: los grupos explican { $share } de cada 100 partes de sus diferencias.
       *[other] Sobre todo según { $name } (ordenados sin { $without }): los grupos explican { $share } de cada 100 partes de sus diferencias.
    }
sorting-by-mostly-then =
    { $held ->
        [0] Sobre todo según { $name }: los grupos explican { $share } de cada 100 partes de sus diferencias; luego según { $others }.
       *[other] Sobre todo según { $name } (ordenados sin { $without }): los grupos explican { $share } de cada 100 partes de sus diferencias; luego según { $others }.
    }
sorting-by-share = { $name } ({ $share } de cada 100)
sorting-accounted = Explicado de { $name }

sorting-hold = Se sostienen
sorting-hold-told = { NUMBER($stability, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (otras muestras de los elementos se ordenan igual)
sorting-apart = Están separados
sorting-apart-told = { NUMBER($silhouette, minimumFractionDigits: 2, maximumFractionDigits: 2) } (silueta, de -1 a 1; 0 donde se tocan)
sorting-agree = Coinciden con las etiquetas
sorting-agree-told = { NUMBER($rand, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (índice de Rand ajustado; el azar da 0), { NUMBER($mutual, minimumFractionDigits: 2, maximumFractionDigits: 2) } de 1 (información mutua normalizada)
sorting-alone = En ningún grupo
sorting-alone-told = { $alone } de { $count }

sorting-colour = Colorear el Mapa con ellos
sorting-keep = Guardarlos como mis grupos
sorting-kept =
    { $count ->
        [one] Se guardó 1 grupo: está en el Mapa.
       *[other] Se guardaron { $count } grupos: están en el Mapa.
    }
sorting-sheet = Según qué se ordenan
sorting-sheet-without = Ordenados sin
sorting-sheet-nothing = nada
sorting-caveat = Los grupos se encuentran por los números que el modelo da a los elementos; lo que él no ve no ordena nada.

card-name = Nombre del grupo { $number }
card-size =
    { $count ->
        [one] { $count } { $item }, { $share } %
       *[other] { $count } { $items }, { $share } %
    }
card-show = Mostrar en el Mapa
card-typical = Los más típicos
card-doubtful = Los más dudosos: muchos de sus vecinos más cercanos están en otros grupos

labelling-too-few = Hay muy pocos elementos para etiquetar: trae algunos más en el Mapa.
labelling-doing = Diciendo el resto
labelling-what = ¿Qué son estos elementos?
labelling-first =
    Di qué son { $item_gender ->
        [f] unas pocas
       *[other] unos pocos
    } { $items }: lo que quieras que se diga de todo lo demás. Primero viene uno de cada grupo de parecidos.
labelling-next =
    { $count ->
        [one] Este es el más dudoso: aquí es donde más enseña una etiqueta. Deja lo que no sepas decir.
       *[other] Estos { $count } son los más dudosos: aquí es donde más enseña una etiqueta. Deja lo que no sepas decir.
    }
labelling-item = Qué es el elemento { $number }
labelling-what-is-it = ¿Qué es?
labelling-guess = ¿{ $word }? ({ $share } de cada 100)
labelling-learn = Aprender de estos
labelling-again = Empezar de nuevo
labelling-none-yet = Elige una etiqueta, o escribe una nueva; con dos distintas ya se puede empezar.
labelling-given = { $name } ({ $count })
labelling-so-far = Etiquetado hasta ahora: { $given }.
labelling-so-far-one = Etiquetado hasta ahora: { $given }. Falta una clase más.
labelling-others = Qué son todos los demás
labelling-told-alike = { $count } etiquetas pasaron de parecido en parecido (propagación de etiquetas por el grafo de vecinos); se dijo qué son los otros { $others }.
labelling-told-probe = De { $count } etiquetas aprendió una sonda lineal sobre los números (regresión logística); se dijo qué son los otros { $others }.
labelling-right = De tus etiquetas se aciertan { $share } de cada 100 cuando se dejan fuera; es una estimación baja, porque se te preguntó por las más difíciles.
labelling-right-along = Según las etiquetas que venían, se aciertan { $share } de cada 100 de los demás.
labelling-back = Mirando atrás
labelling-learned = Cómo fue aprendiendo: tus etiquetas acertadas al dejarlas fuera
labelling-learned-bars = Tus etiquetas acertadas al dejarlas fuera
labelling-count = { $count } etiquetas
labelling-csv = Etiquetas en CSV
labelling-sheet-given = Etiquetas dadas
labelling-sheet-told = Lo que se dijo
labelling-caveat = Lo que se dice de un elemento es una conjetura a partir de unas pocas etiquetas: hay que mirar los dudosos.
labelling-only = Ninguno aparte de los que etiquetaste.
labelling-surest = Los más seguros
labelling-doubtful = Los más dudosos

probing = ¿Cuánto dicen los números?
probing-help = Una sonda lineal (regresión logística) en cinco partes: lo que es cada quinta parte de los elementos lo dice una sonda que vio las otras cuatro. Lo que puede decir una sonda así está en los números a lo largo de líneas rectas.
probing-what = Qué decir
probing-redrawn = Los originales no están a mano: en su lugar está lo que el modelo redibuja de ellos.
probing-confusion = Qué se dice que es qué
probing-sheet = Cuánto dicen los números: { $name }
probing-right = Aciertos sobre { $count } elementos, cada uno a partir de cuatro quintas partes de los demás.
probing-curve = Cuántas etiquetas hacen falta
probing-curve-doing = Probando con más y más etiquetas
probing-curve-labels = etiquetas
probing-curve-count = { $count }
probing-curve-alike = de parecido en parecido
probing-curve-probe = con una sonda lineal
probing-curve-better-alike = Aciertos sobre todos los demás, media de tres sorteos. Los parecidos comparten esto: pasar las etiquetas de uno a otro es lo que menos necesita.
probing-curve-better-probe = Aciertos sobre todos los demás, media de tres sorteos. Los parecidos no comparten esto; está a lo largo de una línea recta en los números, y una sonda la encuentra.
