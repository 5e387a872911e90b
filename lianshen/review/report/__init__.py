"""The joint opinion as documents: one assembly, many faces."""

from lianshen.review.report.annotate import annotate, joined
from lianshen.review.report.assemble import Dossier, JointOpinion, Row, joint_opinion
from lianshen.review.report.render import FontMissing, opinion_html, opinion_pdf
from lianshen.review.report.word import opinion_docx
from lianshen.review.report.workbook import opinion_xlsx

__all__ = [
    "Dossier",
    "FontMissing",
    "JointOpinion",
    "Row",
    "annotate",
    "joined",
    "joint_opinion",
    "opinion_docx",
    "opinion_html",
    "opinion_pdf",
    "opinion_xlsx",
]
