"""The form check: whether the set is complete, filled in, readable and to scale.  It is our own, no law."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(name="drafting", package=__name__, department=Department.ACCEPTANCE, title=_("Form check"), version="0.1.0")
