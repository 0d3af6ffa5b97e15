"""What an interrupted writer left is finished by the next one, or undone, or refused."""

from pathlib import Path

import pytest

from drafter.archive.layout import LEDGER, entry_folder
from drafter.archive.store import Store
from drafter.archive.verify import verify
from drafter.errors import ArchiveDamaged
from tests.archive import papers
from tests.archive.faults import Fault, child, kill_amid, kill_before

PLACE = entry_folder(papers.number(2))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "ablage")
    papers.add(made, 1)
    return made


def stop_at_the_ledger(store: Store, fault: Fault) -> None:
    """Kill a writer of paper 2 at its last write, which is its line of the ledger."""
    trial = Store(papers.linked_copy(store.folder, store.folder.with_name("probe")))
    calls = child(lambda: papers.add(trial, 2).head).calls
    point = len(calls) - calls[::-1].index("write")
    assert child(lambda: papers.add(store, 2).head, point, fault).killed


def test_an_entry_that_was_declared_is_taken_in_with_its_own_time(store: Store) -> None:
    stop_at_the_ledger(store, kill_before)
    assert store.numbers() == (papers.number(1),)
    found = verify(store.folder)
    assert found.defects == ()
    assert f"„{papers.number(2)}“ wird noch aufgenommen" in found.notes[0]
    papers.add(store, 3)
    assert store.numbers() == tuple(map(papers.number, (1, 2, 3)))
    assert b'"zeit":"2026-01-05T08:02:00Z"' in (store.folder / LEDGER).read_bytes()
    assert (verify(store.folder).defects, verify(store.folder).notes) == ((), ())


def test_the_torn_beginning_of_a_declared_line_is_replaced_by_the_line(store: Store) -> None:
    stop_at_the_ledger(store, kill_amid)
    assert not (store.folder / LEDGER).read_bytes().endswith(b"\n")
    assert store.numbers() == (papers.number(1),)
    assert verify(store.folder).defects == ()
    assert not papers.add(store, 2).added
    assert verify(store.folder).defects == ()


def test_an_entry_that_did_not_reach_the_disk_whole_is_undone(store: Store) -> None:
    stop_at_the_ledger(store, kill_before)
    (store.folder / PLACE / "dokument.json").write_bytes(b"")
    assert papers.add(store, 3).sequence == 2
    assert store.numbers() == tuple(map(papers.number, (1, 3)))
    assert not (store.folder / PLACE).exists()
    assert verify(store.folder).defects == ()
    assert papers.add(store, 2).added


@pytest.mark.parametrize("change", [b"", b"anderes"])
def test_a_ledger_that_changed_meanwhile_stops_all_writing(store: Store, change: bytes) -> None:
    stop_at_the_ledger(store, kill_before)
    (store.folder / LEDGER).write_bytes(change)
    with pytest.raises(ArchiveDamaged, match="Bitte „drafter archive verify“"):
        papers.add(store, 3)
    assert (store.folder / LEDGER).read_bytes() == change


def test_an_intent_that_cannot_be_read_stops_all_writing(store: Store) -> None:
    stop_at_the_ledger(store, kill_before)
    (store.folder / "arbeit/vorhaben.jsonl").write_bytes(b"{}\n")
    with pytest.raises(ArchiveDamaged, match="unterbrochenes Vorhaben"):
        papers.add(store, 3)
    assert (store.folder / PLACE).exists()
