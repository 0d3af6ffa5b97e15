"""Attachments lie beside the PDF, stamped or behind a cover page, with names that say so."""

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from drafter.errors import OutputFailed
from drafter.pipeline import Checked, build, check
from drafter.pipeline.attached import attached as attachments_of
from drafter.pipeline.stamping import Treatment
from tests.facts.files import SHEET, one_page, pdf
from tests.pipeline.conftest import COMPLETE, Place

STEM = "4711_2020-2025"
SIGNED = pdf(one_page(b"/AcroForm << /Fields [] /SigFlags 3 >>"))
ATTACHED = """\
anlagen:
  - Lageplan, plan.pdf, öffentlich
  - Der Vertrag, vertrag/entwurf.PDF, nichtöffentlich
  - Eine Liste, die niemand beilegt, öffentlich
  - titel: Modell
    nummer: 7
    datei: modell.s_t$l
    beratung: öffentlich
"""
DRAFTED = COMPLETE.replace("versandt", "entwurf")
FILES = {"plan.pdf": SHEET, "vertrag/entwurf.PDF": SIGNED, "modell.s_t$l": b"solid modell"}


@pytest.fixture
def attached(place: Place) -> Path:
    path = place(ATTACHED, base=DRAFTED)
    (path.parent / "vertrag").mkdir()
    for name, data in FILES.items():
        (path.parent / name).write_bytes(data)
    return path


def attachment_files(checked: Checked) -> dict[str, bytes]:
    return {name: data for each in attachments_of(checked) for name, data in each.files.items()}


