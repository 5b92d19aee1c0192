# Cómo se llaman sus elementos, y de qué se componen. Género: f o m.

text-item = frase
text-items = frases
text-gender = f
text-part = palabra
text-parts = palabras
text-part-gender = f
text-marks = tachado: perdido, subrayado: nuevo

passages-item = texto
passages-items = textos
passages-gender = m
passages-part = palabra
passages-parts = palabras
passages-part-gender = f

# Lo que se les hace para ejemplos de lo que no encaja.

text-harm-behind = palabras de atrás adelante
text-harm-letters = letras en orden alfabético
passages-harm-other = otras palabras en su lugar

# Lo que se puede elegir sobre cómo se leen.

text-column = Texto
text-column-help = La columna con las frases.
text-labels = Etiquetas
text-labels-help = La columna que dice de qué clase es cada frase.
text-no-column = ninguna

text-error = tasa de error por palabra
text-same = volvió palabra por palabra
text-features = palabras
text-kept = Palabras conservadas
text-kept-said = { $kept } de { $size }
text-kept-told = Palabras suyas que siguen ahí, en cualquier lugar.
passages-error = parte de las palabras que difiere
passages-same = volvieron las mismas palabras

# Lo que se dice de cómo se leyeron, y de otra manera de leerlos.

text-read-from = Leído de la columna «{ $column }».
text-read-labelled = Leído de la columna «{ $column }», con etiquetas de «{ $label }».
text-line-again = Su línea está { $count } veces en el archivo, y se toma una vez.
text-cut = Su final queda fuera: solo caben { NUMBER($kept, useGrouping: 0) } de sus { $count } caracteres.
text-unknown = Aquí apenas se conoce alguna de sus palabras; puede estar en otro idioma.
text-long = Estos { $count } textos son largos: la mitad tiene { NUMBER($words, useGrouping: 0) } palabras o más. Frase a frase se deshacen; leídos por sus palabras, cada uno es un punto, cerca de otros sobre lo mismo.
text-long-read = { $count } textos, leídos por sus palabras,
passages-cut = Solo se leyeron los primeros { $read } de sus { $count } caracteres.
passages-unknown = Aquí no se conoce ninguna de sus palabras.

error-text-length = no es una longitud para las frases de aquí
    .cure = Usa de 2 a { $most }.
error-text-tokens = { $count } tokens
error-text-no-sentences = no contiene frases
    .cure = Da un archivo de texto con una frase por línea.
error-text-no-straight = token a token, nada queda en línea recta entre ellas
    .cure = Léelas por sus palabras: passages.
error-text-other-vocabulary = no encaja con textos
    .cure = Apréndelo otra vez de los textos.
error-text-vocabulary = el vocabulario
error-text-no-texts = no contiene textos
    .cure = Da una tabla con una columna de texto, o un archivo de texto.
error-text-no-words = ninguna palabra está en unos sí y en otros no
    .cure = Trae textos que difieran.
error-text-these = Estos textos
error-text-kind = no es un tipo de texto que se pueda leer aquí
    .cure = Usa texto simple (TXT, MD), CSV, TSV, Excel, OpenDocument, Parquet o JSON.
error-text-none = no hay texto en él
    .cure = Revisa qué se guardó.
error-text-large = se pasa del límite de { $limit } MB para un texto
    .cure = Da una parte.
error-text-no-column-holds-it = ninguna de sus columnas contiene texto
error-text-column-without = la columna «{ $column }» no contiene texto
error-text-give-column =
    { $count ->
        [0] Da una tabla con una columna de frases.
       *[other] Da una tabla con una columna de frases; hay letras en { $columns }.
    }
error-text-another-column =
    { $count ->
        [0] Elige otra columna.
       *[other] Elige otra columna; hay letras en { $columns }.
    }
error-text-too-many = de { $count } { $items } se tomaron solo { $most }, desde el principio
    .cure = Da menos a la vez.
