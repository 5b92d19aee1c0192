# La página Mapa.

map-dimensions = Dimensiones
map-label = { $known } elementos conocidos de { $space }, { $own } tuyos
map-torn = Arrancado de sus vecinos
map-leave-offer = Dejarlo
map-colour-by = Colorear por
map-colour = Color: { $name }
map-kept = Vecinos conservados: { $share } %. El mapa pliega { $dials } números en { $dimensions } (UMAP), así que el tamaño de un grupo y la distancia entre grupos dicen poco; quién está junto a quién dice más.
map-kept-axes = Vecinos conservados: { $share } %. El mapa muestra las { $dimensions } maneras en que más difieren los elementos (ejes principales), de { $dials }; lo que está cerca puede aún diferir en las otras.
map-mark-torn = Marcar los { $count } puntos arrancados
map-mark-torn-help = Sus vecinos más cercanos en el modelo están en otra parte del mapa: de media, una cuarta parte de los elementos más lejos de lo debido.
map-table = Mostrar como tabla
map-about = { $dimensions }D
map-about-colour = { $shown }, con color por { $colour }
map-about-item = { $shown }, con un elemento al lado
map-documents = Documentos como un punto
map-documents-help = Un texto largo se partió en frases. Su punto queda entonces donde cae la media de sus códigos.
map-parts =
    { $count ->
        [one] { $name } (1 parte)
       *[other] { $name } ({ $count } partes)
    }
map-more-files = { $count } más
map-read-done = Listo

colour-label = Etiqueta
colour-group = Grupo de parecidos
colour-familiar = Cuánto se conoce
colour-trust = Confianza en el mapa
colour-sorting = Tu clasificación
colour-yours = { $name } (tuyo)
colour-least-most = de menos a más
colour-stranger = más raro que esta parte de los elementos conocidos
colour-kept = vecinos conservados
known-looking = Mirando los elementos conocidos

find = Buscar
find-by-words = Buscar con palabras
find-none = Nada se llama aquí «{ $words }». Hay { $kinds } y otros.
select-by = Seleccionar por
select-what = Qué
select-which = Cuáles
select-between = Entre ({ $what })
selected-items =
    { $count ->
        [one] Selección: { $count } { $item }
       *[other] Selección: { $count } { $items }
    }
selected-one = uno de ellos
mostly-all = { $name } (todos)
mostly-share = { $name } ({ $share } de cada 100)
mostly-few = { $name } (pocos)
mostly-more =
    { $count ->
        [one] 1 clase más
       *[other] { $count } clases más
    }
apart-theme = Sus palabras: { $words }
apart-more =
    { $count ->
        [one] 1 más que difiere
       *[other] { $count } más que difieren
    }
apart-share = { $name }: { $word } { $here } % aquí, { $everywhere } % en total
apart-numbers = { $name }: { $here } aquí, { $everywhere } en total
apart-days = { $first } a { $last }

column-item = elemento
column-yours = tuyo
column-name = nombre
column-label = etiqueta
column-part-of = parte de
column-lands = cae entre
column-familiarity = cuánto se conoce
column-group = grupo de parecidos
column-stranger = más raro que
column-stranger-help = Parte de los elementos conocidos que son más familiares
column-stranger-format = %d de cada 100
column-kept = vecinos conservados
column-rebuild = error al reconstruir ({ $error })
column-seen = visto como
column-seen-help = Cómo lo ve el modelo

own-back = Recuperar lo quitado
own-title =
    { $count ->
        [one] Lo tuyo: { $count } { $item }
       *[other] Lo tuyo: { $count } { $items }
    }
own-show = Mostrar en el mapa
own-rename = Cambiar el nombre
own-remove =
    { $count ->
        [0] Quitar
       *[other] Quitar { $count }
    }
own-bring-back = Recuperar
own-csv = CSV
own-parquet = Parquet
own-tools = Elige filas para cambiarles el nombre o quitarlas. Los archivos llevan nombres, puntuaciones, lugares en ambos mapas y códigos.
own-new-name = Nombre nuevo
own-rename-it = Cambiarlo

group-make = Ponerlo como grupo { $group }
group-replace = Sustituir el grupo { $group }
group-name = Ponerle nombre
group-what = Qué es este grupo
group-keep = Guardar el grupo
groups-yours = Tus grupos
group-as = Como { $group }
group-as-help = Ponerlo como grupo { $group } de una dirección
group-remove = Quitar
group-rename = Cambiar el nombre
group-new-name = Su nombre nuevo
group-renamed = Cambiar el nombre del grupo
group-line =
    { $count ->
        [one] <b>{ $name }</b>: { $count } { $item }.
       *[other] <b>{ $name }</b>: { $count } { $items }.
    }
group-show = Mostrar
group-show-help = Seleccionar el grupo { $group } en el mapa

