"""Verifying: nothing to say about a whole store, and every kind of damage named at its place."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from drafter.archive import ledger
from drafter.archive.defects import Code, Defect
from drafter.archive.layout import content_path, entry_folder
from drafter.archive.ledger import Event, Line
from drafter.archive.store import Receipt, Store
from drafter.archive.verify import Verification, verify
from drafter.deliver.lock import locked
from drafter.errors import NotAStore, OutputFailed
from tests.archive import papers
from tests.archive.faults import child

ONE, TWO, GONE = (entry_folder(papers.number(index)).as_posix() for index in (1, 2, 3))
PDF = "ausgabe/vorlage.pdf"
CSS = "formular/bielefeld/form.css"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with two entries, the second a Nachtrag, and one that was removed."""
    store = Store.create(tmp_path_factory.mktemp("ablage"))
    for index in (1, 3):
        papers.add(store, index)
    store.remove(papers.number(3), who="Archivarin", reason="Datenschutz", now=papers.START)
    papers.add(store, 2, original=papers.number(1))
    return store.folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """Return a copy of that store which has its hard links."""
    return papers.linked_copy(whole, tmp_path / "ablage")


def content(path: str, index: int = 1) -> str:
    """Return where the content of a paper's file lies."""
    return content_path(papers.stored(path, papers.files(index)[path]).sha512).as_posix()


def codes(found: Verification) -> list[tuple[str, Code]]:
    return [(defect.path, defect.code) for defect in found.defects]


