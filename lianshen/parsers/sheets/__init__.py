"""Which sheets lie in a file: frames, title blocks, scale, kind, storeys."""
