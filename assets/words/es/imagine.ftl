# La página Imaginar.

imagine-data = Como lo que conoce
imagine-data-told = Sacado de donde están { $items } que conoce: probable, y nuevo.
imagine-data-help = Una mezcla de gaussianas ajustada a los códigos de los elementos conocidos.
imagine-near = Cerca de uno
imagine-near-told =
    Sacado de alrededor de { $item_gender ->
        [f] una { $item }
       *[other] un { $item }
    }, más o menos tan lejos como sus vecinos conocidos más cercanos.
imagine-near-help = Una gaussiana en torno a su código, a la escala de la distancia a sus diez códigos conocidos más cercanos.
imagine-group = Como un grupo
imagine-group-told = Sacado tal como están repartidos en un grupo { $items }, en torno a su centro.
imagine-group-help = Una gaussiana ajustada a los códigos del grupo, con la covarianza encogida donde el grupo es pequeño.
imagine-prior = De la nada
imagine-prior-told = Sacado de la simple campana que el modelo aprendió a llenar. Donde no hay { $items } en ella, lo que salga puede no ser nada.
imagine-prior-help = Muestras de la distribución previa, una normal unidad en cada dimensión latente.
imagine-where = De dónde
imagine-again = Dibujar otros { $count }
imagine-seed = Semilla
imagine-seed-help = La misma semilla vuelve a dibujar lo mismo.
imagine-variety = Variedad
imagine-variety-help = Temperatura: un factor de la desviación típica de lo que se saca. 0 da una y otra vez el centro de cada nube de la que se saca.
imagine-near-another = Cerca de otro
imagine-which-group = Qué grupo
imagine-which-group-help = Una etiqueta de los elementos conocidos, o un grupo al que pusiste nombre en el mapa.

imagine-same = casi igual
imagine-newer = más nuevo que { $share } de cada 100
imagine-one = imaginado
imagine-number = imaginado { $number }
imagine-nearest = el conocido más cercano
imagine-tray = Bandeja
imagine-redrawn =
    { $item_gender ->
        [f] La { $item } más cercana que conoce se muestra tal como la redibuja el modelo.
       *[other] El { $item } más cercano que conoce se muestra tal como lo redibuja el modelo.
    }
imagine-close = Novedad: quedan cerca de { $items } que conoce. El del medio es más nuevo que { $share } de cada 100 conocidos.
imagine-as-far = Novedad: quedan tan lejos de { $items } que conoce como lo están entre sí. El del medio es más nuevo que { $share } de cada 100 conocidos.
imagine-farther = Novedad: quedan más lejos de { $items } que conoce de lo que lo están entre sí. El del medio es más nuevo que { $share } de cada 100 conocidos.
imagine-alike = Variedad: son muy parecidos ({ NUMBER($variety, minimumFractionDigits: 2, maximumFractionDigits: 2) } de la distancia entre dos conocidos).
imagine-different = Variedad: difieren entre sí más o menos como los conocidos ({ NUMBER($variety, minimumFractionDigits: 2, maximumFractionDigits: 2) } de la distancia entre dos conocidos).
imagine-familiar = Al modelo le resultan familiares { $familiar } de { $count }.
imagine-kinds = Según los cinco más cercanos de cada uno: { $listed }.
imagine-save = Guardarlos
imagine-save-codes = Guardar sus códigos
imagine-drawn = Sacado
imagine-caveat = Esto no lo hizo nadie. Lo que no está en los datos el modelo no puede imaginarlo, y lo que es raro en ellos sale pocas veces; una cara que parece real no es de nadie.
imagine-pairs = Lo imaginado, cada cosa junto a la más cercana que conoce
imagine-like = Cómo son

taught-help = Dos modelos aprenden a decir esto a partir de todo lo demás: uno con elementos nuevos, otro con otros tantos reales (train on synthetic, test on real). A ambos se les pregunta por elementos reales con los que ninguno aprendió, aunque quizá sí lo que dibujó los nuevos. La etiqueta no es parte de lo que ve el modelo: para decirla, los nuevos se dibujan etiqueta por etiqueta.
taught-label = la etiqueta
taught-what = Qué hay que decir a partir del resto
taught-doing =
    Aprendiendo a decir «{ $name }», con { $item_gender ->
        [f] { $items } nuevas
       *[other] { $items } nuevos
    } y con lo real
taught =
    «{ $name }» de { $judged } { $items } reales: lo que aprendió de { $learned } { $item_gender ->
        [f] { $items } nuevas
       *[other] { $items } nuevos
    } acierta en { $new } de 100 parejas, lo que aprendió de otros tantos ejemplos reales en { $real } (AUROC { NUMBER($on_new, minimumFractionDigits: 3, maximumFractionDigits: 3) } y { NUMBER($on_real, minimumFractionDigits: 3, maximumFractionDigits: 3) }; por azar, 50).
taught-lacking = { $told } Entre lo nuevo no hay { $lacking }.
taught-quoted = «{ $word }»

many-title = ¿Cuánto se parece lo nuevo a { $items } reales?
many-help = Cada cifra está junto a la de ejemplos reales que se apartaron, frente a los demás: tan cerca como llegan a estar entre sí los reales por azar. Más cerca no es mejor.
many-not-here = No hay { $items } reales a mano, así que no hay con qué comparar lo nuevo.
many-too-few = Con { $count } { $items } reales no basta para decirlo. Trae al menos { $fewest }.
many-held =
    Se comparan { $count } { $item_gender ->
        [f] { $items } nuevas
       *[other] { $items } nuevos
    } con { $real } reales.
many-held-some =
    Se comparan { $count } { $item_gender ->
        [f] { $items } nuevas
       *[other] { $items } nuevos
    } con { $real } reales. Salieron como lo son solo algunos ejemplos, y no tienen por qué repartirse como todos.
many-figure = { $name }: { $figure }; de los reales apartados, { $held }. { $told }
many-save =
    Guardar { $count } { $item_gender ->
        [f] { $items } nuevas
       *[other] { $items } nuevos
    }
many-save-help = Sacado como la tanda de arriba, con el azar propio del decodificador además.

pool-known = { $count } { $items } que conoce
pool-yours = Lo tuyo: { $count }
pool-both = Todo junto
pool-which = Qué elementos
