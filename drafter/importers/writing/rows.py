"""A Draft to the lines of a YAML file, each of which knows the value it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.writing.comments import doubts
from drafter.importers.writing.lines import line_of
from drafter.importers.writing.prose import literal
from drafter.importers.writing.scalars import WIDTH, clean, folded, in_braces, scalar
from drafter.source.shape import Shape, fields

Loc = tuple[str | int, ...]
STEP: Final = 2
VALUE: Final = Shape("value")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file; `loc` leads to the value it belongs to (YAML keys and indices)."""

    text: str
    loc: Loc = ()


def is_given(value: Value) -> bool:
    """Whether anything of a value is written, not only told in a comment."""
    if isinstance(value, Said):
        return value.certainty is not Certainty.UNSURE and bool(value.text.strip())
    return any(is_given(part) for part in _parts(value))


def _parts(value: Value) -> Iterable[Value]:
    return value.values() if isinstance(value, Mapping) else value  # type: ignore[return-value]


def entry_rows(key: str, value: Value, shape: Shape, loc: Loc, column: int = 0) -> Iterator[Row]:
    """Yield a key with its value, and before it what is to be said of it."""
    yield from _value(f"{' ' * column}{key}:", value, shape, loc, column)


def _value(lead: str, value: Value, shape: Shape, loc: Loc, column: int) -> Iterator[Row]:
    """Yield a value behind `lead`, a key or a dash that begins at `column`."""
    if isinstance(value, Said) or not is_given(value):
        yield from _comments(value, loc, column)
        if isinstance(value, Said) and is_given(value):
            yield from _scalar(lead, value, loc, column)
        return
    line = _one_line(value, shape)
    if line is not None and len(line) + len(lead) < WIDTH:
        yield from _comments(value, loc, column)
        yield Row(f"{lead} {line}", loc)
    elif isinstance(value, Mapping):
        yield from _mapping(lead, value, shape, loc, column)
    else:
        yield from _list(lead, value, shape, loc, column)


def _comments(value: Value, loc: Loc, column: int) -> Iterator[Row]:
    key = str(loc[-1]) if loc and isinstance(loc[-1], str) and not is_given(value) else ""
    yield from (Row(f"{' ' * column}{line}", loc) for line in doubts(value, key))


def _scalar(lead: str, said: Said, loc: Loc, column: int) -> Iterator[Row]:
    text = clean(said.text).strip("\n").rstrip()
    if said.prose and "\n" in text:
        yield Row(f"{lead} |", loc)
        yield from (Row(line, loc) for line in literal(text, column + STEP))
        return
    text = " ".join(text.split("\n")) if "\n" in text else text
    line = scalar(text.strip())
    if len(lead) + 1 + len(line) <= WIDTH or " " not in text:
        yield Row(f"{lead} {line}", loc)
        return
    yield Row(f"{lead} >-", loc)
    yield from (Row(line, loc) for line in folded(text.strip(), column + STEP))


def _one_line(value: Value, shape: Shape) -> str | None:
    if not isinstance(value, Mapping):
        return None
    if shape.kind == "mapping":
        return _braces(value)
    if shape.kind != "record" or any(each.prose for each in _said(value)):
        return None
    line = line_of(shape.inner, _words(value))
    return None if line is None else scalar(line)


def _braces(value: Mapping[str, Value]) -> str | None:
    """Return amounts by year, as staff write them."""
    if not all(isinstance(each, Said) and is_given(each) for each in value.values()):
        return None
    texts = {key: each.text for key, each in value.items() if isinstance(each, Said)}
    return "{" + ", ".join(f"{key}: {in_braces(clean(t))}" for key, t in texts.items()) + "}"


def _said(value: Value) -> Iterator[Said]:
    if isinstance(value, Said):
        yield value
    else:
        for part in _parts(value):
            yield from _said(part)


def _words(value: Value) -> Any:
    """Return the texts of what is given."""
    match value:
        case Said():
            return clean(value.text).strip()
        case Mapping():
            return {key: _words(part) for key, part in value.items() if is_given(part)}
        case _:
            return [_words(part) for part in value if is_given(part)]


def _mapping(
    lead: str, value: Mapping[str, Value], shape: Shape, loc: Loc, column: int
) -> Iterator[Row]:
    """Yield a mapping; behind a dash its first key stands on the line of the dash."""
    dashed = lead.endswith("-")
    inner = column + STEP
    rows = [
        row
        for key, part in value.items()
        for row in entry_rows(key, part, _below(shape, key), (*loc, key), inner)
    ]
    if not dashed:
        yield Row(lead, loc)
        yield from rows
        return
    first = next(at for at, row in enumerate(rows) if not row.text.lstrip().startswith("#"))
    for row in rows[:first]:
        yield Row(f"{' ' * column}{row.text.lstrip()}", row.loc)
    yield Row(f"{lead} {rows[first].text.lstrip()}", rows[first].loc)
    yield from rows[first + 1 :]


def _list(lead: str, value: Iterable[Value], shape: Shape, loc: Loc, column: int) -> Iterator[Row]:
    yield Row(lead, loc)
    inner = column + STEP
    for index, part in enumerate(value):
        item = shape.inner if shape.kind == "list" else shape if shape.kind == "given" else VALUE
        yield from _value(f"{' ' * inner}-", part, item, (*loc, index), inner)


def _below(shape: Shape, key: str) -> Shape:
    match shape.kind:
        case "record":
            return fields(shape.inner).get(key, VALUE)
        case "mapping":
            return shape.inner  # type: ignore[no-any-return]
        case "given":
            return shape
        case _:
            return VALUE
