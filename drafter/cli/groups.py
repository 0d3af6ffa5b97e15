"""Groups of commands whose modules are imported only when one of them is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from drafter.cli import german


class Entry(NamedTuple):
    """A command of a table: the module that holds it as `command`, and its short help."""

    module: str
    help: str


class LazyGroup(click.Group):
    """A group of the commands of a table."""

    def __init__(self, *args: Any, table: Mapping[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command of that name, or None."""
        entry = self.table.get(cmd_name)
        command = import_module(entry.module).command if entry else None
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name.

        Raises:
            click.exceptions.NoSuchCommand: with the names that are near, if there is none.
        """
        if args[0] not in self.table:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.table, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table of the commands, without importing them."""
        with formatter.section(german.sentence("Commands")):
            formatter.write_dl([(name, entry.help) for name, entry in self.table.items()])
