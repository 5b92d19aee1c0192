# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

sound-item = sonido
sound-items = sonidos
sound-gender = m
sound-part = momento
sound-parts = momentos
sound-part-gender = m
sound-marks = naranja: más fuerte, azul: más bajo

# Lo que se les hace para ejemplos de lo que no encaja.

sound-harm-cut = cortado
sound-harm-hiss = bajo un siseo
sound-harm-hum = sobre un zumbido
sound-harm-overdriven = saturado

# Lo que se puede elegir sobre cómo se leen.

sound-length = Duración
sound-length-help = Lo que oye el modelo de cada sonido. El doble de largo tarda más o menos el doble en aprenderse.
sound-seconds = { $seconds } segundos
