"""What a store must survive, tried at every point: `python -m tests.archive.torture [CHAPTER …]`.

Each chapter prints what it tried and every failure; the process ends with 1 if there was one.
`--short` tries a part that fits into `make test`. All happens in a temporary folder (`TMPDIR`).
"""

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from drafter.archive import ledger
from drafter.archive.layout import LEDGER, LOCK
from drafter.archive.store import Store
from drafter.archive.verify import verify
from drafter.errors import DrafterError
from tests.archive import papers
from tests.archive.faults import (
    TRACEBACK,
    Fault,
    Outcome,
    child,
    fail_with,
    files_below,
    finished,
    full,
    kill_amid,
    kill_before,
    started,
)
from tests.archive.operations import ON_STORES, OPERATIONS, OTHER, Operation, store
from tests.archive.power import Disk, recorded

PAGE: Final = 4096
EVERY: Final = 20
KILLS: Final[tuple[Fault, ...]] = (kill_before, kill_amid)
ERRORS: Final = ("ENOSPC", "EIO", "EACCES")


@dataclass(slots=True)
class Tally:
    """How often something was tried, by what it was; and what failed."""

    tried: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def note(self, what: str, wrong: Iterable[str] = ()) -> None:
        """Count one try, and what was wrong with it; a refusal while looking is wrong, too."""
        self.tried[what] = self.tried.get(what, 0) + 1
        try:
            self.failures += [f"{what}: {each}" for each in wrong]
        except DrafterError as problem:
            self.failures.append(f"{what}: {problem}")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is tried: every so manieth point or kind, and how often what else."""

    step: int = 1
    kinds: int = 1
    flips: int = 20_000
    sizes: int = 90
    writers: int = 50
    rounds: int = 20
    papers: int = 1_000

    def step_among(self, points: int) -> int:
        """Return how far apart the points are that are tried; a part tries six of many."""
        return 1 if self.step == 1 else max(self.step, points // 6)


SHORT: Final = Extent(step=19, kinds=3, flips=300, sizes=12, writers=10, rounds=2, papers=30)


def kill(extent: Extent, work: Path) -> Tally:
    """Kill each operation before and amid each of its calls that write."""
    return _at_every_point(
        extent, work, [(fault.__name__, fault, False) for fault in KILLS], killed=True
    )


def errors(extent: Extent, work: Path) -> Tally:
    """Let each call that writes fail once, with half of it written too, or for good."""
    once = [(name, fail_with(getattr(errno, name)), False) for name in ERRORS]
    half = [("ENOSPC after a half", fail_with(errno.ENOSPC, half=True), False)]
    return _at_every_point(extent, work, [*once, *half, ("full", full, True)], killed=False)


def _at_every_point(
    extent: Extent, work: Path, faults: list[tuple[str, Fault, bool]], *, killed: bool
) -> Tally:
    tally = Tally()
    for operation in OPERATIONS:
        base = work / "base"
        base.mkdir()
        operation.lay_out(base)
        points = len(_tried(operation, base, work / "probe").calls)
        for turn, (name, fault, lasting) in enumerate(faults):
            step = extent.step_among(points)
            for point in range(1 + 7 * turn % step, points + 1, step):
                trial = papers.linked_copy(base, work / "trial")
                outcome = child(lambda: operation.run(trial), point, fault, lasting=lasting)  # noqa: B023
                wrong = _wrong(operation, trial, outcome, killed=killed)
                what = f"{operation.name}, {name}"
                tally.note(what, (f"point {point}: {each}" for each in wrong))
                shutil.rmtree(trial)
        shutil.rmtree(base)
    return tally


def _tried(operation: Operation, base: Path, place: Path) -> Outcome:
    """Return what comes of an operation that meets no fault."""
    trial = papers.linked_copy(base, place)
    outcome = child(lambda: operation.run(trial))
    assert not outcome.problem, outcome.problem
    shutil.rmtree(trial)
    return outcome


def _wrong(operation: Operation, folder: Path, outcome: Outcome, *, killed: bool) -> Iterator[str]:
    """Say what is wrong after an operation met a fault, and after the next commands."""
    if killed and not outcome.killed:
        yield "it was not killed"
    yield from _false(operation, folder, outcome)
    yield from (f"interrupted: {each}" for each in operation.faults(folder, False))
    again = child(lambda: operation.run(folder))
    if again.problem:
        yield f"the next command fails: {again.problem}"
        return
    papers.add(store(folder), OTHER, size=300)
    if not operation.done(folder):
        yield "it is not done when it was done again"
    yield from (f"settled: {each}" for each in operation.faults(folder, True))


def _false(operation: Operation, folder: Path, outcome: Outcome) -> Iterator[str]:
    """Say where an operation told of a success that is none, or spoke no German."""
    if outcome.problem.startswith(TRACEBACK):
        yield outcome.problem
    elif outcome.problem and "Bitte" not in outcome.problem:
        yield f"no remedy: {outcome.problem}"
    elif not outcome.problem and not outcome.killed and not operation.done(folder):
        yield "it told of a success that is none"


def power(extent: Extent, work: Path) -> Tally:
    """Cut the power after each call of a store that writes: what was not synced is lost."""
    tally = Tally()
    for operation in ON_STORES:
        place = work / "place"
        place.mkdir()
        operation.lay_out(place)
        model = Disk(place)
        with recorded() as events:
            operation.run(place)
        for point, event in enumerate(events, 1):
            model.carry_out(event)
            last = point == len(events)
            if last or point % extent.step == 0:
                model.write_to(work / "trial")
                wrong = _wrong_after_cut(operation, work / "trial", confirmed=last)
                tally.note(operation.name, (f"point {point}: {each}" for each in wrong))
                shutil.rmtree(work / "trial")
        shutil.rmtree(place)
    return tally


def _wrong_after_cut(operation: Operation, folder: Path, *, confirmed: bool) -> Iterator[str]:
    if confirmed and not operation.done(folder):
        yield "what was confirmed is lost"
    yield from _wrong(operation, folder, Outcome(killed=True), killed=True)


def disk(extent: Extent, work: Path) -> Tally:
    """Add to a store on a disk that is full after so many pages, or has so many names left."""
    tally = Tally()
    for limit in ("size", "nr_inodes"):
        most = extent.sizes if limit == "size" else extent.sizes // 3
        for left in range(most):
            with _small_disk(work / "disk") as mounted:
                _fill(mounted, limit, left, tally)
    return tally


class _small_disk:  # noqa: N801 - used as a function
    """A file system of its own in memory; the process must be in a mount namespace of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __enter__(self) -> Path:
        self.place.mkdir(exist_ok=True)
        _mount("-t", "tmpfs", "-o", "size=64m", "none", str(self.place))
        return self.place

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", str(self.place)], check=True)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _fill(mounted: Path, limit: str, left: int, tally: Tally) -> None:
    here = Store.create(mounted / "ablage")
    papers.add(here, 1, size=90_000)
    status = os.statvfs(mounted)
    pages, names = status.f_blocks - status.f_bfree, status.f_files - status.f_ffree
    value = (pages + left) * PAGE if limit == "size" else names + left
    _mount("-o", f"remount,{limit}={value}", str(mounted))
    outcome = child(lambda: papers.add(here, 2, size=150_000).head)
    _mount("-o", f"remount,{'size=64m' if limit == 'size' else 'nr_inodes=9999'}", str(mounted))
    word = "full" if outcome.problem else "enough"
    tally.note(f"{limit}, {word}", _wrong_after(here, outcome, left))


