"""A Draft to a YAML file that builds, and blocks to Markdown."""

from drafter.importers.writing.proof import written

__all__ = ["written"]
