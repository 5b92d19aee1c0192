# La página Inicio.

start-bring = Trae algo tuyo
start-spaces = Espacios
start-spaces-help = Un espacio es un modelo entrenado con todo lo que permite explorarlo.
start-finds = Encuentra el espacio que mejor encaja. Nada sale de este ordenador.
start-finds-guest = Encuentra el espacio que mejor encaja. No lo ve nadie más.
start-found = <b>Encontrado: { $what }.</b>
start-found-tried = <b>Encontrado: { $what }.</b> Se probaron { $tried }.
start-with-lost =
    { $count ->
        [one] { $what } y 1 archivo que no se puede leer
       *[other] { $what } y { $count } archivos que no se pueden leer
    }
start-no-fit = Ninguno de estos espacios se hizo para eso. Puedes mirar de todos modos: cada uno dice cuánto le extraña.
start-fits =
    { $fit ->
        [one] { $space }: encaja 1 de { $tried }
       *[other] { $space }: encajan { $fit } de { $tried }
    }
start-alone = Hacer un espacio solo con esto
start-alone-help = Un primer vistazo en segundos, o un modelo entrenado con ello en minutos.
start-never-mind = Déjalo
