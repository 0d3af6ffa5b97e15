"""The JSON Schema of the input (JSON Schema 2020-12), for editors.

Titles, descriptions and examples are those of the model. The schema of a form knows its kinds of
papers, its bodies and its grounds besides. Editors read YAML by its core schema (YAML 1.2.2, 10.3)
where the loader reads text, so a number may stand for a text, and a key may have nothing behind
it, which means that nothing is given. What no schema can tell is in `docs/architecture.md`.

Besides the standard's keywords there is `patternErrorMessage`, which YAML language servers show.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from drafter.model.base import LINE, OPENING
from drafter.model.fields import FormField
from drafter.model.fields_schema import answers_schema
from drafter.model.form import Form
from drafter.model.line_patterns import LONGEST, OPENED, PATTERNS
from drafter.model.paper import Paper
from drafter.model.scalars import KIND, LONGEST_LINE, LONGEST_PROSE
from drafter.model.written import YEAR, YES, Schema, schemas, whole

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLE: Final = "Vorlage"
DESCRIPTION: Final = "Eine Vorlage (Drucksache), wie drafter sie liest."
NOTHING: Final[tuple[object, ...]] = (None, [], {})
TOLD: Final = ("title", "description", "examples", "default")
WORDS: Final = {True: "ja", False: "nein"}
NULL: Final[Schema] = {"type": "null"}
MARK: Final[Schema] = {"$ref": "#/$defs/Marke"}
TEXT_KEYS: Final = ("durch", "davor", "danach")
OPENED_ENTRY: Final[Schema] = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": OPENED},
    "additionalProperties": {"$ref": "#/$defs/Text"},
}
YEAR_KEYS: Final = (("PlanRow", "betraege"), ("BudgetTable", "saldo"))
BODY_KEYS: Final = (
    ("Consultation", "gremium"),
    ("Consultation", "gemeinsam_mit"),
    ("Reading", "gremium"),
    ("Reading", "gemeinsam_mit"),
    ("ResolutionPart", "gremium"),
)
BODY_LINES: Final = ("Consultation", "Reading")
GROUND_KEYS: Final = (("Consultation", "grund"), ("Attachment", "grund"))


def schema(name: str = "", form: Form | None = None) -> Schema:
    """Return the schema of a paper's YAML file: of any paper, or of those of a form.

    `name` is the form's folder, as papers name it.
    """
    base = Paper.model_json_schema(by_alias=True)
    definitions = base.pop("$defs")
    _restore_titles([base, definitions], definitions)
    made = {
        "$schema": DIALECT,
        **_record(base),
        "title": TITLE,
        "description": DESCRIPTION,
        "$defs": {
            **schemas(LONGEST_LINE, LONGEST_PROSE),
            **{key: _definition(value) for key, value in definitions.items()},
        },
    }
    _refuse_several_things(_mapping(made["$defs"]["Amendment"]))
    for owner, key in YEAR_KEYS:
        _require_years(made["$defs"][owner]["properties"][key])
    if form:
        _fit_to_form(made, name, form)
    return made


def schema_text(name: str = "", form: Form | None = None) -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(name, form), ensure_ascii=False, indent=2) + "\n"


def _restore_titles(value: Any, definitions: Schema) -> None:
    """Give a key back the title that Pydantic leaves out because its type's class has the same."""
    if isinstance(value, dict):
        for part in value.get("properties", {}).values():
            name = part.get("$ref", "").rpartition("/")[2]
            if name and "title" not in part:
                part["title"] = definitions[name]["title"]
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            _restore_titles(part, definitions)


def _definition(value: Schema) -> Schema:
    """Take away what Pydantic has from Python: class names and docstrings, which are English."""
    kept = {key: part for key, part in value.items() if key not in ("title", "description")}
    if "anyOf" in kept:
        return {**kept, "anyOf": [_definition(part) for part in kept["anyOf"]]}
    return _record(kept) if "properties" in kept else _told(kept)


def _record(value: Schema) -> Schema:
    required = value.get("required", ())
    properties = {
        key: _told(part) if key in required else _optional(_told(part))
        for key, part in value["properties"].items()
    }
    return {**value, "properties": properties}


def _optional(value: Schema) -> Schema:
    """Let the key stand there with nothing behind it; a default that is nothing says nothing."""
    kept = {key: part for key, part in value.items() if key != "default" or part not in NOTHING}
    if kept.get("default") in WORDS:
        kept["default"] = WORDS[kept["default"]]
    if "anyOf" in kept:
        alternatives = [part for part in kept["anyOf"] if part != NULL]
        return {**kept, "anyOf": [*alternatives, NULL]}
    told = {key: kept.pop(key) for key in tuple(kept) if key in TOLD}
    return {**told, "anyOf": [kept, NULL]}


