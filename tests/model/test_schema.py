"""The JSON Schema of a form and the loader agree on how a paper may be written, both ways.

What is a value of the wrong shape, a misspelt key, a missing one, a line or a word that cannot be
read is refused by both; what the loader reads, the schema accepts. The few exceptions are told in
`docs/architecture.md`.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from drafter.model.base import Record
from drafter.model.line_patterns import PATTERNS
from drafter.model.lines import LONGEST, LineError
from drafter.model.paper import Paper
from drafter.model.scalars import LONGEST_PARAGRAPH
from drafter.model.schema import DIALECT, schema
from drafter.model.written import MARKED
from drafter.resources import form_names
from drafter.source import load
from drafter.source.forms import load_form
from tests.cli.test_echo import FULL
from tests.model.core_yaml import as_editors_read
from tests.model.spoiling import VALUES, spoilt
from tests.mutation.mutator import mutate

INPUTS = Path(__file__).parents[2] / "inputs"
PAPERS = sorted(INPUTS.glob("*.yaml"))
OF_SHAPE = {
    *("schluessel-unbekannt", "feld-fehlt", "wert-form", "wert-ungueltig", "zeile-unverstanden"),
    *("doppelpunkt-im-text", "vorlagenart-unbekannt", "formular-unbekannt"),
}
ROW = "{bezeichnung: a, art: Aufwand, betraege: {2024: 5}}"
BASE = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: Amt
beratungsgegenstand: Radweg
"""


@cache
def form_schema(form: str = "bielefeld") -> Any:
    return schema(form, load_form(form))


@cache
def validator(form: str) -> Any:
    return Draft202012Validator(form_schema(form))


def form_of(path: Path) -> str:
    """Return the form of a paper as it lies in `inputs/`."""
    (form,) = re.findall(r"(?m)^formular: (\w+)$", path.read_text(encoding="utf-8"))
    return str(form)


def refusal(text: str, form: str = "bielefeld") -> ValidationError | None:
    """Return the first problem that the schema of a form has with a YAML text."""
    found: ValidationError | None = next(validator(form).iter_errors(as_editors_read(text)), None)
    return found


def codes(path: Path) -> set[str]:
    return {finding.code for finding in load(path).findings if finding.blocks_drafts}


def test_it_is_a_schema_of_its_dialect() -> None:
    assert form_schema()["$schema"] == DIALECT
    for form in form_names():
        Draft202012Validator.check_schema(form_schema(form))
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_the_papers_fit(path: Path) -> None:
    assert refusal(path.read_text(encoding="utf-8"), form_of(path)) is None
    paper = as_editors_read(path.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema()).iter_errors(paper)) == []


def test_every_mapping_fits() -> None:
    assert refusal(FULL) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("schema") / "inputs"
    shutil.copytree(INPUTS, copy)
    (copy / "voll.yaml").write_text(FULL, encoding="utf-8")
    return copy


