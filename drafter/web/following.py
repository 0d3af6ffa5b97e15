"""Following a paper: a new view whenever one of its files is saved."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from drafter.cache import Cache
from drafter.errors import DrafterError, EnvironmentMissing
from drafter.pipeline.previewing import (
    FORM_FILES,
    Preview,
    files_behind,
    form_folders,
    preview,
    reread_forms,
    source_texts,
)
from drafter.web.current import Current
from drafter.web.view import View, faulty, good

STEP_MS: Final = 2
"""How long no further file must change before a save counts as done."""

DEBOUNCE_MS: Final = 20
"""How long a save may take at most before what is there is looked at."""

PATIENCE: Final = 0.25
"""Seconds that bad news wait: many editors leave a file empty for a moment while saving."""


@dataclass(frozen=True)
class Seen:
    """What one look at a paper gave: the view, and the folders whose files may change it."""

    view: View
    folders: frozenset[Path]


@dataclass(frozen=True)
class Followed:
    """The paper to follow; `now` is a clock, `unforeseen` words an error of the program itself.

    `archive` is the folder of the Ablage, `forms` that of the forms, by default `templates/`;
    `cache` keeps what a renderer can use again.
    """

    path: Path
    archive: Path | None
    now: Callable[[], datetime]
    unforeseen: Callable[[Exception], str]
    forms: Path | None = None
    cache: Cache | None = None

    def look(self, before: View, folders: frozenset[Path]) -> Seen:
        """Read the paper and all that belongs to it; whatever is wrong becomes part of the view."""
        try:
            return self._seen(before, folders)
        except DrafterError as problem:
            return Seen(faulty(before, (), str(problem), {}), folders)
        except Exception as problem:
            return Seen(faulty(before, (), self.unforeseen(problem), {}), folders)

    def _seen(self, before: View, folders: frozenset[Path]) -> Seen:
        made = preview(self.path, self.archive, self.forms, self.cache, before.checked)
        sources = source_texts(made.checked)
        if not made.editions:
            return Seen(faulty(before, made.findings, "", sources), folders | _folders(made))
        return Seen(good(before, made, sources, self.now()), _folders(made))


async def follow(followed: Followed, current: Current) -> None:
    """Show a paper, and show it anew after each change, for ever.

    Folders are watched in place of files, because most editors save by renaming. A change of which
    folders these are begins a new watch, and each watch begins with a look.

    Raises:
        EnvironmentMissing: if the machine watches as many folders as it can.
    """
    folders = _existing({followed.path.parent})
    try:
        while True:
            async with aclosing(_changes(folders)) as changes:
                folders = await _watched(followed, current, folders, changes)
    except OSError as problem:
        raise EnvironmentMissing(
            "Der Rechner kann keine weiteren Ordner beobachten. Bitte andere Programme schließen, "
            f"die das tun, oder die Systembetreuung fragen (inotify: {problem})."
        ) from None


async def _watched(
    followed: Followed,
    current: Current,
    folders: frozenset[Path],
    changes: AsyncGenerator[object, None],
) -> frozenset[Path]:
    """Show the paper after each change, until other folders are to be watched; return these."""
    coming = asyncio.ensure_future(anext(changes))
    try:
        await asyncio.sleep(0)
        while True:
            seen = await asyncio.to_thread(followed.look, current.view, folders)
            if seen.view.faulty and not current.view.faulty:
                await asyncio.wait({coming}, timeout=PATIENCE)
            if not (coming.done() and seen.view.faulty):
                await current.show(seen.view)
            if _existing(seen.folders) != folders:
                return _existing(seen.folders)
            await coming
            coming = asyncio.ensure_future(anext(changes))
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


def _changes(folders: frozenset[Path]) -> AsyncGenerator[object, None]:
    return awatch(
        *folders, recursive=False, step=STEP_MS, debounce=DEBOUNCE_MS, watch_filter=_counts
    )


def _counts(change: Change, path: str) -> bool:
    """Whether a file may belong to a paper; swap files and backups of editors do not."""
    del change
    name = Path(path).name
    if name.startswith((".", "#")) or name.endswith("~"):
        return False
    if name in FORM_FILES:
        reread_forms()
    return True


def _folders(made: Preview) -> frozenset[Path]:
    files = files_behind(made.checked)
    targets = {file.resolve() for file in files}
    return frozenset({file.parent for file in files | targets} | form_folders(made.checked))


def _existing(folders: frozenset[Path] | set[Path]) -> frozenset[Path]:
    """Return the folders that are there; for one that is not, the nearest above it that is."""
    return frozenset(
        next(place for place in (each, *each.parents) if place.is_dir())
        for each in (folder.absolute() for folder in folders)
    )
