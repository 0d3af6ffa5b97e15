"""The JSON Schema accepts what the loader accepts, and tells every key in German."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.errors import ExitCode
from drafter.model.base import Record
from drafter.model.schema import DIALECT, schema
from drafter.source import load

from .conftest import INPUTS, Run
from .test_echo import FULL
from .test_new import KINDS

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
    "boolean": (bool,),
}
KEYWORDS = {
    *("$ref", "$schema", "$defs", "type", "anyOf", "enum", "properties", "required", "items"),
    *("additionalProperties", "propertyNames", "minItems", "maxItems", "minLength"),
    *("minProperties", "maxProperties"),
    *("title", "description", "examples", "default"),
}


def problems(value: Any, rule: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """Say where a value does not fit a schema; knows the keywords that ours uses, no others."""
    assert set(rule) <= KEYWORDS
    if "$ref" in rule:
        return problems(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in rule:
        tries = [problems(value, part, root, at) for part in rule["anyOf"]]
        return [] if [] in tries else [text for found in tries for text in found]
    wanted = rule.get("type", [])
    kinds = tuple(
        kind for name in ([wanted] if isinstance(wanted, str) else wanted) for kind in TYPES[name]
    )
    if kinds and not isinstance(value, kinds):
        return [f"{at}: {value!r} is not {wanted}"]
    if "enum" in rule and value not in rule["enum"]:
        return [f"{at}: {value!r} is not of {rule['enum']}"]
    if isinstance(value, dict):
        return list(object_problems(value, rule, root, at))
    if isinstance(value, list):
        return list(list_problems(value, rule, root, at))
    too_short = isinstance(value, str) and len(value) < rule.get("minLength", 0)
    return [f"{at}: too short"] if too_short else []


def object_problems(
    value: dict[str, Any], rule: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    yield from (f"{at}: {key} missing" for key in rule.get("required", ()) if key not in value)
    if not rule.get("minProperties", 0) <= len(value) <= rule.get("maxProperties", len(value)):
        yield f"{at}: {len(value)} keys"
    named = rule.get("propertyNames", {}).get("pattern", "")
    yield from (f"{at}: {key} unknown" for key in value if not re.search(named, key))
    for key, part in value.items():
        more = rule.get("additionalProperties", True)
        below = rule.get("properties", {}).get(key, more)
        if below is False:
            yield f"{at}: {key} unknown"
        elif below is not True:
            yield from problems(part, below, root, f"{at}.{key}")


def list_problems(
    value: list[Any], rule: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        yield f"{at}: {len(value)} items"
    for index, part in enumerate(value):
        yield from problems(part, rule.get("items", {}), root, f"{at}[{index}]")


def as_editors_read(text: str) -> Any:
    """Read YAML as an editor does: mapping keys become text, a date stays text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def properties(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield from value.get("properties", {}).items()
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from properties(part)


@pytest.mark.parametrize("path", sorted(INPUTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_papers_fit_the_schema(path: Path) -> None:
    assert problems(as_editors_read(path.read_text(encoding="utf-8")), schema(), schema()) == []


def test_every_mapping_fits_the_schema() -> None:
    assert problems(as_editors_read(FULL), schema(), schema()) == []


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_the_skeletons_fit_the_schema_beside_them(
    run: Run, tmp_path: Path, form: str, kind: str
) -> None:
    run("new", tmp_path / "a", "--form", form, "--kind", kind)
    rule = json.loads((tmp_path / "vorlage.schema.json").read_text(encoding="utf-8"))
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert problems(as_editors_read(text), rule, rule) == []


UNQUOTED = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
drucksachennummer: 2859/2020-2025
amt: {nummer: 500, name: Amt}
datum: 2022-02-10
beratungsgegenstand: 2022
produktgruppen: [11.05]
beratungsfolge: [{gremium: Rat, top: 8.2}]
anlagen:
finanzen: {auswirkungen: nein, deckung: {bedarf: 300000, jahr: 2022}}
begruendung: {datei: text.md}
"""


def test_what_the_loader_reads_unquoted_fits_too(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("Text.", encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(UNQUOTED, encoding="utf-8")
    assert load(path).findings == ()
    assert problems(as_editors_read(UNQUOTED), schema(), schema()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "farbe: rot",
        "status: fertig",
        "anlagen: Lageplan",
        "amt: {name: Amt, fax: 1}",
        "beratungsfolge: [{beratung: geheim, gremium: Rat}]",
        "begruendung: {date: a.md}",
        "finanzen: {auswirkungen: vielleicht}",
        "unterschrift: [a, b, c, d, e, f]",
    ],
)
def test_what_the_loader_refuses_does_not_fit(wrong: str, tmp_path: Path) -> None:
    base = {"formular": "bielefeld", "vorlagenart": "Beschlussvorlage", "beratungsgegenstand": "x"}
    value = {"amt": "Amt", **base, **yaml.safe_load(wrong)}
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    assert load(tmp_path / "a.yaml").paper is None
    assert problems(value, schema(), schema()) != []


def test_every_key_has_a_title_and_a_description() -> None:
    told = [(key, part) for key, part in properties(schema()) if key != "datei" or "anyOf" in part]
    assert len(told) > 80
    assert [key for key, part in told if not part.get("title") or not part.get("description")] == []


def test_nothing_of_the_model_s_english_is_in_the_schema() -> None:
    text = json.dumps(schema(), ensure_ascii=False)
    names = {kind.__name__ for kind in Record.__subclasses__()}
    for kind in Record.__subclasses__():
        assert str(kind.__doc__).splitlines()[0] not in text
    assert not [name for name in names if f'"title": "{name}"' in text]


def test_every_entry_with_a_line_may_be_line_or_mapping() -> None:
    used = set(schema()["$defs"])
    for kind in Record.__subclasses__():
        if kind.one_line is not None and kind.__name__ in used:
            line, mapping, *opened = schema()["$defs"][kind.__name__]["anyOf"]
            assert line["examples"] == [kind.one_line.example]
            assert mapping["type"] == "object"
            assert bool(opened) is bool(kind.one_line.opening)


AMENDED = """\
aenderungen:
  - In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.
  - {an: Ziffer 4, entfaellt: ja}
  - Nach Ziffer 5 wird eingefügt: Ein Satz.
  - Ziffer 1 wird wie folgt gefasst: {datei: ziffer-1.md}
"""


def test_every_form_of_an_amendment_fits_the_schema() -> None:
    text = f"{UNQUOTED}{AMENDED}"
    assert problems(as_editors_read(text), schema(), schema()) == []
    spoilt = text.replace("{datei: ziffer-1.md}", "{file: ziffer-1.md}")
    assert problems(as_editors_read(spoilt), schema(), schema())


def test_the_command_prints_the_schema_or_writes_it(run: Run, tmp_path: Path) -> None:
    printed = run("schema").stdout
    value = json.loads(printed)
    assert (value["$schema"], value["title"]) == (DIALECT, "Vorlage")
    assert "$id" not in value
    file = tmp_path / "s.json"
    for _ in range(2):
        result = run("schema", "-o", file)
        assert result.stdout == f"geschrieben: {file}\n"
        assert file.read_text(encoding="utf-8") == printed


def test_a_schema_that_cannot_be_written_is_a_german_sentence(run: Run, tmp_path: Path) -> None:
    result = run("schema", "-o", tmp_path)
    assert result.exit_code == ExitCode.OUTPUT
    assert result.stderr.startswith("Fehler: ")
    assert "Traceback" not in result.stderr
