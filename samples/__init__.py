"""The sample submission: a made-up block of flats, drawn by a script, with planted faults and their compliant twins."""
