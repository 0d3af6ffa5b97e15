"""The store: what is added stays as it is, once a number, and can be read again."""

from datetime import datetime
from pathlib import Path

import pytest

from drafter.archive.entry import from_json, to_json
from drafter.archive.layout import CONTENTS, INDEX, MARKER, WORK, content_path, entry_folder
from drafter.archive.store import Receipt, Store
from drafter.deliver.lock import locked
from drafter.errors import (
    ArchiveConflict,
    ArchiveDamaged,
    ExitCode,
    NotAStore,
    OutputFailed,
    UsageMistake,
)
from tests.archive import papers

REASON = "Anschrift versehentlich gedruckt"


def remove(store: Store, index: int) -> Receipt:
    return store.remove(papers.number(index), who="Archivarin", reason=REASON, now=papers.START)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "ablage")


def test_what_was_added_is_read_again(store: Store) -> None:
    receipt = papers.add(store, 1)
    assert (receipt.number, receipt.sequence, receipt.added) == (papers.number(1), 1, True)
    assert receipt.head == store.head()
    for path, data in papers.files(1).items():
        assert store.read(papers.number(1), path) == data
        assert store.path(papers.number(1), path).read_bytes() == data
    assert store.entry(papers.number(1)) == papers.entry(1, papers.files(1))


def test_entries_come_in_the_order_of_adding(store: Store) -> None:
    for index in (3, 1, 2):
        papers.add(store, index)
    assert store.numbers() == tuple(map(papers.number, (3, 1, 2)))
    assert tuple(entry.number for entry in store.entries()) == store.numbers()


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert (store.numbers(), store.head(), tuple(store.entries())) == ((), "", ())
    assert store.entry("1/2026") is None


def test_every_content_is_stored_once(store: Store) -> None:
    for index in (1, 2):
        papers.add(store, index)
    contents = set((store.folder / CONTENTS).glob("*/*"))
    assert len(contents) == len(papers.SHARED) + 2 * len(papers.own_files(1))
    for path in papers.SHARED:
        one, other = (store.path(papers.number(index), path) for index in (1, 2))
        assert one.samefile(other)


def test_the_same_content_again_changes_nothing(store: Store) -> None:
    first = papers.add(store, 1)
    papers.add(store, 2)
    head = store.head()
    again = papers.add(store, 1)
    assert (again.sequence, again.head, again.added) == (first.sequence, first.head, False)
    assert store.head() == head


def test_other_versions_of_programs_are_no_other_content(store: Store) -> None:
    papers.add(store, 1)
    content = papers.files(1)
    later = papers.entry(1, content).model_copy(update={"programs": {"drafter": "9"}})
    assert not store.add(later, content, now=papers.START).added


def test_other_content_under_a_number_is_a_conflict(store: Store) -> None:
    papers.add(store, 1)
    other = {**papers.files(1), "ausgabe/vorlage.pdf": b"%PDF anders"}
    with pytest.raises(ArchiveConflict, match="Bitte die Drucksachennummer prüfen") as conflict:
        store.add(papers.entry(1, other), other, now=papers.START)
    assert conflict.value.exit_code is ExitCode.ARCHIVE_CONFLICT
    assert store.read(papers.number(1), "ausgabe/vorlage.pdf") != b"%PDF anders"


def test_a_supplement_is_linked_both_ways(store: Store) -> None:
    papers.add(store, 1)
    papers.add(store, 2, original=papers.number(1))
    supplement = store.entry(papers.number(2))
    assert supplement
    assert supplement.supplement
    assert supplement.supplement.original == papers.number(1)
    assert store.supplements_of(papers.number(1)) == (papers.number(2),)
    assert store.supplements_of(papers.number(2)) == ()


def test_a_removed_entry_leaves_its_tombstone_and_what_others_use(store: Store) -> None:
    for index in (1, 2):
        papers.add(store, index)
    (store.folder / INDEX).write_bytes(b"Anschrift")
    receipt = remove(store, 1)
    assert (receipt.sequence, receipt.head) == (3, store.head())
    assert store.numbers() == (papers.number(2),)
    assert store.entry(papers.number(1)) is None
    gone = [papers.stored(path, data) for path, data in papers.own_files(1).items()]
    assert not any((store.folder / content_path(file.sha512)).exists() for file in gone)
    assert not (store.folder / INDEX).exists()
    for path, data in papers.files(2).items():
        assert store.read(papers.number(2), path) == data
    place = store.folder / entry_folder(papers.number(1))
    assert [path.name for path in place.iterdir()] == ["entfernt.json"]
    stone = (place / "entfernt.json").read_text("utf-8")
    assert "Archivarin" in stone
    assert REASON in stone
    assert all(file.sha512 in stone for file in gone)


def test_what_was_removed_is_removed_once(store: Store) -> None:
    papers.add(store, 1)
    first = remove(store, 1)
    again = remove(store, 1)
    assert (again.head, again.added) == (first.head, False)


def test_what_was_removed_does_not_come_back(store: Store) -> None:
    papers.add(store, 1)
    remove(store, 1)
    with pytest.raises(ArchiveConflict, match="Nachtrag mit eigener Nummer"):
        papers.add(store, 1)


