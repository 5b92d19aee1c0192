# Mira cómo aprende: el taller de la página Learn.

learn-view = Qué ver
learn-view-lessons = Lecciones
learn-view-playground = Mira cómo aprende

play-about = Aquí aprende un modelo diminuto mientras lo miras. Ve imágenes, hace de cada una unos pocos números y la dibuja otra vez a partir de ellos. Aprende de dígitos y prendas que vienen con el programa, tal como los redibuja un modelo mayor, y se le juzga por otros 300 que nunca ve. No se guarda nada.
play-guest = Aquí solo entrena un modelo quien da la clase. Míralo en su pantalla.

play-pile = Datos
play-pile-means = De qué aprende. Si lo cambias, empieza otro modelo y el anterior se queda al lado.
play-pile-all = Los diez dígitos
play-pile-two = Solo 0 y 1
play-pile-few = 50 dígitos
play-pile-clothes = Ropa
play-beta = Orden (beta)
play-beta-means = Cuánto cuenta el orden frente al detalle. Con 0 nada mantiene juntos los códigos; con 16 sus números apenas guardan nada.
play-dials = Diales
play-dials-means = Cuántos números puede hacer de cada imagen.

play-play = Reproducir
play-pause = Pausa
play-again = Otra vez
play-step = Un paso
play-slow = Cámara lenta
play-bar = Entrenamiento
play-scrub = Momento del entrenamiento
play-coming = Se prepara un modelo. Empieza en unos segundos.
play-rebuild = Lo que no puede decir
play-kl = Lo que guardan sus números
play-awake = Diales despiertos
play-error = Error cuadrático de lo que vuelve
play-linear = Lo mismo con otras tantas componentes principales
play-nats = { $n } nats
play-of = { $n } de { $of }
play-after = Paso { $n }

play-now = Ahora: { $setting }
play-before = Antes: { $setting }
play-setting =
    { $dials ->
        [one] { $pile } · beta { $beta } · 1 dial
       *[other] { $pile } · beta { $beta } · { $dials } diales
    }
play-codes-one = Cada punto es una imagen que nunca ve. A lo ancho: su único dial. Cada etiqueta tiene su propia fila.
play-codes-two = Cada punto es una imagen que nunca ve. A lo ancho: su primer dial; a lo alto: el segundo.
play-codes-many = Cada punto es una imagen que nunca ve, sobre los dos ejes principales de sus diales.
play-grid = Lo que dibuja en cada lugar de ese plano.
play-grid-one = Lo que dibuja a lo largo de su único dial: se lee como un texto, línea a línea.
play-changed = ¿Qué ha cambiado?
play-difference = Tras { $steps } pasos cada uno, lo que vuelve falla en { $error }, antes en { $error_before }; los números guardan { $kl }, antes { $kl_before }; despiertos están { $awake } diales, antes { $awake_before }. Otras tantas componentes principales fallan en { $linear }, y antes en { $linear_before }.
play-other = A los dos se les juzga por imágenes distintas: compara cada uno con sus propias componentes principales.
play-lost = El modelo dejó de aprender: su proceso terminó, quizá por falta de memoria.
play-anew = Empezarlo otra vez
