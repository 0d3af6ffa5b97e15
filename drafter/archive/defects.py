"""What `verify` finds wrong in a store, as values, and how that is said in German."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from drafter.german.wording import count, listed

MOST_NAMED: Final = 3


class Code(StrEnum):
    """What is wrong, in one word."""

    NO_LEDGER = "buchlos"
    LINE = "buchzeile"
    ORDER = "buchfolge"
    CONTRADICTION = "widerspruch"
    HEAD = "abgeschnitten"
    UNLISTED = "zeilenlos"
    MISSING = "fehlt"
    KEPT = "ersetzbar"
    ENTRY_MISSING = "eintraglos"
    DAMAGED = "veraendert"
    SIZE = "laenge"
    SWAPPED = "vertauscht"
    RENAMED = "umbenannt"
    STRANGE = "fremd"
    UNREADABLE = "unlesbar"
    NO_FILE = "keinedatei"
    LEFT = "ungeloescht"
    UNUSED = "ungenutzt"
    INTENT = "vorhaben"


RESTORE: Final = "Bitte aus der Sicherung wiederherstellen."
ASIDE: Final = "Bitte prüfen, woher das kommt, und beiseitelegen."
SENTENCES: Final[Mapping[Code, str]] = {
    Code.NO_LEDGER: f"Das Buch der Ablage fehlt oder lässt sich nicht lesen. {RESTORE}",
    Code.LINE: f"{{detail}} ist verändert, gekürzt oder beschädigt. {RESTORE}",
    Code.ORDER: f"{{detail}} schließt nicht an die Zeile davor an. Dazwischen fehlt etwas, oder "
    f"Zeilen sind vertauscht oder eingefügt. {RESTORE}",
    Code.CONTRADICTION: f"{{detail}}. {RESTORE}",
    Code.HEAD: f"Die Prüfsumme {{detail}} einer Quittung steht in keiner Zeile. Am Ende fehlen "
    f"Zeilen, oder die Quittung gehört zu einer anderen Ablage. {RESTORE}",
    Code.UNLISTED: f"Für den Eintrag in „{{detail}}“ gibt es keine Zeile. Am Ende des Buches fehlt "
    f"etwas, oder der Ordner gehört nicht hierher. {RESTORE}",
    Code.MISSING: f"Die Datei fehlt. {RESTORE}",
    Code.KEPT: "Die Datei fehlt; ihr Inhalt liegt aber unversehrt unter „{detail}“. Bitte von dort "
    "kopieren.",
    Code.ENTRY_MISSING: f"Der Ordner von „{{detail}}“ fehlt. {RESTORE}",
    Code.DAMAGED: f"Der Inhalt ist nicht mehr der, der abgelegt wurde. {RESTORE}",
    Code.SIZE: f"Die Datei ist {{detail}}. {RESTORE}",
    Code.SWAPPED: f"Die Datei hat den Inhalt von „{{detail}}“. {RESTORE}",
    Code.RENAMED: "Das gehört an die Stelle „{detail}“, wo es fehlt. Bitte zurückbenennen.",
    Code.STRANGE: f"Das gehört nicht zur Ablage. {ASIDE}",
    Code.UNREADABLE: "Das lässt sich nicht lesen ({detail}). Bitte Rechte und Datenträger prüfen.",
    Code.NO_FILE: f"Hier muss eine Datei liegen, kein Ordner und kein Verweis. {RESTORE}",
    Code.LEFT: "Das gehört zu „{detail}“, das entfernt wurde, und müsste gelöscht sein. Bitte "
    "löschen.",
    Code.UNUSED: f"Diesen Inhalt nennt kein Eintrag. {ASIDE}",
    Code.INTENT: f"Das unterbrochene Vorhaben ist nicht zu lesen. {RESTORE}",
}


REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "die Rechte fehlen",
    errno.EPERM: "die Rechte fehlen",
    errno.EIO: "der Datenträger meldet einen Lesefehler",
    errno.ENOENT: "während der Prüfung verschwunden",
}


def reason(problem: OSError) -> str:
    """Return in German why something cannot be read, by its error number (errno(3))."""
    number = problem.errno or 0
    return REASONS.get(number, f"Fehler {number} des Betriebssystems")


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """One thing that is wrong: where, what, and what the sentence has to name.

    `path` is relative to the store; `also` are other names of the same file (hard links).
    """

    path: str
    code: Code
    detail: str = ""
    also: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say what is wrong and what to do."""
        said = SENTENCES[self.code].format(detail=self.detail)
        return f"{said}{_also(self.also)}"


def _also(paths: tuple[str, ...]) -> str:
    """Say under which other names the same file lies."""
    if not paths:
        return ""
    named = [f"„{path}“" for path in paths[:MOST_NAMED]]
    more = len(paths) - len(named)
    rest = [count(more, "weiteren Namen", "weiteren Namen")] if more else []
    return f" Dieselbe Datei liegt auch unter {listed([*named, *rest])}."
