# La página Mezclar.

blend-two = Dos
blend-two-told = Un camino de A a B, paso a paso. Lo que hay en medio no lo hizo nadie.
blend-four = Cuatro esquinas
blend-four-told = Cuatro elementos en las esquinas, y todo lo que hay entre ellos. Arrastra dentro del cuadrado.
blend-sum = Aritmética
blend-sum-told = Para el modelo un elemento es una fila de números, así que los elementos se pueden sumar y restar.
blend-look = Tomar el aspecto
blend-look-told = Lo que es A, con el aspecto de B: la media de la clase de A, más lo que distingue a B de la media de la suya.
blend-straight = Recto
blend-straight-when = El camino más corto, cada número por igual (interpolación lineal): bueno para elementos parecidos.
blend-spherical = Esférico
blend-spherical-when = Un arco que se queda tan lejos del centro como sus extremos (interpolación esférica, slerp): bueno donde la mitad de un camino recto sale pálida o borrosa.
blend-data = A lo largo de los datos
blend-data-when = Por elementos conocidos, cada uno parecido al anterior (un camino mínimo en su grafo de vecinos, suavizado): bueno donde el modelo debe saber andar todo el tiempo. Da rodeos.
blend-analogy = A es a B como C es a ?
blend-analogy-when = Lo que convierte A en B se le hace a C: la diferencia de sus números se suma a los de C.
blend-free = Una suma propia
blend-free-when = Un más añade lo que distingue a un elemento de la media de todos los conocidos; un menos lo quita.
blend-what = Qué mezclar
blend-example = Volver al ejemplo
blend-how = Cómo
blend-kept = Qué se conserva
blend-kinds-by = Clases por: { $name }
blend-kinds = { $name }: <b>{ $own }</b> para A, <b>{ $other }</b> para B.
blend-kinds-all = Clases por: { $name }.
blend-map = El camino sobre el mapa de { $space }
blend-map-told = Color: { $name }. Cada paso se coloca según los elementos conocidos más cercanos, así que el camino puede saltar de grupo en grupo donde sus números cambian por igual.
blend-click = Haz clic en un punto, o en un lugar vacío, para mezclar lo que hay allí.
blend-clicked = Donde se hizo clic
blend-make = Que sea { $letter }
blend-every = Cada clase con el aspecto de B
blend-every-one = { $name } con el aspecto de B

blend-swap = Intercambiar
blend-add = Añadir un elemento
blend-choose = Elegir
blend-another = Otro
blend-nothing = Aún no se ha elegido nada
blend-card = { $letter }: { $name }
blend-sign = Signo de { $letter }
blend-drop = Quitar
blend-drop-help = Sacar { $letter } de la suma

blend-caveat = Lo que hay en medio no lo hizo nadie: lo dibuja el modelo y, donde no lo conoce, lo supone.
blend-slider-two = De A a B
blend-slider-two-help = 0 % es A, 100 % es B.
blend-slider-across = En horizontal
blend-slider-across-help = De izquierda a derecha en el cuadrado.
blend-slider-down = En vertical
blend-slider-down-help = De arriba abajo en el cuadrado.
blend-slider-change = Cuánto del cambio
blend-slider-change-help = 0 % es con lo que empieza, 100 % es lo que sale.
blend-slider-look = Cuánto del aspecto
blend-slider-look-help = 0 % es A tal cual, 100 % es su clase con el aspecto de B.
blend-between = Lo que hay en medio
blend-stop = { $where }: { $what }
blend-stop-strange = { $where }: { $what }, { $familiar }
blend-stop-there = lo que hay allí
blend-nearest = Mostrar los elementos conocidos más cercanos
blend-compared = Desconocido es el { $straight } del camino recto, el { $spherical } del esférico, el { $along } del que va a lo largo de los datos.
blend-landed = La mayoría de los elementos conocidos en torno a lo que sale llevan la etiqueta { $label }.
blend-morph = Llevar a Transformar
blend-name = una mezcla
blend-save = Guardar
blend-save-one =
    { $item_gender ->
        [f] Esta { $item }
       *[other] Este { $item }
    }
blend-save-row = Todo en una fila
blend-save-film = Una película
blend-save-numbers = Sus números como tabla
blend-blended = Mezclado
blend-items = Lo que se mezcla

blend-told-all = Todo él es terreno desconocido: lo que el modelo dibuja ahí es una conjetura.
blend-told-strange = { $where } el camino sale de lo que conoce el modelo: lo que dibuja ahí es una conjetura.
blend-told-edge = El camino se queda dentro de lo que conoce el modelo; { $where } está al borde.
blend-told-within = El camino se queda dentro de lo que conoce el modelo.
blend-square-within = En todo el cuadrado el modelo está dentro de lo que conoce.
blend-square-all = Todo el cuadrado es desconocido: lo que el modelo dibuja ahí es una conjetura.
blend-square-some = En { $strange } de { $count } lugares del cuadrado es desconocido: lo que el modelo dibuja ahí es una conjetura.
blend-at = en el { $place }
blend-from-to = del { $low } al { $high }

take-away = Para llevar
take-away-help = Una página para imprimir o pasar a otros, con sus imágenes, cifras, elecciones y reservas.
take-away-title = { $page }: { $space }
take-away-made = Hecho con Latentarium el { $day }. { $about }
take-away-chosen = Lo que se eligió
take-away-keep = Para tener en cuenta
take-away-data = Datos: { $source }
