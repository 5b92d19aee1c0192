# The page Class, and the door that a class comes in by.

class-none = No class is on. A teacher starts one in a terminal: "make class", or "python -m latent class". It shows an address, a QR code and a PIN; phones and laptops in the same network then come in, and each sees what is their own.
class-over = The class is over; nothing of its guests is left. Start another in the terminal.
class-frozen = The teacher has frozen the class map. What you make can be sent when it goes on.
class-send = Send to the class map
class-bring = Bring a { $item } on the Map; from here it can then be sent.
class-own = Or a { $item } that you have
class-send-own = Send it
class-sent = It is on the class map.
class-yours = Yours on the class map: { $count }
class-not-lent = { $name }: its space is not lent any more.
class-hidden = The teacher has hidden it.
class-take-back = Take it back

class-map = The class map: { $sent } sent, over { $known } known items of { $space }
class-map-sent = Sent by the class
class-space = Space of the class map
class-freeze = Freeze
class-freeze-help = Nothing more comes until you let it; what is there stays.
class-by-guest = Colour by guest
class-counted = { $sent } sent by { $senders } of { $guests } guests{ $hidden ->
        [0] {""}
       *[other] , { $hidden } of them hidden
    }{ $frozen ->
        [yes] . Frozen.
       *[no] .
    }
class-qr = QR code of the address and the PIN
class-guests = Guests · { $count }
class-wrong-pins = Wrong PINs so far: { $count }.
class-who-out = Put somebody out, with all that they sent
class-put-out = Put out
class-nobody = Nobody is here yet.
class-sent-to = Everybody was sent to { $page }, as is whoever comes now.
class-end = End the class
class-end-question = End it for everybody? All that guests have here is gone then; what you kept stays.
class-end-it = End it
class-show = Show again
class-hide = Hide
class-remove = Remove
class-keep = Keep this map

door-title = Come in · Latentarium
door-told = Your class is in here. What you draw, write or upload is seen by you alone until you send it to the class map, and all of it is gone when the class ends.
door-name = Your name
door-pin = PIN, from the teacher's screen
door-enter = Come in
door-known = Your browser keeps a number by which it is known again, for a few hours.
door-over = This class is over.
