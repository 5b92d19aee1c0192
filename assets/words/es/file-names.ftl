# Cómo se llaman los archivos que una persona hace aquí; tras un punto sigue su tipo.

file-drawing = dibujo
file-recording = grabación
file-writing = escrito
file-pasted = pegado
