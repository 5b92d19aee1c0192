# La página Learn y las hojas de sus lecciones.

learn-language = Idioma
learn-begin = Empezar: { $lesson }
learn-go-on = Continuar: { $lesson }
learn-all-done = Has hecho todas las lecciones.
learn-over =
    { $ticked ->
        [one] «{ $lesson }» ha terminado: 1 de { $steps } pasos hecho.
       *[other] «{ $lesson }» ha terminado: { $ticked } de { $steps } pasos hechos.
    }
learn-start = Empezar la lección { $number }
learn-go = Continuar la lección { $number }
learn-again = Repetir la lección { $number }
learn-for-all = Empezarla con toda la clase
learn-new =
    { $steps ->
        [one] Sin empezar · 1 paso
       *[other] Sin empezar · { $steps } pasos
    }
learn-at = { $ticked } de { $steps } pasos hechos
learn-done = Hecha
learn-sheet = Hoja para imprimir
learn-keep = Para recordar
learn-ask = Preguntas que se responden haciendo
learn-made-with = Hecho con Latentarium. Las imágenes las dibuja el modelo del que trata la lección.

sheet-familiar = familiar
sheet-borderline = dudoso
sheet-unfamiliar = desconocido
sheet-before = antes
sheet-balanced = ejemplos equilibrados
sheet-biased = ejemplos sesgados
sheet-item = elemento
sheet-back = lo que vuelve
sheet-map = El mapa, con cada etiqueta en el centro de sus puntos
