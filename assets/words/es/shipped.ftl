# Espacios que vienen con el programa, por su nombre: cómo se llaman, y una frase sobre cada uno.

shipped-digits = Cifras escritas a mano
shipped-digits-about = 60.000 cifras que la gente escribió a mano, de 28 por 28 píxeles, en gris. Hecho para tu propia letra: basta una foto de una cifra.
shipped-emoji = Emojis
shipped-emoji-about = 1.688 emojis, de 64 por 64 píxeles, en color. Hecho para dibujos pequeños de una sola cosa sobre blanco; tan pocos enseñan poco a un modelo, y se nota.
shipped-faces = Caras
shipped-faces-about = 20.000 retratos dibujados, de 64 por 64 píxeles, en color. Hecho solo para estos retratos: la fotografía de una persona no es uno de ellos.
shipped-fashion = Ropa y zapatos
shipped-fashion-about = 60.000 fotos de tienda de diez clases de prendas, de 28 por 28 píxeles, en gris. Hecho para una sola prenda sobre fondo liso.
shipped-sentences = Frases
shipped-sentences-about = Frases cortas en inglés, como se dicen cada día: afirmaciones y preguntas, en presente y en pasado.
shipped-spoken-digits = Cifras habladas
shipped-spoken-digits-about = 2.500 grabaciones de las cifras del cero al nueve, dichas en inglés por cinco personas, de hasta 0,8 segundos. Hecho para una cifra hablada: graba la tuya.
shipped-transactions = Pagos con tarjeta
shipped-transactions-about = 20.000 pagos con tarjeta inventados, de 250 clientes con sus costumbres durante 90 días, cada uno junto a lo que el mismo cliente hizo antes. Menos de uno de cada cien es fraude, de cinco clases, que el entrenamiento nunca vio.
