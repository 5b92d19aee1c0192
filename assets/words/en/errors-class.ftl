# What can be wrong in a class.

error-guest-name = it needs at least one letter
    .cure = Write the name that your class knows.
error-item-name = your name
error-no-network = this computer is in no network that phones could share
    .cure = Join the Wi-Fi of the room, or name an address with --address.
error-item-the-class = the class
error-pin-too-often = too many wrong ones came from here
    .cure = Try again in { $seconds } seconds.
error-item-pin = the PIN
error-pin-wrong = it is not the one of this class
    .cure = Look at the teacher's screen.
error-class-full = it is full
    .cure = Ask the teacher to put out whoever has left.
error-class-map-over = the class is over
error-item-class-map = the class map
error-class-map-frozen = the teacher has frozen it
    .cure = Yours can be sent when it goes on.
error-class-map-full = you have { $most } there, as many as one may
    .cure = Take one back first.
