"""What goes into the Ablage, and what does not."""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter import compose
from drafter.archive.entry import Role, StoredConsultation
from drafter.archive.store import Store
from drafter.cli.application import application
from drafter.document.stored import to_json
from drafter.errors import ExitCode, UsageMistake
from drafter.pipeline import build, check, compare, write_synopsis
from drafter.pipeline.archive_files import each_once, source_files
from drafter.pipeline.making import make
from drafter.pipeline.publicity import is_public
from drafter.render.programs import programs
from tests.archive.conftest import HALL, NUMBER, PUBLIC, SALE, SECRET, written
from tests.pipeline.conftest import COMPLETE

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
KIM, KIM_1 = "2859/2020-2025", "2859/2020-2025/1"


@dataclass(frozen=True)
class Kept:
    """The KIM papers as they were added on the command line."""

    inputs: Path
    store: Store
    result: Result


def archive(*arguments: object) -> Result:
    return CliRunner().invoke(application, ["archive", *map(str, arguments)])


@pytest.fixture(scope="module")
def kim(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    inputs = tmp_path_factory.mktemp("kim") / "inputs"
    inputs.mkdir()
    for path in (ROOT / "inputs").glob("kim-*"):
        shutil.copy(path, inputs)
    store = inputs.parent / "ablage"
    result = archive("add", inputs, "--archive", store)
    assert result.exit_code == 0, result.output
    return Kept(inputs, Store.open(store), result)


def test_the_receipt_has_number_line_and_head(kim: Kept) -> None:
    receipts = re.findall(
        r"abgelegt: (\S+), Zeile (\d+) im Buch der Ablage\n  Prüfsumme, [ a-zßA]+: ([0-9a-f]{128})",
        kim.result.stdout,
    )
    assert [(number, line) for number, line, _ in receipts] == [(KIM, "1"), (KIM_1, "2")]
    assert receipts[-1][2] == kim.store.head()
    assert kim.result.stdout.startswith("Neue Ablage angelegt: ")


def test_the_sources_are_kept_as_they_are(kim: Kept) -> None:
    for name in ("kim-2022.yaml", "kim-2022.md"):
        assert kim.store.read(KIM_1, f"vorlage/{name}") == (kim.inputs / name).read_bytes()


def test_the_form_and_the_fonts_are_kept(kim: Kept) -> None:
    entry = kim.store.entry(KIM_1)
    assert entry
    forms = {file.path: file.sha512 for file in entry.of_role(Role.FORM)}
    real = {
        f"formular/{path.relative_to(TEMPLATES).as_posix()}": path
        for folder in ("bielefeld", "_shared")
        for path in (TEMPLATES / folder).rglob("*")
        if path.is_file()
    }
    assert {
        name: hashlib.sha512(path.read_bytes()).hexdigest() for name, path in real.items()
    } == forms
    assert len(entry.of_role(Role.FONT)) == 4


def test_the_outputs_are_those_of_a_build(kim: Kept, tmp_path: Path) -> None:
    built = build(kim.inputs / "kim-2022.yaml", tmp_path, ["html"])
    for file in built.files:
        assert kim.store.read(KIM_1, f"ausgabe/{file.name}") == file.read_bytes()
    entry = kim.store.entry(KIM_1)
    assert entry
    stem = "ausgabe/2859_2020-2025_1"
    assert {file.path for file in entry.of_role(Role.PDF)} == {f"{stem}.pdf", f"{stem}.rein.pdf"}
    assert kim.store.read(KIM_1, f"{stem}.rein.pdf").startswith(b"%PDF-")
    changes = json.loads(kim.store.read(KIM_1, f"{stem}.aenderungen.json"))
    assert changes["gegenueber"]["drucksachennummer"] == KIM


def test_the_document_is_kept(kim: Kept) -> None:
    checked = check(kim.inputs / "kim-2022.yaml")
    assert checked.paper
    assert checked.loaded.form
    document = compose.document(checked.paper, checked.loaded.form, checked.original)
    assert kim.store.read(KIM_1, "dokument.json") == to_json(document)


def test_the_entry_tells_what_the_paper_is(kim: Kept) -> None:
    entry = kim.store.entry(KIM_1)
    assert entry
    assert (entry.kind, entry.date, entry.form) == ("Beschlussvorlage", "2022-01-27", "bielefeld")
    assert entry.subject.startswith("Umsetzung des Case Managements")
    assert entry.lead_office == "500 Amt für soziale Leistungen – Sozialamt"
    assert entry.product_groups == ("11.05.03.04.0001 im Sozialamt",)
    assert entry.consultations[1] == StoredConsultation(
        organization="Rat der Stadt Bielefeld", date="2022-02-10", public=True
    )
    assert entry.programs == programs()
    assert entry.public


def test_a_nachtrag_names_its_original_by_number(kim: Kept) -> None:
    entry = kim.store.entry(KIM_1)
    assert entry
    assert entry.supplement
    assert (entry.supplement.original, entry.supplement.mode) == (KIM, "ergänzt")
    assert kim.store.supplements_of(KIM) == (KIM_1,)
    before = hashlib.sha512(kim.store.read(KIM, "dokument.json")).hexdigest()
    assert entry.supplement.compared_with == {
        "drucksachennummer": KIM,
        "sha512": before,
        "aus": "Datei",
    }


def test_an_entry_is_whole_by_itself(kim: Kept, tmp_path: Path) -> None:
    stem = KIM.replace("/", "_")
    entry = Path(shutil.copytree(kim.store.folder / "eintraege" / stem, tmp_path / "kopie"))
    checked = check(entry / "vorlage/kim-2021.yaml", entry / "formular")
    made = make(checked, ["html"]).files
    assert made == {f"{stem}.html": (entry / f"ausgabe/{stem}.html").read_bytes()}


def test_what_cannot_be_added_does_not_stop_the_others(tmp_path: Path) -> None:
    store = tmp_path / "ablage"
    first = written(tmp_path / "a", "1.yaml", COMPLETE)
    assert archive("add", first, "--archive", store).exit_code == 0
    head = Store.open(store).head()
    again = archive("add", first, "--archive", store)
    assert again.exit_code == 0
    assert f"lag schon dort: {NUMBER}, Zeile 1 im Buch der Ablage" in again.stdout
    assert Store.open(store).head() == head
    folder = tmp_path / "b"
    written(folder, "1-anders.yaml", COMPLETE.replace("Teich", "See"))
    written(folder, "2-entwurf.yaml", COMPLETE.replace("versandt", "entwurf"))
    written(folder, "3-fehler.yaml", COMPLETE.replace("begruendung:", "# "))
    written(folder, "4-gut.yaml", COMPLETE.replace("4711", "4713"))
    result = archive("add", folder, "--archive", store)
    assert result.exit_code == ExitCode.ARCHIVE_CONFLICT
    assert "1-anders.yaml: Unter „4711/2020-2025“ liegt schon etwas anderes" in result.stderr
    assert "2-entwurf.yaml: Die Vorlage hat den Status „entwurf“." in result.stderr
    assert "3-fehler.yaml: 1 offener Fehler. Bitte beheben." in result.stderr
    assert "3 von 4 Vorlagen nicht abgelegt." in result.stderr
    assert Store.open(store).numbers() == (NUMBER, "4713/2020-2025")


def test_a_nachtrag_without_its_original_is_added_with_a_hint(tmp_path: Path) -> None:
    text = COMPLETE.replace(NUMBER, f"{NUMBER}/1")
    text += "nachtrag: {art: ersetzt, zu: fehlt.yaml}\n"
    path = written(tmp_path / "inputs", "nachtrag.yaml", text)
    result = archive("add", path, "--archive", tmp_path / "ablage")
    assert result.exit_code == 0
    assert f"Hinweis: Die Ursprungsvorlage „{NUMBER}“ liegt nicht in der Ablage." in result.stdout
    entry = Store.open(tmp_path / "ablage").entry(f"{NUMBER}/1")
    assert entry
    assert entry.supplement
    assert (entry.supplement.original, entry.supplement.compared_with) == (NUMBER, {})


@pytest.mark.parametrize("place", ["out", "out/ablage", "out/tief/ablage"])
def test_no_store_lies_where_papers_are_built(place: str, tmp_path: Path) -> None:
    path = written(tmp_path / "inputs", "halle.yaml", COMPLETE)
    build(path, tmp_path / "out", ["html"])
    result = archive("add", path, "--archive", tmp_path / place)
    assert result.exit_code == ExitCode.USAGE
    assert "wohin „drafter build“ schreibt" in result.stderr
    assert not (tmp_path / place / "ABLAGE.json").exists()


def test_no_store_lies_in_the_folder_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "inputs", "halle.yaml", COMPLETE)
    monkeypatch.chdir(tmp_path)
    result = archive("add", path, "--archive", "build/ablage")
    assert result.exit_code == ExitCode.USAGE
    assert not (tmp_path / "build").exists()


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    path = written(tmp_path / "inputs", "halle.yaml", COMPLETE)
    assert archive("add", path, "--archive", path.parent).exit_code == ExitCode.USAGE
    assert not (path.parent / "ABLAGE.json").exists()


