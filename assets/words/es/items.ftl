# Los elementos, dondequiera que se muestren o elijan.

nearest-items = Elementos conocidos más cercanos
nearest-items-redrawn = Elementos conocidos más cercanos, tal como los redibuja el modelo
known-item = elemento conocido

item-imagined = imaginado
item-imagined-note = Sacado del espacio; no lo hizo nadie.
item-of-link = de un enlace
item-of-link-note = El enlace lleva sus números, no el original.
item-redrawn-note = El original no se guarda aquí; así lo redibuja el modelo.
item-difference = diferencia

choose-find = Buscar
choose-find-known =
    { $item_gender ->
        [f] Buscar una { $item } conocida
       *[other] Buscar un { $item } conocido
    }
choose-known = Uno conocido
choose-imagined = Uno imaginado
choose-yours = Uno tuyo
choose-tray = De la bandeja
choose-none = Nada se llama así aquí.

home = Llevar a casa
home-what = Una página con los controles, el mapa y el propio modelo. Se abre en cualquier teléfono u ordenador, sin este programa y sin red.
home-without = Dejar fuera nombres e imágenes pequeñas de { $items } que conoce: el modelo los redibuja
home-selected = Empezar con lo seleccionado en el mapa ({ $count })
home-own = Llevar también tus { $items } ({ $count }), con nombres e imágenes pequeñas. Los ve quien tenga la página
home-sliders = Llevar los controles que hiciste ({ $count })
home-as = Como
home-file = Un archivo
home-folder = Una carpeta para un servidor web
home-make = Hacer la página
home-save = Guardar { $name } ({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB)
home-brings-said = Trae { $count } { $items } que conoce como puntos, con lo que dicen
home-brings-shown = Trae { $count } { $items } que conoce como puntos, con sus nombres e imágenes pequeñas
home-brings-bare = Trae los números de { $count } { $items } que conoce, sin sus nombres; el modelo los redibuja
home-brings = { $known }.
home-brings-own = { $known }, y { $count } de quien la envía.
