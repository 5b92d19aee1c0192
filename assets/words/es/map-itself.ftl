# Lo que dice el mapa por sí mismo, en el navegador.

map-drawing = Dibujando el mapa…
map-told = { $what }: { $count } elementos. Las flechas van de un elemento a otro, Intro abre uno, más y menos acercan y alejan, 0 muestra todo el mapa, Escape quita la selección. Para seleccionar sin arrastrar, usa la tabla bajo el mapa.
map-told-yours = { $what }: { $count } elementos, { $own } tuyos. Las flechas van de un elemento a otro, Intro abre uno, más y menos acercan y alejan, 0 muestra todo el mapa, Escape quita la selección. Para seleccionar sin arrastrar, usa la tabla bajo el mapa.
map-dragging = Qué hace arrastrar
map-move = Mover el mapa
map-box = Seleccionar con un recuadro
map-lasso = Seleccionar con un lazo
map-whole = Mostrar todo el mapa
map-closer = Acercar
map-farther = Alejar
map-clear = Quitar
map-legend = Qué significan los colores
map-selected = Selección: { $count }
map-none-selected = No hay nada seleccionado
map-unknown = No se sabe
map-value-unknown = no se sabe
map-here = Estás aquí
map-way = El camino
map-way-strange = Desconocido ahí
map-bring-one = 1 elemento. Haz clic para destacarlo.
map-bring = { $count } elementos. Haz clic para destacarlos.
map-familiar = Familiar para el modelo
map-borderline = Al borde de lo que conoce
map-unfamiliar = Fuera de lo que conoce
map-imagined = Imaginado aquí
map-item = Elemento { $number }
map-yours = Lo tuyo
map-all = Mapa de todos los elementos
map-empty = Aún no hay elementos en este mapa.
map-broken = No se pudo dibujar el mapa. Recarga la página para probar de nuevo.
map-flat = Este navegador no puede dibujar en 3D (no tiene WebGL). El mapa en 2D sí funciona.

slider-steps = { $steps } pasos
slider-about = Sobre { $slider }
