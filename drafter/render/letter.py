"""Plain text from a template of the form, for a mail: its `versand.txt.j2`, or the shared one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from drafter.resources import shared_directory

TEMPLATE: Final = "versand.txt.j2"


def letter(form: Path, values: Mapping[str, object]) -> bytes:
    """Return the text in UTF-8; `form` is the folder of the form whose words are wanted first."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([form, shared_directory(form.parent).parent]),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.select_template([TEMPLATE, f"_shared/{TEMPLATE}"])
    return f"{template.render(values).strip()}\n".encode()
