"""Handing over: bags that the Library of Congress's bagit takes, and that say what is in them."""

import csv
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import bagit
import pytest

from drafter.archive import bags
from drafter.archive.entry import Entry, StoredConsultation, from_json
from drafter.archive.export import LOCK, Step, handing_over, steps
from drafter.archive.export_list import CSV_FILE, JSON_FILE, Outcome, Row, read_list, write_list
from drafter.archive.layout import entry_folder
from drafter.archive.selection import Selection, selected
from drafter.archive.store import Store
from drafter.deliver import file_stem
from drafter.deliver.lock import locked
from drafter.errors import ExitCode, OutputConflict, OutputFailed, UsageMistake
from tests.archive import papers
from tests.archive.premis_rules import SPACE, violations

NOW = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
ORIGINAL, SUPPLEMENT, SECRET, PARTLY = map(papers.number, (1, 2, 3, 4))
HIDDEN = "vorlage/vertraulich.pdf"
STRANGE = "vorlage/Anlage 50 % $HOME ~x:y.pdf"
FORM = "formular/bielefeld/form.yaml"
SIGNS = ("mkdir", "open", "write", "fsync", "rename", "replace", "link", "unlink", "rmdir", "chmod")


def added(store: Store, index: int, more: dict[str, bytes], **changes: object) -> Entry:
    """Add a paper that differs from the ordinary one."""
    content = {**papers.files(index, 60), **more, FORM: b"name: Stadt Bielefeld\n"}
    entry = papers.entry(index, content).model_copy(update=changes)
    files = tuple(
        file.model_copy(update={"public": entry.public and file.path != HIDDEN})
        for file in entry.files
    )
    entry = entry.model_copy(update={"files": files})
    store.add(entry, content, now=papers.START)
    return entry


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Make a store of an original, its Nachtrag, a non-public paper and one that is so in part."""
    made = Store.create(tmp_path_factory.mktemp("ablage") / "ablage")
    papers.add(made, 1, size=60)
    papers.add(made, 2, original=ORIGINAL, size=60)
    added(made, 3, {}, public=False, subject="")
    meetings = (
        StoredConsultation(organization="Rat", public=True),
        StoredConsultation(organization="Vergabeausschuss", public=False),
    )
    added(
        made,
        4,
        {HIDDEN: b"%PDF-1.4 geheim", STRANGE: b"%PDF-1.4 offen"},
        consultations=meetings,
        date="2027-02-01",
    )
    return made


def export(
    store: Store, output: Path, numbers: Sequence[str] = (), *, nonpublic: bool = False
) -> list[Step]:
    """Hand papers over, all where none is named."""
    with handing_over(store, output, NOW, nonpublic=nonpublic) as handover:
        done = list(steps(handover, numbers or store.numbers()))
        write_list(output, (step.row for step in done), NOW)
    return done


@pytest.fixture(scope="module")
def public(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("abgabe")
    export(store, output)
    return output


@pytest.fixture(scope="module")
def everything(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("abgabe-alles")
    export(store, output, nonpublic=True)
    return output


def bag(output: Path, number: str) -> Path:
    return output / file_stem(number)


def bags_in(output: Path) -> list[Path]:
    return sorted(path for path in output.iterdir() if path.is_dir() and path.name[0] != ".")


def tree(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def is_valid(folder: Path) -> bool:
    try:
        return bool(bagit.Bag(str(folder)).validate())
    except (bagit.BagError, UnicodeError):
        return False


def test_every_bag_is_valid_for_bagit_and_for_drafter(public: Path, everything: Path) -> None:
    found = [*bags_in(public), *bags_in(everything)]
    assert len(found) == 3 + 4
    for folder in found:
        assert bagit.Bag(str(folder)).validate()
        assert bags.faults(folder) == ()


def test_a_bag_holds_every_file_of_the_entry_and_its_manifest(store: Store, public: Path) -> None:
    entry = store.entry(ORIGINAL)
    assert entry
    payload = bag(public, ORIGINAL) / "data"
    for file in entry.files:
        assert (payload / file.path).read_bytes() == store.read(ORIGINAL, file.path)
    stored = (store.folder / entry_folder(ORIGINAL) / "eintrag.json").read_bytes()
    assert (payload / "eintrag.json").read_bytes() == stored
    assert len(tree(payload)) == len(entry.files) + 1


def test_every_premis_file_keeps_to_the_rules_and_names_each_file(everything: Path) -> None:
    for folder in bags_in(everything):
        root = Xml.parse(folder / bags.PREMIS).getroot()
        assert violations(root) == []
        named = {each.text for each in root.iter() if each.tag.endswith("contentLocationValue")}
        assert named == {f"data/{path}" for path in tree(folder / "data")}


def test_bag_info_says_what_it_is(public: Path) -> None:
    told = bagit.Bag(str(bag(public, PARTLY))).info
    payload = tree(bag(public, PARTLY) / "data").values()
    assert told["Source-Organization"] == "Stadt Bielefeld"
    assert told["External-Identifier"] == PARTLY
    assert told["External-Description"] == "Beschlussvorlage: Umbau der Straße 4"
    assert told["Bagging-Date"] == "2026-11-05"
    assert told["Payload-Oxum"] == f"{sum(map(len, payload))}.{len(payload)}"
    assert told["Oeffentlichkeit"] == "öffentlich"


def test_a_nachtrag_names_its_original_and_the_other_way_round(public: Path) -> None:
    assert bagit.Bag(str(bag(public, SUPPLEMENT))).info["Nachtrag-zu"] == f"{ORIGINAL} (ersetzt)"
    assert bagit.Bag(str(bag(public, ORIGINAL))).info["Nachtrag"] == f"{SUPPLEMENT} (ersetzt)"
    rows = read_list(public)
    assert (rows[SUPPLEMENT].original, rows[ORIGINAL].supplements) == (ORIGINAL, (SUPPLEMENT,))


def test_what_is_not_public_is_denied(store: Store, public: Path) -> None:
    assert not bag(public, SECRET).exists()
    told = b"".join(tree(bag(public, PARTLY)).values()).decode("utf-8", "replace")
    assert "vertraulich" not in told
    assert "Vergabeausschuss" not in told
    hidden = store.entry(PARTLY)
    assert hidden
    digest = next(file.sha512 for file in hidden.files if file.path == HIDDEN)
    assert digest not in told


def test_the_list_says_what_was_left_out_and_why(public: Path) -> None:
    rows = read_list(public)
    assert rows[SECRET] == Row(SECRET, Outcome.LEFT_OUT, rows[SECRET].reason)
    assert "nichtöffentlich" in rows[SECRET].reason
    assert (rows[PARTLY].outcome, rows[PARTLY].left_out) == (Outcome.HANDED_OVER, 1)


def test_what_is_not_public_is_marked_where_it_is_asked_for(everything: Path) -> None:
    assert bagit.Bag(str(bag(everything, SECRET))).info["Oeffentlichkeit"] == "nichtöffentlich"
    assert bagit.Bag(str(bag(everything, PARTLY))).info["Nichtoeffentliche-Dateien"] == "1"
    assert (bag(everything, PARTLY) / "data" / HIDDEN).read_bytes() == b"%PDF-1.4 geheim"
    kept = from_json((bag(everything, PARTLY) / "data" / "eintrag.json").read_bytes())
    assert [each.public for each in kept.consultations] == [True, False]
    assert read_list(everything)[SECRET].publicity == "nichtöffentlich"


def test_a_nachtrag_that_is_not_public_is_not_named(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "ablage")
    papers.add(store, 1, size=9)
    content = papers.files(2, 9)
    entry = papers.entry(2, content, original=ORIGINAL).model_copy(update={"public": False})
    store.add(entry, content, now=papers.START)
    export(store, tmp_path / "a")
    assert "Nachtrag" not in bagit.Bag(str(bag(tmp_path / "a", ORIGINAL))).info
    assert read_list(tmp_path / "a")[ORIGINAL].supplements == ()


def test_strange_names_are_portable_in_a_bag_and_told_as_they_were(public: Path) -> None:
    folder = bag(public, PARTLY)
    (path,) = (folder / "data" / "vorlage").glob("Anlage*")
    assert path.name == "Anlage 50 ~25~ ~24~HOME ~7e~x~3a~y.pdf"
    assert f">{STRANGE}<" in (folder / bags.PREMIS).read_text("utf-8")


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", "a/..", "./a", ""])
def test_a_path_that_leads_out_of_a_bag_is_refused(path: str) -> None:
    with pytest.raises(bags.PathRefused):
        bags.payload_path(path)


def test_two_paths_never_meet_in_a_bag() -> None:
    paths = ["a%b", "a~25~b", "a b", "a ", "a.", "a~20~", "a\nb", "a\r", "CON:", "ä", "a\u0308"]
    assert len({bags.payload_path(path) for path in paths}) == len(paths)
    assert all(
        char.isprintable() and char != "%" for path in paths for char in bags.payload_path(path)
    )


def test_values_of_bag_info_keep_to_one_line() -> None:
    told = bags.info([("A", "eins\r\nB: zwei\x0bdrei\u2028vier"), ("C", " "), ("A", "noch eins")])
    assert told.decode() == "A: eins B: zwei drei vier\nA: noch eins\n"


def test_the_same_handover_gives_the_same_bytes(store: Store, public: Path, tmp_path: Path) -> None:
    export(store, tmp_path)
    assert tree(tmp_path) == tree(public)


def test_the_list_fixes_every_byte_of_a_bag(public: Path) -> None:
    tags = (bag(public, ORIGINAL) / bags.TAG_MANIFEST).read_bytes()
    assert read_list(public)[ORIGINAL].sha512 == hashlib.sha512(tags).hexdigest()
    named = bags.read_manifest(tags)
    assert set(named) == {"bagit.txt", "bag-info.txt", "manifest-sha512.txt", "metadata/premis.xml"}


def test_both_files_of_the_list_say_the_same(public: Path) -> None:
    content = json.loads((public / JSON_FILE).read_bytes())
    assert (content["schema"], content["stand"]) == (1, "2026-11-05T09:30:00Z")
    text = (public / CSV_FILE).read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    flat = [
        {
            key: ", ".join(value) if isinstance(value, list) else str(value)
            for key, value in row.items()
        }
        for row in content["vorlagen"]
    ]
    assert rows == flat


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    write_list(tmp_path, [Row("1", Outcome.HANDED_OVER, subject="=1+1")], NOW)
    assert ";'=1+1;" in (tmp_path / CSV_FILE).read_text("utf-8-sig")


def test_every_flipped_byte_is_noticed(public: Path, tmp_path: Path) -> None:
    """Flip bytes all over a bag: drafter notices each; bagit too, but for blanks and case."""
    folder = tmp_path / "beutel"
    source = bag(public, ORIGINAL)
    for path, data in tree(source).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    assert is_valid(folder)
    for path, data in tree(source).items():
        for position in range(0, len(data), max(1, len(data) // 9)):
            flipped = bytes([data[position] ^ 1])
            (folder / path).write_bytes(data[:position] + flipped + data[position + 1 :])
            assert bags.faults(folder), (path, position)
            assert not is_valid(folder), (path, position)
        (folder / path).write_bytes(data)


@pytest.mark.parametrize("change", ["missing", "extra", "renamed", "no manifest", "tag left out"])
def test_missing_and_strange_files_are_noticed(public: Path, tmp_path: Path, change: str) -> None:
    for path, data in tree(bag(public, ORIGINAL)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    file = tmp_path / "data" / "vorlage" / "vorlage.yaml"
    match change:
        case "missing":
            file.unlink()
        case "extra":
            file.with_name("mehr.yaml").write_bytes(b"")
        case "renamed":
            file.rename(file.with_name("anders.yaml"))
        case "no manifest":
            (tmp_path / bags.MANIFEST).unlink()
        case "tag left out":
            lines = (tmp_path / bags.TAG_MANIFEST).read_bytes().splitlines(keepends=True)
            (tmp_path / bags.TAG_MANIFEST).write_bytes(b"".join(lines[1:]))
    assert bags.faults(tmp_path)


def test_a_finished_bag_is_verified_and_left(store: Store, tmp_path: Path) -> None:
    first = export(store, tmp_path, [ORIGINAL, SUPPLEMENT])
    before = {
        path: path.stat().st_mtime_ns for folder in bags_in(tmp_path) for path in folder.rglob("*")
    }
    again = export(store, tmp_path, [ORIGINAL, SUPPLEMENT])
    assert [step.made for step in first] == [True, True]
    assert [step.made for step in again] == [False, False]
    assert [step.row for step in again] == [step.row for step in first]
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_damaged_bag_is_named_and_not_overwritten(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path, [ORIGINAL])
    file = bag(tmp_path, ORIGINAL) / "data" / "vorlage" / "vorlage.yaml"
    file.write_bytes(b"anders")
    (step,) = export(store, tmp_path, [ORIGINAL])
    assert (step.code, step.row.outcome) == (ExitCode.CONFLICT, Outcome.FAILED)
    assert "„data/vorlage/vorlage.yaml“ ist verändert" in step.row.reason
    assert file.read_bytes() == b"anders"


def test_a_bag_with_other_content_is_a_conflict(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path, [PARTLY])
    before = tree(bag(tmp_path, PARTLY))
    (step,) = export(store, tmp_path, [PARTLY], nonpublic=True)
    assert (step.code, step.row.outcome) == (ExitCode.CONFLICT, Outcome.FAILED)
    assert tree(bag(tmp_path, PARTLY)) == before


def test_a_damaged_file_stops_its_paper_and_not_the_others(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "ablage")
    for index in (1, 2):
        papers.add(store, index, size=9)
    damaged = store.path(ORIGINAL, "vorlage/vorlage.yaml")
    damaged.chmod(0o644)
    damaged.unlink()
    damaged.write_bytes(b"anders")
    first, second = export(store, tmp_path / "a")
    assert (first.code, first.row.outcome) == (ExitCode.ARCHIVE_DAMAGED, Outcome.FAILED)
    assert "vorlage.yaml" in first.row.reason
    assert second.row.outcome is Outcome.HANDED_OVER
    assert bags_in(tmp_path / "a") == [bag(tmp_path / "a", SUPPLEMENT)]
    assert not [
        path
        for path in (tmp_path / "a").iterdir()
        if path.name.startswith(f".{file_stem(ORIGINAL)}")
    ]


def test_a_later_handover_adds_to_the_list(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path, [SECRET], nonpublic=True)
    export(store, tmp_path, [SECRET, ORIGINAL])
    assert {row.number: row.outcome for row in read_list(tmp_path).values()} == {
        ORIGINAL: Outcome.HANDED_OVER,
        SECRET: Outcome.HANDED_OVER,
    }


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"vorlagen": [{}]}', b'{"vorlagen": 1}', b"\xff"]
)
def test_a_foreign_list_is_not_overwritten(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JSON_FILE).write_bytes(content)
    with pytest.raises(OutputConflict):
        write_list(tmp_path, [], NOW)
    assert (tmp_path / JSON_FILE).read_bytes() == content


def test_a_folder_in_the_store_is_refused(store: Store) -> None:
    with pytest.raises(UsageMistake), handing_over(store, store.folder / "arbeit" / "x", NOW):
        pass
    assert not (store.folder / "arbeit" / "x").exists()


def test_two_handovers_into_one_folder_do_not_meet(store: Store, tmp_path: Path) -> None:
    with locked(tmp_path / LOCK, wait=0), pytest.raises(OutputConflict):
        export(store, tmp_path)


@pytest.mark.parametrize(
    ("wish", "numbers"),
    [
        (Selection(), (ORIGINAL, SUPPLEMENT, SECRET, PARTLY)),
        (Selection(numbers=(PARTLY, ORIGINAL, PARTLY)), (PARTLY, ORIGINAL)),
        (Selection(term="2020-2025", last=date(2026, 12, 31)), (ORIGINAL, SUPPLEMENT, SECRET)),
        (Selection(first=date(2027, 2, 1), last=date(2027, 2, 1)), (PARTLY,)),
    ],
)
def test_papers_are_chosen_by_number_term_or_date(
    store: Store, wish: Selection, numbers: tuple[str, ...]
) -> None:
    assert selected(store, wish) == numbers


@pytest.mark.parametrize(
    "wish",
    [Selection(numbers=("1/2",)), Selection(term="2020"), Selection(first=date(2030, 1, 1))],
)
def test_a_choice_of_nothing_is_a_mistake(store: Store, wish: Selection) -> None:
    with pytest.raises(UsageMistake):
        selected(store, wish)


def test_real_papers_are_handed_over_as_what_they_are(chain: Store, tmp_path: Path) -> None:
    export(chain, tmp_path, nonpublic=True)
    for folder in bags_in(tmp_path):
        assert bagit.Bag(str(folder)).validate()
        assert bagit.Bag(str(folder)).info["Source-Organization"] == "Stadt Bielefeld"
        root = Xml.parse(folder / bags.PREMIS).getroot()
        assert violations(root) == []
        keys = {
            each.findtext(f".//{SPACE}originalName"): each.findtext(f".//{SPACE}formatRegistryKey")
            for each in root.iter(f"{SPACE}object")
        }
        made = {key for name, key in keys.items() if name and name.startswith("ausgabe/")}
        assert made >= {"fmt/476", "fmt/471"}


class Killed(BaseException):
    """The process ended: from here on it writes nothing."""


@dataclass
class Machine:
    """Counts the calls that write; the one given ends the process, or fails once."""

    at: int = -1
    number: int | None = None
    calls: int = 0

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.at > 0 and self.number is None and self.calls >= self.at:
                raise Killed
            if self.number is not None and self.calls == self.at:
                raise OSError(self.number, os.strerror(self.number))
            return None if name == "fsync" else real(*arguments, **named)

        return call

    @contextmanager
    def running(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in SIGNS:
                patch.setattr(os, name, self.wrapped(name, getattr(os, name)))
            yield


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Make a store of two papers of few files."""
    made = Store.create(tmp_path_factory.mktemp("klein") / "ablage")
    for index in (1, 2):
        content = dict(list(papers.own_files(index, 9).items())[:3])
        made.add(papers.entry(index, content), content, now=papers.START)
    return made