def test_a_paper_of_an_odd_name_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "inputs", "ha\udcfflle.yaml", COMPLETE)
    result = archive("add", path, "--archive", tmp_path / "ablage")
    assert result.exit_code == ExitCode.USAGE
    assert "Bitte die YAML-Datei umbenennen" in result.stderr


def test_nothing_is_built_into_a_store(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "ablage")
    path = written(tmp_path / "inputs", "halle.yaml", COMPLETE)
    with pytest.raises(UsageMistake, match="liegt in der Ablage"):
        build(path, store.folder / "build", ["html"])
    other = written(tmp_path / "inputs", "andere.yaml", COMPLETE.replace("Teich", "See"))
    with pytest.raises(UsageMistake, match="liegt in der Ablage"):
        write_synopsis(compare([path, other]), store.folder, ["html"])


# What the public may see


def test_only_what_is_said_to_be_public_is_so(halls: Store) -> None:
    entry = halls.entry(NUMBER)
    assert entry
    secret = {file.path for file in entry.files if not file.public}
    assert secret == {"vorlage/halle.yaml", "vorlage/angebot.pdf"}
    assert {"vorlage/plan.pdf", "vorlage/halle.png"} < {file.path for file in entry.files}


def test_of_a_non_public_paper_nothing_is_public(halls: Store) -> None:
    entry = halls.entry(SECRET)
    assert entry
    assert (entry.public, entry.subject) == (False, "Grundstücksangelegenheit")
    assert [file for file in entry.files if file.public] == []
    assert [consultation.public for consultation in entry.consultations] == [False]


