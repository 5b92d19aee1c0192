# Un enlace que deja unos pocos controles.

few-only = Solo estos controles
few-all = Todos
few-help = Quien lo siga ve estos controles y ningún otro; los demás se quedan como están. Uno que hayas hecho tú aparece aquí cuando lo mueves.
few-left = Quien te envió aquí dejó estos controles; los demás se quedan como están.
