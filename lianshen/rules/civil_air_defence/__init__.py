"""Civil air defence: shelters under buildings (GB 50038-2005)."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(
    name="civil_air_defence",
    package=__name__,
    department=Department.CIVIL_AIR_DEFENCE,
    title=_("Civil air defence"),
    version="0.1.0",
)
