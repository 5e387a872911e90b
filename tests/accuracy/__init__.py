"""How well drawings are read: labelled drawings in many drafting styles, compared with what the product says of them."""