@pytest.fixture(scope="module")
def clean(small: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("sauber")
    export(small, output)
    return tree(output)


def fails(store: Store, output: Path) -> bool:
    """Whether a run ends in the one sentence that tells what could not be written."""
    try:
        export(store, output)
    except OutputFailed:
        return True
    return False


def assert_whole(output: Path) -> None:
    """Assert that what looks like a bag is one."""
    for folder in bags_in(output):
        assert bags.faults(folder) == ()


def test_a_run_that_is_killed_anywhere_can_be_repeated(
    small: Store, clean: dict[str, bytes], tmp_path: Path
) -> None:
    points = 0
    for at in count(1):
        output = tmp_path / str(at)
        try:
            with Machine(at).running():
                export(small, output)
        except Killed:
            points += 1
        else:
            break
        if output.exists():
            assert_whole(output)
        with Machine().running():
            export(small, output)
        assert tree(output) == clean
    assert points > 80


def test_a_call_that_fails_ends_in_a_sentence_and_can_be_repeated(
    small: Store, clean: dict[str, bytes], tmp_path: Path
) -> None:
    failed = 0
    for at in count(1, 2):
        output, machine = (
            tmp_path / str(at),
            Machine(at, (errno.ENOSPC, errno.EIO, errno.EACCES)[at % 3]),
        )
        with machine.running():
            failed += fails(small, output)
        if output.exists():
            assert_whole(output)
        with Machine().running():
            export(small, output)
        assert tree(output) == clean
        if machine.calls < at:
            break
    assert failed > 40
