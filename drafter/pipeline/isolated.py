"""A job in a process of its own: for workers that do their tasks in threads.

Setting a PDF wants a process for itself, and its limits want the main thread of one. So a chunk is
handed to a child over its standard input; the child has one worker, and answers over its standard
output. It ends when its parent does, because that closes the input.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import Final, NoReturn

from drafter.errors import EnvironmentMissing
from drafter.pipeline.batch import outcomes
from drafter.pipeline.handing import Pace
from drafter.pipeline.jobs import Order, Outcome

BOOT: Final = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from drafter.pipeline.isolated import answer; answer()"
)
SINGLY: Final = Pace(1, 2)
GONE: Final = 1


def isolated(folder: Path, paths: Sequence[Path], order: Order) -> tuple[Outcome, ...]:
    """Build papers as `jobs.perform` does, in a child that works in a folder.

    Raises:
        EnvironmentMissing: if the machine does not have the folder.
        ChildProcessError: if the child dies without an answer.
    """
    with _child(folder) as child:
        assert child.stdin
        assert child.stdout
        pickle.dump([str(Path(place or ".").resolve()) for place in sys.path], child.stdin)
        pickle.dump((paths, order), child.stdin)
        child.stdin.flush()
        said = child.stdout.read()
    if child.returncode:
        raise ChildProcessError(child.returncode, "a chunk was lost")
    return pickle.loads(said)  # type: ignore[no-any-return]


def answer() -> NoReturn:
    """Be the child: read the chunk, build it with one worker, write what became of it, and end."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    paths, order = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_parent, args=(os.dup(0),), daemon=True).start()
    out.write(pickle.dumps(_built(paths, order)))
    out.flush()
    os._exit(0)


def _child(folder: Path) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [sys.executable, "-c", BOOT],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise EnvironmentMissing(_missing(folder)) from None


def _built(paths: Sequence[Path], order: Order) -> tuple[Outcome, ...]:
    from drafter.pipeline.workers import builders

    with builders(1, order) as workers:
        return tuple(outcomes(paths, order, workers, SINGLY))


def _end_with_parent(given: int) -> None:
    os.read(given, 1)
    os._exit(GONE)


def _missing(folder: Path) -> str:
    return (
        f"Ein Rechner des Clusters hat den Ordner „{folder}“ nicht. Bitte den Befehl in einem "
        "Ordner aufrufen, den alle Rechner unter demselben Pfad sehen."
    )


def unseen(folder: Path) -> EnvironmentMissing | None:
    """Return the error if this machine does not have a folder."""
    return None if folder.is_dir() else EnvironmentMissing(_missing(folder))