def _told(value: Schema) -> Schema:
    """Say in the words of JSON Schema what the model says of a value, at any depth."""
    made = {key: part for key, part in value.items() if key in TOLD}
    for key, part in value.items():
        if key == KIND:
            made["$ref"] = f"#/$defs/{part}"
        elif key == LINE:
            made |= _line(part, value.get("examples", ("",)))
        elif key == "enum":
            made["anyOf"] = [{"enum": part}, MARK]
        elif key == "items":
            made["items"] = {"anyOf": [_told(part), NULL]}
        elif key == "additionalProperties" and isinstance(part, dict):
            made[key] = _told(part)
        elif key == "anyOf":
            made[key] = list(map(_told, part))
        elif key not in TOLD and not (key == "type" and "enum" in value):
            made[key] = part
    return made


def _line(name: str, examples: Sequence[str]) -> Schema:
    """Return the schema of an entry that is written as one line, like the examples."""
    if name == OPENING:
        return OPENED_ENTRY
    first, *more = PATTERNS[name]
    text: Schema = {
        "type": "string",
        "pattern": first,
        "patternErrorMessage": f"Bitte so schreiben: {examples[0]}",
        "maxLength": LONGEST.get(name),
        "allOf": [{"pattern": pattern} for pattern in more],
    }
    kept = {key: part for key, part in text.items() if part not in NOTHING}
    takes_numbers = all(re.search(pattern, "1") for pattern in PATTERNS[name])
    return {"anyOf": [kept, {"type": ["number", "boolean"]}]} if takes_numbers else kept


def _mapping(definition: Schema) -> Schema:
    """Return the mapping among the ways in which a record may be written."""
    found: Schema = next(part for part in definition["anyOf"] if "properties" in part)
    return found


def _require_years(value: Schema) -> None:
    """Say that the keys of a mapping are years."""
    for part in (value, *value.get("anyOf", ())):
        if "additionalProperties" in part:
            part["propertyNames"] = {"pattern": whole(YEAR)}


def _given(key: str, rule: Schema) -> Schema:
    return {"required": [key], "properties": {key: rule}}


def _refuse_several_things(amendment: Schema) -> None:
    """Say that an amendment does one thing, and that a new number is for what is new."""
    something: Schema = {"not": NULL}
    texts = [_given(key, something) for key in TEXT_KEYS]
    dropped = _given("entfaellt", {"type": "string", "pattern": whole(YES)})
    amendment["oneOf"] = [*texts, dropped]
    amendment["if"] = _given("nummer", something)
    amendment["then"] = {"anyOf": texts[1:], "not": _given("worte", something)}


def _fit_to_form(made: Schema, name: str, form: Form) -> None:
    """Offer what a form has; refuse only another form and kinds of papers that it has not."""
    keys, definitions = made["properties"], made["$defs"]
    keys["formular"] = _one_of(keys["formular"], [name])
    keys["vorlagenart"] = _one_of(keys["vorlagenart"], [kind.name for kind in form.kinds])
    keys["drucksachennummer"]["examples"] = [form.number.example]
    keys["angaben"]["anyOf"] = [answers_schema(_every_field(form)), NULL]
    made["allOf"] = [_of_kind(kind.name, form) for kind in form.kinds]
    for owner, key in BODY_KEYS:
        _suggest(definitions[owner], key, form.organizations.all_names())
    for owner in BODY_LINES:
        definitions[owner]["anyOf"].insert(0, {"enum": list(form.organizations.all_names())})
    for owner, key in GROUND_KEYS:
        _suggest(definitions[owner], key, form.non_public_grounds)


def _every_field(form: Form) -> list[FormField]:
    """Return the fields of all kinds of papers, each once."""
    fields = {field.name: field for kind in form.kinds for field in form.fields_of(kind.name)}
    return list(fields.values())


def _of_kind(kind: str, form: Form) -> Schema:
    """Say which fields papers of a kind have."""
    names = [field.name for field in form.fields_of(kind)]
    keys = {"angaben": {"propertyNames": {"enum": names}} if names else {"maxProperties": 0}}
    return {"if": _given("vorlagenart", {"const": kind}), "then": {"properties": keys}}


def _one_of(key: Schema, names: Sequence[str]) -> Schema:
    """Return the schema of a key behind which one of these names stands."""
    told = {name: part for name, part in key.items() if name in TOLD}
    return {**told, "examples": list(names), "anyOf": [{"enum": list(names)}, MARK]}


def _suggest(definition: Schema, key: str, words: Sequence[str]) -> None:
    """Offer words for a key, or for the entries of its list; any other word fits as before."""
    for part in tuple(_texts(_properties(definition)[key])):
        part["anyOf"] = [{"enum": list(words)}, {"$ref": part.pop("$ref")}]


def _properties(definition: Schema) -> Mapping[str, Schema]:
    owner = definition if "properties" in definition else _mapping(definition)
    properties: Mapping[str, Schema] = owner["properties"]
    return properties


def _texts(value: Schema) -> Iterator[Schema]:
    """Yield what says that a text of one line stands here."""
    if value.get("$ref") == "#/$defs/Zeile":
        yield value
    for part in (*value.get("anyOf", ()), *([value["items"]] if "items" in value else ())):
        yield from _texts(part)
