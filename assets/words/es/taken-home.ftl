# La página que se lleva a casa.

taken-scriptless = Esta página necesita JavaScript, que está desactivado.
taken-morph-told = Elige algo con que empezar y mueve un control: el modelo lo dibuja de nuevo mientras lo mueves. Las flechas también mueven un control, y Ctrl+Z deshace.
taken-gallery = Algo con que empezar
taken-map-told = Cada punto es un elemento que el modelo conoce; los parecidos están cerca. Haz clic en uno para empezar con él; en un lugar vacío, el modelo imagina lo que habría allí.
taken-map-label = { $count } elementos conocidos de { $space }
taken-map-empty = No hay elementos en este mapa.
taken-about = Un espacio de Latentarium, hecho el { $day }. Todo está en esta página: el modelo funciona en tu dispositivo, no se envía nada a ninguna parte y no hace falta red. { $brings }
taken-share-file = Para compartirla, envía este archivo: se abre en cualquier navegador de 2023 o posterior, sin red.
taken-share-folder = Para compartirla, pon esta carpeta tal cual en cualquier servidor web y envía la dirección.
taken-begun = Empezado con: { $item }
taken-imagined = imaginado en un lugar vacío del mapa
taken-broken = Este navegador no puede abrirla. Hace falta Chrome, Edge, Firefox o Safari de 2023 o posterior.
taken-note = El elemento mismo no está en esta página; así lo redibuja el modelo.
taken-towards = El camino de este elemento a los más cercanos de una clase entre los conocidos.
taken-way-apart = De cada dos, acierta cuál tiene más de ello el { $share } de las veces, en { $count } elementos de los que no se hizo.
taken-way-few = Muy pocos elementos para comprobarlo en otros.
taken-packing-model = Empaquetando lo que hace funcionar el modelo
taken-packing-space = Empaquetando el espacio
taken-writing-file = Escribiendo el archivo
taken-writing-folder = Escribiendo la carpeta
