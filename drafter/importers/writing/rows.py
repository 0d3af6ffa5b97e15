"""The lines of the YAML file, each with the place of the value that it writes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.writing.printed import one_line
from drafter.importers.writing.scalars import block, clean, comment, fitting, folded

CHECK: Final = "bitte prüfen"
LEFT_OUT: Final = "unsicher, nicht übernommen"
STEP: Final = 2

Loc = tuple[str | int, ...]


class Row(NamedTuple):
    """A line of the file, and whose it is."""

    text: str
    loc: Loc


def rows(key: str, value: Value, loc: Loc, indent: int = 0) -> Iterator[Row]:
    """Yield the lines of a key with its value: what is not sure is asked about above it."""
    pad = " " * indent
    if isinstance(value, Said):
        yield from _questions(key, value, loc, indent)
        if is_claimed(value):
            yield from _said(f"{pad}{key}:", value, loc, indent + STEP)
        return
    if not is_claimed(value):
        yield from _all_questions(key, value, loc, indent)
        return
    if isinstance(value, Mapping):
        line = one_line(key, plain(value)) if _is_short(value) else ""
        if line:
            yield from _all_questions(key, value, loc, indent)
            yield from _said(f"{pad}{key}:", _joined(value, line), loc, indent + STEP)
        else:
            yield Row(f"{pad}{key}:", loc)
            yield from _entries(value, loc, indent + STEP)
    else:
        yield Row(f"{pad}{key}:", loc)
        for number, each in enumerate(value):
            yield from _item(key, each, (*loc, number), indent + STEP)


def is_claimed(value: Value) -> bool:
    """Whether anything of a value is sure enough to be written."""
    if isinstance(value, Said):
        return value.certainty is not Certainty.UNSURE and bool(clean(value.text).strip())
    return any(map(is_claimed, value.values() if isinstance(value, Mapping) else value))


def plain(value: Value) -> object:
    """Return what is written of a value, as texts, lists and mappings."""
    if isinstance(value, Said):
        return clean(value.text).strip()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items() if is_claimed(each)}
    return [plain(each) for each in value if is_claimed(each)]


def _entries(value: Mapping[str, Value], loc: Loc, indent: int) -> Iterator[Row]:
    for key, each in value.items():
        yield from rows(key, each, (*loc, key), indent)


def _item(key: str, value: Value, loc: Loc, indent: int) -> Iterator[Row]:
    """Yield an entry of a list."""
    pad = " " * indent
    if not is_claimed(value):
        yield from _all_questions("", value, loc, indent)
    elif isinstance(value, Said):
        yield from _questions("", value, loc, indent)
        yield from _said(f"{pad}-", value, loc, indent + STEP)
    elif isinstance(value, Mapping):
        line = one_line(key, plain(value))
        if line:
            yield from _all_questions("", value, loc, indent)
            yield from _said(f"{pad}-", _joined(value, line), loc, indent + STEP)
        else:
            yield from _dashed(_entries(value, loc, indent + STEP), indent)


def _dashed(found: Iterator[Row], indent: int) -> Iterator[Row]:
    """Yield the lines of a mapping as an entry of a list: its first key stands behind the dash."""
    dashed = False
    for row in found:
        begins = not dashed and not row.text.lstrip().startswith("#")
        text = f"{' ' * indent}- {row.text[indent + STEP :]}" if begins else row.text
        dashed = dashed or begins
        yield Row(text if dashed else row.text[STEP:], row.loc)


def _said(lead: str, said: Said, loc: Loc, indent: int) -> Iterator[Row]:
    """Yield a value behind its key or dash."""
    text = clean(said.text).strip()
    if written := fitting(text, len(lead) + 1):
        yield Row(f"{lead} {written}", loc)
        return
    lines = block(text, indent) if said.prose or "\n" in text else folded(text, indent)
    yield Row(f"{lead} {next(lines)}", loc)
    yield from (Row(line, loc) for line in lines)


def _joined(value: Mapping[str, Value], line: str) -> Said:
    """Return a printed line as a value; it is prose if a part of it is."""
    prose = any(isinstance(each, Said) and each.prose for each in value.values())
    texts = [each for each in value.values() if isinstance(each, Said) and is_claimed(each)]
    return texts[0] if prose and len(texts) == 1 else Said(line)


def _is_short(value: Mapping[str, Value]) -> bool:
    """Whether a mapping may stand behind its key as one line: its parts are no longer texts."""
    return not any(isinstance(each, Said) and each.prose for each in value.values()) or all(
        not isinstance(each, Said) or len(value) == 1 for each in value.values()
    )


def _all_questions(key: str, value: Value, loc: Loc, indent: int) -> Iterator[Row]:
    """Yield the comments on all parts of a value."""
    if isinstance(value, Said):
        yield from _questions(key, value, loc, indent)
        return
    parts: Sequence[tuple[str, str | int, Value]] = (
        [(name, name, each) for name, each in value.items()]
        if isinstance(value, Mapping)
        else [("", number, each) for number, each in enumerate(value)]
    )
    for name, at, each in parts:
        yield from _all_questions(f"{key} {name}".strip(), each, (*loc, at), indent)


def _questions(key: str, said: Said, loc: Loc, indent: int) -> Iterator[Row]:
    """Yield the comment on a value that is not sure."""
    if said.certainty is Certainty.SURE:
        return
    sure_enough = said.certainty is Certainty.LIKELY
    words = said.words if sure_enough else said.words or said.text
    stood = f" Da stand: „{words}“." if sure_enough and words and words != said.text else ""
    named = f"{key}: " if key else ""
    if sure_enough:
        text = f"{CHECK}: {named}{said.note}{stood}"
    else:
        note = f"({said.note})" if words and said.note else said.note
        text = f"{LEFT_OUT}: {named}{' '.join(filter(None, (words, note)))}"
    yield from (Row(line, loc) for line in comment(text.rstrip(": "), indent))
