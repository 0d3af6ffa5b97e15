"""The index as a cache: brought up to date, made anew, shared, and gone with what is removed."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from drafter.archive import layout
from drafter.archive.search import Filter, rebuild
from drafter.archive.search.cache import opened
from drafter.archive.search.index import SCHEMA, Index
from drafter.archive.store import Store
from drafter.errors import EnvironmentMissing
from tests.archive.searched import NOW, Paper, file, filed, found, numbers, searched

WORDS = ("Schule", "Radweg", "Konzept", "Verkehr", "Haushalt", "Plan", "Stadt", "Wald")
LATER = (
    Paper("3", "Das Verkehrskonzept der Stadt."),
    Paper("4", "Der Verkehr; ein Konzept.", public=False),
    Paper("5", "Haushaltsplan und Schulwald.", closed=("Haushalt",)),
    Paper("6", "Ein Plan für den Haushalt. Der Wald. Die Schule. Der Verkehr."),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filed(tmp_path / "ablage", Paper("1", "Der Radweg."), Paper("2", "Die Brücke."))


def index_file(store: Store) -> Path:
    return store.folder / layout.INDEX


def content(path: Path) -> list[object]:
    """Return all that an index knows but in what order it learnt it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        words = "SELECT bare, key, stem, public FROM words ORDER BY bare, key"
        parts = "SELECT stem, bare, public FROM parts ORDER BY stem, bare"
        return [connection.execute(sql).fetchall() for sql in (words, parts)]


def answers(store: Store) -> list[object]:
    """Return what is found for each word, by the public and by all."""
    kinds = (Filter(), Filter(non_public=True))
    return [
        sorted((hit.number, hit.exact) for hit in found(store, word, kept=kept).hits)
        for word in WORDS
        for kept in kinds
    ]


def test_what_is_added_is_found(store: Store) -> None:
    assert numbers(found(store, "Brücke")) == ["2"]
    file(store, Paper("3", "Noch eine Brücke."))
    assert set(numbers(found(store, "Brücke"))) == {"2", "3"}


def test_an_index_grown_paper_by_paper_answers_as_one_made_anew(store: Store) -> None:
    for paper in LATER:
        file(store, paper)
        found(store, "Radweg")
    grown, knew = answers(store), content(index_file(store))
    rebuild(store)
    assert answers(store) == grown
    assert content(index_file(store)) == knew


def test_a_current_index_is_only_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    found(store, "Radweg")
    before = index_file(store).stat()
    monkeypatch.setattr("drafter.archive.search.reading.Reader", None)
    assert numbers(found(store, "Radweg")) == ["1"]
    assert index_file(store).stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "damage", ["nothing", "text", "foreign", "format", "cut", "zeros", "folder"]
)
def test_an_index_that_is_none_is_made_anew_without_a_word(store: Store, damage: str) -> None:
    found(store, "Radweg")
    path = index_file(store)
    data = path.read_bytes()
    path.unlink()
    match damage:
        case "text":
            path.write_text("Dies ist kein Index.")
        case "foreign":
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("CREATE TABLE meta (a)")
        case "format":
            path.write_bytes(data)
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("UPDATE meta SET value = 'alt' WHERE name = 'format'")
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "zeros":
            path.write_bytes(data[:8192] + bytes(len(data) - 8192))
        case "folder":
            path.mkdir()
    result = searched(store, "Brücke")
    assert numbers(result.found) == ["2"]
    assert result.kept == (damage != "folder")
    assert numbers(found(store, "Radweg")) == ["1"]


def test_nothing_of_a_removed_paper_is_left_to_be_found_or_read(store: Store) -> None:
    file(store, Paper("3", "Der Quittenhain gehört Familie Geheimrath."))
    assert numbers(found(store, "Geheimrath")) == ["3"]
    store.remove("3", who="E. Beispiel", reason="Datenschutz", now=NOW)
    assert found(store, "Geheimrath").total == 0
    assert numbers(found(store, "Brücke")) == ["2"]
    for path in (path for path in store.folder.rglob("*") if path.is_file()):
        assert b"geheimrath" not in path.read_bytes().lower()
    with opened(store) as made:
        words = made.index.connection.execute("SELECT bare FROM words").fetchall()
    assert ("geheimrath",) not in words


def test_a_stale_index_that_knows_a_removed_paper_is_made_anew(store: Store) -> None:
    found(store, "Radweg")
    stale = index_file(store).read_bytes()
    store.remove("1", who="E. Beispiel", reason="Datenschutz", now=NOW)
    index_file(store).write_bytes(stale)
    assert found(store, "Radweg").total == 0
    assert b"radweg" not in index_file(store).read_bytes().lower()


def test_an_index_is_not_written_if_a_paper_in_it_is_removed_meanwhile(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = Index.settle

    def removed_meanwhile(index: Index) -> None:
        settle(index)
        store.remove("1", who="E. Beispiel", reason="Datenschutz", now=NOW)

    monkeypatch.setattr(Index, "settle", removed_meanwhile)
    found(store, "Brücke")
    assert not index_file(store).exists()


def test_a_store_that_may_not_be_written_is_searched_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("drafter.deliver.durable.write_new", refuse)
    result = searched(store, "Radweg")
    assert numbers(result.found) == ["1"]
    assert not result.kept
    assert not index_file(store).exists()


def test_a_damaged_paper_is_said_and_the_others_are_searched(store: Store) -> None:
    path = store.path("2", layout.DOCUMENT)
    intact = path.read_bytes()
    path.unlink()
    path.write_bytes(intact.replace("Brücke".encode(), b"Brucke"))
    assert searched(store, "Radweg").damaged == 1
    assert searched(store, "Radweg").damaged == 1
    assert found(store, "Brücke").total == 0
    path.write_bytes(intact)
    assert searched(store, "Radweg").damaged == 0
    assert numbers(found(store, "Brücke")) == ["2"]


def test_a_document_of_another_schema_leaves_number_and_subject(tmp_path: Path) -> None:
    store = filed(tmp_path, Paper("1", "Radweg", subject="Brücke"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drafter.document.stored.SCHEMA", 99)
        result = searched(store, "Brücke")
    assert (numbers(result.found), result.damaged) == (["1"], 0)
    assert found(store, "Radweg").total == 0


def test_readers_find_the_same_while_others_write(store: Store) -> None:
    def work(at: int) -> int:
        if at % 4 == 0:
            file(store, Paper(f"{100 + at}", f"Wald {at}."))
        return found(store, "Radweg").total

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(work, range(24))) == {1}
    assert found(store, "Wald").total == 6


def test_an_empty_store_holds_nothing(tmp_path: Path) -> None:
    assert found(Store.create(tmp_path), "Radweg").total == 0


def test_an_sqlite_without_fts5_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = SCHEMA.replace("USING fts5", "USING fts9")
    monkeypatch.setattr("drafter.archive.search.index.SCHEMA", lacking)
    with pytest.raises(EnvironmentMissing, match="mit FTS5"):
        found(store, "Radweg")
