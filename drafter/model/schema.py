"""The JSON Schema of the input (JSON Schema 2020-12), for editors.

Titles, descriptions and examples are those of the model. It is a little wider than the loader:
a scalar may come as text or as a number, for staff write `2022` and `8.2` without quotes, and a
key may stand there with nothing behind it, which means that nothing is given.
"""

import json
from typing import Any

from drafter.model.paper import Paper

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Vorlage"
DESCRIPTION = "Eine Vorlage (Drucksache), wie drafter sie liest."
NOTHING: tuple[object, ...] = (None, [], {})
TOLD = ("title", "description", "examples", "default")
WORDS = {True: "ja", False: "nein"}
NULL: dict[str, Any] = {"type": "null"}


def schema() -> dict[str, Any]:
    """Return the schema of a paper's YAML file."""
    base = Paper.model_json_schema(by_alias=True)
    definitions = base.pop("$defs")
    _restore_titles([base, definitions], definitions)
    return {
        "$schema": DIALECT,
        **_record(base),
        "title": TITLE,
        "description": DESCRIPTION,
        "$defs": {name: _definition(value) for name, value in definitions.items()},
    }


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _restore_titles(value: Any, definitions: dict[str, Any]) -> None:
    """Give a key back the title that Pydantic leaves out because its type's class has the same."""
    if isinstance(value, dict):
        for part in value.get("properties", {}).values():
            name = part.get("$ref", "").rpartition("/")[2]
            if name and "title" not in part:
                part["title"] = definitions[name]["title"]
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            _restore_titles(part, definitions)


def _definition(value: dict[str, Any]) -> dict[str, Any]:
    """Take away what Pydantic has from Python: class names and docstrings, which are English."""
    kept = {key: part for key, part in value.items() if key not in ("title", "description")}
    if "anyOf" in kept:
        return {**kept, "anyOf": [_definition(part) for part in kept["anyOf"]]}
    return _record(kept) if "properties" in kept else _wider(kept)


def _record(value: dict[str, Any]) -> dict[str, Any]:
    required = value.get("required", ())
    properties = {
        key: _wider(part) if key in required else _optional(_wider(part))
        for key, part in value["properties"].items()
    }
    return {**value, "properties": properties}


def _optional(value: dict[str, Any]) -> dict[str, Any]:
    """Let the key stand there with nothing behind it; a default that is nothing says nothing."""
    kept = {key: part for key, part in value.items() if key != "default" or part not in NOTHING}
    if kept.get("default") in WORDS:
        kept["default"] = WORDS[kept["default"]]
    if "anyOf" in kept:
        alternatives = [part for part in kept["anyOf"] if part != NULL]
        return {**kept, "anyOf": [*alternatives, NULL]}
    told = {key: kept.pop(key) for key in tuple(kept) if key in TOLD}
    return {**told, "anyOf": [kept, NULL]}


def _wider(value: Any) -> Any:
    """Let every text that is no word of a list be a number too, at any depth."""
    if isinstance(value, list):
        return [_wider(part) for part in value]
    if not isinstance(value, dict):
        return value
    wide = {
        key: part if key in ("examples", "default") else _wider(part) for key, part in value.items()
    }
    if wide.get("type") == "string" and "enum" not in wide:
        wide["type"] = ["string", "number"]
    return wide
