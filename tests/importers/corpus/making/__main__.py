"""Makes the corpus anew: `python -m tests.importers.corpus.making`.

Needs Chromium, LibreOffice and pdftotext. The same seed gives the same papers; programs of another
release may print them a little differently.
"""

import json
from pathlib import Path
from random import Random
from typing import Final

from tests.importers.corpus.making import matters, others
from tests.importers.corpus.making.keys import Key, key
from tests.importers.corpus.making.manners import MANNERS
from tests.importers.corpus.making.plan import Planned, plan
from tests.importers.corpus.making.printing import PRINTERS, pdf_text
from tests.importers.corpus.making.sheets import Sheet
from tests.importers.corpus.making.typesetting import Setting, lines

PAPERS: Final = Path(__file__).parents[1] / "papers"
SEED: Final = "Ratskeller"
ENDINGS: Final = {"text": "txt", "pdftotext": "txt", "word": "docx"}


def make(folder: Path, plans: dict[str, tuple[Planned, ...]], seed: str) -> None:
    """Write all papers into a folder, with their keys in `keys.json`."""
    keys: dict[str, Key] = {}
    for form, planned in plans.items():
        (folder / form).mkdir(parents=True, exist_ok=True)
        for place, each in enumerate(planned, start=1):
            name, data, answer = one(form, place, each, Random(f"{seed} {form} {place}"))
            (folder / name).write_bytes(data)
            keys[name] = answer
    text = json.dumps(keys, ensure_ascii=False, indent=1)
    (folder / "keys.json").write_text(text + "\n", encoding="utf-8")


def one(form: str, place: int, planned: Planned, random: Random) -> tuple[str, bytes, Key]:
    """Make one paper: its name, its bytes, and its key."""
    paper = matters.paper(random, planned.wish)
    laid = planned.layout(paper, random)
    kind = planned.how.split(" ")[0]
    name = f"{form}/{place:02}.{ENDINGS.get(kind, 'pdf')}"
    data = _printed(laid.sheet, planned, random)
    glued = any(manner.startswith("glued") for manner in planned.manners)
    answer = key(paper, laid.printed, planned.lost, blanks_lost=glued)
    made = {"layout": planned.layout.__name__, "how": ", ".join((planned.how, *planned.manners))}
    return name, data, {**answer, **made}


def _printed(sheet: Sheet, planned: Planned, random: Random) -> bytes:
    kind, _, rest = planned.how.partition(" ")
    if kind == "text":
        setting = Setting(order=rest, hyphens="hyphens" in planned.manners)
        return _mannered(lines(sheet, setting), planned, random)
    if kind == "pdftotext":
        way, _, rest = rest.partition(" ")
        printer, _, look = rest.partition(" ")
        text = pdf_text(PRINTERS[printer](sheet, look), way)
        return _mannered(text.split("\n"), planned, random)
    return PRINTERS[kind](sheet, rest)


def _mannered(made: list[str], planned: Planned, random: Random) -> bytes:
    for manner in planned.manners:
        if manner in MANNERS:
            made = MANNERS[manner](made, random)
    return ("\n".join(made) + "\n").encode()


if __name__ == "__main__":
    make(PAPERS, plan(), SEED)
    others.make(PAPERS / "others", SEED)
