# Cómo se dice lo que va mal, y lo que se dice en muchos sitios.

error-line = { $item }: { $problem }.
error-line-cure = { $item }: { $problem }. { $cure }
