# La página Clase, y la puerta por la que se entra a una clase.

class-none = No hay ninguna clase en marcha. Quien la da la empieza en un terminal: "make class", o "python -m latent class". Muestra una dirección, un código QR y un PIN; los teléfonos y portátiles de la misma red entran con ellos, y cada uno ve lo suyo.
class-over = La clase ha terminado; no queda nada de los invitados. Empieza otra en el terminal.
class-frozen = Quien da la clase ha congelado el mapa de la clase. Lo que hagas se podrá enviar cuando siga.
class-send = Enviar al mapa de la clase
class-bring =
    { $item_gender ->
        [f] Trae una { $item } en el Mapa; luego se puede enviar desde aquí.
       *[other] Trae un { $item } en el Mapa; luego se puede enviar desde aquí.
    }
class-own =
    { $item_gender ->
        [f] O una { $item } que ya tienes
       *[other] O un { $item } que ya tienes
    }
class-send-own = Enviar
class-sent = Ya está en el mapa de la clase.
class-yours = Lo tuyo en el mapa de la clase: { $count }
class-not-lent = { $name }: su espacio ya no está prestado.
class-hidden = Quien da la clase lo ha ocultado.
class-take-back = Retirarlo

class-map =
    { $sent ->
        [one] El mapa de la clase: 1 enviado, sobre { $known } elementos conocidos de { $space }
       *[other] El mapa de la clase: { $sent } enviados, sobre { $known } elementos conocidos de { $space }
    }
class-map-sent = Enviado por la clase
class-space = Espacio del mapa de la clase
class-freeze = Congelar
class-freeze-help = No llega nada más hasta que lo permitas; lo que hay se queda.
class-by-guest = Color por invitado
class-counted = { $sent ->
        [one] 1 enviado
       *[other] { $sent } enviados
    } por { $senders } de { $guests ->
        [one] 1 invitado
       *[other] { $guests } invitados
    }{ $hidden ->
        [0] {""}
        [one] , 1 de ellos oculto
       *[other] , { $hidden } de ellos ocultos
    }{ $frozen ->
        [yes] . Congelado.
       *[no] .
    }
class-qr = Código QR de la dirección y el PIN
class-guests = Invitados · { $count }
class-wrong-pins = PIN equivocados hasta ahora: { $count }.
class-who-out = Echar a alguien, con todo lo que envió
class-put-out = Echar
class-nobody = Aún no hay nadie.
class-sent-to = Todos han sido enviados a { $page }, y también quien llegue ahora.
class-end = Terminar la clase
class-end-question = ¿Terminarla para todos? Desaparece todo lo que los invitados tienen aquí; lo que guardaste se queda.
class-end-it = Terminarla
class-show = Volver a mostrar
class-hide = Ocultar
class-remove = Quitar
class-keep = Guardar este mapa

door-title = Entra · Latentarium
door-told = Tu clase está aquí dentro. Lo que dibujes, escribas o subas lo ves solo tú hasta que lo envíes al mapa de la clase, y todo desaparece cuando la clase termina.
door-name = Tu nombre
door-pin = PIN, el de la pantalla de quien da la clase
door-enter = Entrar
door-known = Tu navegador guarda unas horas un número por el que se le reconoce.
door-over = Esta clase ha terminado.
