"""The JSON Schema (2020-12) of `angaben` for one form, made from the form's own fields.

It is a little wider than what `drafter.model.answers` takes: of a tick block in one line it knows
only how the line begins.
"""

from collections.abc import Iterable
from typing import Any, Final

from drafter.model.ecma import caseless
from drafter.model.fields import CHOSEN, FieldKind, FormField

Schema = dict[str, Any]
LINE: Final[Schema] = {"$ref": "#/$defs/Zeile"}
MARK: Final[Schema] = {"$ref": "#/$defs/Marke"}
VALUES: Final = {
    FieldKind.LINE: LINE,
    FieldKind.TEXT: {"$ref": "#/$defs/Text"},
    FieldKind.MONEY: {"$ref": "#/$defs/Betrag"},
    FieldKind.DAY: {"$ref": "#/$defs/Datum"},
}
"""The kinds of values by the names that `drafter.model.written` gives them."""
NULL: Final[Schema] = {"type": "null"}


def answers_schema(fields: Iterable[FormField]) -> Schema:
    """Return the schema of the mapping under `angaben`; `Form.fields_of` gives the fields."""
    return {
        "type": "object",
        "title": "Angaben",
        "properties": {field.name: _field(field) for field in fields},
        "additionalProperties": False,
    }


def _field(field: FormField) -> Schema:
    """Return the schema of a field with what it says of itself; the key may stand alone."""
    told = {"title": field.label.removesuffix(":"), "description": field.help}
    examples = {"examples": [field.example]} if field.example else {}
    shown = {key: value for key, value in told.items() if value}
    return {**shown, **examples, "anyOf": [*_forms(field), NULL]}


def _forms(field: FormField) -> list[Schema]:
    """Return the ways to write a field."""
    if field.kind.has_boxes:
        words = _words(field)
        return [*words, _list(words), _mapping(field, words)]
    return [VALUES[field.kind]]


def _words(field: FormField) -> list[Schema]:
    """Return the names of the boxes, for an editor to offer, and a line that begins with one."""
    names = [option.name for option in field.options]
    every = [name for option in field.options for name in (option.name, option.label)]
    begins = "|".join(dict.fromkeys(caseless(name.removesuffix(":")) for name in every))
    return [{"enum": names}, {"type": "string", "pattern": rf"^\s*(?:{begins})\s*(?:,|$)"}, MARK]


def _list(words: list[Schema]) -> Schema:
    return {"type": "array", "minItems": 1, "prefixItems": [{"anyOf": words}], "items": LINE}


def _mapping(field: FormField, words: list[Schema]) -> Schema:
    inner = {each.name: _field(each) for option in field.options for each in option.fields}
    chosen: Schema = {"title": "Wahl", "anyOf": [*words, _list(words)]}
    return {
        "type": "object",
        "properties": {CHOSEN: chosen, **inner},
        "required": [CHOSEN],
        "additionalProperties": False,
    }
