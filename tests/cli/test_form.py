"""Forms are made and checked; whoever keeps one reads German sentences with places."""

import json
import re
import shutil
from pathlib import Path

import pytest

from drafter.errors import ExitCode
from drafter.pipeline.forms.checking import check_form
from drafter.resources import form_names, templates_directory
from drafter.source.forms import load_form

from .conftest import Process, Run

IRREGULAR = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
SECTION = '      - {feld: ziele, titel: "Auswirkungen auf Ziele, Kennzahlen", kurz: Ziele}\n'


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Lay a form of its own into a folder of forms; what old papers call its kinds is left out."""
    folder = tmp_path / "formulare/neustadt"
    shutil.copytree(templates_directory() / "bielefeld", folder)
    text = (folder / "form.yaml").read_text("utf-8")
    without = re.sub(r"(?m)^  arten:\n(?:    .*\n)+", "", text, count=1)
    (folder / "form.yaml").write_text(without, "utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_form_is_copied_with_the_name_put_in(run: Run, tmp_path: Path) -> None:
    new = ("form", "new", "bad-muster", "--from", "bielefeld", "--templates", tmp_path / "neu")
    made = run(*new)
    assert made.exit_code == ExitCode.OK, made.output
    folder = tmp_path / "neu/bad-muster"
    assert f"geschrieben: {folder / 'form.yaml'}\n" in made.stdout
    assert f"drafter form check bad-muster --templates {tmp_path / 'neu'}" in made.stdout
    form = load_form("bad-muster", tmp_path / "neu")
    assert form.headline.municipality == form.name == "Stadt Bad Muster"
    assert form.organizations.bodies[0].name == "Rat der Stadt Bad Muster"
    assert run(*new).exit_code == ExitCode.CONFLICT
    assert [path.name for path in (tmp_path / "neu").iterdir()] == ["bad-muster"]


def test_the_municipality_and_the_folder_can_be_named(process: Process, tmp_path: Path) -> None:
    new = (
        "form",
        "new",
        "sonnental",
        "--from",
        "bielefeld",
        "--municipality",
        "Gemeinde Sonnental",
    )
    made = process(*new, DRAFTER_TEMPLATES=str(tmp_path))
    assert made.returncode == ExitCode.OK, made.stderr
    assert "drafter form check sonnental\n" in made.stdout
    assert load_form("sonnental", tmp_path).headline.municipality == "Gemeinde Sonnental"


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("Müllheim",), ExitCode.USAGE, "zum Beispiel muellheim"),
        (("../weg",), ExitCode.USAGE, "kann kein Formular heißen"),
        (("neu", "--municipality", "Stadt: Neu"), ExitCode.USAGE, "keine Kommune heißen"),
        (("neu", "--from", "atlantis"), ExitCode.USAGE, "„atlantis“ gibt es nicht"),
        (("neu", "--templates", "/dev/null/x"), ExitCode.OUTPUT, "ließ sich nicht anlegen"),
    ],
)
def test_what_cannot_be_made_is_refused(
    run: Run, tmp_path: Path, words: tuple[str, ...], exit_code: ExitCode, said: str
) -> None:
    given = ("--from", "bielefeld", "--templates", tmp_path)
    result = run("form", "new", *given, *words)
    assert (result.exit_code, said in result.stderr) == (exit_code, True), result.output
    assert list(tmp_path.iterdir()) == []


def test_the_forms_are_listed(run: Run, form: Path) -> None:
    listed = run("form", "list", "--templates", form.parent).stdout
    assert listed == "neustadt  Stadt Bielefeld: Beschlussvorlage, Informationsvorlage\n"
    assert len(run("form", "list").stdout.splitlines()) == len(form_names())


@pytest.mark.parametrize("name", form_names())
def test_no_form_of_the_program_has_anything_wrong(name: str) -> None:
    assert check_form(name, trying=False).findings == ()


def test_made_up_papers_of_the_form_to_start_from_show_nothing_wrong() -> None:
    checked = check_form("musterstadt", judging=False)
    assert checked.findings == ()
    assert checked.tried


BODY = "- {name: Seniorenrat, art: Beirat}"
TWIN = "- {name: Integrationsrat, art: Beirat} # noch einmal"
SUBJECT = "      - {feld: beratungsgegenstand, titel: Beratungsgegenstand (Bezeichnung des "
SECTIONS = "- {feld: kopf"
LOADS = "background: url(https://example.org/a.png)"
Wrong = tuple[str, str, str, str, str]
WRONG: dict[str, Wrong] = {
    "a value that is none": ("form.yaml", "land: NW", "land: [NW]", "[NW]", "wert-form"),
    "a key that is none": ("form.yaml", "land: NW", "lnad: NW", "lnad", "schluessel-unbekannt"),
    "no Land": ("form.yaml", "land: NW", "land: XX", "XX", "formular-land"),
    "a wrong example": ("form.yaml", "2859/2020-2025", "2859-20", "2859-20", "formular-nummer"),
    "no stem": ("form.yaml", "<stamm>", "<rumpf>", '"(?P<rumpf>', "formular-nummer"),
    "no endings": ("form.yaml", "(?P<endung>/[0-9]{1,2})?", "", "- {muster", "formular-endung"),
    "an ending": ("form.yaml", '"/[0-9]{1,2}"', '"/[0-9"', '"/[0-9"', "formular-endung"),
    "terms": ("form.yaml", "31.05.2014}", "31.05.2015}", "01.06.2014", "formular-wahlperiode"),
    "a column": ("form.yaml", "spalte: sitzung", "spalte: 'gremium'", "'gr", "formular-doppelt"),
    "a kind of paper": (
        *("form.yaml", "name: Informationsvorlage", 'name: "Beschlussvorlage"'),
        *('"Beschlussvorlage"', "formular-doppelt"),
    ),
    "no subject": ("form.yaml", SUBJECT, f"#{SUBJECT}", SECTIONS, "formular-abschnitt"),
    "no heading": (
        *("form.yaml", SECTION, "      - {feld: ziele}\n"),
        *("{feld: ziele}", "formular-ueberschrift"),
    ),
    "no box": ("form.yaml", "- {feld: nachtrag}", "", SECTIONS, "formular-abschnitt"),
    "no note": (
        *("form.yaml", "hinweis: >-\n  Wenn", "# Wenn"),
        *("- name: Beschlussvorlage", "formular-ungedruckt"),
    ),
    "pale marks": ("form.yaml", '"#B00020"', '"#FFB0B0"', 'farbe: "#F', "wert-ungueltig"),
    "a body of no kind": ("gremien.yaml", BODY, "- {name: Seniorenrat}", "{name: Se", "feld-fehlt"),
    "one name": ("gremien.yaml", BODY, TWIN, TWIN[2:], "formular-gremien"),
    "no property": ("form.css", "#kopf {", "#kopf { farbe: rot;", "farbe", "formular-css"),
    "a loading sheet": ("form.css", "#kopf {", f"#kopf {{ {LOADS};", "url(", "formular-nachladen"),
    "a broken template": (
        *("vorlage.html.j2", "{% endblock %}", "{% endblok %}"),
        *("{% endblok", "formular-vorlage"),
    ),
    "a loading template": (
        *("vorlage.html.j2", "<header", '<img src="https://example.org/a.png" alt=""><header'),
        *('src="https', "formular-nachladen"),
    ),
    "no escapes": (
        *("vorlage.html.j2", "section.id }}", "section.id | safe }}"),
        *("| safe", "formular-vorlage"),
    ),
}


def place(path: Path, beginning: str) -> str:
    """Return where the first such text of a file begins, as findings tell it."""
    before = path.read_text("utf-8").partition(beginning)[0]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "


@pytest.mark.parametrize(("file", "old", "new", "at", "code"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(
    run: Run, form: Path, file: str, old: str, new: str, at: str, code: str
) -> None:
    edit(form / file, old, new)
    told = run("form", "check", "neustadt", "--quick", "--strict", "--templates", form.parent)
    assert told.exit_code == ExitCode.FINDINGS, told.output
    assert place(form / file, at) in told.stdout, told.stdout
    assert f"({code})" in told.stdout, told.stdout
    assert len(told.stdout.splitlines()) <= 4, told.stdout


def test_a_sheet_that_browsers_cannot_read_is_told(run: Run, form: Path) -> None:
    edit(form / "browser.css", "{ display: block; }", "}")
    told = run("form", "check", "neustadt", "--quick", "--templates", form.parent)
    assert f"{form / 'browser.css'}:" in told.stdout
    assert told.exit_code == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ section.id }}", "{{ sektion.id }}", "'sektion' is undefined"),
        ('"nachtrag", "aenderungen"', '"ziele", "aenderungen"', "Abschnitt „ziele“ nicht"),
        ("<h1", '<h1 id="titel"', "druckt den Abschnitt „titel“ 2-mal"),
    ],
)
def test_a_made_up_paper_shows_what_the_template_does(
    form: Path, old: str, new: str, said: str
) -> None:
    edit(form / "vorlage.html.j2", old, new)
    checked = check_form("neustadt", form.parent, judging=False)
    assert any(
        said in f"{each.place}: {each.severity}: {each.message}" for each in checked.findings
    )


def test_the_pdf_of_a_made_up_paper_is_judged(form: Path) -> None:
    text = (form / "form.yaml").read_text("utf-8")
    (form / "form.yaml").write_text(text[: text.index("  - name: Informationsvorlage")], "utf-8")
    edit(form / "vorlage.html.j2", "<header", f"{IRREGULAR}<header")
    checked = check_form("neustadt", form.parent)
    assert checked.judged
    assert any("Das PDF bricht PDF/UA-1, Regel 7.2-43" in each.message for each in checked.findings)


def test_the_form_to_start_from_is_fit_for_use_at_once(run: Run, tmp_path: Path) -> None:
    given = ("--templates", tmp_path / "formulare")
    made = run("form", "new", "sonnental", "--municipality", "Gemeinde Sonnental", *given)
    assert made.exit_code == ExitCode.OK, made.output
    assert "https://oparl.example.org/musterstadt" in made.stdout
    texts = [path.read_text("utf-8") for path in (tmp_path / "formulare").rglob("*.yaml")]
    assert "Stadt Musterstadt" not in "".join(texts)
    checked = run("form", "check", "sonnental", "--quick", *given)
    assert (checked.exit_code, "0 Fehler, 0 Warnungen" in checked.stdout) == (ExitCode.OK, True)
    assert run("new", tmp_path / "erste", *given).exit_code == ExitCode.OK
    assert run("check", tmp_path / "erste.yaml", *given).exit_code == ExitCode.OK


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("felder: [klima, beteiligung]", "felder: [klima]", "name: bet", "formular-ungedruckt"),
        ("beispiel: ja, positiv", "beispiel: manchmal", "manchmal", "formular-beispiel"),
        ("datei: logo.png", "datei: wappen.png", "datei: w", "formular-logo"),
        ("titel: Anlagen}", "pflicht: nein}", "{feld: anlagen", "formular-ueberschrift"),
        ("klima, beteiligung]", "klima, 'sachverhalt']", "'sachverhalt'", "wert-ungueltig"),
        ("klima, beteiligung]", "klima, beteilligung]", "beteilligung", "wert-ungueltig"),
        ("[positiv, negativ]", "[positiv, 'positiv']", "'positiv'", "wert-ungueltig"),
        ("{feld: formularhinweis}", "{feld: titel, kurz: x}", "{feld: titel, k", "wert-ungueltig"),
    ],
)
def test_what_is_wrong_with_fields_and_logo_is_told(
    run: Run, tmp_path: Path, old: str, new: str, at: str, code: str
) -> None:
    form = tmp_path / "formulare/neustadt"
    shutil.copytree(templates_directory() / "musterstadt", form)
    file = form / "form.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    told = run("form", "check", "neustadt", "--quick", "--strict", "--templates", form.parent)
    assert told.exit_code == ExitCode.FINDINGS, told.output
    assert place(file, at) in told.stdout, told.stdout
    assert f"({code})" in told.stdout, told.stdout


def test_findings_are_told_to_programs(run: Run, form: Path) -> None:
    edit(form / "form.yaml", "land: NW", "land: XX")
    given = ("neustadt", "--quick", "--format", "json", "--templates", form.parent)
    told = json.loads(run("form", "check", *given).stdout)
    (checked,) = told["formulare"]
    assert (checked["name"], checked["zur_probe_gebaut"]) == ("neustadt", False)
    assert [each["regel"] for each in checked["befunde"]] == ["formular-land"]
    assert told["summe"] == {"formulare": 1, "fehler": 1, "warnungen": 0, "hinweise": 0}


def test_a_form_that_is_not_there_is_a_german_sentence(run: Run) -> None:
    result = run("form", "check", "atlantis")
    assert result.exit_code == ExitCode.USAGE
    assert "„atlantis“ gibt es nicht. Vorhanden: " in result.stderr
