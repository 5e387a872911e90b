"""Rows and objects: what is kept, and nothing that knows a drawing or a rule."""
