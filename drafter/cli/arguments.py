"""What several commands ask for in the same way."""

from pathlib import Path

import click

papers = click.argument(
    "paths",
    metavar="PFAD…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)
