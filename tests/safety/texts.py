"""A paper that fills every field of the model, with a text of one's choice in every text field."""

import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from drafter.model.base import Record
from drafter.model.paper import Paper
from drafter.model.scalars import Line, Prose

Path = tuple[str, ...]
Text = Callable[[Path], str]

# What must name something that exists, or be a word of its own, for the paper to be composed.
FIXED: Mapping[Path, object] = {
    ("formular",): "bielefeld",
    ("vorlagenart",): "Beschlussvorlage",
    ("status",): "versandt",
    ("beratungsfolge", "beratung"): "nichtöffentlich",
    ("anlagen", "beratung"): "nichtöffentlich",
    ("beschlussvorschlag", "ziffern", "unterpunkte"): (),
    ("beschlussvorschlag", "teile", "ziffern"): (),
    ("nachtrag", "umfang"): "nur_ergaenzung",
    ("aenderungen", "davor"): None,
    ("aenderungen", "danach"): None,
    ("aenderungen", "entfaellt"): "nein",
    ("aenderungen", "nummer"): None,
}
CHART = "bild"


def full_paper(text: Text) -> Paper:
    """Return a paper in which `text` gives the words of every text field, by its path."""
    return Paper.model_validate(_record(Paper, (), text))


def text_fields() -> tuple[Path, ...]:
    """Return the paths of all text fields, as `full_paper` asks for them."""
    asked: list[Path] = []

    def note(path: Path) -> str:
        asked.append(path)
        return "Text"

    full_paper(note)
    return tuple(asked)


def _record(model: type[Record], path: Path, text: Text) -> dict[str, object]:
    hints = typing.get_type_hints(model, include_extras=True)
    made = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        here = (*path, key)
        examples = info.examples or [None]
        made[key] = FIXED[here] if here in FIXED else _value(hints[name], here, text, examples[0])
    return made


def _value(hint: Any, path: Path, text: Text, example: object) -> object:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    if hint == Line:
        return text(path)
    if hint == Prose:
        return f"{text(path)}\n\n![](abbildung:{CHART})" if path == ("begruendung",) else text(path)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return (_value(arguments[0], path, text, _first(example)),)
    if origin is not None and issubclass(origin, Mapping) and arguments[0] == Line:
        return {CHART: _value(arguments[1], path, text, example)}
    if isinstance(hint, type) and issubclass(hint, Record):
        return _record(hint, path, text)
    return example


def _first(example: object) -> object:
    return example[0] if isinstance(example, (list, tuple)) and example else example
