"""What the machine saw: every fact with a place, as marks on the sheets it was drawn on."""

from lianshen.review.seen.marks import Known as Known
from lianshen.review.seen.marks import Mark as Mark
from lianshen.review.seen.marks import Seen as Seen
from lianshen.review.seen.marks import Unplaced as Unplaced
from lianshen.review.seen.marks import seen_on as seen_on
from lianshen.review.seen.styles import Style as Style
from lianshen.review.seen.styles import named as named
from lianshen.review.seen.styles import style_of as style_of
