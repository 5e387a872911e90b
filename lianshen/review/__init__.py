"""The language of the house: sheets, buildings, facts, findings, opinions, rounds, and the pure decisions about them."""
