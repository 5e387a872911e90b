"""A picture in a few parts, and as SVG; it opens no file format, so that rules may be drawn with it."""

from lianshen.review.picture.canvas import Path as Path
from lianshen.review.picture.canvas import Picture as Picture
from lianshen.review.picture.canvas import Words as Words
from lianshen.review.picture.canvas import length_of as length_of
from lianshen.review.picture.svg import as_svg as as_svg
