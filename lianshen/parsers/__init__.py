"""Files become drawings, drawings become facts; what could not be read becomes problems."""
