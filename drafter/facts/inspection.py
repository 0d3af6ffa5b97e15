"""What a PDF is, and whether what it claims holds; for any file, whoever made it."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drafter.facts import verapdf
from drafter.facts.apart import Limits, Unreadable, ask
from drafter.facts.record import Claim, Facts
from drafter.facts.verapdf import Verdict

MIB: Final = 1024 * 1024
MOST_BYTES = 512 * MIB
LOOKING: Final = Limits(seconds=120, processor_seconds=60, memory=1536 * MIB)
JUDGING: Final = Limits(seconds=300, processor_seconds=240, memory=8192 * MIB)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file; `unjudged` says in German why there are no verdicts, or is ""."""

    path: Path
    facts: Facts
    verdicts: tuple[Verdict, ...] = ()
    unjudged: str = ""

    def verdict(self, claim: Claim) -> Verdict | None:
        """Return the verdict on a claim, if there is one."""
        found = (verdict for verdict in self.verdicts if verdict.flavour == claim.flavour)
        return next(found, None)

    @property
    def fails(self) -> bool:
        """Whether a profile that was claimed or asked for does not hold.

        The claim of a standard that does not exist never holds.
        """
        unknown = any(claim.flavour is None for claim in self.facts.claims)
        return unknown or not all(verdict.compliant for verdict in self.verdicts)


def inspect(path: Path, asked: tuple[str, ...] = (), judging: Limits = JUDGING) -> Inspection:
    """Look at a PDF, and judge it by every profile that it claims, and those asked for.

    A file that can be looked at but not judged within the limits is `unjudged`.

    Raises:
        Unreadable: if the file is none, is no PDF, is locked or damaged, or exceeds a limit.
    """
    _require_file(path)
    facts = look(path)
    claimed = (claim.flavour for claim in facts.claims if claim.flavour)
    flavours = tuple(dict.fromkeys((*claimed, *asked)))
    if not flavours:
        return Inspection(path, facts)
    if not verapdf.installed():
        return Inspection(path, facts, unjudged=verapdf.MISSING)
    try:
        return Inspection(path, facts, judge(path, flavours, judging))
    except Unreadable as problem:
        return Inspection(path, facts, unjudged=str(problem))


def look(path: Path, limits: Limits = LOOKING) -> Facts:
    """Look at a PDF in a process of its own.

    Raises:
        Unreadable: as `inspect`.
    """
    from pydantic import TypeAdapter

    return TypeAdapter(Facts).validate_json(ask("drafter.facts.examine", path, (), limits))


def judge(path: Path, flavours: tuple[str, ...], limits: Limits) -> tuple[Verdict, ...]:
    """Judge a PDF by profiles of veraPDF in a process of its own.

    Raises:
        Unreadable: if veraPDF cannot judge it within the limits.
    """
    from pydantic import TypeAdapter

    answered = ask("drafter.facts.judging", path, flavours, limits)
    return TypeAdapter(tuple[Verdict, ...]).validate_json(answered)


def _require_file(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as problem:
        raise Unreadable(
            f"„{path}“ lässt sich nicht öffnen: {_why(problem)}. Bitte Namen und Rechte prüfen."
        ) from None
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(f"„{path}“ ist keine Datei. Bitte eine PDF-Datei angeben.")
    if found.st_size == 0:
        raise Unreadable(f"Die Datei „{path}“ ist leer. Bitte die Datei neu beschaffen.")
    if found.st_size > MOST_BYTES:
        raise Unreadable(
            f"Die Datei „{path}“ ist größer als {MOST_BYTES // MIB} MiB; so große Dateien werden "
            "nicht untersucht. Bitte die Datei teilen."
        )


def _why(problem: OSError) -> str:
    reasons = {2: "es gibt sie nicht", 13: "das Recht zum Lesen fehlt"}
    return reasons.get(problem.errno or 0, f"Fehler {problem.errno}")