MIXED = COMPLETE.replace(PUBLIC, f"{PUBLIC}\n  - Rat, 09.06.2022, nichtöffentlich")
UNSAID = COMPLETE.replace(PUBLIC, f"{PUBLIC}\n  - Rat, 09.06.2022")


@pytest.mark.parametrize(
    ("text", "public"),
    [(COMPLETE, True), (SALE, False), (MIXED, False), (UNSAID, False)],
    ids=["public", "non-public", "mixed", "unsaid"],
)
def test_a_paper_is_public_where_every_consultation_is(
    text: str, public: bool, tmp_path: Path
) -> None:
    assert is_public(check(written(tmp_path, "vorlage.yaml", text))) is public


def test_a_nachtrag_is_no_more_public_than_its_original(tmp_path: Path) -> None:
    written(tmp_path, "erste.yaml", SALE)
    text = f"{COMPLETE}nachtrag: {{art: ergänzt, zu: erste.yaml}}\n"
    assert is_public(check(written(tmp_path, "zweite.yaml", text))) is False


@pytest.mark.parametrize("name", ["plan.pdf", "./plan.pdf", "halle.png"])
def test_a_file_that_is_also_a_non_public_attachment_is_not_public(
    name: str, tmp_path: Path
) -> None:
    text = HALL.replace("datei: angebot.pdf", f"datei: {name}")
    files = each_once(source_files(check(written(tmp_path, "halle.yaml", text))))
    (file,) = (file for file in files if file.path == f"vorlage/{Path(name).name}")
    assert file.public is False
