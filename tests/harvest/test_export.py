"""The Ablage as a folder for any web server: whole, public, and touched only where it changed."""

import errno
import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha512
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.errors import ArchiveDamaged, OutputConflict, OutputFailed, UsageMistake
from drafter.pipeline.oparl_export import Exported, export
from drafter.pipeline.oparl_harvest import UNREADABLE, UNSAID, harvest
from drafter.pipeline.oparl_store import opened
from drafter.resources import templates_directory
from tests.harvest import client
from tests.harvest.stores import BEGIN, HALL, HALL_TEXT, ROAD, SALE, SECRET, added, pdf, written
from tests.oparl.conftest import DESCRIPTIONS, ROOT
from tests.oparl.dialect import descriptions, problems

BASE = "https://oparl.example.org/bielefeld"
NOW = BEGIN + timedelta(days=30)
SYSTEM = f"{BASE}/system.json"
KEPT = "gelesen"
NEW = "4800/2020-2025"


def exported(store: Store, output: Path, now: datetime = NOW) -> Exported:
    return export(opened(store, templates_directory()), output, now)


def from_folder(output: Path) -> client.Get:
    """What a web server that knows nothing but files would answer."""
    return lambda address: (output / address.removeprefix(f"{BASE}/")).read_bytes()


def states(output: Path) -> dict[str, tuple[int, int]]:
    """What changes when a file is written: its inode and the time of its last change."""
    files = (path for path in output.rglob("*") if path.is_file() and path.parent.name != KEPT)
    return {
        path.relative_to(output).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in files
    }


def contents(output: Path) -> dict[str, bytes]:
    return {path: (output / path).read_bytes() for path in states(output)}


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def item(output: Path, path: str) -> dict[str, Any]:
    return client.read(f"{BASE}/{path}", from_folder(output))


