# La página Lo raro, y las marcas en los elementos.

mark-fine = Bien
mark-odd = Raro
mark-fine-held = Marcado: bien
mark-odd-held = Marcado: raro

odd-example = Un ejemplo
odd-yours-alone = Lo tuyo entre sí
odd-which = Qué elementos
odd-which-help = Lo tuyo se juzga junto a los elementos conocidos o, donde estos son de otra clase, entre sí.
odd-known =
    { $item_gender ->
        [f] { $item } conocida
       *[other] { $item } conocido
    }
odd-copy = una copia
odd-spoiling = Estropeando unos cuantos a propósito
odd-bound-looking = Preguntando al modelo por cada elemento
odd-sides-looking = Mirando los propios elementos
odd-looking = Mirando { $count } { $items }
odd-looking-own = Mirando cómo vuelve lo tuyo: { $count } { $items }

odd-by-what = ¿Según qué?
odd-judge-by = Juzgar según
odd-judge-by-help = Quien vigila las cosas según llegan solo conoce el pasado: la primera mitad dice qué es lo habitual, y se juzga la segunda.
odd-by-others = todo lo demás
odd-by-past = lo que vino antes, según «{ $name }»
odd-what = ¿Qué es raro?
odd-labelled = Es raro lo que lleva la etiqueta
odd-labelled-help = Una etiqueta no se usa para juzgar, solo para saber si las puntuaciones aciertan. Con «todo menos», lo que queda dice qué es lo habitual: juzga según una clase y mira si las otras destacan.
odd-labelled-nobody = Nadie lo ha dicho
odd-labelled-any = cualquiera
odd-labelled-not = todo menos { $label }

odd-told-example =
    Entre { $items } que conoce se escondieron { $spoiled } { $item_gender ->
        [f] estropeadas
       *[other] estropeados
    } a propósito. De { $item_gender ->
        [f] las primeras
       *[other] los primeros
    } { $spoiled } de la lista, { $first } lo están. Nadie le dijo al modelo qué buscar.
odd-told-beside = Lo tuyo, juzgado según los { $known } elementos conocidos: ¿encaja cada uno entre ellos?
odd-told-past = Juzgado según los { $fine } que vinieron antes del primero; la décima parte más rara de esos no dice qué es lo habitual.
odd-told-fine = Juzgado según los { $fine } que están bien; los demás { $how ->
        [spoiled] se estropearon a propósito
        [any] llevan alguna etiqueta
        [unlike] no llevan la etiqueta { $label }
       *[label] llevan la etiqueta { $label }
    }.
odd-told-each-other = Se juzgan entre sí, cada uno según todos los demás; la décima parte más rara no dice qué es lo habitual.

odd-more = Más: cómo se ordenan
odd-rank-by = Ordenar por
odd-advised = { $title } (elegido para ti)
odd-no-bound = Este modelo no dice cuánto duda, así que no tiene esa estimación.
odd-by-marks = Ordenado por «{ $title }»: de las puntuaciones, es la que más coincide con tus marcas, en { $right } de cada 100 parejas de uno que está bien y uno raro.
odd-by-harm = Ordenado por «{ $title }», que aquí es lo que mejor encuentra daños de este tipo.
odd-from-here = Raro a partir de aquí
odd-from-here-help = Empieza tres rangos intercuartílicos más allá del tercer cuartil de lo habitual, donde apenas hay nada corriente (la valla exterior de Tukey; con menos de { $few } elementos, la mitad menos rara dice cuánto mide ese rango). En nats de sorpresa: de los elementos corrientes, la mitad queda por debajo de 0,7 en cada mirada suelta, uno de cada diez pasa de 2,3 y uno de cada cien, de 4,6.
odd-beyond-one =
    { $count ->
        [one] de { $count } { $item } destaca
       *[other] de { $count } { $items } destaca
    }
odd-beyond-many =
    { $count ->
        [one] de { $count } { $item } destacan
       *[other] de { $count } { $items } destacan
    }
odd-bring = Trae lo tuyo
odd-show-on-map =
    { $count ->
        [one] Mostrar 1 en el mapa
       *[other] Mostrar { $count } en el mapa
    }
