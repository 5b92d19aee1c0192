# La página Lo que se pierde.

lost-choose = Elegir un elemento
lost-another = Otro
lost-look = Una mirada más de cerca
lost-own =
    { $item_gender ->
        [f] Aquí una { $item } real tuya sigue el mismo camino. Guárdala para mirarla de cerca.
       *[other] Aquí un { $item } real tuyo sigue el mismo camino. Guárdalo para mirarlo de cerca.
    }
lost-sheet-item = Elemento
lost-sheet-first = Lo que entra, y lo que vuelve
lost-caveat-figures = Lo que se pierde se dice con las cifras habituales en la especialidad. Ninguna ve como ven las personas: un error pequeño puede ser justo lo que importaba.
lost-caveat-space = Todo esto vale para este espacio, y para aquello con lo que se entrenó.
lost-caveat-imagined = Este elemento no lo dio nadie: es lo que el modelo hace de sus números, así que poco puede perderse.
lost-caveat-redrawn =
    { $item_gender ->
        [f] La { $item } original no se guarda aquí. Se muestra tal como la redibuja el modelo, y qué es de ella; cuando entró la original, su error al reconstruir ({ $error }) fue { NUMBER($value, minimumFractionDigits: 4, maximumFractionDigits: 4) }.
       *[other] El { $item } original no se guarda aquí. Se muestra tal como lo redibuja el modelo, y qué es de él; cuando entró el original, su error al reconstruir ({ $error }) fue { NUMBER($value, minimumFractionDigits: 4, maximumFractionDigits: 4) }.
    }

lost-given = como se dio
lost-item = el elemento
lost-item-redrawn = el elemento, tal como lo redibuja el modelo
lost-bars = Sus { $count } números como barras
lost-bars-first = primero { $dial }, que es el que más dice
lost-bytes = Bytes
lost-bytes-said = { $before } → { $after }
lost-bytes-fewer = { NUMBER($times, maximumFractionDigits: 0) } veces menos: cada uno de sus { $dials } números ocupa dos (media precisión).
lost-bytes-even = Igual de largo para cada elemento, diga lo que diga: cada uno de sus { $dials } números ocupa dos (media precisión).
lost-information = Información
lost-information-said = { NUMBER($bits, maximumFractionDigits: 0) } bits
lost-information-told = Lo que cabe en { NUMBER($bytes, maximumFractionDigits: 0) } bytes: lo que dicen sus números más allá de lo que se supondría de cualquier elemento (divergencia KL respecto a la distribución a priori).
lost-figure = { $said }. { $told }

grows = El mismo elemento con un número, con dos, con cuatro: cada dial según cuánto dice, los demás en su media.
grows-help = Los diales (dimensiones latentes) se añaden por su divergencia KL sobre los elementos conocidos. El análisis de componentes principales (PCA) es lo mejor que pueden hacer líneas rectas con otros tantos números.
grows-dials = Con sus diales
grows-components = Con otras tantas componentes principales
grows-file = Como archivo { $format }
grows-numbers =
    { $count ->
        [one] 1 número
       *[other] { $count } números
    }
grows-bytes = { $size } bytes
grows-fitting = Ajustando líneas rectas a los elementos conocidos
grows-no-lines =
    { $item_gender ->
        [f] El PCA no tiene nada que poner al lado: ninguna línea recta lleva de una de estas { $items } a otra.
       *[other] El PCA no tiene nada que poner al lado: ninguna línea recta lleva de uno de estos { $items } a otro.
    }
grows-fitted =
    { $item_gender ->
        [f] Ajustadas con { $count } { $items } conocidas.
       *[other] Ajustadas con { $count } { $items } conocidos.
    }
grows-fitted-redrawn =
    { $item_gender ->
        [f] Ajustadas con { $count } { $items } conocidas, tal como las redibuja el modelo.
       *[other] Ajustadas con { $count } { $items } conocidos, tal como los redibuja el modelo.
    }
