"""Meteorology: protection of buildings against lightning (GB 50057-2010, GB 55024-2022)."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(
    name="meteorology",
    package=__name__,
    department=Department.METEOROLOGY,
    title=_("Meteorology"),
    version="0.1.0",
)