def _wrong_after(here: Store, outcome: Outcome, left: int) -> Iterator[str]:
    there = papers.number(2) in here.numbers()
    if outcome.problem.startswith(TRACEBACK) or there is bool(outcome.problem):
        yield f"{left} left: {outcome.problem or 'a false success'}"
    yield from (f"{left} left: {defect}" for defect in verify(here.folder).defects)
    papers.add(here, 2, size=150_000)
    found = verify(here.folder)
    yield from (f"{left} left, then: {each}" for each in (*found.defects, *found.notes))


def writers(extent: Extent, work: Path) -> Tally:
    """Let many processes add at once: most their own paper, some the same, some another of it."""
    tally = Tally()
    for turn in range(extent.rounds):
        here = Store.create(work / f"round {turn}")
        begun = [started(_write(here, place)) for place in range(extent.writers)]
        outcomes = [finished(each) for each in begun]
        tally.note("round", _wrong_among(here, outcomes))
        tally.tried["writers"] = tally.tried.get("writers", 0) + len(outcomes)
        shutil.rmtree(here.folder)
    return tally


def _write(here: Store, place: int) -> Callable[[], object]:
    """Return what a writer does: every fifth adds number 0, each tenth with other content."""
    index = 0 if place % 5 == 0 else place
    content = papers.files(index, 300)
    if place % 10 == 5:
        content["dokument.json"] = b"anders"

    def write() -> dict[str, Any]:
        receipt = here.add(papers.entry(index, content), content, now=papers.START)
        return {"head": receipt.head, "added": receipt.added, "number": receipt.number}

    return write