grows-file-fits = Los { $dials } números ocupan { $allowed } bytes; con eso le basta también a { $format }.
grows-file-large = Los { $dials } números ocupan { $allowed } bytes. { $format } no puede bajar aquí de { $size }; pero sirve para cualquier imagen, y el modelo solo para lo que conoce.
grows-not-here = Sobre muchos elementos ({ $items }) se mide cuando hay originales a mano: los de los conocidos, o algunos tuyos, que puedes traer en el Mapa.
grows-measuring = Midiendo sobre muchos elementos
grows-chart = Lo que se pierde ({ $error })
grows-chart-under = números que se conservan
grows-chart-dials = { $dials } diales del modelo
grows-chart-components = componentes principales
grows-less = El modelo pierde menos que las líneas rectas, con cualquier cantidad de números.
grows-more = Las líneas rectas pierden menos con cualquier cantidad de números: según esta cifra, el modelo no compensa.
grows-turn = A partir de { $count } números, el modelo pierde menos que las líneas rectas. Se hizo para usar todos sus diales a la vez, así que unos pocos solos dicen poco.
grows-mixed = El modelo pierde menos que las líneas rectas con { $listed }; en lo demás pierden menos ellas.
grows-measured =
    { $item_gender ->
        [f] Medido en { $count } { $items } con las que no se ajustaron las líneas rectas; de las que conoce entre ellas, el modelo puede haber aprendido.
       *[other] Medido en { $count } { $items } con los que no se ajustaron las líneas rectas; de los que conoce entre ellos, el modelo puede haber aprendido.
    }

