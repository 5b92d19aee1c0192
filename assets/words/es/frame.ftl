# Lo que rodea a cada página: menú, bandeja, guardar, borrar, y lo que se está haciendo.

words-and = { $first } y { $last }

# Un número con un decimal, y con dos.

words-plain = { NUMBER($number, maximumFractionDigits: 6, useGrouping: 0) }
words-tenths = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) }
words-hundredths = { NUMBER($number, minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 0) }

# Lo que Streamlit escribe por sí solo donde toma archivos; no viene en ningún otro idioma.

uploader-upload = Subir
uploader-folders = Subir carpetas
uploader-add = Añadir archivos
uploader-drop-one = Suelta aquí un archivo
uploader-drop = Suelta aquí los archivos
uploader-drop-folders = Suelta aquí las carpetas
uploader-each = por archivo

# En lugar de lo que Streamlit escribe por sí solo cuando una página pierde su servidor.

connection-lost = Error de conexión
connection-tried = Esta página ha perdido la conexión. Lo vuelve a intentar ella sola; cuando la recupere, todo estará como estaba.

page-start = Inicio
page-start-sentence = Aquí trabaja un modelo entrenado: mueve un control, o suelta algo tuyo.
page-map = Mapa
page-map-sentence = Cada punto es un elemento; los puntos cercanos se parecen para el modelo; que estén lejos dice poco.
page-groups = Grupos
page-groups-sentence = Ordena un montón por parecidos, ponles nombre, deja que unas pocas etiquetas etiqueten el resto.
page-odd = Lo raro
page-odd-sentence = Encuentra lo que no encaja, y por qué.
page-morph = Transformar
page-morph-sentence = Mueve un control y mira cómo cambia una sola cosa.
page-blend = Mezclar
page-blend-sentence = Camina de un elemento a otro y mira qué hay entre ellos.
page-imagine = Imaginar
page-imagine-sentence = Deja que el modelo haga elementos nuevos, cada uno junto al más cercano que conoce.
page-lost = Lo que se pierde
page-lost-sentence = Mira qué guarda el modelo, qué deja caer, y a qué elementos les va peor.
page-learn = Aprender
page-learn-sentence = Lecciones de cinco minutos en las propias páginas, que se marcan al hacerlas.
page-train = Entrenar
page-train-sentence = Haz un espacio con tus propias cosas y mira cómo se forma.
page-my-work = Mi trabajo
page-my-work-sentence = Todo lo que guardaste en este ordenador: busca, cambia nombres, envía, borra.
page-class = Clase
page-class-sentence = Un mapa para toda la clase: lo que cada uno envía cae en él al momento.

menu-look = Mirar
menu-make = Crear
menu-understand = Entender
menu-yours = Lo tuyo
menu-class = Clase

working = Calculando
fault = Algo ha fallado por nuestra parte. No se ha perdido nada tuyo: recarga la página y, si vuelve a pasar, el terminal donde corre la aplicación dice qué fue.
refused-more =
    { $count ->
        [one] 1 más no se tomó
       *[other] { $count } más no se tomaron
    }

tray-title =
    { $count ->
        [0] Bandeja
       *[other] Bandeja · { $count }
    }
tray-into = A la bandeja
tray-in-space =
    { $count ->
        [0] { $space }
        [one] { $space } · 1 tuyo
       *[other] { $space } · { $count } tuyos
    }
tray-empty = Hasta { $most } elementos que te acompañan de página en página. Pon uno desde Mapa, junto al elemento en el que hiciste clic, o desde Transformar, tal como se ve ahora.
tray-morph = Transformarlo
tray-out = Sacar
undo = Deshacer
undo-help = Ctrl+Z en Transformar
undo-nothing = No hay nada que deshacer.
redo = Rehacer
redo-help = Ctrl+Mayús+Z en Transformar
redo-nothing = No hay nada que rehacer.

keep = Guardar
keep-nothing = Trae algo tuyo, o deja un control de Transformar como te guste: aquí recibe un nombre y, desde entonces, está en Mi trabajo.
keep-name = Su nombre
keep-work = Guardar { $what }
keep-view = Guardar esta vista
keep-done = Guardado: { $name }. Está en Mi trabajo.
keep-moved =
    { $count ->
        [0] como empieza
        [one] 1 control movido
       *[other] { $count } controles movidos
    }
work-sliders =
    { $count ->
        [one] 1 control
       *[other] { $count } controles
    }
work-groups =
    { $count ->
        [one] 1 grupo
       *[other] { $count } grupos
    }
work-labels =
    { $count ->
        [one] 1 etiqueta
       *[other] { $count } etiquetas
    }
work-marks =
    { $count ->
        [one] 1 marca
       *[other] { $count } marcas
    }

before-told = <b>De antes:</b> { $listed }.
before-in-space = { $what } en { $space }
before-more =
    { $count ->
        [one] { $listed }, y 1 más
       *[other] { $listed }, y { $count } más
    }
before-back = Recuperarlo
before-let-go = Dejarlo ir
before-let-go-help = A la papelera de Mi trabajo, durante 30 días.
before-unkept = Lo que tienes aquí no se pudo guardar en este ordenador. { $why }
before-disk = Puede que el disco esté lleno.

erase = Borrar
erase-all = Borrar todo
erase-question = ¿Borrar tus elementos de la memoria y todo lo que hay guardado en el disco, también los espacios que hiciste?
erase-question-others = ¿Borrar tus elementos de la memoria y todo lo que guardaste aquí?
erase-done = Borrado: { $spaces }, { $collections }, { $views }; { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB.
erase-spaces =
    { $count ->
        [one] 1 espacio
       *[other] { $count } espacios
    }
erase-collections =
    { $count ->
        [one] 1 colección
       *[other] { $count } colecciones
    }
erase-views =
    { $count ->
        [one] 1 vista guardada
       *[other] { $count } vistas guardadas
    }

queue-ready = <b>{ $title }</b> está listo.
queue-open = Abrir su mapa
queue-away = Quitar esto
queue-failed = { $title } no se hizo. { $why }
queue-training = Entrenando { $title }: { $doing }
queue-doing = { $title }: { $doing }
queue-waits = <b>{ $title }</b> espera su turno.
queue-paused = <b>{ $title }</b> está en pausa.
queue-watch = Mirar
queue-stop = Parar
nothing-kept = No se guarda nada de ello.

look-doing = Un primer vistazo a { $title }: { $doing }
look-failed = No hay primer vistazo a { $title }. { $why }
look-map = El mapa de { $title }

send-title = Traer aquí a la clase
send-all = Enviar a todos a esta página
send-done = Todos están en camino.
send-let-go = Dejar que cada uno vaya adonde quiera
send-link = O dales el enlace:
send-without-menu = Sin el menú
send-without-bring = Sin formas de traer algo
send-without-tools = Sin bandeja, deshacer ni rehacer
