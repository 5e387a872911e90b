"""Benches: what things cost, printed and never asserted (`make bench`)."""
