"""Building programs: what is designed, before anybody chooses how to draw it."""
