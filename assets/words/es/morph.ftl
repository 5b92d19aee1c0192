# La página Transformar, y los controles de otras páginas.

morph-from = Empezar desde
morph-known = Un elemento conocido
morph-yours = Uno tuyo
morph-imagined = Uno imaginado
morph-another = Otro
morph-which-kind = De qué clase
morph-no-label = sin etiqueta
morph-which = Cuál
morph-none-yet = Aún no tienes { $items } en este espacio. Trae algo aquí.
morph-try = Prueba primero esto: { $slider } hasta +{ $value }.
morph-try-show = Muéstramelo

blur = Mancha y borrosidad
blur-help = La respuesta del codificador es una distribución normal, la posterior: su media es la mancha, su desviación típica la borrosidad.
blur-told = El codificador responde con una mancha y una borrosidad alrededor. Para el modelo estos ocho son el mismo elemento; la borrosidad es, de media, { NUMBER($blur, minimumFractionDigits: 2, maximumFractionDigits: 2) } del margen habitual de un dial.
blur-draw = dibujo { $number }
blur-again = Dibujar otra vez

bench-stranger = { $name } es más raro que { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } de cada 100 elementos conocidos: el modelo no se hizo para eso, así que lo que dibuja es su mejor conjetura.
bench-more = Más controles
bench-redrawn = elemento, redibujado
bench-back = Volver al inicio
bench-save =
    { $item_gender ->
        [f] Guardar la { $item }
       *[other] Guardar el { $item }
    }
bench-save-code = Guardar el código
bench-morphed = { $name }, con cambios
bench-link = Enlace
bench-link-told = La dirección de esta página abre exactamente este estado. Cópiala de aquí, o de la barra de direcciones.
bench-of-link = Hecho con dos grupos por quien te dio el enlace.

blend-with = Mezclar con…
blend-with-told = Un control llega entonces hasta el que elijas.
blend-let-go = Soltarlo
blend-into = Hacia { $item }
blend-into-imagined = Hacia uno imaginado
blend-into-link = Hacia el del enlace
blend-into-this = Hacia este { $item }

parts-hold = Qué { $parts } lo sostienen
parts-hold-help = Atribución por omisión: el elemento se codifica de nuevo sin cada { $part }, y el cambio se lee en la dirección.
parts-told =
    Bajo cada { $part }: cuántos pasos de «{ $slider }» le debe { $item_gender ->
        [f] la
       *[other] el
    } { $item }, según lo que cambia si falta.
parts-along = A lo largo de
parts-steps = { $steps } pasos

draws-title =
    { $item_gender ->
        [f] Más: otras { $items } con los mismos números
       *[other] Más: otros { $items } con los mismos números
    }
draws-told =
    El decodificador escribe { $item_gender ->
        [f] la { $item }
       *[other] el { $item }
    } más probable. Con una temperatura elige al azar entre lo probable, más libre cuanto más alta; donde todo sale igual, los números lo dicen todo.
draws-temperature = Temperatura
draws-again = Dibujar otros
