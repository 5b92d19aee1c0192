# La página Entrenar: traer lo propio, elegir, ver cómo se forma un espacio, y cómo de bueno es.

train-drop = Suelta tus { $kinds }: una carpeta, un zip o archivos
train-about = Un modelo aprende a describir cada elemento con unos pocos números y a reconstruirlo a partir de ellos. Entonces tus elementos tienen un mapa y controles propios, como los espacios que vienen incluidos. Tarda minutos, sigue aunque cierres esta pestaña, y nada sale de este ordenador.
train-example = Por ejemplo, cifras escritas a mano: cada punto es una de { $count } de las que el modelo no aprendió, con un color para cada cifra, que a él no se le dice. Al principio están amontonadas, y lo que dibuja es gris; { $steps } pequeños lotes después, más de ellas quedan junto a las que se les parecen, y lo que dibuja de la nada parece cifras.
train-example-begin = Aún sin aprender nada
train-example-after = Después de { $steps } lotes
train-example-more = Mira cómo aprende uno
train-take =
    { $item_gender ->
        [f] Tomar las { $count } { $items } que pusiste en { $space }
       *[other] Tomar los { $count } { $items } que pusiste en { $space }
    }
train-else = Tomar otra cosa
train-read-as = Leer como
train-found =
    { $count ->
        [one] Se encontró { $count } { $item }.
       *[other] Se encontraron { $count } { $items }.
    }
train-found-about =
    { $count ->
        [one] Se encontró más o menos { $count } { $item }.
       *[other] Se encontraron más o menos { $count } { $items }.
    }
train-left-out =
    { $count ->
        [one] { $count } quedó fuera
       *[other] { $count } quedaron fuera
    }
train-too-few =
    { $count ->
        [one] Con { $count } { $item } no basta para aprender. Trae { $fewest } como mínimo, mejor unos cientos.
       *[other] Con { $count } { $items } no basta para aprender. Trae { $fewest } como mínimo, mejor unos cientos.
    }
train-all-alike =
    { $item_gender ->
        [f] Casi todas estas { $items } son iguales: no hay nada que distinguir. Trae otras distintas.
       *[other] Casi todos estos { $items } son iguales: no hay nada que distinguir. Trae otros distintos.
    }
train-few =
    { $item_gender ->
        [f] { $count } { $items } son pocas: las conocerá a ellas, y poco más. Unos cientos más ayudarían.
       *[other] { $count } { $items } son pocos: los conocerá a ellos, y poco más. Unos cientos más ayudarían.
    }
train-foreign = Más de la mitad de los archivos no son { $items } que se puedan leer. Mira abajo qué quedó fuera.
train-some-alike =
    { $item_gender ->
        [f] Muchas de estas { $items } son iguales a otras; cuentan tantas veces como vienen.
       *[other] Muchos de estos { $items } son iguales a otros; cuentan tantas veces como vienen.
    }

own-pictures = Imágenes
own-sentences = Frases
own-sounds = Sonidos
own-rows = Filas de una tabla
own-texts = Textos por sus palabras

train-name = Su nombre
train = Entrenar
train-look = Primer vistazo
train-look-help = Un mapa y controles de esto en segundos, con líneas rectas (PCA). Después puedes entrenar, o no.
train-work = Cuánto trabajo merece
train-work-help = Más trabajo da elementos más finos.
train-quick = Rápido
train-good = Bueno
train-best = El mejor
train-minute = { $preset }, más o menos un minuto
train-minutes = { $preset }, unos { $minutes } min
train-hours =
    { $hours ->
        [one] { $preset }, más o menos { $hours } hora
       *[other] { $preset }, unas { $hours } horas
    }
train-trying = Probando unos pocos pasos
train-tried = { $how } de cada uno.
train-more = Más
train-begins = Empieza con
train-begins-fresh = Nada aprendido
train-begins-space = Lo que aprendió { $space }
train-begins-help = Unas redes que conocen otros elementos de este tamaño aprenden antes los tuyos; tienen los diales de ese espacio, y los tiempos de arriba son de redes nuevas.
train-dials = Diales
train-dials-help = Cuántos números describen un elemento. Más guardan más, y cada uno dice menos.
train-tidy = Ordenado o detallado
train-tidy-help = Beta: cuanto más, más ordenado el espacio y más borrosos los elementos; 1 es lo habitual.
train-look-by = Primer vistazo según
train-look-by-help = Tres modelos sencillos con los que comparar uno entrenado. El primero tarda segundos; los otros, un minuto más o menos.
train-by-axes = lo que más difiere (PCA)
train-by-factors = causas comunes (análisis factorial)
train-by-parts = partes que se suman (NMF)
train-look-about =
    { $count ->
        [one] Un primer vistazo a { $count } archivo: líneas rectas, sin entrenar.
       *[other] Un primer vistazo a { $count } archivos: líneas rectas, sin entrenar.
    }

