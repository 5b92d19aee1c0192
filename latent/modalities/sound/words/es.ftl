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

sound-error = MSE
sound-features = valores log-mel
sound-place = tono { $row }, momento { $column }
sound-stretch = { NUMBER($start, minimumFractionDigits: 2, maximumFractionDigits: 2) } a { NUMBER($end, minimumFractionDigits: 2, maximumFractionDigits: 2) } s
sound-decibels = { NUMBER($decibels, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB
sound-spectral = Distancia log-espectral
sound-spectral-told = Cuánto se desvía su volumen, en todos los momentos y tonos: menos de 3 dB se acerca, más de 10 es otro sonido.
sound-cepstral = Distorsión mel-cepstral
sound-cepstral-told = Cuánto se desvía su timbre donde suena: de 4 a 8 dB es lo habitual en la voz que hace una máquina.

# Lo que se dice de cómo se prepararon, y lo que se puede cambiar de eso a mano.

sound-silent = No se oye nada.
sound-loudest = Dura más de { NUMBER($seconds, maximumFractionDigits: 6) } segundos: se tomó su parte más fuerte.
sound-first-seconds = Solo se miraron sus primeros { NUMBER($seconds, useGrouping: 0) } segundos.
sound-cut-off = El archivo está cortado: se tomó lo que hay de él.
sound-stereo = El estéreo se mezcló en un solo canal.
sound-mixed = Sus canales se mezclaron.
sound-later = Antes o después
sound-later-help = Toma otra parte de la grabación, hasta la mitad de su duración más allá.

error-sound-shape = su forma { $shape } no es la de unos sonidos
    .cure = Da sonidos × { $fewest } a { $most } bandas × { $low } a { $high } momentos, o archivos.
error-sound-large-part = se pasa del límite de { $limit } MB para un sonido
    .cure = Guarda una parte.
error-sound-other-shape = su forma { $shape } no encaja con sonidos de { $wanted }
    .cure = Da bandas × momentos.
error-sound-no-numbers = contiene { $kind }, no números
    .cure = Da niveles.
error-sound-no-levels = sus números no son niveles
    .cure = Da números enteros de 0 a 255, o de 0.0 a 1.0.
error-sound-large = se pasa del límite de { $limit } MB para un sonido
    .cure = Guarda una parte más corta.
error-sound-empty = el archivo está vacío
    .cure = Da otro.
error-sound-none = no hay ningún sonido en él, ni una muestra
    .cure = Ábrelo en un programa de sonido y guárdalo otra vez, o déjalo fuera.
error-sound-rate = dice que un segundo tiene { $rate } muestras
    .cure = Ábrelo en un programa de sonido y guárdalo otra vez, o déjalo fuera.
error-sound-channels = tiene { $count } canales
    .cure = Guarda uno o dos de ellos.
error-sound-film = este tipo de sonido o de vídeo no se puede leer aquí
    .cure = Guárdalo como WAV, FLAC, OGG o MP3.
error-sound-broken = no es un sonido, o está demasiado dañado para saberlo
    .cure = Ábrelo en un programa de sonido y guárdalo otra vez, o déjalo fuera.
error-sound-kind = no es un tipo de sonido que se pueda leer aquí
    .cure = Guárdalo como WAV, FLAC, OGG o MP3.
error-sound-no-rate = no es una para los sonidos de aquí
    .cure = Usa una de { $rates }.
error-sound-the-rate = frecuencia { NUMBER($rate, useGrouping: 0) }
error-sound-length = no es una duración para los sonidos de aquí
    .cure = Usa de 0.2 a 8.
error-sound-seconds = { $seconds } segundos
error-sound-no-bands = no es un número de bandas de aquí
    .cure = Usa de { $low } a { $high }.
error-sound-bands = { $count } bandas
