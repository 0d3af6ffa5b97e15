"""The rules: one function each, all in one list."""

from drafter.checks.case import Case, Remark, Rule
from drafter.checks.rules import RULES
from drafter.checks.run import run

__all__ = ["RULES", "Case", "Remark", "Rule", "run"]
