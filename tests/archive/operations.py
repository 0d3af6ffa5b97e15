"""The operations that are stopped and failed at every call that writes.

Each works in a folder of its own. To include another command, add an `Operation` to `OPERATIONS`.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drafter.archive.bags import faults
from drafter.archive.export import handing_over, steps
from drafter.archive.export_list import UNFINISHED, Outcome, read_list, write_list
from drafter.archive.layout import LEDGER, MARKER
from drafter.archive.store import Store
from drafter.archive.verify import verify
from tests.archive import papers
from tests.archive.faults import child, kill_before

Act = Callable[[Path], object]
OTHER: Final = 90


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done in a folder: how it is laid out first, and whether it holds what was done.

    `faults` says what is wrong in the folder, after an interruption (`settled` is false) or after
    the next commands have worked (true).
    """

    name: str
    lay_out: Act
    run: Act
    done: Callable[[Path], bool]
    faults: Callable[[Path, bool], list[str]]


def store(folder: Path) -> Store:
    return Store.open(folder / "ablage")


def store_faults(folder: Path, settled: bool) -> list[str]:
    """Say what is wrong in the store of a folder; an interrupted one may be no store yet."""
    place = folder / "ablage"
    if not settled and not (place / MARKER).exists() and not (place / LEDGER).exists():
        return []
    found = verify(place)
    said = [f"{defect.path}: {defect.sentence}" for defect in found.defects]
    if not settled and not (place / MARKER).exists():
        return [line for line in said if not line.startswith(MARKER)]
    return said + list(found.notes if settled else ())


def empty(folder: Path) -> None:
    """Make an empty store."""
    Store.create(folder / "ablage")


def filled(folder: Path) -> None:
    """Make a store with two papers, one of them a Nachtrag."""
    empty(folder)
    papers.add(store(folder), 1, size=300)
    papers.add(store(folder), 2, papers.number(1), size=300)


def is_there(folder: Path, index: int) -> bool:
    """Whether a paper is in the store, each of its files as it was given."""
    here, number = store(folder), papers.number(index)
    return number in here.numbers() and all(
        here.read(number, path) == data for path, data in papers.files(index, 300).items()
    )


def add(index: int, original: str = "") -> Act:
    return lambda folder: papers.add(store(folder), index, original, size=300).head


def remove(folder: Path) -> str:
    how = {"who": "Archivarin", "reason": "Datenschutz"}
    return store(folder).remove(papers.number(1), **how, now=papers.START).head


def removed(folder: Path) -> bool:
    """Whether the first paper is gone, with each of its own contents, and the second is not."""
    return (
        papers.number(1) not in store(folder).numbers()
        and is_there(folder, 2)
        and not _has_content_of(folder, 1)
    )


def _has_content_of(folder: Path, index: int) -> bool:
    own = set(papers.own_files(index, 300).values())
    return any(path.read_bytes() in own for path in folder.rglob("*") if path.is_file())


def interrupted(act: Act) -> Act:
    """Lay out a store whose writer was killed just before the ledger got its line.

    So what is then tried is to finish what another one began.
    """

    def lay_out(folder: Path) -> None:
        filled(folder)
        trial = papers.linked_copy(folder, folder.with_suffix(".probe"))
        calls = child(lambda: act(trial)).calls
        last_write = len(calls) - calls[::-1].index("write")
        assert child(lambda: act(folder), last_write, kill_before).killed
        shutil.rmtree(trial)

    return lay_out


def nothing(_folder: Path) -> None:
    """Lay nothing out."""


def holds(*indexes: int) -> Callable[[Path], bool]:
    return lambda folder: all(is_there(folder, index) for index in indexes)


def create(folder: Path) -> str:
    return Store.create(folder / "ablage").head()


def export(folder: Path) -> list[str]:
    """Hand the two papers over; return what became of them."""
    here = store(folder)
    with handing_over(here, folder / "abgabe", papers.START) as handover:
        done = list(steps(handover, map(papers.number, (1, 2))))
        write_list(folder / "abgabe", (step.row for step in done), papers.START)
    return [step.row.outcome for step in done]


def exported(folder: Path) -> bool:
    """Whether both papers were handed over, and the list says so."""
    rows = read_list(folder / "abgabe")
    return [row.outcome for row in rows.values()] == [Outcome.HANDED_OVER] * 2 and all(
        (folder / "abgabe" / row.folder).is_dir() for row in rows.values()
    )


def export_faults(folder: Path, settled: bool) -> list[str]:
    """Say what is wrong with what looks like a bag, and what is left over in the end."""
    output = folder / "abgabe"
    paths = sorted(output.iterdir()) if output.exists() else []
    found = [f"{path.name}: {each}" for path in paths if is_bag(path) for each in faults(path)]
    left = [path.name for path in paths if settled and path.name.endswith(UNFINISHED)]
    return found + left + store_faults(folder, settled)


def is_bag(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


ON_STORES: Final = (
    Operation("create", nothing, create, holds(), store_faults),
    Operation("add the first", empty, add(5), holds(5), store_faults),
    Operation("add", filled, add(5), holds(1, 2, 5), store_faults),
    Operation("add again", filled, add(2, papers.number(1)), holds(1, 2), store_faults),
    Operation("remove", filled, remove, removed, store_faults),
    Operation("finish adding", interrupted(add(5)), add(6), holds(1, 2, 5, 6), store_faults),
    Operation("finish removing", interrupted(remove), add(7), removed, store_faults),
)
OPERATIONS: Final = (
    *ON_STORES,
    Operation("export", filled, export, exported, export_faults),
)
