"""The command line: one thin file per command; parses, calls, prints, exits.

Commands and options are English, values that are terms of the field and everything that is
printed are German. Nothing heavy is imported before a command runs.
"""

from drafter.cli.application import main

__all__ = ["main"]