way = Una dirección entre dos grupos
way-help = El código medio de un grupo menos el de otro es una dirección del espacio latente (un vector de concepto). Contiene todo lo que distingue a los grupos, se quiera o no.
way-how = Selecciona unos puntos con el recuadro o el lazo y ponlos como grupo A, luego otros como grupo B. Al momento tienes un control de A a B, aquí y en Transformar.
way-more-of = De qué tiene B más que A
way-make = Hacer el control
way-usual = Mi camino { $number }
way-apart = En ella los grupos están separados { NUMBER($effect, minimumFractionDigits: 1, maximumFractionDigits: 1) } desviaciones típicas (d de Cohen); 95 de cada 100 parejas de grupos al azar, igual de grandes, quedan por debajo de { NUMBER($chance, minimumFractionDigits: 1, maximumFractionDigits: 1) }.
way-not-apart = En ella los grupos están separados { NUMBER($effect, minimumFractionDigits: 1, maximumFractionDigits: 1) } desviaciones típicas (d de Cohen), no más que por azar: 95 de cada 100 parejas de grupos al azar, igual de grandes, quedan por debajo de { NUMBER($chance, minimumFractionDigits: 1, maximumFractionDigits: 1) }.
way-much-same = Va casi igual que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-partly-same = Va en parte igual que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-hardly-same = Apenas va igual que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-much-opposite = Va casi al contrario que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-partly-opposite = Va en parte al contrario que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-hardly-opposite = Apenas va al contrario que { $other } (coseno { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
way-differ = En lo que más difieren los grupos es en { $first }.
way-differ-besides = En lo que más difieren los grupos es en { $first }, y además en { $others }: el control lo trae consigo.
way-and-in = { $first } y en { $second }
way-shares = { $name } ({ $a } de cada 100 en A, { $b } en B)
way-more = { $name } (B tiene más)
way-less = { $name } (B tiene menos)
way-labels = O hacia una de tus etiquetas:
way-which-label = Qué etiqueta
way-of-label = Hacer su control
way-like = Como { $label }
way-ready = O prueba una pareja preparada:
way-balanced = { $trait }, ejemplos equilibrados
way-biased = { $trait }, ejemplos sesgados
way-pair-told = Poco frente a mucho de { $trait }; { $other }: { $low } de cada 100 en A, { $high } de cada 100 en B.
way-saved = Recuperar uno guardado
way-saved-what = Un control que guardaste aquí, o vectores en .npz
way-rename = Cambiar el nombre
way-new-name = Su nombre nuevo
way-renamed = Cambiar
way-open = Abrir en Transformar
way-save = Guardarlo
way-remove = Quitarlo

hand-draw = Dibujar uno
hand-write = Escribir uno
hand-record = Grabar uno
hand-grows = Lo que haces se mueve por el mapa mientras crece.
hand-keep =
    { $count ->
        [0] Guardarlo
        [one] Guardarlo
       *[other] Guardar los { $count }
    }
hand-first = El primero de { $count }:

fetch-not-here = Los originales no forman parte de este programa.
fetch = Traer los originales
fetch-help = Pide el conjunto de datos a openml.org, una vez, y guarda aquí los elementos conocidos. No se envía nada tuyo.

panel-how =
    Haz clic en un punto para ver { $item_gender ->
        [f] la { $item }
       *[other] el { $item }
    }, lo que vuelve y sus vecinos más cercanos; en un lugar vacío, para ver qué imagina ahí el modelo.
map-example =
    El punto con el aro, para empezar: { $item_gender ->
        [f] una { $item }
       *[other] un { $item }
    }. Lo que vuelve está hecho solo de { $dials } números, y { $item_gender ->
        [f] las { $items } con los números más parecidos son, para el modelo, las que más se le parecen
       *[other] los { $items } con los números más parecidos son, para el modelo, los que más se le parecen
    }.
map-example-redrawn =
    El punto con el aro, para empezar: { $item_gender ->
        [f] una { $item }
       *[other] un { $item }
    }, tal como el modelo { $item_gender ->
        [f] la
       *[other] lo
    } redibuja solo con { $dials } números. { $item_gender ->
        [f] Las { $items } con los números más parecidos son, para el modelo, las que más se le parecen
       *[other] Los { $items } con los números más parecidos son, para el modelo, los que más se le parecen
    }.
map-example-away = Quitar el ejemplo
panel-seen = cómo lo ve el modelo
panel-item = elemento
panel-given = como lo diste
panel-back = lo que vuelve
panel-rebuilt = Error al reconstruir ({ $error }) { NUMBER($value, minimumFractionDigits: 4, maximumFractionDigits: 4) }.
panel-lands = Cae entre: <b>{ $nearby }</b>.
panel-lands-stranger = Lo más cercano que conoce es <b>{ $nearby }</b>, y eso dice poco de algo extraño.
panel-part-of = Parte de <bdi>{ $whole }</bdi>
panel-parts =
    { $count ->
        [one] Seleccionar su única parte
       *[other] Seleccionar sus { $count } partes
    }
panel-redrawn = elemento conocido, tal como lo redibuja el modelo
panel-nearest = Seleccionar los { $count } más cercanos
panel-imagined = Imaginado aquí
panel-imagined-told = Ningún elemento conocido tiene este código: es una mezcla de los que rodean el lugar.
panel-morph = Transformar este
panel-move = Moverlo
cut = Prepararlo de otra manera
cut-part = la parte elegida ahora
cut-as-was = Como estaba
