# Lo que se dice de los archivos al leerlos, tengan lo que tengan.

words-quoted = «{ $name }»
words-number = { $number }
words-comma = { $first }, { $last }

read-encoding = Leído como { $encoding }.
read-above = Se dejó fuera, porque está encima de la tabla: { $rows }.
read-open-line = La línea { $line } tiene una comilla sin cerrar, y se leyó tal cual.
read-open-lines =
    { $more ->
        [0] Las líneas { $lines } tienen una comilla sin cerrar, y se leyeron tal cual.
       *[other] Las líneas { $lines } y { $more } más tienen una comilla sin cerrar, y se leyeron tal cual.
    }
read-sheet = Leído de la hoja «{ $sheet }», la mayor de { $count }.