def edited_ledger(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = folder / "buch.jsonl"
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def test_a_whole_store_has_no_defect(whole: Path) -> None:
    found = verify(whole)
    assert (found.defects, found.notes) == ((), ())
    assert (found.entries, found.removed) == (2, 1)
    assert found.head == Store.open(whole).head()
    assert found.size > sum(map(len, papers.own_files(1).values()))


def test_copies_are_as_good_as_links(whole: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(whole, tmp_path / "kopie")
    assert verify(copy).defects == ()
    assert verify(copy, quick=True).defects == ()


def test_each_inode_is_read_once(whole: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(whole, tmp_path / "kopie")
    assert verify(whole).size < verify(copy).size


def test_what_was_not_checked_is_said(whole: Path) -> None:
    slow, quick = verify(whole), verify(whole, quick=True)
    assert any("am Ende des Buches" in sentence for sentence in slow.unchecked)
    assert any("Suchindex" in sentence for sentence in slow.unchecked)
    assert set(quick.unchecked) - set(slow.unchecked) == {
        "Der Inhalt der abgelegten Dateien; verglichen wurden nur Namen und Größen."
    }
    known = verify(whole, head=slow.head)
    assert not any("am Ende des Buches" in sentence for sentence in known.unchecked)


def test_altered_bytes_are_one_defect_with_every_name(folder: Path) -> None:
    path = folder / ONE / CSS
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    (defect,) = verify(folder).defects
    assert (defect.path, defect.code) == (f"{ONE}/{CSS}", Code.DAMAGED)
    assert defect.also == (f"{TWO}/{CSS}", content(CSS))
    assert "Dieselbe Datei liegt auch unter" in defect.sentence
    assert verify(folder, quick=True).defects == ()


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize(("change", "said"), [(-5, "5 Bytes kürzer"), (1, "1 Byte länger")])
def test_another_length_is_said(folder: Path, change: int, said: str, quick: bool) -> None:
    path = folder / ONE / PDF
    data = path.read_bytes()
    path.write_bytes(data[:change] if change < 0 else data + b"x")
    (defect,) = verify(folder, quick=quick).defects
    assert (defect.path, defect.code) == (f"{ONE}/{PDF}", Code.SIZE)
    assert said in defect.sentence


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("path", [f"{ONE}/eintrag.json", f"{GONE}/entfernt.json", "ABLAGE.json"])
def test_a_file_that_is_gone_is_missed(folder: Path, path: str, quick: bool) -> None:
    (folder / path).unlink()
    assert codes(verify(folder, quick=quick)) == [(path, Code.MISSING)]


@pytest.mark.parametrize(
    ("path", "other"), [(f"{ONE}/{PDF}", content(PDF)), (content(PDF), f"{ONE}/{PDF}")]
)
def test_a_file_that_is_gone_is_missed_with_its_copy(folder: Path, path: str, other: str) -> None:
    (folder / path).unlink()
    (defect,) = verify(folder).defects
    assert (defect.path, defect.code, defect.detail) == (path, Code.KEPT, other)
    assert codes(verify(folder, quick=True)) == [(path, Code.MISSING)]
    (folder / other).write_bytes(b"anders")
    assert (path, Code.MISSING) in codes(verify(folder))


def test_a_folder_that_is_gone_is_missed_once(folder: Path) -> None:
    shutil.rmtree(folder / ONE)
    (defect,) = verify(folder).defects
    assert (defect.path, defect.code) == (ONE, Code.ENTRY_MISSING)
    assert f"Der Ordner von „{papers.number(1)}“ fehlt" in defect.sentence


@pytest.mark.parametrize(
    "path",
    [
        "fremd.txt",
        "eintraege/fremd.txt",
        f"{ONE}/fremd.txt",
        f"{ONE}/ausgabe/fremd.txt",
        f"{GONE}/eintrag.json",
        "inhalte/fremd.txt",
        "inhalte/ab/fremd.txt",
    ],
)
@pytest.mark.parametrize("quick", [False, True])
def test_a_stray_file_is_strange(folder: Path, path: str, quick: bool) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(b"fremd")
    assert codes(verify(folder, quick=quick)) == [(path, Code.STRANGE)]


def test_a_stray_folder_is_strange_once(folder: Path) -> None:
    shutil.copytree(folder / ONE, folder / "eintraege" / "1_2")
    (folder / ONE / "leer").mkdir()
    assert codes(verify(folder)) == [
        ("eintraege/1001_2020-2025/leer", Code.STRANGE),
        ("eintraege/1_2", Code.STRANGE),
    ]


def test_a_link_is_no_file(folder: Path) -> None:
    (folder / ONE / PDF).unlink()
    (folder / ONE / PDF).symlink_to(folder / content(PDF))
    (folder / "verweis").symlink_to(folder)
    found = codes(verify(folder))
    assert found == [(f"{ONE}/{PDF}", Code.NO_FILE), ("verweis", Code.STRANGE)]


def test_swapped_files_are_told_apart_from_altered_ones(folder: Path) -> None:
    first, second, between = folder / ONE / PDF, folder / TWO / PDF, folder / "x"
    first.rename(between)
    second.rename(first)
    between.rename(second)
    found = verify(folder).defects
    assert [(defect.path, defect.code, defect.detail) for defect in found] == [
        (f"{ONE}/{PDF}", Code.SWAPPED, f"{TWO}/{PDF}"),
        (f"{TWO}/{PDF}", Code.SWAPPED, f"{ONE}/{PDF}"),
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{ONE}/{PDF}", f"{ONE}/ausgabe/anders.pdf"),
        (ONE, "eintraege/anders"),
        (content(PDF), f"inhalte/{content(PDF)[8:10]}/{content(PDF)[8:10]}{'0' * 126}"),
        (content(PDF), f"inhalte/{content(PDF)[8:10]}/anders"),
    ],
)
def test_what_was_renamed_is_told_with_its_place(folder: Path, path: str, name: str) -> None:
    (folder / path).rename(folder / name)
    found = verify(folder).defects
    assert (name, Code.RENAMED, path) in [(d.path, d.code, d.detail) for d in found]
    assert {defect.path for defect in found} == {name}


def test_a_content_that_nobody_needs_is_told(folder: Path) -> None:
    path = content_path(papers.stored("dokument.json", b"neu").sha512)
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(b"neu")
    assert codes(verify(folder)) == [(path.as_posix(), Code.UNUSED)]


def test_what_should_have_been_removed_is_told(folder: Path) -> None:
    path = content(PDF, 3)
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(papers.files(3)[PDF])
    (defect,) = verify(folder).defects
    assert (defect.path, defect.code) == (path, Code.LEFT)
    assert f"„{papers.number(3)}“, das entfernt wurde" in defect.sentence


def test_a_damaged_manifest_does_not_accuse_its_files(folder: Path) -> None:
    path = folder / ONE / "eintrag.json"
    path.write_bytes(path.read_bytes().replace(b"Umbau", b"Neubau"))
    found = verify(folder)
    assert codes(found) == [(f"{ONE}/eintrag.json", Code.DAMAGED)]
    assert any(papers.number(1) in sentence for sentence in found.unchecked)


def test_what_is_no_content_stands_out_where_the_manifest_is_damaged(folder: Path) -> None:
    (folder / ONE / "eintrag.json").rename(folder / ONE / "alt.json")
    (folder / ONE / "fremd").write_bytes(b"fremd")
    found = verify(folder).defects
    assert [(defect.path, defect.code, defect.detail) for defect in found] == [
        (f"{ONE}/alt.json", Code.RENAMED, f"{ONE}/eintrag.json"),
        (f"{ONE}/fremd", Code.STRANGE, ""),
    ]


def test_entries_without_a_line_are_named(folder: Path) -> None:
    edited_ledger(folder, lambda lines: lines[:-1])
    assert Defect("buch.jsonl", Code.UNLISTED, TWO) in verify(folder).defects


def test_an_altered_line_is_named(folder: Path) -> None:
    edited_ledger(folder, lambda lines: [lines[0].replace(b"08:01", b"08:02"), *lines[1:]])
    found = verify(folder).defects
    assert Defect("buch.jsonl", Code.LINE, "Zeile 1") in found


def test_the_last_line_is_as_well_protected(folder: Path) -> None:
    edited_ledger(folder, lambda lines: [*lines[:-1], lines[-1].replace(b"08:02", b"08:03")])
    assert Defect("buch.jsonl", Code.LINE, "Zeile 4") in verify(folder).defects


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: lines[1:],
        lambda lines: [*lines[:2], lines[1], *lines[2:]],
    ],
    ids=["swapped", "taken-out", "first-gone", "doubled"],
)
def test_lines_out_of_order_are_named(
    folder: Path, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    edited_ledger(folder, change)
    assert Code.ORDER in {defect.code for defect in verify(folder).defects}


def test_a_ledger_without_its_end_is_named(folder: Path) -> None:
    edited_ledger(folder, lambda lines: [*lines[:-1], lines[-1][:-1]])
    assert Defect("buch.jsonl", Code.LINE, "Die letzte Zeile") in verify(folder).defects


def test_a_cut_off_tail_shows_to_who_kept_the_head(folder: Path) -> None:
    head = verify(folder).head
    edited_ledger(folder, lambda lines: lines[:-1])
    shutil.rmtree(folder / TWO)
    for path in papers.own_files(2):
        (folder / content(path, 2)).unlink()
    assert verify(folder).defects == ()
    (defect,) = verify(folder, head=head).defects
    assert (defect.path, defect.code) == ("buch.jsonl", Code.HEAD)
    assert head[:16] in defect.sentence


def test_what_came_after_a_head_is_counted(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    receipts: list[Receipt] = [papers.add(store, index) for index in range(3)]
    assert [verify(tmp_path, head=each.head).later for each in receipts] == [2, 1, 0]
    assert verify(tmp_path).later is None


def test_a_missing_ledger_is_said_and_a_folder_without_anything_is_no_store(folder: Path) -> None:
    (folder / "buch.jsonl").unlink()
    assert ("buch.jsonl", Code.NO_LEDGER) in codes(verify(folder))
    with pytest.raises(NotAStore):
        verify(folder / "eintraege")


def test_a_store_without_lock_and_workshop_is_whole(folder: Path) -> None:
    (folder / "sperre").unlink()
    (folder / "arbeit").rmdir()
    (folder / "suche.sqlite").write_bytes(b"cache")
    assert verify(folder).defects == ()
    papers.add(Store.open(folder), 4)


def test_leftovers_at_work_are_harmless_and_said(folder: Path) -> None:
    (folder / "arbeit/neu").mkdir()
    (folder / "arbeit/neu/eintrag.json").write_bytes(b"{")
    found = verify(folder)
    assert found.defects == ()
    assert found.notes == (
        "In „arbeit“ liegen Reste einer unterbrochenen Arbeit (1 Datei). Sie schaden nicht; der "
        "nächste Befehl, der in die Ablage schreibt, räumt sie weg.",
    )


def test_an_intent_that_cannot_be_read_is_a_defect(folder: Path) -> None:
    (folder / "arbeit/vorhaben.jsonl").write_bytes(b"{}\n")
    assert codes(verify(folder)) == [("arbeit/vorhaben.jsonl", Code.INTENT)]


def forged(folder: Path, change: Callable[[Line], Line]) -> None:
    """Write the ledger anew with every line changed, sealed and chained as it should be."""
    path, before = folder / "buch.jsonl", ""
    made: list[bytes] = []
    for line in ledger.read(path):
        fresh = ledger.sealed(replace(change(line), before=before))
        before = fresh.sha512
        made.append(ledger.to_bytes(fresh))
    path.write_bytes(b"".join(made))


def test_a_supplement_that_ledger_and_entry_tell_otherwise_is_a_contradiction(
    folder: Path,
) -> None:
    forged(folder, lambda line: replace(line, original="9/9") if line.original else line)
    assert codes(verify(folder)) == [(f"{TWO}/eintrag.json", Code.CONTRADICTION)]


def test_a_ledger_that_was_made_anew_shows_to_who_kept_the_head(folder: Path) -> None:
    head = verify(folder).head
    forged(folder, lambda line: replace(line, time="2026-01-01T00:00:00Z"))
    found = verify(folder, head=head).defects
    assert [defect.code for defect in found] == [Code.HEAD]


@pytest.mark.parametrize("event", list(Event))
def test_a_number_that_comes_or_goes_twice_is_a_contradiction(folder: Path, event: Event) -> None:
    number = papers.number(3)

    def change(line: Line) -> Line:
        wrong = line.number == number
        return replace(line, event=event, record="0" * 128) if wrong else line

    forged(folder, change)
    assert Code.CONTRADICTION in {defect.code for defect in verify(folder).defects}


def test_verifying_waits_for_the_writer(folder: Path) -> None:
    with locked(folder / "sperre", 1), pytest.raises(OutputFailed, match="Sperre"):
        verify(folder, wait=0.05)


NOBODY = 65534


def as_nobody(folder: Path) -> list[list[str]]:
    """Verify as a user whom rights bind."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    return [[defect.path, defect.code, defect.detail] for defect in verify(folder).defects]


def test_what_cannot_be_read_is_named_with_the_reason(whole: Path) -> None:
    with TemporaryDirectory() as place:
        folder = papers.linked_copy(whole, Path(place) / "ablage")
        for path in (Path(place), *folder.rglob("*")):
            path.chmod(0o755)
        (folder / ONE / PDF).chmod(0)
        (folder / TWO / "ausgabe").chmod(0)
        found = child(lambda: as_nobody(folder)).result
        (folder / TWO / "ausgabe").chmod(0o755)
    assert found == [
        [f"{ONE}/{PDF}", Code.UNREADABLE, "die Rechte fehlen"],
        [f"{TWO}/ausgabe", Code.UNREADABLE, "die Rechte fehlen"],
    ]
