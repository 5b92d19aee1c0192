# Nombres que traen los espacios, como los llevan los archivos y las direcciones en todos los idiomas; cada mensaje se llama como su nombre en inglés.

# Controles con número, y los de etiquetas y de propiedades.

variation = Variación { NUMBER($number, useGrouping: 0) }
more-like = Más como { $label }
property-word = { $property }: { $word }
look-alikes = Grupo { NUMBER($number, useGrouping: 0) }
look-alikes-of = Grupo { NUMBER($number, useGrouping: 0) }: { $words }

# Lo que se mide en las imágenes.

name-boldness = Grosor
name-slant = Inclinación
name-width = Ancho
name-height = Alto
name-brightness = Brillo
name-contrast = Contraste
name-texture = Textura
name-warmth = Calidez

# Lo que se mide en los sonidos, y lo que venía con ellos.

name-fullness = Plenitud
name-length = Largo
name-noisiness = Ruido
name-pitch = Tono
name-speaker = Quién habla

# Lo que se mide en las frases.

name-question = Pregunta
name-negation = Negación
name-past = Pasado
name-i = Yo
name-you = Tú
name-he = Él
name-she = Ella
name-they = Ellos

# Si es así.

name-yes = sí
name-no = no

# Retratos: de qué se dibujan, y su ánimo. Se habla de una cara.

name-smile = Sonrisa
name-mouth-open = Boca abierta
name-look-sideways = Mirar de lado
name-look-down = Mirar abajo
name-eye-size = Tamaño de los ojos
name-eyelids = Párpados
name-brow-tilt = Inclinación de las cejas
name-brow-height = Altura de las cejas
name-nose-length = Largo de la nariz
name-nose-width = Ancho de la nariz
name-face-width = Ancho de la cara
name-skin-tone = Tono de piel
name-head-tilt = Inclinación de la cabeza
name-light = Luz
name-hair-style = Peinado
name-spiky = de punta
name-bun = moño
name-curly = rizado
name-long = largo
name-short = corto
name-hair-colour = Color del pelo
name-white = blanco
name-black = negro
name-blond = rubio
name-blue = azul
name-red = rojo
name-glasses = Gafas
name-worn = puestas
name-none = ninguna
name-angry = enfadada
name-happy = feliz
name-neutral = neutral
name-sad = triste
name-sleepy = con sueño
name-surprised = sorprendida

# Ropa y zapatos.

name-ankle-boot = Botín
name-bag = Bolso
name-coat = Abrigo
name-dress = Vestido
name-pullover = Jersey
name-sandal = Sandalia
name-shirt = Camisa
name-sneaker = Zapatilla
name-t-shirt = Camiseta
name-trouser = Pantalón

# Clases de emojis.

name-activities-and-events = Actividades y eventos
name-animals-and-nature = Animales y naturaleza
name-flags = Banderas
name-food-and-drink = Comida y bebida
name-objects = Objetos
name-other = Otros
name-people = Personas
name-smileys-and-emotions = Caritas y emociones
name-symbols = Símbolos
name-travel-and-places = Viajes y lugares

# Pagos con tarjeta: columnas, lo que se dice de cada uno junto a lo que el mismo cliente hizo antes, y clases de fraude.

name-customer = Cliente
name-time = Momento
name-time-hour = Momento: hora
name-amount = Importe
name-shop = Tienda
name-category = Categoría
name-channel = Canal
name-chip = chip
name-contactless = sin contacto
name-online = en línea
name-town = Ciudad
name-country = País
name-latitude = Latitud
name-longitude = Longitud
name-hours-since-their-last = Horas desde su último pago
name-theirs-in-the-hour-before = Pagos suyos en la hora anterior
name-theirs-in-the-day-before = Pagos suyos en el día anterior
name-how-usual-the-hour-is-for-them = Lo habitual de la hora para el cliente
name-times-their-usual-amount = Veces su importe habitual
name-steps-from-their-usual-amount = Pasos desde su importe habitual
name-amount-in-a-day-times-their-usual = Importe en un día, en veces el habitual
name-same-amount-before = Mismo importe antes
name-shop-new-for-them = Tienda nueva para el cliente
name-category-new-for-them = Categoría nueva para el cliente
name-channel-new-for-them = Canal nuevo para el cliente
name-town-new-for-them = Ciudad nueva para el cliente
name-country-new-for-them = País nuevo para el cliente
name-share-of-theirs-with-this-shop = Parte de sus pagos en esta tienda
name-share-of-theirs-with-this-category = Parte de sus pagos de esta categoría
name-share-of-theirs-with-this-channel = Parte de sus pagos por este canal
name-share-of-theirs-with-this-town = Parte de sus pagos en esta ciudad
name-share-of-theirs-with-this-country = Parte de sus pagos en este país
name-km-from-their-last = Km desde su último pago
name-km-h-since-their-last = Km/h desde su último pago
name-km-from-their-usual = Km desde su lugar habitual
name-blank-cells = Celdas vacías
name-account-takeover = cuenta robada
name-card-testing = prueba de tarjeta
name-cloned-card = tarjeta clonada
name-slow-skim = robo poco a poco
name-stolen-card = tarjeta robada