odd-save = Guardar la lista
odd-sheet-items = Elementos
odd-sheet-ranked = Ordenado por
odd-sheet-from = Raro desde
odd-sheet-beyond =
    { $count ->
        [one] { NUMBER($least, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats de sorpresa: destaca 1
       *[other] { NUMBER($least, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats de sorpresa: destacan { $count }
    }
odd-caveat = Raro no es malo: es lo que el modelo ha visto pocas veces.
odd-oddest = Lo más raro

odd-less = Menos raro
odd-odder = Más raro
odd-page = { $first } a { $last } de { $count }
odd-marked = Lo que se pierde está marcado. { $marks }.
odd-oddness = rareza
odd-surprise = { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) }
odd-item = elemento
odd-back = lo que vuelve
odd-lost = lo perdido
odd-morph = Transformarlo

odd-tells = Cómo de bien lo distingue
odd-tells-help = Juzgado según lo que se dice que es raro, que no se contó a ninguna puntuación.
odd-auroc = De { $count } que { $how ->
        [spoiled] se estropearon a propósito
        [any] llevan alguna etiqueta
        [unlike] no llevan la etiqueta { $label }
       *[label] llevan la etiqueta { $label }
    }: distingue lo raro de lo normal en { $right } de cada 100 parejas (AUROC { NUMBER($auroc, minimumFractionDigits: 3, maximumFractionDigits: 3) }; por azar, 50).
odd-check = ¿Cuántos puedes comprobar?
odd-checked =
    { $hits ->
        [one] De los primeros { $checks }, es raro 1 (precisión en { $checks }: { NUMBER($precision, minimumFractionDigits: 2, maximumFractionDigits: 2) }). Es { $hits } de los { $odd } raros que hay; comprobando { $checks } al azar se encontrarían unos { NUMBER($luck, maximumFractionDigits: 9) }.
       *[other] De los primeros { $checks }, son raros { $hits } (precisión en { $checks }: { NUMBER($precision, minimumFractionDigits: 2, maximumFractionDigits: 2) }). Son { $hits } de los { $odd } raros que hay; comprobando { $checks } al azar se encontrarían unos { NUMBER($luck, maximumFractionDigits: 9) }.
    }
odd-check-a-day = ¿Cuántos puedes comprobar al día?
odd-checked-days = En { $days } días mirarías { $seen }, de los que son raros { $hits } (precisión con { $checks } al día: { NUMBER($precision, minimumFractionDigits: 2, maximumFractionDigits: 2) }). Son { $hits } de los { $odd } raros que hay; con otros tantos al azar se encontrarían unos { NUMBER($luck, maximumFractionDigits: 9) }.
odd-each-way = Cada manera de ordenar, cuántas veces acierta en 100 parejas:
odd-right = { $right }
odd-false-alarms = falsas alarmas
odd-found-share = raros encontrados
odd-right-alarms = alarmas acertadas
odd-roc = Curva ROC
odd-roc-told = Cada punto es un umbral. El área bajo la curva es la AUROC, { NUMBER($auroc, minimumFractionDigits: 3, maximumFractionDigits: 3) }; la línea es el azar.
odd-precision = Precisión y exhaustividad
odd-precision-told = De lo que se llama raro, cuánto lo es. De media { NUMBER($average, minimumFractionDigits: 2, maximumFractionDigits: 2) } (precisión media); por azar { NUMBER($chance, minimumFractionDigits: 2, maximumFractionDigits: 2) }.

odd-hunt = ¿Puedes encontrarlos?
odd-hunt-asked = De { $item_gender ->
        [f] estas
       *[other] estos
    } { $count } { $items }, { $odd } { $how ->
        [spoiled] se estropearon a propósito
        [any] llevan etiqueta
        [unlike] no llevan la etiqueta { $label }
       *[label] llevan la etiqueta { $label }
    }. Mira si encuentras alguno antes de que se te enseñe cuáles son.
odd-hunt-look = ¿Cuántos puedes mirar?
odd-hunt-look-a-day = ¿Cuántos puedes mirar al día?
odd-hunt-which = ¿Raro de qué manera?
odd-hunt-either = De cualquiera
odd-hunt-mark = Mira los primeros de la lista, y marca como raro lo que denunciarías.
odd-hunt-marked =
    { $count ->
        [0] Aún no has marcado ninguno como raro.
        [one] Has marcado 1 como raro.
       *[other] Has marcado { $count } como raros.
    }
odd-hunt-show = Mostrar cuáles son
odd-hunt-again = Buscarlos tú
odd-hunt-yours = Marcaste { $count } como { $count ->
        [one] raro
       *[other] raros
    }; de ellos, { $right } { $how ->
        [spoiled] { $right ->
            [one] se estropeó
           *[other] se estropearon
        } a propósito
        [any] { $right ->
            [one] lleva
           *[other] llevan
        } etiqueta
        [unlike] no { $right ->
            [one] lleva
           *[other] llevan
        } la etiqueta { $label }
       *[label] { $right ->
            [one] lleva
           *[other] llevan
        } la etiqueta { $label }
    }.
odd-hunt-found =
    { $seen ->
        [one] En el primero de la lista está { $hits } de los { $odd }; en otro al azar estaría más o menos { NUMBER($luck, maximumFractionDigits: 9) }.
       *[other] En los primeros { $seen } de la lista hay { $hits } de los { $odd }; en otros tantos al azar habría unos { NUMBER($luck, maximumFractionDigits: 9) }.
    }
odd-hunt-found-days = En los primeros { $checks } de la lista de cada uno de { $days } días, { $seen } en total, hay { $hits } de los { $odd }; en otros tantos al azar habría unos { NUMBER($luck, maximumFractionDigits: 9) }.

odd-twins = Está dos veces
odd-twins-help = Elementos que el modelo pone mucho más cerca uno de otro de lo que suelen estar los de alrededor: tan cerca que, entre tantos, el azar apenas haría una sola pareja. Donde los elementos están a mano, también ellos tienen que parecerse.
odd-twins-looking = Buscando lo que está dos veces
odd-twins-none = Aquí nada está dos veces.
odd-twins-found =
    { $groups ->
        [one] { $count } { $items } en { $groups } grupo son casi iguales.
       *[other] { $count } { $items } en { $groups } grupos son casi iguales.
    }
odd-twins-more = { $count } más
odd-twins-more-of-it = y { $count } más

score-combined = Todo junto
score-combined-when = La mayor de dos miradas: lo lejos que el modelo pone un elemento, y lo mal que vuelve. Sirve cuando no sabes qué esperar.
score-combined-sides-when = Cuánto difiere de otros por sí mismo, por el lado por el que es más raro y, en una vigésima parte, lo mal que lo devuelve el modelo. Sirve cuando no sabes qué esperar.
score-neighbours = Lejos de sus vecinos
score-neighbours-when = Lo lejos que está del 5.º más cercano (distancia a los k vecinos más cercanos). Sirve cuando lo corriente es de muchas clases, y lo raro viene solo o de a pocos.
score-neighbours-why = no hay nada parecido cerca
score-gaussian = Lejos del centro
score-gaussian-when = Lo lejos que está del centro de todos, en unidades de su dispersión (distancia de Mahalanobis). Sirve cuando lo corriente es de una sola clase, o cuando hay pocos.
score-gaussian-why = el modelo lo pone lejos de todo lo demás
score-mixture = En un lugar poco visitado
score-mixture-when = Lo pocas veces que hay elementos donde está (densidad de una mezcla de gaussianas). Sirve cuando lo corriente es de unas pocas clases, con muchos de cada una.
score-mixture-why = está donde casi nunca hay otros
score-error = Vuelve mal
score-error-when = Cuánto de él se pierde al pasar por el modelo, para el detalle que tiene (error al reconstruir). Sirve para daños, y para cosas de una clase para la que el modelo no se hizo.
score-error-why = gran parte no vuelve
score-drift = Vuelve como otra cosa
score-drift-when = Lo lejos que queda del elemento lo que vuelve, a ojos del propio modelo. Sirve para cosas de otra clase, que el modelo convierte en algo que conoce.
score-drift-why = lo que vuelve es otra cosa para el modelo
score-bound = La estimación del propio modelo
score-bound-when = Lo improbable que le parece al modelo (ELBO negativa). Sirve para el ruido; falla con lo que es más simple de lo habitual, que a un modelo le parece probable sea lo que sea.
score-side-when =
    { $count ->
        [one] Lo lejos que está de los más cercanos, y lo apartado que queda un solo número, sin el modelo: { $listed }. Sirve cuando lo raro se ve en él.
       *[other] Lo lejos que está de los más cercanos, y lo apartados que quedan números sueltos, sin el modelo: { $listed }. Sirve cuando lo raro se ve en ellos.
    }
score-side-listed = { $listed } y { $more } más
score-why = { $why } ({ $columns })
score-why-and = { $first } y { $second }
score-why-none = Nada en él destaca.
