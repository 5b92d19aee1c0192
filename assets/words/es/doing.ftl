# Lo que se está haciendo mientras alguien espera.

doing-starting = Empezando
doing-waiting = Esperando
doing-placed = { $count } { $item_gender ->
        [f] { $items } colocadas
       *[other] { $items } colocados
    }
doing-found = { $count } { $item_gender ->
        [f] { $items } encontradas
       *[other] { $items } encontrados
    }
doing-trying = Probando { $space }
doing-asking-originals = Pidiendo los originales
doing-matching = Emparejándolos por sus huellas (hash)
doing-originals-kept =
    { $count ->
        [one] { $count } original guardado
       *[other] { $count } originales guardados
    }
doing-map = Dibujando el mapa en { $dimensions }D
doing-maps = Dibujando los mapas
doing-keeping-maps = Guardando los mapas
doing-measured = Medido en { $device } con unos pocos pasos
doing-measured-cpu = Medido en el procesador con unos pocos pasos
doing-measured-mps = Medido en el chip gráfico con unos pocos pasos
doing-axes = Buscando lo que más difiere
doing-writing-networks = Escribiendo las redes
doing-checking-networks = Comprobando las redes
doing-exporting = Exportando las redes
doing-looking = Mirando los datos
doing-measuring = Midiendo
doing-directions = Buscando direcciones
doing-comparing = Comparando
doing-pass-minutes = Pasada { $now } de { $passes }, quedan { $left } min
doing-pass-seconds = Pasada { $now } de { $passes }, quedan { $left } s
