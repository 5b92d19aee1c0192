# Las miradas más de cerca de la página Lo que se pierde.

lost-look-grows = Número a número
lost-look-dials = Qué contiene cada dial
lost-look-cover = Tapar una parte
lost-look-question = Para una pregunta
lost-look-worst = Los peor conservados
lost-look-torn = Arrancados en el mapa
