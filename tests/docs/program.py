"""What the program really has: records, codes of findings, commands and their options."""

import ast
import re
from collections.abc import Iterator

import click
from pydantic.fields import FieldInfo

from drafter.checks import RULES
from drafter.cli import german
from drafter.cli.application import application
from drafter.model.base import Record
from drafter.model.paper import Paper
from drafter.source.shape import Shape, fields
from tests.docs.pages import ROOT

FINDERS = ("drafter/source/*.py", "drafter/pipeline/*.py", "drafter/checks/run.py")
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def records(model: type[Record] = Paper) -> tuple[type[Record], ...]:
    """Return a record and all records below it, each once, in the order of their keys."""
    found = [model]
    for record in found:
        found += [inner for inner in _below(record) if inner not in found]
    return tuple(found)


def keys(model: type[Record]) -> tuple[tuple[str, FieldInfo], ...]:
    return tuple((info.alias or name, info) for name, info in model.model_fields.items())


def finding_codes() -> frozenset[str]:
    """Return every code of a finding: those of the rules, and the literal ones of the loader.

    In the rooms that find, a text of lower-case words joined by hyphens is nothing but a code.
    """
    literal = {
        node.value
        for pattern in FINDERS
        for path in ROOT.glob(pattern)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }
    return frozenset(literal | {rule.code for rule in RULES})


def command_line() -> frozenset[tuple[str, tuple[str, ...]]]:
    """Return every command with each of its options (all spellings) and arguments."""
    german.speak()  # a command keeps the help option that it made first
    group = click.Context(application, info_name="drafter", **application.context_settings)
    return frozenset(_told("drafter", application, group))


def _told(
    name: str, command: click.Command, context: click.Context
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a command has, and what the commands of a group have."""
    yield from _parameters(name, command, context)
    if not isinstance(command, click.Group):
        return
    for inner in command.list_commands(context):
        found = command.get_command(context, inner)
        assert found is not None
        yield from _told(f"{name} {inner}", found, click.Context(found, parent=context))


def _parameters(
    name: str, command: click.Command, context: click.Context
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Argument):
            yield name, (str(parameter.metavar),)
        else:
            yield name, tuple(parameter.opts)


def _below(model: type[Record]) -> Iterator[type[Record]]:
    for shape in fields(model).values():
        inner: Shape = shape
        while inner.kind in ("list", "mapping"):
            inner = inner.inner
        if inner.kind == "record":
            yield inner.inner
