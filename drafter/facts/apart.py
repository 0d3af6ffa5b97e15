"""Looking at files of strangers in a process of its own, with limits on time and memory.

A PDF can be made to keep a reader busy for ever or to fill the memory, and a fault in a library
can end the process that reads it. So the work is done in a child, which limits itself before it
opens the file (setrlimit(2)), and the parent ends it at a wall clock. What the child answers is
JSON; it has no other way to its parent.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from drafter.errors import DrafterError, ExitCode

Job = Callable[[Path, tuple[str, ...]], bytes]

MIB: Final = 1024 * 1024
MOST_ANSWER = 64 * MIB
REFUSED = 10
OUT_OF_MEMORY = 11
BOOT: Final = (
    "import json, sys; told = json.load(sys.stdin); sys.path[:] = told['path']; "
    "from drafter.facts.apart import answer; answer(told)"
)


class Unreadable(DrafterError):
    """A file that is no PDF, is damaged or locked, or exceeds a limit; says which in German."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of the clock and of the processor, and bytes of memory."""

    seconds: int
    processor_seconds: int
    memory: int


def ask(job: str, path: Path, words: tuple[str, ...], limits: Limits) -> bytes:
    """Do a job on a file in a child, and return what it answers.

    `job` is the name of a module whose function `answer` is a `Job`.

    Raises:
        Unreadable: if the child refuses the file, exceeds a limit, or dies of the file.
    """
    told = {
        "path": [str(Path(place or ".").resolve()) for place in sys.path],
        "job": job,
        "file": str(path.absolute()),
        "words": words,
        "processor_seconds": limits.processor_seconds,
        "memory": limits.memory,
    }
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        code, answered = _run(json.dumps(told).encode(), Path(folder), limits.seconds, path)
    if code != 0 or len(answered) > MOST_ANSWER:
        raise Unreadable(_reason(code, answered, path))
    return answered


def answer(told: Mapping[str, object]) -> NoReturn:
    """Be the child: limit itself, do the job, write the answer, and end.

    Temporary files (veraPDF unpacks streams into some) go into its own folder, which the parent
    removes even where the child was ended.
    """
    out, tempfile.tempdir = os.fdopen(os.dup(1), "wb"), str(Path.cwd())
    os.dup2(2, 1)
    _limit(int(str(told["processor_seconds"])), int(str(told["memory"])))
    code, said = _done(told)
    out.write(said)
    out.flush()
    os._exit(code)


def _done(told: Mapping[str, object]) -> tuple[int, bytes]:
    words = told["words"]
    assert isinstance(words, list)
    try:
        job: Job = import_module(str(told["job"])).answer
        return 0, job(Path(str(told["file"])), tuple(words))
    except DrafterError as problem:
        return REFUSED, str(problem).encode()
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY, b""


def _limit(processor_seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * MIB, 64 * MIB))


def _run(told: bytes, folder: Path, seconds: int, path: Path) -> tuple[int, bytes]:
    """Start the child in a folder and a group of its own; end the whole group at the clock."""
    child = subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", BOOT],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with child:
        try:
            answered, _ = child.communicate(told, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable(_too_long(path)) from None
        finally:
            _end(child)
    return child.returncode, answered


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)


def _reason(code: int, answered: bytes, path: Path) -> str:
    if code == REFUSED:
        return answered.decode("utf-8", "replace").replace(str(path.absolute()), str(path))
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _too_long(path)
    if code == OUT_OF_MEMORY or len(answered) > MOST_ANSWER:
        return (
            f"Die Datei „{path}“ braucht entpackt mehr Speicher, als erlaubt ist; die Prüfung "
            "wurde abgebrochen. Bitte die Datei der Systembetreuung geben."
        )
    return (
        f"Die Datei „{path}“ lässt sich nicht untersuchen: das Lesen ist abgestürzt (Ende mit "
        f"{code}). Bitte die Datei der Systembetreuung geben."
    )


def _too_long(path: Path) -> str:
    return (
        f"Die Datei „{path}“ braucht länger, als erlaubt ist; die Prüfung wurde abgebrochen. "
        "Bitte die Datei der Systembetreuung geben."
    )
