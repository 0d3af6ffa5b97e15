"""`make tables`: writes every template as Jinja compiles it.

A test compares the files with what is made here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment

from drafter.render.compiled import FOLDER, Compiled, compiler_digest
from drafter.render.html import template_environment
from drafter.resources import form_names, templates_directory

SHARED: Final = "_shared"
ENDING: Final = ".html.j2"
TABLES: Final = "*_table.py"
HEAD: Final = '"""{}; written by `make tables`."""\n\n# mypy: ignore-errors\n'
INDEX: Final = "index_table"


def written() -> Mapping[str, str]:
    """Return the text of each file by its name."""
    known: dict[tuple[str, str], str] = {}
    files: dict[str, str] = {}
    for form in form_names():
        environment = template_environment(templates_directory() / form, 0)
        for name in _names(environment):
            key, module = _key(environment, name), _module(form, name)
            if known.setdefault(key, module) == module:
                files[f"{module}.py"] = _compiled(environment, name)
    return {**files, f"{INDEX}.py": _index(known)}


def _names(environment: Environment) -> Iterator[str]:
    """Yield the names by which the templates of a form are asked for."""
    for name in environment.list_templates():
        if name.endswith(ENDING) and (name.startswith(SHARED) or "/" not in name):
            yield name


def _module(form: str, name: str) -> str:
    stem = Path(name).name.removesuffix(ENDING)
    return f"{'shared' if name.startswith(SHARED) else form}_{stem}_table"


def _source(environment: Environment, name: str) -> str:
    assert environment.loader
    return environment.loader.get_source(environment, name)[0]


def _key(environment: Environment, name: str) -> tuple[str, str]:
    return name, Compiled().get_source_checksum(_source(environment, name))


def _compiled(environment: Environment, name: str) -> str:
    code = environment.compile(_source(environment, name), name, raw=True)
    return f"{HEAD.format(f'The template {name}, as Jinja compiles it')}{code}\n"


def _index(known: Mapping[tuple[str, str], str]) -> str:
    rows = (f"    {key!r}: {module!r},\n" for key, module in known.items())
    head = HEAD.format("Of what template and by which compiler each table was made")
    return f"{head}\nCOMPILER = {compiler_digest()!r}\nTEMPLATES = {{\n{''.join(rows)}}}\n"


def write() -> None:
    """Write the files, and remove what no template is behind any more."""
    files = written()
    for file in FOLDER.glob(TABLES):
        if file.name not in files:
            file.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
