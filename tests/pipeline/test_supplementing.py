"""A Nachtrag from its original: everything is kept, its own fields are set, nothing is lost."""

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import OutputConflict, OutputFailed, UsageMistake
from drafter.findings import Severity
from drafter.model.paper import Paper
from drafter.model.prose import all_prose
from drafter.model.scalars import Scope, Status, SupplementMode
from drafter.pipeline import Supplemented, Wanted, check, renew, supplement
from drafter.pipeline.checksums import checksum
from drafter.pipeline.supplement_edits import MATTER
from drafter.source import load
from tests.pipeline.conftest import DRAFT, Place, failing

INPUTS = Path(__file__).parents[2] / "inputs"
PAPERS = sorted(path.name for path in INPUTS.glob("*.yaml"))
ONLY_CHANGES = "offener-ganztag-2024-nachtrag.yaml"
ADDS = Wanted(SupplementMode.SUPPLEMENTS)
CHANGES = Wanted(SupplementMode.SUPPLEMENTS, scope=Scope.CHANGES)
OWN = ("status", "reference", "date", "supplement")
KEPT = (
    *("form", "kind", "lead_office", "subject", "neutral_title", "consultations"),
    *("prior_readings", "signatures", "participations", "cosignatures", "foot_note"),
)
EXAMPLES = re.compile(r"^( *)# (?=  +\S|begruendung:|'|,)", re.MULTILINE)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A copy of all inputs."""
    return Path(shutil.copytree(INPUTS, tmp_path / "inputs"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_own(paper: Paper | None) -> dict[str, object]:
    assert paper
    return {key: value for key, value in paper if key not in OWN}


def written(made: Supplemented) -> Paper:
    assert made.files, made.findings
    paper = load(made.files[0]).paper
    assert paper
    return paper


def uncommented(path: Path) -> Path:
    """Make entries of the examples in a new Nachtrag, as a clerk does in an editor."""
    head, key, rest = path.read_bytes().decode().partition("aenderungen:")
    path.write_bytes((head + key + EXAMPLES.sub(r"\1", rest)).encode())
    return path


@pytest.mark.parametrize("name", sorted({*PAPERS} - {ONLY_CHANGES}))
def test_all_but_its_own_fields_is_the_originals(inputs: Path, name: str) -> None:
    path = inputs / name
    before = contents(inputs)
    made = supplement(path, Wanted(SupplementMode.REPLACES, "1/2020-2025/1"))
    paper, original = written(made), load(path)
    assert without_own(paper) == without_own(original.paper)
    assert (paper.status, paper.reference, paper.date) == (Status.DRAFT, "1/2020-2025/1", None)
    assert paper.supplement
    assert (paper.supplement.mode, paper.supplement.original) == (SupplementMode.REPLACES, name)
    assert paper.supplement.checksum == checksum(original)
    assert {key: data for key, data in contents(inputs).items() if key in before} == before
    codes = {finding.code for finding in check(made.files[0]).findings}
    assert not {code for code in codes if code.startswith("ursprung")}


def test_comments_and_everything_else_stays(inputs: Path) -> None:
    made = supplement(inputs / "kim-2021.yaml", ADDS)
    assert [file.name for file in made.files] == ["kim-2021-nachtrag.yaml", "kim-2021-nachtrag.md"]
    old, new = (file.read_text("utf-8") for file in (inputs / "kim-2021.yaml", made.files[0]))
    value = checksum(load(inputs / "kim-2021.yaml"))
    block = f"\nnachtrag:\n  art: ergänzt\n  zu: kim-2021.yaml\n  pruefsumme: {value}\n"
    expected = (
        old.replace("status: versandt", "status: entwurf")
        .replace("drucksachennummer: 2859/2020-2025  #", "drucksachennummer:  #")
        .replace("datum: 04.11.2021  #", "datum:  #")
        .replace("vor den Sitzungen\n", f"vor den Sitzungen\n{block}")
        .replace("datei: kim-2021.md", "datei: kim-2021-nachtrag.md")
    )
    assert new == expected
    assert made.files[1].read_bytes() == (inputs / "kim-2021.md").read_bytes()


WAYS = {
    "flow": (
        "{formular: bielefeld, vorlagenart: Beschlussvorlage, status: versandt, "
        "datum: 04.11.2021, drucksachennummer: 1/2020-2025, amt: 400 Amt für Schule, "
        "beratungsgegenstand: Halle, begruendung: {datei: t.md}}"
    ),
    "flow in lines": (
        '{"formular": "bielefeld",\n "vorlagenart":"Beschlussvorlage",\n "datum":"04.11.2021",\n'
        ' "amt": {"name": "Amt"},\n "beratungsgegenstand":"Halle",\n'
        ' "begruendung": {"datei":"t.md"}}\n'
    ),
    "no keys": DRAFT + "begruendung: {datei: t.md}",
    "no line end": "begruendung:\n  datei: t.md\n" + DRAFT + "datum: 04.11.2021",
    "quoted keys": (
        '"formular": bielefeld\n\'vorlagenart\': Beschlussvorlage\n"datum": 04.11.2021 # c\n'
        "'drucksachennummer':  '1/2020-2025'\n\"amt\": Amt\n\"beratungsgegenstand\": Halle\n"
    ),
    "skeleton": DRAFT + "datum:\n# Nur bei Nachtrag\nnachtrag:\n# Ende\nfussvermerk:\n",
    "subject first": (
        "# yaml-language-server: $schema=v.json\nberatungsgegenstand: Halle\nformular: bielefeld\n"
        "vorlagenart: Beschlussvorlage\namt: Amt\n"
    ),
    "blocks": DRAFT + "datum: >-\n  04.11.2021\n\nstatus: |-\n  versandt\nnachtrag: ~\n",
    "indented": "".join(f"  {line}\n" for line in f"{DRAFT}datum: 04.11.2021".splitlines()),
    "document": f"%YAML 1.1\n---\n{DRAFT}datum: 04.11.2021\n...\n",
    "text twice": DRAFT + "ziele: {datei: t.md}\nbegruendung:\n  datei: >-\n    ./t.md\n",
    "explicit": DRAFT + "? datum\n: 04.11.2021\n? begruendung\n: {datei: 't.md'}\n",
    "acknowledged": DRAFT + "quittiert:\n  - {regel: text-verschachtelung, grund: so gewollt}\n",
    "marked": DRAFT + 'datum: "{~~04.11.2021~>05.11.2021~~}"\nziele: a {++b++}\n',
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("number", [None, "V 0716/2023", "1: #2"])
@pytest.mark.parametrize("way", WAYS)
def test_in_whatever_way_the_original_is_written(
    place: Place, way: str, number: str | None, bom: bytes, end: str
) -> None:
    path = place()
    path.write_bytes(bom + WAYS[way].replace("\n", end).encode())
    path.with_name("t.md").write_text("Text", encoding="utf-8")
    made = supplement(path, Wanted(SupplementMode.SUPPLEMENTS, number))
    paper = written(made)
    assert without_own(paper) == without_own(load(path).paper)
    assert (paper.reference, paper.date, paper.status) == (number, None, Status.DRAFT)
    assert paper.supplement
    data = made.files[0].read_bytes()
    assert data.startswith(bom)
    assert end == "\n" or data.count(b"\n") == data.count(b"\r\n")
    assert b"$schema" in data or "schema" not in WAYS[way]
    texts = {text.name for text in load(made.files[0]).texts}
    assert "t.md" not in {Path(name).name for name in texts}


def test_a_nachtrag_of_a_nachtrag_keeps_its_block(inputs: Path) -> None:
    path = inputs / "kim-2022.yaml"
    made = supplement(path, Wanted(SupplementMode.REPLACES))
    text = made.files[0].read_text(encoding="utf-8")
    assert "  art: ersetzt  # rekonstruiert: das Kreuz" in text
    assert "  zu: kim-2022.yaml\n  pruefsumme: " in text
    assert text.count("nachtrag:") == 1


def test_names_go_on_and_nothing_is_overwritten(inputs: Path) -> None:
    path = inputs / "kim-2021.yaml"
    first = supplement(path, ADDS).files
    (inputs / "kim-2021-nachtrag-3.md").write_text("fremd", encoding="utf-8")
    names = [supplement(path, ADDS).files[0].name, supplement(first[0], ADDS).files[0].name]
    assert names == ["kim-2021-nachtrag-2.yaml", "kim-2021-nachtrag-4.yaml"]
    with pytest.raises(OutputConflict, match="gibt es schon"):
        supplement(path, ADDS, Path("kim-2022"))


def test_texts_get_names_of_their_own(place: Place) -> None:
    path = place(
        "ziele: {datei: vorlage.md}\nzusammenfassung: {datei: texte/vorlage-kurz.md}\n"
        "begruendung: {datei: lang.md}\nfinanzen: {text: {datei: vorlagen.md}}\n"
        "beschlussvorschlag: {ziffern: [{text: {datei: -lang.md}}]}\n"
    )
    (path.parent / "texte").mkdir()
    for name in ("vorlage.md", "texte/vorlage-kurz.md", "lang.md", "vorlagen.md", "-lang.md"):
        (path.parent / name).write_text(name, encoding="utf-8")
    files = supplement(path, ADDS, Path("neu.yaml")).files
    named = {str(file.relative_to(path.parent)): file.read_text("utf-8") for file in files[1:]}
    assert named == {
        "neu.md": "vorlage.md",
        "texte/neu-kurz.md": "texte/vorlage-kurz.md",
        "neu-lang.md": "lang.md",
        "neu-vorlagen.md": "vorlagen.md",
        "neu--lang.md": "-lang.md",
    }


def test_two_texts_never_become_one(place: Place) -> None:
    path = place("ziele: {datei: vorlage-b.md}\nbegruendung: {datei: b.md}\n")
    for name in ("vorlage-b.md", "b.md"):
        path.with_name(name).write_text(name, encoding="utf-8")
    paper = written(supplement(path, ADDS))
    assert (paper.goals, paper.rationale) == ("vorlage-b.md", "b.md")


@pytest.mark.parametrize("name", ["anderswo/neu.yaml", "../neu.yaml", "/neu.yaml"])
def test_a_nachtrag_lies_beside_its_original(place: Place, name: str) -> None:
    path = place()
    before = contents(path.parent)
    with pytest.raises(UsageMistake, match="im Ordner seiner Ursprungsvorlage"):
        supplement(path, ADDS, Path(name))
    assert contents(path.parent) == before


def test_the_folder_may_be_named(place: Place) -> None:
    path = place()
    (file,) = supplement(path, ADDS, path.with_name("neu.yml")).files
    assert file == path.with_name("neu.yml")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a:b.yaml", "kein Dateiname"),
        ("a  b.yaml", "mehrere Leerzeichen"),
        ("a\tb.yaml", "Tabulator"),
    ],
)
def test_an_original_with_an_odd_name_is_refused(place: Place, name: str, sentence: str) -> None:
    path = place(name=name)
    with pytest.raises(UsageMistake, match=sentence):
        supplement(path, ADDS)
    assert [*contents(path.parent)] == [str(path)]


def test_umlauts_may_be_composed_otherwise_on_the_disk(place: Place) -> None:
    path = place("begruendung: {datei: Begr\u00fcndung.md}\n", name="Stra\u0308nde.yaml")
    path.with_name("Begru\u0308ndung.md").write_text("Text", encoding="utf-8")
    made = supplement(path, ADDS).files[0]
    assert check(made).original
    assert load(made).paper == written(supplement(path, ADDS))


def test_what_makes_no_paper_gives_no_nachtrag(place: Place) -> None:
    path = place("datum: 31.02.2022\n")
    before = contents(path.parent)
    made = supplement(path, ADDS)
    assert [finding.code for finding in made.findings] == ["wert-ungueltig"]
    assert (made.files, contents(path.parent)) == ((), before)


def test_what_cannot_be_rewritten_is_told(place: Place) -> None:
    path = place()
    path.write_text(f"{DRAFT}? nachtrag\n", encoding="utf-8")
    before = contents(path.parent)
    made = supplement(path, ADDS)
    (finding,) = made.findings
    assert finding.code == "nachtrag-von-hand"
    assert "von Hand" in finding.message
    assert (made.files, contents(path.parent)) == ((), before)


@pytest.mark.parametrize("number", range(2))
@pytest.mark.parametrize(("owner", "name"), [(tempfile, "mkstemp"), (os, "fsync")])
def test_if_one_file_cannot_be_written_none_is_left(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, number: int
) -> None:
    before = contents(inputs)
    monkeypatch.setattr(owner, name, failing(getattr(owner, name), number))
    with pytest.raises(OutputFailed, match="Datenträger ist voll"):
        supplement(inputs / "kim-2021.yaml", ADDS)
    assert contents(inputs) == before


# A Nachtrag that holds only changes


@pytest.mark.parametrize("name", PAPERS)
def test_head_and_procedure_are_kept_and_nothing_else(inputs: Path, name: str) -> None:
    before = contents(inputs)
    made = supplement(inputs / name, CHANGES)
    paper, original = written(made), load(inputs / name)
    assert original.paper
    assert len(made.files) == 1
    kept = original.paper.model_copy(update={"status": Status.DRAFT})
    for field, info in type(paper).model_fields.items():
        expected = getattr(kept, field) if field in KEPT else info.get_default()
        if field not in (*OWN, "neutral_title"):
            assert getattr(paper, field) == expected, field
    assert paper.supplement
    assert paper.only_changes
    assert paper.supplement.checksum == checksum(original)
    assert {key: data for key, data in contents(inputs).items() if key in before} == before


def test_every_key_of_a_paper_is_kept_or_left_out_on_purpose() -> None:
    assert set(Paper.model_fields) == {*KEPT, *OWN, *MATTER}


@pytest.mark.parametrize("name", PAPERS)
def test_one_finding_says_that_the_changes_are_still_to_come(inputs: Path, name: str) -> None:
    (path,) = supplement(inputs / name, CHANGES).files
    found = [one for one in check(path).findings if "aenderung" in one.code]
    assert [one.code for one in found] == ["aenderung-umfang"]
    assert found[0].severity is Severity.NOTE
    assert "unter „aenderungen“ je Änderung einen Eintrag" in found[0].message
    line = path.read_text(encoding="utf-8").splitlines()[found[0].place.line - 1]
    assert line == "aenderungen:"


@pytest.mark.parametrize("name", PAPERS)
def test_the_examples_check_and_can_be_carried_out(inputs: Path, name: str) -> None:
    (path,) = supplement(inputs / name, CHANGES).files
    paper = load(uncommented(path)).paper
    assert paper
    assert len(paper.amendments) == (2 if name.startswith("schulbericht") else 5)
    assert paper.rationale == "BEGRÜNDUNG DES NACHTRAGS\n"
    checked = check(path)
    assert not [one for one in checked.findings if one.severity is Severity.ERROR]
    assert checked.consolidated
    texts = " ".join(text for _, text in all_prose(checked.consolidated))
    assert all(one.text in texts for one in paper.amendments if one.text)


def test_comments_of_what_is_kept_are_kept(inputs: Path) -> None:
    (path,) = supplement(inputs / "kim-2021.yaml", CHANGES).files
    old, new = ((inputs / name).read_text("utf-8") for name in ("kim-2021.yaml", path.name))
    value = checksum(load(inputs / "kim-2021.yaml"))
    block = "\nnachtrag:\n  art: ergänzt\n  zu: kim-2021.yaml\n  umfang: nur_ergaenzung\n"
    groups = old[old.index("produktgruppen:") : old.index("fruehere_behandlung:")]
    matter = old[old.index("beschlussvorschlag:") : old.index("unterschrift:")]
    room = new[new.index("# Was sich ändert") : new.index("unterschrift:")]
    expected = (
        old.replace("status: versandt", "status: entwurf")
        .replace("drucksachennummer: 2859/2020-2025  #", "drucksachennummer:  #")
        .replace("datum: 04.11.2021  #", "datum:  #")
        .replace("vor den Sitzungen\n", f"vor den Sitzungen\n{block}  pruefsumme: {value}\n")
        .replace(groups, "")
        .replace(matter, room)
    )
    assert new == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("way", WAYS)
def test_in_whatever_way_the_original_is_written_room_is_made_for_changes(
    place: Place, way: str, bom: bytes, end: str
) -> None:
    path = place()
    path.write_bytes(bom + WAYS[way].replace("\n", end).encode())
    path.with_name("t.md").write_text("Text", encoding="utf-8")
    before = load(path).paper
    assert before
    made = supplement(path, CHANGES)
    paper = written(made)
    assert (paper.subject, paper.rationale, paper.amendments) == (before.subject, None, ())
    data = made.files[0].read_bytes()
    assert data.startswith(bom)
    assert b"\r" not in path.read_bytes() or data.count(b"\n") == data.count(b"\r\n")
    filled = load(uncommented(made.files[0])).paper
    assert filled
    assert filled.rationale
    assert len(filled.amendments) == bool(before.rationale)
    assert not [one for one in check(made.files[0]).findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ("begruendung: a\nunterschrift: [N]\n", "aenderungen unterschrift"),
        ("unterschrift: [N]\nbegruendung: a\n", "unterschrift aenderungen"),
        ("begruendung: a\nfussvermerk: x\nbeschlussvorschlag: b\n", "fussvermerk aenderungen"),
        ("anlagen: [a]\nfussvermerk: x\n", "fussvermerk aenderungen"),
        ("aenderungen:\nfussvermerk: x\nbegruendung: a\n", "aenderungen fussvermerk"),
    ],
)
def test_changes_come_where_the_resolution_stood(place: Place, more: str, keys: str) -> None:
    text = supplement(place(more), CHANGES).files[0].read_text(encoding="utf-8")
    assert re.findall(r"^([a-z]+):", text, re.MULTILINE)[-2:] == keys.split()


@pytest.mark.parametrize(("word", "kept"), [("öffentlich", None), ("nichtöffentlich", "Sache")])
def test_a_neutral_title_is_kept_where_it_is_needed(
    place: Place, word: str, kept: str | None
) -> None:
    path = place(f"neutraler_titel: Sache\nberatungsfolge:\n  - Rat, 1.2.2022, {word}\n")
    assert written(supplement(path, CHANGES)).neutral_title == kept


def test_texts_are_not_copied_and_their_names_are_not_taken(inputs: Path) -> None:
    (inputs / "kim-2021-nachtrag.md").write_text("fremd", encoding="utf-8")
    (file,) = supplement(inputs / "kim-2021.yaml", CHANGES).files
    assert file.name == "kim-2021-nachtrag.yaml"


def test_what_holds_only_changes_cannot_be_copied_whole(inputs: Path) -> None:
    before = contents(inputs)
    with pytest.raises(UsageMistake, match="enthält selbst nur Änderungen"):
        supplement(inputs / ONLY_CHANGES, ADDS)
    with pytest.raises(UsageMistake, match="nicht ersetzen"):
        supplement(inputs / "kim-2021.yaml", Wanted(SupplementMode.REPLACES, scope=Scope.CHANGES))
    assert contents(inputs) == before


def test_the_second_nachtrag_names_places_of_the_consolidated_text(inputs: Path) -> None:
    text = supplement(inputs / ONLY_CHANGES, CHANGES).files[0].read_text(encoding="utf-8")
    assert f"  zu: {ONLY_CHANGES}\n" in text
    assert text.count("umfang: nur_ergaenzung") == 1
    assert "#   - Nach Ziffer 5 wird folgende Ziffer 6 eingefügt: >-" in text
    assert "31.12.2026" not in text


def test_without_the_text_behind_it_there_are_no_examples(inputs: Path) -> None:
    (inputs / "offener-ganztag-2024.yaml").unlink()
    text = supplement(inputs / ONLY_CHANGES, CHANGES).files[0].read_text(encoding="utf-8")
    assert "\naenderungen:\n\n# Warum" in text
    assert "steht im Handbuch" in text


def test_whether_hand_marks_came_along_is_told(place: Place) -> None:
    path = place("begruendung: a {++b++}\n")
    assert not supplement(path, CHANGES).hand_marked
    assert supplement(path, ADDS).hand_marked


# Renewing the checksum

BLOCK = "\n  zu: erste.yaml  # d\n  art: ersetzt\n"
ZEROS = "0" * 64


def test_only_the_checksum_is_renewed(inputs: Path) -> None:
    original = inputs / "kim-2021.yaml"
    path = supplement(original, ADDS).files[0]
    before = path.read_text(encoding="utf-8")
    old = checksum(load(original))
    original.write_bytes(original.read_bytes() + b"# mehr\n")
    assert renew(path).files == (path,)
    assert path.read_text(encoding="utf-8") == before.replace(
        str(old), str(checksum(load(original)))
    )
    assert renew(path).files == ()
    assert renew(path).findings == ()


@pytest.mark.parametrize(
    ("block", "done"),
    [
        ("{art: ergänzt, zu: erste.yaml}\n", "{art: ergänzt, zu: erste.yaml, pruefsumme: #}\n"),
        (f"{BLOCK}\nziele: a\n", f"{BLOCK}  pruefsumme: #\n\nziele: a\n"),
        (f"\n  pruefsumme:  # c{BLOCK}", f"\n  pruefsumme: #  # c{BLOCK}"),
        (f"\n  pruefsumme: >-\n    {ZEROS}\n    {ZEROS}{BLOCK}", f"\n  pruefsumme: #{BLOCK}"),
    ],
)
def test_a_checksum_comes_where_it_belongs(place: Place, block: str, done: str) -> None:
    value = str(checksum(load(place(name="erste.yaml"))))
    path = place(f"nachtrag: {block}")
    renew(path)
    expected = done.replace(": #", f": {value}", 1)
    assert path.read_text(encoding="utf-8") == f"{DRAFT}nachtrag: {expected}"


def test_what_is_no_nachtrag_has_no_checksum(place: Place) -> None:
    with pytest.raises(UsageMistake, match="ist kein Nachtrag"):
        renew(place())


def test_what_names_no_original_has_no_checksum(place: Place) -> None:
    with pytest.raises(UsageMistake, match="nennt unter „zu“ keine Ursprungsvorlage"):
        renew(place("nachtrag: {art: ergänzt}\n"))


def test_without_the_original_nothing_is_renewed(place: Place) -> None:
    path = place("nachtrag: {art: ergänzt, zu: fehlt.yaml}\n")
    before = contents(path.parent)
    assert [finding.code for finding in renew(path).findings] == ["ursprung-fehlt"]
    assert contents(path.parent) == before
