"""Stores whose papers are real but for their PDFs, which are dear: some bytes stand for them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf

from drafter import compose
from drafter.archive import layout
from drafter.archive.entry import Role
from drafter.archive.store import Receipt, Store
from drafter.deliver import file_stem
from drafter.document.stored import to_json
from drafter.pipeline import archive_files, check
from drafter.pipeline.archive_entry import entry
from drafter.pipeline.archive_files import Kept
from drafter.pipeline.checking import Checked
from drafter.pipeline.comparing import basis
from drafter.pipeline.publicity import is_public
from drafter.render.fonts import font_directory
from drafter.resources import templates_directory

BEGIN: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
HALL: Final = "4711/2020-2025"
SUPPLEMENT: Final = "4711/2020-2025/1"
SALE: Final = "4712/2020-2025"
SECRET: Final = "Geheimrath"
ROAD: Final = "4713/2020-2025"

HALL_TEXT = f"""\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 400 Amt für Schule
beratungsgegenstand: Benennung der Sporthalle
status: versandt
drucksachennummer: {HALL}
datum: 12.05.2022
beratungsfolge:
  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich
  - Rat, 23.06.2022, TOP 12.2, öffentlich
beschlussvorschlag: Der Schul- und Sportausschuss beschließt den Namen „Halle am Teich“.
begruendung: Die Halle trägt bisher keinen Namen. # {SECRET} hat das geprüft
anlagen:
  - Lageplan, plan.pdf, öffentlich
unterschrift:
  - Erika Beispiel, Beigeordnete
"""
SUPPLEMENT_TEXT = HALL_TEXT.replace(HALL, SUPPLEMENT).replace(
    "status: versandt", "status: versandt\nnachtrag: {art: ersetzt, zu: halle.yaml}"
).replace("Halle am Teich", "Halle am See").replace("12.05.2022", "25.05.2022")  # fmt: skip
SALE_TEXT = f"""\
{HALL_TEXT[: HALL_TEXT.index("beratungsfolge")].replace(HALL, SALE)}
beratungsfolge:
  - gremium: Rat
    sitzung: 23.06.2022
    beratung: nichtöffentlich
    grund: Grundstücksangelegenheiten
neutraler_titel: Grundstücksangelegenheit {SECRET}
beschlussvorschlag: Der Rat verkauft an Familie {SECRET}.
begruendung: Familie {SECRET} zahlt.
anlagen:
  - titel: {SECRET}-Vertrag
    datei: geheim.pdf
    beratung: nichtöffentlich
    grund: Vertragsangelegenheiten
unterschrift:
  - Erika Beispiel, Beigeordnete
""".replace("Benennung der Sporthalle", f"Verkauf an {SECRET}")
ROAD_TEXT = (
    HALL_TEXT.replace(HALL, ROAD)
    .replace("Benennung der Sporthalle", "Ausbau des Radwegs")
    .replace("TOP 12.2", "TOP 9")
    .replace("31.05.2022, TOP 5", "14.06.2022, TOP 2")
    .replace("anlagen:\n  - Lageplan, plan.pdf, öffentlich\n", f"""\
fruehere_behandlung:
  - drucksachennummer: {HALL}
    lesungen: ["Schul- und Sportausschuss, 31.05.2022"]
  - drucksachennummer: {SALE}
    lesungen: ["Rat, 01.06.2022"]
""")
)  # fmt: skip


def written(folder: Path, name: str, text: str) -> Path:
    """Write a paper and the files that the texts here name; return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "plan.pdf").write_bytes(pdf("Lageplan"))
    (folder / "geheim.pdf").write_bytes(pdf(SECRET))
    return path


@cache
def pdf(title: str) -> bytes:
    """Return a PDF of one empty page."""
    document, data = pikepdf.new(), BytesIO()
    document.add_blank_page(page_size=(595, 842))
    document.docinfo["/Title"] = title
    document.save(data, static_id=True)
    return data.getvalue()


def added(store: Store, path: Path, days: int = 0) -> Receipt:
    """Add a paper that has no open error, some days after the beginning."""
    checked = check(path, archive=store.folder)
    assert not checked.stopped, [finding.message for finding in checked.open_errors]
    kept = archive_files.each_once(_files(checked))
    made = entry(checked, kept, basis(checked), {"drafter": "0.1.0"})
    data = {file.path: file.data for file in kept}
    return store.add(made, data, now=BEGIN + timedelta(days=days))


def _files(checked: Checked) -> Iterator[Kept]:
    paper, form = checked.paper, checked.loaded.form
    assert paper
    assert form
    public, stem = is_public(checked), file_stem(paper.reference or "")
    yield from archive_files.source_files(checked)
    document = compose.document(paper, form, checked.original)
    yield Kept(layout.DOCUMENT, Role.DOCUMENT, to_json(document), public)
    for role in (Role.HTML, Role.PDF):
        data = f"{role} {paper.reference} {paper.subject}".encode()
        yield Kept(f"{layout.OUTPUT}/{stem}.{role}", role, data, public)
    yield from archive_files.form_files(templates_directory(), paper.form, public)
    yield from archive_files.font_files(font_directory(), public)


def filled(folder: Path) -> Store:
    """Return a store with two public papers, a Nachtrag and one that is not public."""
    store = Store.create(folder / "ablage")
    inputs = folder / "inputs"
    added(store, written(inputs, "halle.yaml", HALL_TEXT), 0)
    added(store, written(inputs, "verkauf.yaml", SALE_TEXT), 1)
    added(store, written(inputs, "radweg.yaml", ROAD_TEXT), 2)
    added(store, written(inputs, "nachtrag.yaml", SUPPLEMENT_TEXT), 9)
    return store