def spoilt_papers(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield papers with a small mistake or spoilt by hand or machine, each with its form."""
    names = [*(path.name for path in PAPERS), "voll.yaml"]
    for number in range(120):
        random = Random(f"schema/{number}")
        path = folder / random.choice(names)
        form, whole = form_of(path), path.read_text(encoding="utf-8")
        if number % 3:
            yield form, spoilt(whole, random)
        else:
            yield form, mutate(whole.encode(), random).decode("utf-8", "replace")


def is_beyond_patterns(text: str) -> bool:
    """Whether a text holds what no schema can judge: hand marks, a paragraph that is too long."""
    return bool(re.search(MARKED, text)) or max(map(len, text.split("\n"))) > LONGEST_PARAGRAPH


def test_spoilt_papers_are_judged_alike(folder: Path) -> None:
    judged: Counter[tuple[bool, bool]] = Counter()
    differing = []
    path = folder / "verdorben.yaml"
    for form, text in spoilt_papers(folder):
        path.write_text(text, encoding="utf-8", newline="")
        found = codes(path)
        try:
            refused = refusal(text, form) is not None
        except (yaml.YAMLError, ValueError):
            continue
        if found <= OF_SHAPE:
            judged[bool(found), refused] += 1
            if bool(found) is not refused and not (found and is_beyond_patterns(text)):
                differing.append((text, found))
    assert differing == []
    assert judged[False, False] > 40
    assert judged[True, True] > 15


@pytest.mark.parametrize(
    "line",
    [
        *("datum: 2022-02-10", "datum: 10.2.2022", "datum: 29.02.2024", "datum: 10. Februar 2022"),
        *("drucksachennummer: 2859/2020-2025", "neutraler_titel: 2022", "neutraler_titel: true"),
        *("neutraler_titel: 8.2", "status: versandt", "anlagen:", "anlagen: []", "fussvermerk: ~"),
        "finanzen: {auswirkungen: Nein, deckung: {bedarf: 300000, jahr: 2022}}",
        'finanzen: {deckung: {bedarf: "1,2 Mio. €", rest: {betrag: rd. 5 TEUR}}}',
        "finanzen: {deckung: {bedarf: 300.000}}",
        "produktgruppen: [11.05, 0451.5318000]",
        "beratungsfolge: [{gremium: Kleingartenbeirat, top: 8.2, sitzung: 02./03.05.2006}]",
        'beratungsfolge: ["Rat, 10.02.2022, TOP 8, ö", Kleingartenbeirat]',
        "begruendung: {datei: kim-2021.md}",
        "unterschrift: [Erika Beispiel, ~]",
        "datum: '{~~10.02.2022~>11.02.2022~~}'",
        "status: '{++entwurf++}'",
        "aenderungen: [{an: Ziffer 4, entfaellt: ja}, Ziffer 5 wird gestrichen.]",
        "aenderungen: [{an: Ziffer 4, danach: Text, nummer: 5, worte: ~}]",
        "aenderungen: [Ziffer 1 wird wie folgt gefasst: {datei: kim-2021.md}]",
    ],
)
def test_what_the_loader_reads_fits(line: str, folder: Path) -> None:
    path = folder / "zeile.yaml"
    path.write_text(f"{BASE}{line}\n", encoding="utf-8")
    assert codes(path) == set()
    assert refusal(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "line",
    [
        *("farbe: rot", "status: fertig", "anlagen: Lageplan", "vorlagenart: Vermerk"),
        *("formular: karlstadt", "amt: 500", "beratungsgegenstand: ''", "beratungsgegenstand:"),
        *("datum: 10.02.22", "datum: 31.04.2022", "datum: 2022", "datum: 29.02.2100"),
        "amt: {name: Amt, fax: 1}",
        "beratungsfolge: [{beratung: geheim, gremium: Rat}]",
        'beratungsfolge: ["Rat, 10.02.2022, 11.02.2022"]',
        'beratungsfolge: ["Rat, 10.02.2022, gehiem"]',
        'beratungsfolge: ["Rat, ö, nö"]',
        "begruendung: {date: a.md}",
        "angaben: {co2_relevanz: ja}",
        "begruendung: [a]",
        "finanzen: {auswirkungen: vielleicht}",
        "finanzen: {deckung: {bedarf: 300.00 €}}",
        "finanzen: {deckung: {bedarf: '300.00'}}",
        "finanzen: {deckung: {zeilen: [Mehrertrag]}}",
        "finanzen: {deckung: {jahr: 22}}",
        f"finanzen: {{plaene: [{{plan: Stellenplan, zeilen: [{ROW}]}}]}}",
        "finanzen: {plaene: [{plan: Finanzplan, zeilen: []}]}",
        f"finanzen: {{plaene: [{{plan: Finanzplan, zeilen: [{ROW.replace('2024', 'zwei')}]}}]}}",
        "abbildungen: {a: {titel: b, werte: ['c, sechs']}}",
        "unterschrift: [a, b, c, d, e, f]",
        "unterschrift: ['a, b, c']",
        "nachtrag: {art: ändert}",
        "nachtrag: {art: ergänzt, pruefsumme: abc}",
        "aenderungen: [{an: Zifer 4, entfaellt: ja}]",
        "aenderungen: [Zifer 4 wird gestrichen.]",
        "aenderungen: [{an: Ziffer 4, durch: a, davor: b}]",
        "aenderungen: [{an: Ziffer 4, durch: a, nummer: 5}]",
        "aenderungen: [{an: Ziffer 4}]",
        "aenderungen: [Ziffer 1 wird wie folgt gefasst: {file: kim-2021.md}]",
        "aenderungen: [Ziffer 1 wird gefasst: Text]",
    ],
)
def test_what_the_loader_refuses_does_not_fit(line: str, folder: Path) -> None:
    key = line.partition(":")[0]
    base = re.sub(rf"(?m)^{key}:.*\n", "", BASE)
    path = folder / "zeile.yaml"
    path.write_text(f"{base}{line}\n", encoding="utf-8")
    found = codes(path)
    assert found
    assert found <= OF_SHAPE
    assert refusal(path.read_text(encoding="utf-8")) is not None


def grammars() -> Iterator[tuple[str, Any]]:
    for kind in Record.__subclasses__():
        for each in (kind, *kind.__subclasses__()):
            if each.one_line is not None and each.__name__ in form_schema()["$defs"]:
                yield each.one_line.read.__name__, each.one_line


def test_every_grammar_of_lines_has_a_pattern_that_fits_its_example() -> None:
    found = dict(grammars())
    assert set(found) == set(PATTERNS)
    for name, one_line in found.items():
        assert all(re.search(pattern, one_line.example) for pattern in PATTERNS[name]), name


def refused(read: Any, line: str) -> bool:
    """Whether a grammar refuses a line, but not for a word that is only near to a known one."""
    try:
        read(line)
    except LineError as problem:
        return "Meinten Sie" not in str(problem)
    return False


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_no_line_that_its_grammar_refuses(name: str) -> None:
    read = dict(grammars())[name].read
    pairs = [f"{a}{joint}{b}" for a in VALUES for joint in (", ", " ") for b in VALUES]
    lines = [line for line in (*VALUES, *pairs) if line.strip() and "{" not in line]
    taken = [line for line in lines if all(re.search(each, line) for each in PATTERNS[name])]
    assert [line for line in taken if refused(read, line)] == []


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.parametrize("unit", ["Rat, ", " ", "TOP ", "10.02.2022, ", "Ziffer 3 ", "a, ö, "])
def test_no_line_keeps_a_pattern_busy(name: str, unit: str) -> None:
    """Where a pattern tries the same again and again, this would not come to an end."""
    line = (unit * LONGEST)[: LONGEST // 2]
    for pattern in PATTERNS[name]:
        re.search(pattern, f"{line}|")


def suggestions(value: Any) -> list[list[str]]:
    """Return the lists of words that a schema offers at one place."""
    return [part["enum"] for part in value["anyOf"] if "enum" in part]


def test_the_bodies_and_grounds_of_the_form_are_offered() -> None:
    form, definitions = load_form("bielefeld"), form_schema()["$defs"]
    bodies = list(form.organizations.all_names())
    assert "HWBA" in bodies
    assert suggestions(definitions["Consultation"]) == [bodies]
    mapping = definitions["Consultation"]["anyOf"][-1]["properties"]
    assert suggestions(mapping["gremium"]) == [bodies]
    assert list(form.non_public_grounds) in [
        words
        for part in mapping["grund"]["anyOf"]
        if "anyOf" in part
        for words in suggestions(part)
    ]
    kinds = suggestions(form_schema()["properties"]["vorlagenart"])
    assert kinds == [["Beschlussvorlage", "Informationsvorlage"]]


def properties(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield from value.get("properties", {}).items() if "title" in str(value) else ()
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from properties(part)


def test_every_key_of_a_paper_has_a_title_and_a_description() -> None:
    keys = form_schema()["properties"]
    assert set(keys) == {info.alias for info in Paper.model_fields.values()}
    told = [(key, part) for key, part in properties(form_schema()) if "not" not in part]
    told = [(key, part) for key, part in told if part.keys() - {"type", "pattern"}]
    assert len(told) > 80
    assert [key for key, part in told if not part.get("title") or not part.get("description")] == []


def test_nothing_of_the_model_s_english_is_in_the_schema() -> None:
    text = json.dumps(form_schema(), ensure_ascii=False)
    names = {kind.__name__ for kind in Record.__subclasses__()}
    for kind in Record.__subclasses__():
        assert str(kind.__doc__).splitlines()[0] not in text
    assert not [name for name in names if f'"title": "{name}"' in text]
    assert '"x-' not in text
