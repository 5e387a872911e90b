"""Scans: a page as a picture, set straight, its words read and its ruled lines found."""
