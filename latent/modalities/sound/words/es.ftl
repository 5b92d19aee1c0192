# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

sound-item = sonido
sound-items = sonidos
sound-gender = m
sound-part = momento
sound-parts = momentos
sound-part-gender = m