model-bring = Traer un modelo entrenado en otra parte
model-about = Su codificador y su decodificador como ONNX, con un model.json que diga cómo toman las imágenes, una carpeta de pythae o diffusers, o números sin decodificador (.npz); docs/own-model.md enseña cómo exportarlos. Con él viene una muestra de sus datos, unos cien elementos o más. Nada de ello se ejecuta salvo sus redes.
model-files = El modelo: sus archivos, o un zip de su carpeta
model-sample = Una muestra de sus datos: archivos, un zip o un .npz
model-usual = Mi modelo
model-wants = Da primero el modelo y una muestra.
model-make = Hacer un espacio con él

forming-another = Hacer otro espacio
forming-first = Sus primeras imágenes llegan en unos segundos.
forming-map = Abrir su mapa
forming-ready = Está listo.
forming-waits = Esperando su turno
forming-paused = En pausa
forming-cancel = Cancelar
forming-pause = Pausar
forming-enough = Parar aquí y quedármelo
forming-go-on = Seguir
forming-again = Intentarlo otra vez
forming-birth = Cómo se formó
forming-steps = Pasos del entrenamiento
forming-learned = <b>De estos aprende</b>; debajo de cada uno, lo que vuelve
forming-unseen = <b>Estos no los ve nunca</b>; debajo de cada uno, lo que vuelve
forming-given = lo que se dio
forming-back = lo que vuelve
forming-drawn-title = Dibujado de la nada
forming-drawn = dibujado
forming-awake = { $awake } de { $dials } diales dicen algo
forming-bars = información que conserva cada dial, de { NUMBER($most, minimumFractionDigits: 2, maximumFractionDigits: 2) } a { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) } nats
forming-places = Adónde van sus elementos
forming-places-told = códigos de { $count } elementos en dos ejes
forming-figures = Lo que no sabe decir, y lo que cabe en su código
forming-not-measured = Aún no se ha medido.
forming-cannot-tell = no sabe decir
forming-holds = cabe en su código
forming-nats = { NUMBER($now, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats <small>(al principio { NUMBER($first, minimumFractionDigits: 1, maximumFractionDigits: 1) })</small>
forming-course = de { NUMBER($first, minimumFractionDigits: 1, maximumFractionDigits: 1) } a { NUMBER($now, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats en { $looks } miradas

quality = Cómo de bueno es
quality-rebuilt =
    { $count ->
        [one] De lo que hay de distinto entre { $items }, vuelven { $share } de cada 100 partes en { $count } { $item } que no había visto nunca.
       *[other] De lo que hay de distinto entre { $items }, vuelven { $share } de cada 100 partes en { $count } { $items } que no había visto nunca.
    }
quality-rebuilt-beside =
    { $count ->
        [one] De lo que hay de distinto entre { $items }, vuelven { $share } de cada 100 partes en { $count } { $item } que no había visto nunca. Solo con líneas rectas, con otros tantos diales: { $linear }.
       *[other] De lo que hay de distinto entre { $items }, vuelven { $share } de cada 100 partes en { $count } { $items } que no había visto nunca. Solo con líneas rectas, con otros tantos diales: { $linear }.
    }
quality-lines = Solo sigue líneas rectas.
quality-lines-cure = Entrena un VAE con esto: se curva.
quality-stopped = Se paró cuando llevaba el { $done } % de su entrenamiento.
quality-stopped-cure = Entrena otra vez y deja que llegue al final.
quality-by-heart = Se sabe de memoria aquello de lo que aprendió (vuelven { $learned } de cada 100 partes) y lo demás, menos.
quality-by-heart-cure = Trae más { $items }, o da más peso a lo ordenado.
quality-no-more = No ha encontrado más que las líneas rectas.
quality-no-more-cure = Elige más trabajo (bueno o el mejor), trae más, o quédate con el primer vistazo.
quality-costly = Cada { $item } se cuenta con { $told } de { $dials } diales, y los detalles se dejan fuera por demasiado caros.
quality-costly-cure = Da más peso a lo detallado.
quality-full = Todos sus diales están en uso, y los detalles más finos no caben.
quality-full-cure = Elige más diales, o más trabajo.
quality-dials = { $told } de { $dials } diales dicen algo; juntos guardan { $nats } nats de cada elemento.
quality-dials-cure = Los demás sobran: elige menos diales la próxima vez.
quality-map = En torno a { $items } que se colocan por primera vez en el mapa, los vecinos se conservan en un { $share } % (trustworthiness).
quality-map-loose = Tantos números no se dejan plegar en un plano.
quality-map-cure = Pregunta por los elementos más cercanos en vez de fiarte del ojo.
quality-named = Por las etiquetas de los cinco más cercanos se nombran bien { $share } de cada 100.
quality-drawn = De lo que imagina, { $share } de cada 100 le parecen tan habituales como 95 de cada 100 de los suyos.
quality-drawn-unlikely = Entre sus elementos hay lugares de los que no ha visto nada.
quality-drawn-cure = Imagina con menos variedad, o cerca de un elemento.
