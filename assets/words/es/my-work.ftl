# La página Mi trabajo.

my-work-empty = Aún no hay nada guardado: lo que traes se guarda solo, y «Guardar», en lo alto de cada página, le da un nombre.
my-work-find = Buscar
my-work-find-words = Buscar con palabras
my-work-none = Nada aquí tiene esas palabras.
my-work-collections = Colecciones
my-work-spaces = Espacios
my-work-views = Vistas guardadas
my-work-view = { $page }, { $space }: { $about }
my-work-open = Abrir
my-work-how-good = Qué tal es
my-work-spaceless = Su espacio ya no está aquí.

kept-rename = Cambiar el nombre
kept-new-name = Nombre nuevo
kept-rename-it = Cambiarlo
kept-delete = Eliminar
kept-back = Recuperarlo
kept-binned = <b>{ $name }</b> queda en la papelera { $days } días.
kept-taken-out = <b>{ $name }</b> ya no está en la colección.
kept-large = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB
kept-small = { $size } kB
kept-parts = Lo que tiene: { $what }
kept-slider = control
kept-slider-save = Guardarlo
kept-group = grupo de { $count }

zip-send = Enviar
zip-told = Un zip, que otra persona suelta en su página Mi trabajo.
zip-asks = Un zip, que otra persona suelta en su página Mi trabajo. ¿Con los elementos del espacio o sin ellos?
zip-save = Guardar el zip
zip-with = Con sus elementos
zip-without = Sin sus elementos
zip-without-told = Sin sus elementos, las imágenes pequeñas, etiquetas y frases se quedan aquí, y el modelo redibuja lo que aprendió. Lo que el propio modelo tomó de ellos sí va: de textos largos, las palabras.
zip-in = Traer un zip
zip-in-help = Un espacio o un trabajo que alguien te envió.
zip-choose = Un zip hecho en Mi trabajo
zip-checked = Se revisa antes de escribir nada; nada de lo que lleva puede ejecutarse.
zip-checking = Revisando…
zip-taken = Incorporado: { $names }.
zip-here = Ya estaba aquí, igual: { $names }.

all-of-it = Todo
disk-empty = No hay nada en el disco.
disk-size = { $size } en { $folder }.
bin = Papelera: { $count }
bin-back = Recuperar
bin-empty = Vaciar la papelera
kept-others-known = Los elementos conocidos de su espacio son otros ahora.
kept-another-model = Su espacio tiene ahora otro modelo: los elementos se leyeron de nuevo y los controles quedaron fuera.