def _wrong_among(here: Store, outcomes: list[Outcome]) -> Iterator[str]:
    heads = {line.sha512 for line in ledger.read(here.folder / LEDGER)}
    told = [outcome.result for outcome in outcomes if outcome.result]
    added = [each["number"] for each in told if each["added"]]
    if sorted(added) != sorted(here.numbers()) or len(heads) != len(added):
        yield f"{len(added)} were told that they added; {len(here.numbers())} are there"
    if any(each["head"] not in heads for each in told):
        yield "a receipt names a line that is not there"
    problems = [outcome.problem for outcome in outcomes if outcome.problem]
    yield from (each for each in problems if "liegt schon etwas anderes" not in each)
    found = verify(here.folder)
    yield from (str(each) for each in (*found.defects, *found.notes))


def flips(extent: Extent, work: Path) -> Tally:
    """Flip single bits anywhere in a store; each must be noticed, and its file named."""
    tally, random = Tally(), Random(4)
    place = _victim(work)
    files = [path for path in files_below(place) if path.name != LOCK]
    for turn in range(extent.flips):
        path = files[turn % len(files)]
        data = bytearray(path.read_bytes())
        bit = random.randrange(len(data) * 8)
        data[bit // 8] ^= 1 << bit % 8
        _overwrite(path, data)
        tally.note("bit", _unnamed(place, [path], f"{path.name}, bit {bit}"))
        data[bit // 8] ^= 1 << bit % 8
        _overwrite(path, data)
    return tally


def _overwrite(path: Path, data: bytearray) -> None:
    """Write into a file as it is, so that its other names go with it."""
    with path.open("r+b") as stream:
        stream.write(data)


def _victim(work: Path) -> Path:
    """Make a small store with entries, a Nachtrag and a tombstone."""
    here = Store.create(work / "victim")
    for index in (1, 3):
        papers.add(here, index, size=200)
    here.remove(papers.number(3), who="Archivarin", reason="Datenschutz", now=papers.START)
    papers.add(here, 2, papers.number(1), size=200)
    return here.folder


def _unnamed(place: Path, touched: list[Path], what: str, head: str = "") -> Iterator[str]:
    """Say which of the files that were touched no defect names."""
    named = {
        name
        for defect in verify(place, head=head).defects
        for name in (defect.path, defect.detail, *defect.also)
    }
    for path in (each.relative_to(place).as_posix() for each in touched):
        if path not in named and not any(path.startswith(f"{name}/") for name in named if name):
            yield f"{what}: {path} is not named, but {sorted(named)}"


def damage(extent: Extent, work: Path) -> Tally:
    """Do every kind of damage, or every so manieth, to every file and every ledger line."""
    tally = Tally()
    base = _victim(work)
    names = [path.relative_to(base) for path in files_below(base) if path.name != LOCK]
    for place, name in enumerate(names):
        for kind, act in list(DAMAGES.items())[place % extent.kinds :: extent.kinds]:
            trial = papers.linked_copy(base, work / "trial")
            touched = act(trial, trial / name, trial / names[(place + 5) % len(names)])
            tally.note(kind, _unnamed(trial, touched, f"{kind} {name}"))
            shutil.rmtree(trial)
    _damage_lines(base, work / "trial", tally)
    return tally


Damage = Callable[[Path, Path, Path], list[Path]]


def _cut(share: float) -> Damage:
    def cut(_store: Path, path: Path, _other: Path) -> list[Path]:
        data = path.read_bytes()
        path.write_bytes(data[: min(int(len(data) * share), len(data) - 1)])
        return [path]

    return cut


def _longer(_store: Path, path: Path, _other: Path) -> list[Path]:
    with path.open("ab") as stream:
        stream.write(b"\n")
    return [path]


def _deleted(_store: Path, path: Path, _other: Path) -> list[Path]:
    path.unlink()
    return [path]


def _folder(_store: Path, path: Path, _other: Path) -> list[Path]:
    path.unlink()
    path.mkdir()
    return [path]


def _symbolic(_store: Path, path: Path, other: Path) -> list[Path]:
    path.unlink()
    path.symlink_to(other)
    return [path]


def _renamed(_store: Path, path: Path, _other: Path) -> list[Path]:
    return [path, path.rename(path.with_name(f"{path.name}.alt"))]


def _elsewhere(store_folder: Path, path: Path, _other: Path) -> list[Path]:
    return [path, path.rename(store_folder / "eintraege" / path.name)]


def _extra(_store: Path, path: Path, other: Path) -> list[Path]:
    stray = path.with_name(f"{path.name}.kopie")
    shutil.copyfile(other, stray)
    return [stray]


def _swapped(store_folder: Path, path: Path, other: Path) -> list[Path]:
    if path.read_bytes() == other.read_bytes():
        return []
    between = store_folder / "zwischen"
    path.rename(between)
    other.rename(path)
    between.rename(other)
    return [path, other]


def _exchanged(_store: Path, path: Path, other: Path) -> list[Path]:
    if path.read_bytes() == other.read_bytes():
        return []
    data = other.read_bytes()
    path.unlink()
    path.write_bytes(data)
    return [path]


DAMAGES: Final[dict[str, Damage]] = {
    "emptied": _cut(0),
    "cut in half": _cut(0.5),
    "cut by a byte": _cut(1),
    "lengthened": _longer,
    "deleted": _deleted,
    "made a folder": _folder,
    "made a symbolic link": _symbolic,
    "renamed": _renamed,
    "moved": _elsewhere,
    "accompanied by an extra file": _extra,
    "swapped with another": _swapped,
    "replaced by another": _exchanged,
}


def _damage_lines(base: Path, place: Path, tally: Tally) -> None:
    """Do every kind of damage to every line; only who forges a whole tail needs the head told."""
    lines = (base / LEDGER).read_bytes().splitlines(keepends=True)
    head = verify(base).head
    for at in range(len(lines)):
        for kind, changed in _edited(lines, at):
            trial = papers.linked_copy(base, place)
            (trial / LEDGER).write_bytes(b"".join(changed))
            what = f"line {kind}"
            known = head if kind == "forged" else ""
            tally.note(what, _unnamed(trial, [trial / LEDGER], f"{what} {at + 1}", known))
            shutil.rmtree(trial)


def _edited(lines: list[bytes], at: int) -> Iterator[tuple[str, list[bytes]]]:
    before, line, after = lines[:at], lines[at], lines[at + 1 :]
    if after:
        yield "deleted", [*before, *after]
        yield "swapped", [*before, after[0], line, *after[1:]]
    yield "doubled", [*before, line, *lines[at:]]
    yield "torn", [*before, line[: len(line) // 2], *after]
    yield "without its end", [*before, line[:-1], *after]
    content = json.loads(line)
    for key, value in content.items():
        other = value + 1 if isinstance(value, int) else f"{value}0"
        changed = json.dumps({**content, key: other}, separators=(",", ":"), ensure_ascii=False)
        yield f"edited ({key})", [*before, changed.encode() + b"\n", *after]
    forged = ledger.sealed(_later(ledger.from_bytes(line)))
    yield "forged", [*before, ledger.to_bytes(forged), *after]


def _later(line: ledger.Line) -> ledger.Line:
    return replace(line, time="2027-01-01T00:00:00Z")


def thousand(extent: Extent, work: Path) -> Tally:
    """Kill and fail adding to a store of a thousand papers at each call that writes.

    The store is never laid out anew: what one interruption leaves, the next command must mend.
    """
    tally = Tally()
    here = Store.create(work / "ablage")
    for index in range(extent.papers):
        papers.add(here, index, size=300)
    calls = child(lambda: papers.add(here, extent.papers, size=300).head).calls
    turns = [
        (name, fault, point)
        for name, fault in (*((fault.__name__, fault) for fault in KILLS), *_refusals())
        for point in range(1, len(calls) + 1, extent.step)
    ]
    for index, (name, fault, point) in enumerate(turns, extent.papers + 1):
        outcome = child(lambda: papers.add(here, index, size=300).head, point, fault)  # noqa: B023
        wrong = _wrong_among_many(here, index, outcome)
        tally.note(name, (f"point {point}: {each}" for each in wrong))
    tally.note("in the end", _in_the_end(here, extent.papers + 1 + len(turns)))
    return tally


def _refusals() -> Iterator[tuple[str, Fault]]:
    return ((name, fail_with(getattr(errno, name))) for name in ERRORS)


def _wrong_among_many(here: Store, index: int, outcome: Outcome) -> Iterator[str]:
    """Say what is wrong after an interruption, without reading all papers every time."""
    there = papers.number(index) in here.numbers()
    if outcome.problem.startswith(TRACEBACK) or (outcome.result and not there):
        yield outcome.problem or "a false success"
    again = child(lambda: papers.add(here, index, size=300).head)
    if again.problem:
        yield f"the next command fails: {again.problem}"
    elif index % EVERY == 0:
        yield from (str(each) for each in verify(here.folder).defects)


def _in_the_end(here: Store, count: int) -> Iterator[str]:
    """Say what is wrong with a store that must hold so many papers, each of them whole."""
    found = verify(here.folder)
    yield from (str(each) for each in (*found.defects, *found.notes))
    if list(here.numbers()) != [papers.number(index) for index in range(count)]:
        yield f"{len(here.numbers())} papers are there, not {count}"


CHAPTERS: Final[dict[str, Callable[[Extent, Path], Tally]]] = {
    "kill": kill,
    "errors": errors,
    "power": power,
    "disk": disk,
    "writers": writers,
    "flips": flips,
    "damage": damage,
    "thousand": thousand,
}


def main(arguments: list[str]) -> int:
    """Try the named chapters, or all; print what was tried and what failed."""
    extent = SHORT if "--short" in arguments else Extent()
    failed = 0
    for name in [each for each in arguments if each in CHAPTERS] or CHAPTERS:
        began = time.monotonic()
        with TemporaryDirectory() as work:
            tally = CHAPTERS[name](extent, Path(work))
        failed += len(tally.failures)
        seconds = time.monotonic() - began
        total = sum(tally.tried.values())
        sys.stdout.write(f"{name}: {total} tried, {len(tally.failures)} failed, {seconds:.0f} s\n")
        for what, count in tally.tried.items():
            sys.stdout.write(f"  {count:6} {what}\n")
        for failure in tally.failures:
            sys.stdout.write(f"  FAILED {failure[:1500]}\n")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
