"""Joint checks: places where the demands of two departments meet; each rule names both clauses."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(name="joint", package=__name__, department=Department.ACCEPTANCE, title=_("Joint checks"), version="0.1.0")
