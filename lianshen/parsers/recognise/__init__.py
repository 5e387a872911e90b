"""Recognisers: what is drawn on a sheet, understood.  They never call each other; `assemble` orders them."""
