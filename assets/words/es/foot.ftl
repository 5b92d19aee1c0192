# El pie de cada página.

foot-words = Palabras explicadas
foot-language = Idioma
foot-words-here = En esta página
foot-words-all = Todas las palabras, con imágenes

foot-local = Nada sale de este ordenador.
foot-forgotten =
    { $count ->
        [0] Lo que traes está en memoria hasta que cierres o recargues esta pestaña, si no lo guardas
        [one] 1 elemento tuyo, en memoria hasta que cierres o recargues esta pestaña, si no lo guardas
       *[other] { $count } elementos tuyos, en memoria hasta que cierres o recargues esta pestaña, si no los guardas
    }
foot-remembered =
    { $count ->
        [0] Lo que traes se guarda aquí hasta que lo dejes ir
        [one] 1 elemento tuyo, guardado aquí hasta que lo dejes ir
       *[other] { $count } elementos tuyos, guardados aquí hasta que los dejes ir
    }
foot-kept = { $what }; hay { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB guardados en { $folder }.
foot-none-kept = { $what }; no hay nada guardado en el disco.
foot-guest = Eres { $name }, y estás de invitado en esta clase. Lo que traes lo ves solo tú, hasta que lo envíes al mapa de la clase; todo desaparece cuando la clase termina.
