"""A developer's own standard: what its houses keep beyond the law."""

from lianshen.review.language import Text
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(
    name="wide_doors",
    package=__name__,
    department=Department.HOUSING,  # who answers for its findings in the joint opinion
    title=Text("企业标准示例：宽户门", "Sample of a developer's standard: wide doors of flats"),
    version="1.0.0",
)