def test_removing_asks_for_who_and_why_and_for_a_number_that_is_there(store: Store) -> None:
    papers.add(store, 1)
    with pytest.raises(UsageMistake, match="wer entfernt und warum"):
        store.remove(papers.number(1), who=" ", reason="x", now=papers.START)
    with pytest.raises(UsageMistake, match="liegt nicht in der Ablage"):
        remove(store, 2)
    assert store.numbers() == (papers.number(1),)


def test_a_file_or_number_that_is_not_there_is_said(store: Store) -> None:
    papers.add(store, 1)
    with pytest.raises(UsageMistake, match="„nichts“ gibt es bei"):
        store.read(papers.number(1), "nichts")
    with pytest.raises(UsageMistake, match="liegt nicht in der Ablage"):
        store.path("7/2026", "dokument.json")


@pytest.mark.parametrize("name", ["ausgabe/vorlage.pdf", "eintrag.json"])
def test_what_was_altered_is_not_read(store: Store, name: str) -> None:
    papers.add(store, 1)
    path = store.folder / entry_folder(papers.number(1)) / name
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ArchiveDamaged, match="nicht mehr das, was abgelegt wurde") as damaged:
        store.read(papers.number(1), "ausgabe/vorlage.pdf")
    assert damaged.value.exit_code is ExitCode.ARCHIVE_DAMAGED
    with pytest.raises(ArchiveDamaged):
        papers.add(store, 1)


def test_a_damaged_content_is_not_used_again(store: Store) -> None:
    papers.add(store, 1)
    store.path(papers.number(1), "formular/bielefeld/form.css").write_bytes(b"anders")
    with pytest.raises(ArchiveDamaged, match="passt nicht zu seinem Namen"):
        papers.add(store, 2)
    assert store.numbers() == (papers.number(1),)


def test_nothing_is_added_to_a_damaged_ledger(store: Store) -> None:
    for index in (1, 2):
        papers.add(store, index)
    ledger = store.folder / "buch.jsonl"
    damaged = ledger.read_bytes().replace(b"2026-01-05T08:01:00Z", b"2026-01-05T08:09:00Z")
    ledger.write_bytes(damaged)
    with pytest.raises(ArchiveDamaged, match="Zeile 1"):
        papers.add(store, 3)
    with pytest.raises(ArchiveDamaged):
        store.numbers()
    assert ledger.read_bytes() == damaged


def test_a_torn_line_that_nobody_declared_is_damage(store: Store) -> None:
    papers.add(store, 1)
    with (store.folder / "buch.jsonl").open("ab") as stream:
        stream.write(b'{"nr":2')
    with pytest.raises(ArchiveDamaged):
        papers.add(store, 2)


def test_files_must_be_those_that_the_entry_lists(store: Store) -> None:
    content = papers.files(1)
    made = papers.entry(1, content)
    less = {path: data for path, data in content.items() if path != "dokument.json"}
    for wrong in (less, {**content, "mehr": b""}, {**content, "dokument.json": b""}):
        with pytest.raises(ValueError, match="not those"):
            store.add(made, wrong, now=papers.START)
    with pytest.raises(ValueError, match="zone"):
        store.add(made, content, now=datetime(2026, 1, 5))
    assert store.numbers() == ()


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", "a/./b", "", "a\\b", "a\0", "eintrag.json"])
def test_a_path_that_leads_out_of_the_entry_is_none(store: Store, path: str) -> None:
    file = papers.stored("dokument.json", b"").model_copy(update={"path": path})
    made = papers.entry(1, {}).model_copy(update={"files": (file,)})
    with pytest.raises(ValueError, match=r"leads out|no path may|not those"):
        store.add(from_json(to_json(made)), {path: b""}, now=papers.START)


def test_two_writers_do_not_write_at_once(store: Store) -> None:
    impatient = Store(store.folder, wait=0.05)
    with (
        locked(store.folder / "sperre", 1),
        pytest.raises(OutputFailed, match=r"hält die Sperre „.*sperre“\. Bitte warten"),
    ):
        papers.add(impatient, 1)
    papers.add(impatient, 1)


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    for missing in (tmp_path, tmp_path / "fehlt", Path("a\0b")):
        with pytest.raises(NotAStore, match="Bitte"):
            Store.open(missing)
    (tmp_path / "fremd.txt").touch()
    with pytest.raises(NotAStore, match="weder leer noch eine Ablage"):
        Store.create(tmp_path)
    (tmp_path / MARKER).write_text('{"ablage": 99}\n')
    with pytest.raises(NotAStore, match="drafter zu alt"):
        Store.open(tmp_path)


def test_creating_again_gives_the_same_store(store: Store) -> None:
    papers.add(store, 1)
    assert Store.create(store.folder).numbers() == (papers.number(1),)


def test_nothing_stays_at_work(store: Store) -> None:
    papers.add(store, 1)
    papers.add(store, 2)
    remove(store, 1)
    assert list((store.folder / WORK).iterdir()) == []
