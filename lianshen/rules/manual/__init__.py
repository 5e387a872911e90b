"""The rule manual: every rule with what must hold, how it is measured, by which law, shown and drawn in its examples.

`python -m lianshen.rules.manual docs/rules` writes it for all installed packs; the web shows the same pages.
"""

from lianshen.rules.manual.rule_page import Edition as Edition
from lianshen.rules.manual.rule_page import RulePage as RulePage
from lianshen.rules.manual.rule_page import explanation as explanation
from lianshen.rules.manual.rule_page import page_of as page_of
from lianshen.rules.manual.shown import Shown as Shown
