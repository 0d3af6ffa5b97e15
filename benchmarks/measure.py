"""Processor time of whole processes, measured in turns."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and what its environment has beyond that of this process."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


class CommandFailed(RuntimeError):
    """A command to be measured did not succeed."""


def processor_seconds(command: Command, folder: Path) -> float:
    """Run a command in a folder; return the user and system time of it and its children.

    The time is that of wait4(2), so what else the machine does hardly changes it.

    Raises:
        CommandFailed: if the command ends with another code than 0.
    """
    process = subprocess.Popen(
        command.arguments,
        cwd=folder,
        env={**os.environ, **command.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr as stream:
        message = stream.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command.arguments)}: {message.decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def medians(commands: Mapping[str, Command], rounds: int, folder: Path) -> dict[str, float]:
    """Measure commands in turns (A B C A B C …), each once unmeasured before; return medians."""
    for command in commands.values():
        processor_seconds(command, folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(processor_seconds(command, folder))
    return {name: median(taken) for name, taken in times.items()}
