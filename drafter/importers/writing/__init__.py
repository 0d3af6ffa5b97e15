"""A Draft to a YAML file that builds."""

from drafter.importers.writing.files import written
from drafter.importers.writing.markdown import markdown

__all__ = ["markdown", "written"]
