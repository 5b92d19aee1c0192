# Tres pequeñas tareas en Start.

tasks-title = Tres pequeñas tareas
tasks-match = Iguala este
tasks-guess = Adivina dónde cae
tasks-spot = Descubre el imaginado
tasks-done =
    { $count ->
        [one] 1 de { $tasks } hecha
       *[other] { $count } de { $tasks } hechas
    }

match-this = Haz que los controles dibujen esto
match-off =
    { $steps ->
        [one] A 1 paso
       *[other] A { $steps } pasos
    }
match-done = Eso es: igualado.
match-another = Otro
match-challenge = Desafiar a alguien
match-challenge-how = Quien abra esta dirección, donde también tenga este programa, recibirá el mismo para igualar.

guess-how = Dibuja una cifra, o haz que se dibuje una. Luego di entre qué cifras la pondrá el modelo.
guess-drawn = Que se dibuje una
guess-first = Aún no hay nada dibujado.
guess-this = Esta
guess-where = Caerá entre
guess-right = Bien: cae entre { $lands }.
guess-wrong = Entre { $guess } no. Mira otra vez, o dibújala más clara.

spot-how = Cinco de estos son conocidos y uno lo inventó el modelo. ¿Cuál?
spot-how-redrawn = Cinco de estos son conocidos, tal como los redibuja el modelo, y uno lo inventó él. ¿Cuál?
spot-item = Número { $number }
spot-this = Es el { $number }
spot-right = Sí, el número { $number }: ese no lo hizo nadie.
spot-wrong = No, el número { $number } es conocido. Mira otra vez.
spot-again = Repartir de nuevo
