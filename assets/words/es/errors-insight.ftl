# Lo que puede ir mal al ordenar, distinguir o comparar elementos.

error-direction-unreadable = una de ellas no se puede leer
    .cure = Consigue una copia nueva del espacio.
error-item-directions = las direcciones
error-direction-none = { $name } no es una dirección
    .cure = Consigue una copia nueva del espacio.
error-direction-steps = necesita un número de pasos
    .cure = Da uno como 2 o -1.5.
error-directions-missing = no contiene ninguna dirección
    .cure = Da un archivo guardado en la página Mapa.
error-directions-dials = sus direcciones no giran { $dials } diales
    .cure = Da uno que se guardara en este espacio.
error-group-empty = un grupo está vacío
    .cure = Elige al menos un elemento para cada uno.
error-no-difference = no cambia nada en los códigos
    .cure = Elige otra cosa.
error-no-variation = no varía por sí solo
    .cure = Elige algo que difiera entre elementos, o fija menos cosas.
error-vectors-missing = no contiene ninguna dirección
    .cure = Guarda un vector para cada nombre con numpy.savez.
error-vector-shape = { $name } tiene la forma { $shape }, y una dirección tiene un número para cada uno de { $dials } diales
    .cure = Da vectores de esa longitud.
error-vector-nowhere = { $name } no apunta a ninguna parte
    .cure = Da números finitos que no sean todos 0.
error-vectors-many = contiene más de { $most } direcciones, o algunas muy largas
    .cure = Da menos.
error-vectors-unreadable = no contiene vectores de simples números
    .cure = Guarda un vector para cada nombre con numpy.savez.
error-odd-alike = para el modelo son todos iguales
    .cure = Trae algunos que difieran.
error-item-these = estos elementos
error-labels-few = hay menos de dos en { $least } elementos o más
    .cure = Etiqueta algunos más, o elige otros elementos.
error-item-labels = las etiquetas
error-sort-nothing = para el modelo todos los elementos son iguales
    .cure = Trae algunos que difieran.
error-sort-nothing-title = Nada por lo que ordenar
error-sort-little = solo difieren { $count } de los elementos
    .cure = Trae algunos más que difieran.
error-sort-little-title = Poco por lo que ordenar
error-sort-many = { $different } elementos distintos son demasiado pocos para { $groups } grupos
    .cure = Elige { $most } o menos.
error-sort-many-title = Demasiados grupos
error-sort-none = ningún sitio está más lleno que otro
    .cure = Elige otra forma de ordenar.
error-sort-none-title = Ningún grupo
error-labels-alike = son todas iguales
    .cure = Da otra etiqueta a algunos elementos.
error-item-your-labels = tus etiquetas
error-answers-few = hay menos de dos respuestas en { $fewest } reales o más
    .cure = Elige otra cosa.
error-item-to-tell = lo que hay que decir
error-corners-alike = las cuatro son el mismo elemento
    .cure = Elige otro para una de ellas.
error-item-corners = las esquinas
error-graph-few = este espacio tiene demasiado pocos elementos conocidos
    .cure = Elige otro camino.
error-item-graph = el camino a lo largo de los datos
error-ends-alike = los dos extremos son el mismo elemento
    .cure = Elige otro para uno de ellos.
error-item-way = el camino
error-label-unknown = ningún elemento conocido se llama así
    .cure = Elige otra etiqueta.
error-label-there = el elemento ya está ahí
    .cure = Elige otra etiqueta.
error-label-is-there = el elemento ya está ahí
    .cure = Elige otra.
error-no-such-direction = no es una dirección de este espacio
error-direction-meant = ¿Querías decir { $names }?
error-directions-known =
    { $more ->
        [0] Tiene { $names }.
       *[other] Tiene { $names } y { $more } más.
    }
error-odd-few =
    { $count ->
        [one] un elemento solo no tiene junto a qué ser raro
       *[other] { $count } son demasiado pocos
    }
    .cure = Para saber cuáles son raros hacen falta al menos { $fewest }: trae más.
error-sort-few-title = Demasiado pocos elementos
error-sort-few =
    { $count ->
        [one] para ordenar hacen falta { $fewest } o más, y aquí hay { $count }
       *[other] para ordenar hacen falta { $fewest } o más, y aquí hay { $count }
    }
    .cure = Trae más.
