# Lo bien que hace un control lo que dice su nombre.

note-few = Muy pocos elementos para comprobarlo en otros.
note-apart = De cada dos, acierta cuál tiene más de ello el { NUMBER($share, maximumFractionDigits: 0) } % de las veces, en { $count } elementos de los que no se hizo.
note-nats = Dice { NUMBER($nats, minimumFractionDigits: 2, maximumFractionDigits: 2) } nats de un elemento, en { $count } de los que no se hizo.
note-share = Recoge el { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } % de lo que difiere entre { $count } elementos de los que no se hizo.
note-turned = Dos pasos lo cambian y dejan lo demás en el { NUMBER($share, maximumFractionDigits: 0) } % de { $count } elementos de los que no se hizo.
note-rises = Sube con los pasos (correlación de rangos { NUMBER($correlation, minimumFractionDigits: 2, maximumFractionDigits: 2) }), { NUMBER($more, minimumFractionDigits: 1, maximumFractionDigits: 1) } en dos, en { $count } elementos de los que no se hizo.
note-follows = Sigue la propiedad con una correlación de { NUMBER($correlation, minimumFractionDigits: 2, maximumFractionDigits: 2) }, en { $count } elementos de los que no se hizo.
note-brought = Traído de fuera; no se midió lo bien que hace lo que dice su nombre.
note-straight = Recto de este elemento a aquel: en 1 está allí.