turned = Los diales que más dicen, cada uno girado de bajo a alto en este elemento. Ponle nombre a uno: desde entonces es un control.
turned-help = Cada dimensión latente se mueve una desviación típica (sigma) de los códigos conocidos hacia abajo y hacia arriba, y las demás se dejan como están. Su información es su divergencia KL, en nats; 0 es un dial dormido.
turned-more = Más diales
turned-number = (dial { $number })
turned-tells = dice { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats de este, { NUMBER($usual, minimumFractionDigits: 1, maximumFractionDigits: 1) } de media
turned-low = bajo
turned-high = alto
turned-low-of = { $dial } bajo
turned-high-of = { $dial } alto
turned-changes = lo que cambia
turned-changes-of = lo que cambia { $dial }
turned-name = Ponerle nombre
turned-rename = Cambiar el nombre
turned-what = Qué cambia
turned-keep = Guardar el nombre
turned-becomes = Pasa a ser un control tuyo, en Transformar y en el Mapa.
turned-drop = Quitar el nombre

covered = Tapa una parte del elemento y mira cómo se mueven sus números: donde se mueven mucho, ahí está mucho de él.
covered-help = Oclusión (Zeiler & Fergus 2014): el elemento se codifica de nuevo con cada parte tapada, y se toma la distancia entre los dos códigos.
covered-nothing = Este elemento no tiene { $parts } que se puedan tapar.
covered-patch = Parche gris: arrástralo, o muévelo con las flechas
covered-drag = Arrastra el parche gris, o muévelo con las flechas.
covered-strike =
    Tachar { $part_gender ->
        [f] una
       *[other] un
    } { $part }
covered-seen = lo que ve el modelo
covered-back = lo que vuelve entonces
covered-changes = lo que eso cambia
covered-moved =
    { $item_gender ->
        [f] Su código se mueve { NUMBER($moved, minimumFractionDigits: 1, maximumFractionDigits: 1) }, que son { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } veces el camino habitual de una { $item } conocida a la más cercana.
       *[other] Su código se mueve { NUMBER($moved, minimumFractionDigits: 1, maximumFractionDigits: 1) }, que son { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } veces el camino habitual de un { $item } conocido al más cercano.
    }
covered-most = Los números que más se mueven:
covered-held = Qué sostiene sus números
covered-held-struck = Bajo cada { $part }: cuánto se mueve el código cuando se tacha.
covered-held-shaded =
    { $part_gender ->
        [f] Cuanto más fuerte el naranja, más se mueve el código cuando se tapa esa { $part }.
       *[other] Cuanto más fuerte el naranja, más se mueve el código cuando se tapa ese { $part }.
    }
covered-held-picture = el elemento, sombreado donde está lo que sostiene su código

question = Cuántos de los números hacen falta para distinguir una cosa de otra, y qué se pierde con menos.
question-help = A una sonda lineal (regresión logística) se le muestran cuatro quintas partes de los elementos y se le pregunta por la última, cinco veces, con 1, 2, 4 y más diales, y con otras tantas componentes principales.
question-none =
    { $item_gender ->
        [f] De estas { $items } no se sabe nada que se pueda preguntar: no tienen etiquetas. Trae algunas con etiquetas (una carpeta para cada una, o una columna de una tabla) en el Mapa.
       *[other] De estos { $items } no se sabe nada que se pueda preguntar: no tienen etiquetas. Trae algunos con etiquetas (una carpeta para cada una, o una columna de una tabla) en el Mapa.
    }
question-tell = Qué distinguir
question-labels = Etiquetas
question-own = Tus etiquetas
question-doing = Preguntándolo con pocos números y con muchos
question-lost =
    { $what ->
        [labels] Para distinguir las etiquetas, ni siquiera los { $dials } diales aciertan más que decir siempre lo más común: se ha perdido.
        [own] Para distinguir tus etiquetas, ni siquiera los { $dials } diales aciertan más que decir siempre lo más común: se ha perdido.
        [so] Para decir si se da «{ $name }», ni siquiera los { $dials } diales aciertan más que decir siempre lo más común: se ha perdido.
       *[word] Para decir «{ $name }», ni siquiera los { $dials } diales aciertan más que decir siempre lo más común: se ha perdido.
    }
question-all =
    { $what ->
        [labels] Para distinguir las etiquetas hacen falta los { $dials } diales ({ $right } aciertos de cada 100).
        [own] Para distinguir tus etiquetas hacen falta los { $dials } diales ({ $right } aciertos de cada 100).
        [so] Para decir si se da «{ $name }» hacen falta los { $dials } diales ({ $right } aciertos de cada 100).
       *[word] Para decir «{ $name }» hacen falta los { $dials } diales ({ $right } aciertos de cada 100).
    }
question-one =
    { $what ->
        [labels] Para distinguir las etiquetas, 1 de los { $dials } diales vale tanto como todos ({ $right } aciertos de cada 100).
        [own] Para distinguir tus etiquetas, 1 de los { $dials } diales vale tanto como todos ({ $right } aciertos de cada 100).
        [so] Para decir si se da «{ $name }», 1 de los { $dials } diales vale tanto como todos ({ $right } aciertos de cada 100).
       *[word] Para decir «{ $name }», 1 de los { $dials } diales vale tanto como todos ({ $right } aciertos de cada 100).
    }
question-some =
    { $what ->
        [labels] Para distinguir las etiquetas, { $enough } de los { $dials } diales valen tanto como todos ({ $right } aciertos de cada 100).
        [own] Para distinguir tus etiquetas, { $enough } de los { $dials } diales valen tanto como todos ({ $right } aciertos de cada 100).
        [so] Para decir si se da «{ $name }», { $enough } de los { $dials } diales valen tanto como todos ({ $right } aciertos de cada 100).
       *[word] Para decir «{ $name }», { $enough } de los { $dials } diales valen tanto como todos ({ $right } aciertos de cada 100).
    }
question-chart = Aciertos
question-chart-under = números que se dan
question-chart-dials = diales del modelo
question-chart-components = componentes principales
question-chart-components-words = componentes principales de sus palabras
question-chart-usual = siempre la respuesta más común
question-chart-share = { $share } %
question-asked-known =
    { $item_gender ->
        [f] Se preguntó por { $count } { $items } conocidas, con { $answers } respuestas.
       *[other] Se preguntó por { $count } { $items } conocidos, con { $answers } respuestas.
    }
question-asked = Se preguntó por { $count } { $items }, con { $answers } respuestas.
question-alone = No hay nada con que compararlo: de esto no hay componentes principales.
question-beside = Otras tantas componentes principales aciertan { $linear } de cada 100, los diales { $dials }.
question-beside-words = Otras tantas componentes principales de sus palabras aciertan { $linear } de cada 100, los diales { $dials }.

worst = Los elementos que peor vuelven, en proporción a cuánto hay en ellos que pueda salir mal.
worst-help = El error al reconstruir dividido por el detalle del elemento: si no, irían delante solo los que están llenos de detalle.
worst-only-one =
    { $item_gender ->
        [f] Solo hay una que mirar. Trae más { $items } en el Mapa.
       *[other] Solo hay uno que mirar. Trae más { $items } en el Mapa.
    }
worst-of = Los peores de { $count }: tal como son, y lo que vuelve.
worst-of-redrawn =
    { $item_gender ->
        [f] Los peores de { $count }. De las { $items } conocidas no se guardan aquí las originales: están tal como las redibuja el modelo, con el error de lo que volvió de cada original.
       *[other] Los peores de { $count }. De los { $items } conocidos no se guardan aquí los originales: están tal como los redibuja el modelo, con el error de lo que volvió de cada original.
    }
worst-redrawn =
    { $item_gender ->
        [f] redibujada
       *[other] redibujado
    }
worst-back = lo que vuelve
worst-back-of = lo que vuelve de { $name }
worst-times = { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } veces el error habitual
worst-error = { $error }: { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
worst-too-few = Son muy pocos para decir qué tienen en común los peores: trae más { $items }.
worst-select =
    { $count ->
        [one] Seleccionar el peor en el Mapa
       *[other] Seleccionar los { $count } peores en el Mapa
    }
worst-apart =
    { $count ->
        [one] Lo que distingue al peor de todos los demás:
       *[other] Lo que distingue a los { $count } peores del conjunto:
    }
worst-alike = Nada de lo que se sabe de ellos los distingue.

torn = El mapa tiene dos dimensiones y el modelo muchas más, así que algunos que se parecen quedan lejos en el mapa.
torn-help = Fiabilidad y continuidad (Venna & Kaski 2001), medidas para cada punto; arrancados son los que quedan por debajo de 0,75.
torn-none =
    { $item_gender ->
        [f] Ninguna de las { $count } { $items } conocidas está arrancada de sus vecinas en este mapa.
       *[other] Ninguno de los { $count } { $items } conocidos está arrancado de sus vecinos en este mapa.
    }
torn-some =
    { $item_gender ->
        [f] { $torn } de { $count } { $items } conocidas ({ $share } %) están arrancadas de sus más cercanas en el mapa plano. Las más arrancadas, cada una con las que más se le parecen:
       *[other] { $torn } de { $count } { $items } conocidos ({ $share } %) están arrancados de sus más cercanos en el mapa plano. Los más arrancados, cada uno con los que más se le parecen:
    }
torn-show = Ver todos los puntos arrancados en el Mapa
torn-one =
    { $item_gender ->
        [f] arrancada
       *[other] arrancado
    }
torn-item = elemento arrancado { $number }
torn-alike =
    { $item_gender ->
        [f] parecida
       *[other] parecido
    }
torn-alike-item = elemento conocido { $number }
torn-nearer =
    { $count ->
        [0] { $item_gender ->
            [f] la más cercana también en el mapa
           *[other] el más cercano también en el mapa
        }
        [one] { $item_gender ->
            [f] otra queda más cerca en el mapa
           *[other] otro queda más cerca en el mapa
        }
       *[other] { $item_gender ->
            [f] otras { $count } quedan más cerca en el mapa
           *[other] otros { $count } quedan más cerca en el mapa
        }
    }
