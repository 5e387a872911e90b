"""A sheet as a picture with what was recognised drawn over it, as SVG and as PNG."""

from lianshen.review.picture.svg import as_svg as as_svg
from lianshen.review.report.picture.compose import picture_of as picture_of
from lianshen.review.report.picture.png import as_png as as_png
