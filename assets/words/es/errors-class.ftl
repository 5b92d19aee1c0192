# Lo que puede ir mal en una clase.

error-guest-name = necesita al menos una letra
    .cure = Escribe el nombre por el que te conoce tu clase.
error-item-name = tu nombre
error-no-network = este ordenador no está en ninguna red que los teléfonos puedan compartir
    .cure = Conéctate al wifi del aula, o da una dirección con --address.
error-item-the-class = la clase
error-pin-too-often = desde aquí llegaron demasiados equivocados
    .cure = Prueba otra vez en { $seconds } segundos.
error-item-pin = el PIN
error-pin-wrong = no es el de esta clase
    .cure = Mira la pantalla de quien da la clase.
error-class-full = está llena
    .cure = Pide a quien da la clase que saque a quien se haya ido.
error-class-map-over = la clase ha terminado
error-item-class-map = el mapa de la clase
error-class-map-frozen = quien da la clase lo ha congelado
    .cure = Lo tuyo se podrá enviar cuando siga.
error-class-map-full = ya tienes { $most } ahí, lo máximo por persona
    .cure = Quita antes uno.
