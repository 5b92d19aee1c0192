# En la página de la clase, y donde se envía a la clase a una página: los espacios propios de quien enseña.

lending-title = { $lent ->
    [0] Tus espacios
   *[other] Tus espacios · { $lent } en préstamo
}
lending-means = Lo que marques lo puede abrir toda la clase, con los elementos que contiene, hasta que quites la marca o termine la clase. Nadie puede cambiarlo.
lending-first = La clase todavía no puede abrir «{ $space }». Al enviar se lo prestas, con los elementos que contiene; en Clase puedes retirarlo.
