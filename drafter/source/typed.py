"""Shaped data to typed values, Pydantic's errors in German with their places."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from drafter.findings import Finding, Severity
from drafter.german.wording import quoted
from drafter.model.base import Record
from drafter.source.critic import Changes
from drafter.source.events import read_tree
from drafter.source.marks import HandMarks, Marked
from drafter.source.nodes import Node
from drafter.source.origins import Loc, Origins
from drafter.source.shape import Shape, Shaper, TextFile, fields
from drafter.source.text import SourceText, Span


class Typed(NamedTuple):
    """A value of the model (None where it could not be made), its origins and findings.

    Beside them: the hand marks that were resolved, the texts in files of their own, and the names
    of all such files that were looked for.
    """

    value: Record | None
    origins: Origins
    findings: tuple[Finding, ...]
    marked: Marked = Marked()
    texts: tuple[TextFile, ...] = ()
    sought: tuple[str, ...] = ()


def read_as(
    source: SourceText, model: type[Record], folder: Path, changes: Changes = Changes.ACCEPTED
) -> Typed:
    """Read a source text as a record of the model.

    All problems are findings: those of syntax, of shape and of values, in one pass.
    `folder` is where texts named by `{datei: …}` lie; `changes` says what becomes of hand marks.
    """
    tree, findings = read_tree(source)
    if tree is None and not findings:
        findings = (_empty(source),)
    if tree is None:
        return Typed(None, Origins(source.file), findings)
    shaper = Shaper(folder, source.file, HandMarks(changes))
    return _typed(shaper.marks.node(tree), findings, source, model, shaper)


def _typed(
    tree: Node,
    findings: tuple[Finding, ...],
    source: SourceText,
    model: type[Record],
    shaper: Shaper,
) -> Typed:
    data = shaper.record(tree, model, ())
    shaper.spans[()] = Span(source, 0, 0)
    origins = Origins(source.file, shaper.spans)
    value: Record | None = None
    errors: tuple[Finding, ...] = ()
    if data is not None:
        value, errors = _validate(data, model, origins, shaper.broken)
    every = (*findings, *shaper.marks.findings, *shaper.findings, *errors)
    texts = tuple(shaper.texts)
    return Typed(
        None if _fatal(every) else value,
        origins,
        every,
        shaper.marks.marked,
        texts,
        tuple(shaper.sought),
    )


def _fatal(findings: tuple[Finding, ...]) -> bool:
    return any(finding.blocks_drafts for finding in findings)


def _empty(source: SourceText) -> Finding:
    message = "Die Datei ist leer. Bitte mit „drafter new NAME“ ein Gerüst anlegen."
    return Finding("datei-leer", Severity.ERROR, message, source.place(0), blocks_drafts=True)


def _validate(
    data: object, model: type[Record], origins: Origins, broken: set[Loc]
) -> tuple[Record | None, tuple[Finding, ...]]:
    try:
        return model.model_validate(data), ()
    except ValidationError as problem:
        return None, tuple(_in_german(problem, model, origins, broken))


def _in_german(
    problem: ValidationError, model: type[Record], origins: Origins, broken: set[Loc]
) -> Iterator[Finding]:
    errors = [(_loc(error), error) for error in problem.errors(include_url=False)]
    told = broken | {loc for loc, _ in errors}
    for loc, error in errors:
        if not _follows(loc, error, broken, told):
            code, sentence = _sentence(error, model)
            place = origins.place(loc)
            yield Finding(code, Severity.ERROR, sentence, place, blocks_drafts=True)


def _loc(error: ErrorDetails) -> Loc:
    """Return where a value is wrong: its location, and what leads from there to the very place."""
    below = error.get("ctx", {}).get("stelle", ())
    return (*(part for part in error["loc"] if part != "[key]"), *below)


def _follows(loc: Loc, error: ErrorDetails, broken: set[Loc], told: set[Loc]) -> bool:
    """Whether an error only follows from one that is told: above it, or in what it is made of."""
    if any(loc[:length] in broken for length in range(len(loc) + 1)):
        return True
    inside = (other for other in told if len(other) > len(loc) and other[: len(loc)] == loc)
    return error["type"] in ("too_short", "deutsch") and any(inside)


def _sentence(error: ErrorDetails, model: type[Record]) -> tuple[str, str]:
    match error["type"]:
        case "missing":
            return "feld-fehlt", _missing(error, model)
        case "deutsch":
            return "wert-ungueltig", str(error["ctx"]["satz"])
        case "enum":
            expected = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            shown = quoted(str(error["input"]))
            return "wert-ungueltig", (
                f"{shown} ist hier nicht vorgesehen. Bitte eines davon schreiben: {expected}."
            )
        case "too_short":
            return "feld-fehlt", "Diese Liste ist leer. Bitte mindestens einen Eintrag schreiben."
        case "too_long":
            most = error["ctx"]["max_length"]
            return "wert-ungueltig", f"Diese Liste ist zu lang. Möglich sind höchstens {most}."
        case _:
            return "wert-ungueltig", "Dieser Wert passt hier nicht. Bitte im Handbuch nachsehen."


def _missing(error: ErrorDetails, model: type[Record]) -> str:
    key = str(error["loc"][-1])
    title, example = _described(key, error["loc"][:-1], model)
    return f"Hier fehlt „{key}“ ({title}). Bitte ergänzen, zum Beispiel: {key}: {example}"


def _described(key: str, loc: tuple[str | int, ...], model: type[Record]) -> tuple[str, str]:
    owner = model_at(model, loc)
    for info in owner.model_fields.values():
        if info.alias == key:
            return info.title or key, _example(info.examples)
    return key, "…"


def _example(examples: list[object] | None) -> str:
    first = examples[0] if examples else "…"
    return str(first) if isinstance(first, str | int) else "…"


def model_at(model: type[Record], loc: tuple[str | int, ...]) -> type[Record]:
    """Return the record class that stands at a location below `model`."""
    shape = Shape("record", model)
    for part in loc:
        if shape.kind == "record":
            shape = fields(shape.inner).get(str(part), Shape("value"))
        elif shape.kind in ("list", "mapping"):
            shape = shape.inner
    while shape.kind in ("list", "mapping"):
        shape = shape.inner
    return shape.inner if shape.kind == "record" else model
