"""Attachments that are files lie beside the PDF, with names that say what they are."""

import hashlib
import json
from pathlib import Path

import pytest

from drafter.errors import OutputFailed
from drafter.pipeline import Checked, build, check
from drafter.pipeline.attached import attached as attachments_of
from tests.pipeline.conftest import COMPLETE, Place

ATTACHED = """\
anlagen:
  - Lageplan, plan.pdf, öffentlich
  - Der Vertrag, vertrag/entwurf.DOCX, nichtöffentlich
  - Eine Liste, die niemand beilegt, öffentlich
  - titel: Modell
    nummer: 7
    datei: modell.s_t$l
    beratung: öffentlich
"""
DRAFTED = COMPLETE.replace("versandt", "entwurf")


def attachment_files(checked: Checked) -> dict[str, bytes]:
    return {name: data for each in attachments_of(checked) for name, data in each.files.items()}


@pytest.fixture
def attached(place: Place) -> Path:
    path = place(ATTACHED, base=DRAFTED)
    (path.parent / "vertrag").mkdir()
    for name in ("plan.pdf", "vertrag/entwurf.DOCX", "modell.s_t$l"):
        (path.parent / name).write_bytes(f"Inhalt von {name}".encode())
    return path


def test_they_are_copied_and_listed_with_their_hashes(attached: Path, tmp_path: Path) -> None:
    output = tmp_path / "build"
    build(attached, output, ("html",))
    names = {
        "4711_2020-2025.anlage-1.pdf": "plan.pdf",
        "4711_2020-2025.anlage-2.nichtöffentlich.docx": "vertrag/entwurf.DOCX",
        "4711_2020-2025.anlage-7.stl": "modell.s_t$l",
    }
    manifest = json.loads((output / "4711_2020-2025.manifest.json").read_bytes())
    for copy, name in names.items():
        data = (attached.parent / name).read_bytes()
        assert (output / copy).read_bytes() == data
        assert manifest["dateien"][copy] == hashlib.sha512(data).hexdigest()
    assert len(manifest["dateien"]) == len(names) + 1


def test_one_that_is_gone_does_not_stay_in_the_output(attached: Path, tmp_path: Path) -> None:
    build(attached, tmp_path / "build", ("html",))
    attached.write_text(DRAFTED, encoding="utf-8")
    build(attached, tmp_path / "build", ("html",))
    assert not list((tmp_path / "build").glob("*.anlage-*"))


def test_all_of_a_paper_that_is_not_public_say_so(attached: Path) -> None:
    text = attached.read_text(encoding="utf-8").replace("TOP 5, öffentlich", "nichtöffentlich")
    attached.write_text(text, encoding="utf-8")
    assert all(".nichtöffentlich" in name for name in attachment_files(check(attached)))


def test_a_number_given_twice_in_a_draft_loses_no_file(place: Place) -> None:
    entries = (f"{{nummer: 1, titel: {name}, datei: {name}.pdf}}" for name in ("a", "b"))
    path = place("anlagen:\n" + "".join(f"  - {entry}\n" for entry in entries))
    for name in ("a.pdf", "b.pdf"):
        (path.parent / name).write_text(name)
    assert attachment_files(check(path)) == {
        ".anlage-1.pdf": b"a.pdf",
        ".2.anlage-1.pdf": b"b.pdf",
    }


def test_those_of_a_nachtrag_with_changes_only_are_counted_on(place: Place) -> None:
    original = place(ATTACHED, "ursprung.yaml", base=COMPLETE)
    path = place(
        "nachtrag: {art: ergänzt, zu: ursprung.yaml, umfang: nur_ergaenzung}\n"
        "aenderungen:\n  - Ziffer 1 entfällt.\nanlagen:\n  - Neuer Plan, neu.pdf, öffentlich\n"
    )
    (original.parent / "neu.pdf").write_bytes(b"neu")
    assert attachment_files(check(path)) == {".anlage-8.pdf": b"neu"}


def test_one_that_cannot_be_read_stops_the_build(
    attached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = check(attached)

    def unreadable(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(OutputFailed, match=r"Die Anlage „plan\.pdf“ lässt sich nicht lesen"):
        attachment_files(checked)