def text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def manifest(output: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((output / f"{STEM}.manifest.json").read_bytes())
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a paper with all kinds of attachments once; return the folder of the output."""
    base = tmp_path_factory.mktemp("anlagen")
    (base / "vertrag").mkdir()
    for name, data in FILES.items():
        (base / name).write_bytes(data)
    (base / "vorlage.yaml").write_text(DRAFTED + ATTACHED, encoding="utf-8")
    build(base / "vorlage.yaml", base / "build", ("html",))
    return base / "build"


def test_each_has_the_file_to_hand_on_and_what_belongs_to_it(built: Path) -> None:
    copies = {
        ".anlage-1.original.pdf": SHEET,
        ".anlage-2.nichtöffentlich.pdf": SIGNED,
        ".anlage-7.stl": FILES["modell.s_t$l"],
    }
    made = {".anlage-1.pdf", ".anlage-2.nichtöffentlich.deckblatt.pdf"}
    names = {file.name.removeprefix(STEM) for file in built.glob("*.anlage-*")}
    assert names == {*copies, *made}
    for name, data in copies.items():
        assert (built / f"{STEM}{name}").read_bytes() == data


def test_a_stamp_says_what_the_page_belongs_to(built: Path) -> None:
    stamped = (built / f"{STEM}.anlage-1.pdf").read_bytes()
    assert text(stamped) == "Anlage 1 zu Drs. 4711/2020-2025, Seite 1 von 1"


def test_a_cover_page_says_what_follows_and_why(built: Path) -> None:
    said = text((built / f"{STEM}.anlage-2.nichtöffentlich.deckblatt.pdf").read_bytes())
    words = " ".join(said.split())
    for part in ("Anlage 2", "Der Vertrag", "4711/2020-2025", "nichtöffentlich", "1 Seite"):
        assert part in words
    assert "weil sie elektronisch unterschrieben ist." in words
    digest = hashlib.sha512(SIGNED).hexdigest()
    assert digest in words.replace(" ", "")


def test_the_manifest_says_what_was_done_to_each_and_why(built: Path) -> None:
    entries = manifest(built)["anlagen"]
    assert entries[1] == {
        "nummer": 2,
        "titel": "Der Vertrag",
        "beratung": "nichtöffentlich",
        "stand": None,
        "datei": "vertrag/entwurf.PDF",
        "sha512": hashlib.sha512(SIGNED).hexdigest(),
        "behandlung": "Deckblatt",
        "grund": "sie elektronisch unterschrieben ist",
        "ausgabe": [
            f"{STEM}.anlage-2.nichtöffentlich.pdf",
            f"{STEM}.anlage-2.nichtöffentlich.deckblatt.pdf",
        ],
    }
    done = [(entry["nummer"], entry["behandlung"]) for entry in entries]
    assert done == [(1, "gestempelt"), (2, "Deckblatt"), (3, "ohne Datei"), (7, "kopiert")]
    for name, digest in manifest(built)["dateien"].items():
        assert hashlib.sha512((built / name).read_bytes()).hexdigest() == digest
    assert {name for entry in entries for name in entry["ausgabe"]} < set(
        manifest(built)["dateien"]
    )


def test_the_manifest_names_the_font_and_the_programs_of_a_stamp(built: Path) -> None:
    assert "LiberationSans-Regular.ttf" in manifest(built)["schriften"]
    assert "pikepdf" in manifest(built)["programme"]


def test_one_that_is_gone_does_not_stay_in_the_output(attached: Path, tmp_path: Path) -> None:
    build(attached, tmp_path / "build", ("html",))
    attached.write_text(DRAFTED, encoding="utf-8")
    build(attached, tmp_path / "build", ("html",))
    assert not list((tmp_path / "build").glob("*.anlage-*"))


def test_all_of_a_paper_that_is_not_public_say_so(place: Place) -> None:
    path = place("anlagen: ['Plan, plan.pdf, öffentlich']\n", base=DRAFTED)
    (path.parent / "plan.pdf").write_bytes(SHEET)
    secret = path.read_text(encoding="utf-8").replace("TOP 5, öffentlich", "nichtöffentlich")
    path.write_text(secret, encoding="utf-8")
    (plan,) = attachments_of(check(path))
    assert not plan.public
    assert all(".nichtöffentlich" in name for name in plan.files)
    assert ", nichtöffentlich, Seite 1 von 1" in text(next(iter(plan.files.values())))


@pytest.mark.parametrize(("word", "public"), [(", öffentlich", True), ("", False)])
def test_only_what_is_said_to_be_public_is(place: Place, word: str, public: bool) -> None:
    path = place(f"anlagen: ['Plan, plan.pdf{word}']\n", base=COMPLETE)
    (path.parent / "plan.pdf").write_bytes(SHEET)
    (plan,) = attachments_of(check(path))
    assert plan.public is public


def test_a_number_given_twice_in_a_draft_loses_no_file(place: Place) -> None:
    entries = (f"{{nummer: 1, titel: {name}, datei: {name}.txt}}" for name in ("a", "b"))
    path = place("anlagen:\n" + "".join(f"  - {entry}\n" for entry in entries))
    for name in ("a.txt", "b.txt"):
        (path.parent / name).write_text(name)
    assert attachment_files(check(path)) == {
        ".anlage-1.txt": b"a.txt",
        ".2.anlage-1.txt": b"b.txt",
    }


def test_those_of_a_nachtrag_with_changes_only_are_counted_on(place: Place) -> None:
    original = place(ATTACHED, "ursprung.yaml", base=COMPLETE)
    path = place(
        "nachtrag: {art: ergänzt, zu: ursprung.yaml, umfang: nur_ergaenzung}\n"
        "aenderungen:\n  - Ziffer 1 entfällt.\nanlagen:\n  - Neuer Plan, neu.pdf, öffentlich\n"
    )
    (original.parent / "neu.pdf").write_bytes(SHEET)
    (plan,) = attachments_of(check(path))
    assert (plan.number, plan.treatment) == (8, Treatment.STAMPED)
    assert text(plan.files[".anlage-8.pdf"]) == "Anlage 8, Seite 1 von 1"


def test_a_draft_with_a_file_that_is_no_pdf_is_written_and_a_dispatched_paper_is_not(
    place: Place,
) -> None:
    path = place("anlagen: ['Tabelle, tabelle.pdf']\n", base=DRAFTED)
    (path.parent / "tabelle.pdf").write_bytes(b"PK\x03\x04")
    checked = check(path)
    (finding,) = (each for each in checked.findings if each.code == "anlage-pdf")
    assert (finding.place.line, finding.place.column) == (14, 21)
    assert finding.message.startswith("Anlage „tabelle.pdf“: Die Datei ist kein PDF. Als Anlage")
    assert not checked.stopped
    assert attachment_files(checked) == {".anlage-1.pdf": b"PK\x03\x04"}
    path.write_text(path.read_text(encoding="utf-8").replace("entwurf", "versandt"))
    assert check(path).stopped


def test_what_gets_a_cover_page_is_told_beforehand(attached: Path) -> None:
    found = [each for each in check(attached).findings if each.code == "anlage-deckblatt"]
    assert [each.message.partition(". ")[0] for each in found] == [
        "Die Anlage „vertrag/entwurf.PDF“ bekommt statt des Stempels ein Deckblatt, weil sie "
        "elektronisch unterschrieben ist"
    ]


def test_one_that_cannot_be_read_stops_the_build(
    attached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = check(attached)

    def unreadable(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(OutputFailed, match=r"Die Anlage „plan\.pdf“ lässt sich nicht lesen"):
        attachment_files(checked)


# How attachments of a Nachtrag stand to those of its original

OTHER = pdf(one_page(more={4: b"(anders)"}))
STATES = {
    ("Plan, plan.pdf, unverändert", "Bericht, bericht.pdf"): [],
    ("Plan, neu.pdf, unverändert", "Bericht, bericht.pdf"): ["anlage-stand"],
    ("Plan, neu.pdf, ausgetauscht", "Bericht, bericht.pdf"): [],
    ("Plan, plan.pdf, ausgetauscht", "Bericht, bericht.pdf"): ["anlage-stand"],
    ("Plan, neu.pdf", "Bericht, bericht.pdf"): ["anlage-stand-fehlt"],
    ("Plan, plan.pdf", "Bericht, bericht.pdf", "Modell, neu.pdf"): ["anlage-stand-fehlt"],
    ("Plan, plan.pdf", "Bericht, fehlt.pdf, ausgetauscht"): [],
}


@pytest.mark.parametrize("entries", STATES, ids=lambda entries: entries[0])
def test_its_files_are_compared_with_those_of_the_original(
    place: Place, entries: tuple[str, ...]
) -> None:
    folder = place("anlagen: ['Plan, plan.pdf', 'Bericht, bericht.pdf']\n", "ursprung.yaml").parent
    path = place(f"nachtrag: {{art: ersetzt, zu: ursprung.yaml}}\nanlagen: {list(entries)}\n")
    for name, data in {"plan.pdf": SHEET, "bericht.pdf": SHEET, "neu.pdf": OTHER}.items():
        (folder / name).write_bytes(data)
    codes = [each.code for each in check(path).findings if each.code.startswith("anlage-stand")]
    assert codes == STATES[entries]


def test_a_new_file_of_the_original_is_noticed_by_the_next_build(place: Place) -> None:
    from drafter.pipeline.sought import sought

    folder = place("anlagen: ['Plan, plan.pdf']\n", "ursprung.yaml").parent
    path = place("nachtrag: {art: ersetzt, zu: ursprung.yaml}\nanlagen: ['Plan, neu.pdf']\n")
    (folder / "neu.pdf").write_bytes(OTHER)
    assert {"plan.pdf", "neu.pdf"} <= set(sought(check(path)).files[folder.resolve()])


def test_a_stamped_file_keeps_what_it_was(built: Path) -> None:
    with pikepdf.open(BytesIO((built / f"{STEM}.anlage-1.pdf").read_bytes())) as made:
        assert made.pdf_version == "1.7"
        assert len(made.pages) == 1
