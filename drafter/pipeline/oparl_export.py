"""The Ablage as static OParl: a folder that any web server can give out.

Every object is one file at the path of its id below the base address, every page of a list another
one. What was given out before is remembered in the folder, so that objects keep their moments and
those that are gone are told.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from drafter.cache import Cache
from drafter.deliver import remove
from drafter.deliver.tree import NOTES, Leaf, announce, kept, leaf, prune, put, require_own
from drafter.errors import OutputConflict, UsageMistake
from drafter.pipeline.oparl_harvest import harvested
from drafter.pipeline.oparl_kept import Harvested, forget_others
from drafter.pipeline.oparl_store import PublishedStore
from drafter.render.oparl.given import Given, gathered
from drafter.render.oparl.memory import Known

SCHEMA: Final = 1
KEPT: Final = f"{NOTES}/gelesen"
MEMORY: Final = f"{NOTES}/oparl.json"
ANNOUNCED: Final = f"{NOTES}/angekuendigt"


@dataclass(frozen=True, slots=True)
class Memory:
    """What an earlier run gave out below a base: objects by their paths, and all its files."""

    base: str
    objects: Mapping[str, Known]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exported:
    """What a run did: what is given out now, how many files it wrote, and which it removed.

    `left_out` are papers that are not published, by their numbers, with the German reason.
    """

    given: Given
    published: int
    left_out: Mapping[str, str]
    written: int
    removed: tuple[str, ...]


def export(source: PublishedStore, output: Path, now: datetime) -> Exported:
    """Make a folder hold what is published, and nothing else; what is the same is not touched.

    Contents are written first, then objects, then lists, so that nothing leads to what is missing.

    Raises:
        UsageMistake: if the folder lies in the Ablage, or the Ablage in it.
        OutputConflict: if the folder holds other things, another address, or another run writes.
        OutputFailed: if a file cannot be written.
        ArchiveDamaged: if a file of the Ablage is not what was added.
    """
    _require_apart(source.store.folder, output)
    with kept(output):
        memory = read_memory(output) or Memory(source.base, {}, frozenset())
        _require_base(output, memory, source.base)
        require_own(output, {*memory.files, *_announced(output)})
        reading = replace(source, kept=Cache(output / KEPT))
        return _written(reading, output, memory, now)


def read_memory(output: Path) -> Memory | None:
    """Return what an earlier run remembered in a folder; None where none has.

    Raises:
        OutputConflict: if it cannot be read.
    """
    path = output / MEMORY
    try:
        told = json.loads(path.read_bytes())
        objects = {id_: Known(*values) for id_, values in told["objekte"].items()}
        return Memory(told["adresse"], objects, frozenset(told["dateien"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise OutputConflict(
            f"„{path}“ ist nicht mehr das, was „drafter oparl export“ geschrieben hat. Bitte einen "
            "anderen Ordner nennen, oder den Ordner leeren und neu schreiben lassen."
        ) from None


def remembered(output: Path) -> Memory:
    """Return what an earlier run remembered in a folder.

    Raises:
        UsageMistake: if none has.
        OutputConflict: if it cannot be read.
    """
    memory = read_memory(output)
    if memory is None:
        raise UsageMistake(
            f"„{output}“ ist kein Ordner von „drafter oparl export“. Bitte die Angabe prüfen."
        )
    return memory


def known_below(memory: Memory, base: str) -> Mapping[str, Known]:
    """Return what was remembered, by ids below a base address."""
    return {f"{base}/{path}": each for path, each in memory.objects.items()}


def _require_base(output: Path, memory: Memory, base: str) -> None:
    if memory.base != base:
        raise OutputConflict(
            f"In „{output}“ liegt, was unter „{memory.base}“ veröffentlicht ist; jetzt ginge es um "
            f"„{base}“. Adressen bleiben für immer; bitte für eine andere einen anderen Ordner "
            "nennen."
        )


def _written(source: PublishedStore, output: Path, memory: Memory, now: datetime) -> Exported:
    papers: list[Harvested] = []
    names: set[str] = set()
    written = 0
    for paper in harvested(source):
        leaves = [leaf(path, data) for path, data in paper.files.items()]
        written += _put(output, leaves, memory)
        names |= paper.files.keys()
        papers.append(replace(paper, files={}))
    given = _given(source, papers, memory, now)
    leaves = [leaf(path, data) for path, data in given.files()]
    written += _put(output, leaves, memory)
    names |= {each.path for each in leaves}
    objects = {given.path(id_): each for id_, each in given.known.items()}
    put(output, _as_leaf(Memory(source.base, objects, frozenset(names))))
    removed = prune(output, names)
    remove((output / ANNOUNCED,))
    forget_others(source.kept, (paper.number for paper in papers if paper.objects))
    left_out = {paper.number: paper.reason for paper in papers if paper.reason}
    return Exported(
        given,
        len(papers) - len(left_out),
        left_out,
        written,
        removed,
    )


def _given(
    source: PublishedStore, papers: Iterable[Harvested], memory: Memory, now: datetime
) -> Given:
    objects = [item for paper in papers for item in paper.objects]
    before = known_below(memory, source.base)
    moment = now.isoformat(timespec="seconds")
    return gathered(source.form, objects, before, source.removed, moment)


def _put(output: Path, leaves: Sequence[Leaf], memory: Memory) -> int:
    """Write files, after the names of new ones were announced; return how many were written.

    So a run that was interrupted knows its own files.
    """
    fresh = [each.path for each in leaves if each.path not in memory.files]
    if fresh:
        announce(output / ANNOUNCED, fresh)
    return sum(put(output, each) for each in leaves)


def _announced(output: Path) -> frozenset[str]:
    """Return the names that an interrupted run announced."""
    try:
        return frozenset((output / ANNOUNCED).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return frozenset()


def _require_apart(store: Path, output: Path) -> None:
    inner, outer = output.resolve(), store.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise UsageMistake(
            f"„{output}“ und die Ablage liegen ineinander. Bitte einen Ordner außerhalb nennen."
        )


def _as_leaf(memory: Memory) -> Leaf:
    content = {
        "schema": SCHEMA,
        "adresse": memory.base,
        "objekte": {path: astuple(each) for path, each in sorted(memory.objects.items())},
        "dateien": sorted(memory.files),
    }
    return leaf(MEMORY, json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