@pytest.fixture(scope="module")
def output(papers: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export that nobody changes."""
    folder = tmp_path_factory.mktemp("export") / "oparl"
    exported(papers, folder)
    return folder


def test_a_client_gets_every_object_once(output: Path) -> None:
    found = client.harvest(SYSTEM, from_folder(output))
    counted = {name: len(items) for name, items in found.items()}
    assert counted == {
        "body": 1, "organization": 3, "person": 0, "meeting": 3, "paper": 3, "agendaItem": 6,
        "consultation": 6, "file": 11, "locationList": 0, "legislativeTermList": 5, "membership": 0,
    }  # fmt: skip
    ids = [each["id"] for items in found.values() for each in items]
    assert len(ids) == len(set(ids))


def test_every_object_is_at_its_address_as_the_lists_have_it(output: Path) -> None:
    get = from_folder(output)
    for items in client.harvest(SYSTEM, get).values():
        for each in items:
            assert client.read(each["id"], get) == each


def test_every_embedded_object_is_the_one_at_its_address_without_what_leads_back(
    output: Path,
) -> None:
    get = from_folder(output)
    seen = set()
    for items in client.harvest(SYSTEM, get).values():
        for inner in (inner for each in items for inner in client.embedded(each)):
            alone = client.read(inner["id"], get)
            assert inner.items() <= alone.items()
            assert alone.keys() - inner.keys() in ({"paper"}, {"meeting"}, {"body"})
            seen.add(inner["type"].rpartition("/")[2])
    assert seen == {"AgendaItem", "Consultation", "File", "LegislativeTerm"}


def test_no_address_leads_nowhere(output: Path) -> None:
    get = from_folder(output)
    found = [each for items in client.harvest(SYSTEM, get).values() for each in items]
    led = {address for each in found for address in client.addresses(each)}
    assert len(led) > 40
    for address in led:
        assert get(address)


def test_files_are_those_of_the_archive(papers: Store, output: Path) -> None:
    pdf = papers.read(HALL, "ausgabe/4711_2020-2025.pdf")
    about = item(output, "paper/4711_2020-2025.json")["mainFile"]
    assert from_folder(output)(about["accessUrl"]) == pdf
    assert about["size"] == len(pdf)
    plan = item(output, "paper/4711_2020-2025.json")["auxiliaryFile"][0]
    stamped = from_folder(output)(plan["accessUrl"])
    assert sha512(stamped).hexdigest() == plan["sha512Checksum"]
    assert "Anlage 1 zu Drs. 4711/2020-2025, Seite 1 von 1" in text_of(stamped)


def test_objects_are_as_old_as_their_lines_in_the_ledger(output: Path) -> None:
    assert item(output, "paper/4713_2020-2025.json")["created"] == "2026-01-07T08:00:00+00:00"
    original = item(output, "paper/4711_2020-2025.json")
    assert original["created"] == "2026-01-05T08:00:00+00:00"
    assert original["modified"] == "2026-01-14T08:00:00+00:00", "the day of its Nachtrag"


def test_papers_lead_to_one_another_and_to_no_secret_one(output: Path) -> None:
    original, supplement, road = (
        f"{BASE}/paper/{name}.json"
        for name in ("4711_2020-2025", "4711_2020-2025_1", "4713_2020-2025")
    )
    get = from_folder(output)
    assert client.read(supplement, get)["superordinatedPaper"] == [original]
    assert client.read(original, get)["subordinatedPaper"] == [supplement]
    assert client.read(road, get)["relatedPaper"] == [original]


def test_nothing_that_is_not_public_is_in_any_byte_or_name(output: Path) -> None:
    for path, data in contents(output).items():
        for word in (SECRET, "geheim", "4712_2020", "Verkauf", "Grundst"):
            assert word.casefold() not in path.casefold()
            assert word.casefold() not in data.decode(errors="replace").casefold(), path


@pytest.mark.skipif(not DESCRIPTIONS.is_dir(), reason="the specification is not at hand")
def test_all_objects_are_as_the_specification_describes_them(output: Path) -> None:
    known = descriptions(DESCRIPTIONS)
    found = client.harvest(SYSTEM, from_folder(output))
    every = [item(output, "system.json"), *(each for items in found.values() for each in items)]
    assert [problem for each in every for problem in problems(each, known)] == []


def test_a_second_run_writes_nothing(papers: Store, output: Path) -> None:
    before = states(output)
    again = exported(papers, output, NOW + timedelta(days=1))
    assert (again.written, again.removed) == (0, ())
    assert states(output) == before


def test_a_new_paper_touches_what_it_changes_and_nothing_else(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    before = states(output)
    added(store, written(tmp_path / "inputs", "neu.yaml", HALL_TEXT.replace(HALL, NEW)), 12)
    exported(store, output)
    changed = {path for path, state in states(output).items() if before.get(path) != state}
    assert {path.split("/")[0] for path in changed} == {
        ".drafter", "agendaitem", "consultation", "file", "list", "meeting", "paper",
    }  # fmt: skip
    assert {path for path in changed if path.startswith("paper/")} == {"paper/4800_2020-2025.json"}
    assert item(output, "paper/4800_2020-2025.json")["created"] == "2026-01-17T08:00:00+00:00"


def test_what_was_removed_is_told_as_deleted_and_its_files_are_gone(
    store: Store, tmp_path: Path
) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    store.remove(ROAD, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
    done = exported(store, output)
    assert item(output, "paper/4713_2020-2025.json") == {
        "id": f"{BASE}/paper/4713_2020-2025.json",
        "type": "https://schema.oparl.org/1.1/Paper",
        "created": "2026-01-07T08:00:00+00:00",
        "modified": "2026-01-25T08:00:00+00:00",
        "deleted": True,
    }
    assert set(done.removed) == {
        f"file/4713_2020-2025/vorlage.{ending}" for ending in ("html", "pdf", "yaml")
    }
    found = client.harvest(SYSTEM, from_folder(output))
    assert not any("4713" in each["id"] for items in found.values() for each in items)
    council = next(each for each in found["meeting"] if "rat-der" in each["id"])
    assert [each["order"] for each in council["agendaItem"]] == [0, 1]
    assert council["modified"] > "2026-01-25", "it lost an item"
    assert exported(store, output).written == 0


def test_nothing_of_what_was_removed_stays_but_its_address(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    store.remove(ROAD, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
    exported(store, output)
    assert not any(b"Radweg" in data for data in contents(output).values())


def test_a_supplement_goes_with_its_original(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    store.remove(HALL, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
    done = exported(store, output)
    assert done.left_out[f"{HALL}/1"].startswith("Die Ursprungsvorlage liegt nicht in der Ablage")
    assert item(output, "paper/4711_2020-2025_1.json")["deleted"] is True


def test_what_is_kept_of_a_paper_counts_for_its_address_alone(papers: Store, output: Path) -> None:
    other = "https://anderswo.example.org"
    source = opened(papers, templates_directory(), base=other)
    kept = Cache(output / ".drafter" / KEPT)
    (id_,) = (each["id"] for each in harvest(replace(source, kept=kept), HALL).objects[:1])
    assert id_ == f"{other}/paper/4711_2020-2025.json"


def test_nothing_is_kept_of_a_paper_that_was_removed_or_is_withheld(
    store: Store, tmp_path: Path
) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    assert len(list((output / ".drafter" / KEPT).iterdir())) == 3
    store.remove(HALL, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
    exported(store, output)
    (left,) = (output / ".drafter" / KEPT).iterdir()
    assert b"4713_2020-2025" in left.read_bytes()


def test_a_damaged_attachment_is_not_handed_on(store: Store, tmp_path: Path) -> None:
    place = store.path(HALL, "vorlage/plan.pdf")
    place.write_bytes(pdf("Fälschung"))
    with pytest.raises(ArchiveDamaged, match=r"plan\.pdf"):
        exported(store, tmp_path / "oparl")


def test_an_archive_of_old_is_read_or_said_to_be_unreadable(tmp_path: Path) -> None:
    old = Store.open(ROOT / "tests" / "archive" / "frozen-1")
    done = export(opened(old, templates_directory()), tmp_path / "oparl", NOW)
    assert done.published == 0
    assert all(reason in (*UNSAID, UNREADABLE) for reason in done.left_out.values())


@pytest.mark.parametrize("name", ["index.html", "paper/notiz.txt", ".htaccess"])
def test_a_folder_with_other_things_is_left_alone(papers: Store, tmp_path: Path, name: str) -> None:
    strange = tmp_path / "www" / name
    strange.parent.mkdir(parents=True)
    strange.write_text("meins")
    before = states(tmp_path)
    with pytest.raises(OutputConflict, match=name):
        exported(papers, tmp_path / "www")
    assert states(tmp_path) == before


def test_a_strange_file_that_came_later_is_not_removed(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    (output / "file" / "meins.pdf").write_bytes(b"%PDF")
    before = states(output)
    with pytest.raises(OutputConflict, match=r"file/meins\.pdf"):
        exported(store, output)
    assert states(output) == before


def test_another_address_wants_another_folder(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    elsewhere = opened(store, templates_directory(), base="https://anderswo.example.org")
    with pytest.raises(OutputConflict, match="bleiben für immer"):
        export(elsewhere, output, NOW)


def test_an_export_neither_lies_in_the_archive_nor_around_it(store: Store) -> None:
    for output in (store.folder / "oparl", store.folder.parent, store.folder):
        with pytest.raises(UsageMistake, match="ineinander"):
            exported(store, output)


def test_a_damaged_memory_is_told(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    (output / ".drafter" / "oparl.json").write_text("{}")
    with pytest.raises(OutputConflict, match="Bitte"):
        exported(store, output)


@pytest.mark.parametrize("number", [0, 1, 7, 20, 40, 60])
def test_a_run_that_was_interrupted_is_continued(
    papers: Store, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    calls = iter(range(1000))
    real = os.rename

    def full(source: Any, target: Any, **caches: Any) -> None:
        if not caches and next(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(source, target, **caches)

    other = tmp_path / "oparl"
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", full)
        with pytest.raises(OutputFailed, match="voll"):
            exported(papers, other)
    exported(papers, other)
    assert contents(other) == contents(output)


def test_a_file_that_was_changed_by_hand_is_made_good(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "oparl"
    exported(store, output)
    before = contents(output)
    (output / "system.json").write_text("{}")
    (output / "body.json").unlink()
    assert exported(store, output).written == 2
    assert contents(output) == before


def test_the_memory_holds_addresses_moments_and_hashes_alone(output: Path) -> None:
    told = json.loads((output / ".drafter" / "oparl.json").read_bytes())
    assert set(told) == {"schema", "adresse", "objekte", "dateien"}
    assert all(len(each) == 4 for each in told["objekte"].values())
    assert SALE not in json.dumps(told)
