# Traer cosas, en todas las páginas, y los espacios propios.

words-or = { $first } o { $last }
count-items =
    { $count ->
        [one] { $count } { $item }
       *[other] { $count } { $items }
    }
count-files =
    { $count ->
        [one] 1 archivo
       *[other] { $count } archivos
    }

space-choice = Espacio
drop-items = Suelta tus { $items }, una carpeta entera o un zip
drop-anything = Suelta lo que sea: { $kinds }, una carpeta entera o un zip
drop-help = Admite { $suffixes }, y zips con ellos.
drop-folder = Elegir una carpeta entera
drop-folder-label = Una carpeta; sus subcarpetas pasan a ser etiquetas
reading = Leyendo…
cancel = Cancelar
refused-away = Quitar esta lista
bring-paste = Pegar
bring-photo = Hacer una foto
bring-refused = El navegador no deja leer el portapapeles. Pulsa Ctrl+V (⌘V en un Mac).
bring-empty = En el portapapeles no hay { $kinds }. Copia antes algo así.

own-space-name = Su nombre
own-space-usual = Mi espacio
own-space-train =
    { $item_gender ->
        [f] Entrenar un espacio con estas { $items }
       *[other] Entrenar un espacio con estos { $items }
    }
own-space-takes = Un minuto o dos, en segundo plano. Se guarda en este ordenador.
own-space-about = { $what } de { $files }.
own-space-delete = Eliminar
own-space-delete-question = ¿Eliminar el espacio { $space }, con los elementos que conoce?
own-space-delete-it = Eliminarlo
first-look-told = Esto es un primer vistazo: líneas rectas. Un modelo entrenado se curva, y guarda más en los mismos números.
first-look-train = Entrenar un VAE con estos
