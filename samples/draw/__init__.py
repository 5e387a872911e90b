"""How the sample sheets are drawn."""
