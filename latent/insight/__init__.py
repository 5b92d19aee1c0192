"""What codes tell: neighbours, typicality, density, quality. Numpy in, numpy out."""
