"""The command line: one thin file per command; parses, calls, prints, exits.

Commands and options are English, values that are terms of the field and everything that is
printed are German. Nothing heavy is imported before a command runs.
"""

from typing import NoReturn

from drafter.cli import later

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line with the arguments of the process; ends it."""
    later.put_off()
    from drafter.cli import application

    application.main()
