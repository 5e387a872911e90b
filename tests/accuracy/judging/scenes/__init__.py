"""Scenes: submissions that are drawn twice, once with seeded violations and once without."""
