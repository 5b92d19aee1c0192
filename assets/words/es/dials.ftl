# Los diales por su número, y los que alguien bautizó.

dial = Dial { NUMBER($number, useGrouping: 0) }
dial-named = Dial { $number } de este espacio, con el nombre que le diste. De un elemento conocido dice de media { NUMBER($nats, minimumFractionDigits: 1, maximumFractionDigits: 1) } nats.
