# How what is wrong is told, and what is said in many places.

error-line = { $item }: { $problem }.
error-line-cure = { $item }: { $problem }. { $cure }
