"""Seismic: what earthquakes demand of height, plan and joints (GB 55002-2021, GB/T 50011-2010)."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(
    name="seismic",
    package=__name__,
    department=Department.SEISMIC,
    title=_("Seismic"),
    version="0.1.0",
)
