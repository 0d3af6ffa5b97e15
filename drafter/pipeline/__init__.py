"""The few lines that join the verbs: load, check, compose, render, deliver."""

from drafter.pipeline.build import FORMATS, Built, build
from drafter.pipeline.check import Checked, check
from drafter.pipeline.papers import papers_in

__all__ = ["FORMATS", "Built", "Checked", "build", "check", "papers_in"]
