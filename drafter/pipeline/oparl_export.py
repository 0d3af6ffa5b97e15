"""The Ablage as static OParl: a folder that any web server can give out.

Every object is one file at the path of its id below the base address, every page of a list another
one. What was given out before is remembered in the folder, so that objects keep their moments and
those that are gone are told.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from drafter.deliver.tree import NOTES, Leaf, kept, leaf, prune, put, require_own
from drafter.errors import OutputConflict
from drafter.pipeline.oparl_harvest import Harvest
from drafter.render.oparl.given import Given, gathered
from drafter.render.oparl.memory import Known

SCHEMA: Final = 1
MEMORY: Final = f"{NOTES}/oparl.json"


@dataclass(frozen=True, slots=True)
class Memory:
    """What an earlier run gave out below a base: objects by their paths, and all its files."""

    base: str
    objects: Mapping[str, Known]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exported:
    """What a run did: what is given out now, how many files it wrote, and which it removed."""

    given: Given
    written: int
    removed: tuple[str, ...]


def export(harvest: Harvest, output: Path, now: datetime) -> Exported:
    """Make a folder hold what is published, and nothing else; what is the same is not touched.

    Raises:
        OutputConflict: if the folder holds other things, another address, or another run writes.
        OutputFailed: if a file cannot be written.
        ArchiveDamaged: if a file of the Ablage is not what was added.
    """
    with kept(output):
        memory = read_memory(output) or Memory(harvest.base, {}, frozenset())
        _require_base(output, memory, harvest.base)
        require_own(output, {*memory.files, MEMORY})
        return _written(harvest, output, memory, now)


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


def _written(harvest: Harvest, output: Path, memory: Memory, now: datetime) -> Exported:
    """Write contents first, then objects, then lists, so that nothing leads to what is missing.

    Before that, the memory names all files that may come, so that an interrupted run is continued.
    """
    before = known_below(memory, harvest.base)
    moment = now.isoformat(timespec="seconds")
    given = gathered(harvest.form, harvest.objects, before, harvest.removed, moment)
    leaves = [*harvest.contents, *(leaf(path, data) for path, data in given.files())]
    names = frozenset(each.path for each in leaves)
    if not names <= memory.files:
        put(output, _as_leaf(Memory(memory.base, memory.objects, memory.files | names)))
    written = sum(put(output, each) for each in leaves)
    objects = {given.path(id_): each for id_, each in given.known.items()}
    put(output, _as_leaf(Memory(harvest.base, objects, names)))
    return Exported(given, written, prune(output, {*names, MEMORY}))


def _as_leaf(memory: Memory) -> Leaf:
    content = {
        "schema": SCHEMA,
        "adresse": memory.base,
        "objekte": {path: astuple(each) for path, each in sorted(memory.objects.items())},
        "dateien": sorted(memory.files),
    }
    return leaf(MEMORY, json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
