# La tarjeta que guía por una lección. Los nombres de páginas y controles se dejan como aparecen en ellas.

guide-place = { $lesson } · paso { $step } de { $steps }
guide-question = { $lesson } · pregunta { $question } de 3
guide-elsewhere = Este paso está en la página «{ $page }».
guide-there = Llévame allí
guide-go = Ir allí
guide-show = Muéstrame dónde
guide-ticked = Hecho
guide-next = Siguiente
guide-skip = Saltar
guide-back = Atrás
guide-restart = Empezar de nuevo
guide-leave = Salir de la lección
