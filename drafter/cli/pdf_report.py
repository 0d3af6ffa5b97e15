"""What was found in a PDF, in German lines for a person.

Every text of the file is shown as printable characters on one line.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from drafter.facts.inspection import Inspection
from drafter.facts.instants import instant
from drafter.facts.matterhorn import CHECKPOINTS, CONDITIONS, MACHINE, applies
from drafter.facts.record import Attachment, Contents, Facts, Font, Metadata, Structure
from drafter.facts.verapdf import Failure, Verdict
from drafter.german.dates import format_date
from drafter.german.wording import count, listed, printable

MOST_SHOWN: Final = 200
KIB: Final = 1024
FIELDS: Final = {
    "title": "Titel",
    "author": "Verfasser",
    "subject": "Betreff",
    "keywords": "Stichwörter",
    "number": "Kennung",
    "tool": "Anwendung",
    "producer": "Erzeuger",
    "created": "Erstellt",
    "modified": "Geändert",
}
TOLD_ELSEWHERE: Final = ("title", "created", "modified")


def lines(found: Inspection, checklist: bool) -> Iterator[str]:
    """Yield the lines on a file: what it is, the verdicts, and the list for a person."""
    facts = found.facts
    yield printable(str(found.path))
    yield from (f"  {line}" for line in _facts(facts))
    yield ""
    yield from _verdicts(found)
    if checklist:
        yield ""
        yield from _checklist(facts)


def _facts(facts: Facts) -> Iterator[str]:
    yield f"Datei: {_size(facts.size)}, PDF {printable(facts.version)}"
    yield f"SHA-512: {facts.sha512}"
    yield f"Angegeben: {_claims(facts)}"
    yield f"Seiten: {_pages(facts)}"
    yield from _labels(facts)
    yield f"Sprache: {printable(facts.language) or 'keine angegeben'}"
    yield f"Tags: {_tags(facts)}"
    yield f"Abbildungen: {_figures(facts.structure, facts.contents)}"
    yield f"Links: {_links(facts.contents)}"
    yield from _listing(
        "Lesezeichen", [_bookmark(each.level, each.title) for each in facts.outline]
    )
    yield from _listing("Schriften", [_font(font) for font in facts.contents.fonts])
    yield from _listing("Anhänge", [_attachment(each) for each in facts.contents.attachments])
    yield f"Schutz: {_protection(facts)}"
    yield f"Aktionen und Skripte: {_actions(facts.contents)}"
    yield f"Formularfelder und Signaturen: {_fields(facts)}"
    yield f"Ebenen und Artikelfäden: {_layers(facts)}"
    if facts.damage:
        yield f"Schäden, über die beim Lesen hinweggegangen wurde: {len(facts.damage)}"
        yield from (f"  {printable(each)}" for each in facts.damage)
    if facts.cut:
        yield f"Nicht alles angesehen, weil es zu viel ist: {listed(facts.cut)}"


def _claims(facts: Facts) -> str:
    names = [printable(claim.name) for claim in facts.claims]
    return ", ".join(names) or "weder PDF/A noch PDF/UA"


def _pages(facts: Facts) -> str:
    sizes = [
        f"{_number(sheet.count)} mit {sheet.width} × {sheet.height} mm"
        for sheet in facts.sheets[:MOST_SHOWN]
    ]
    return f"{_number(facts.pages)} ({', '.join(sizes)})" if sizes else "keine gefunden"


def _labels(facts: Facts) -> Iterator[str]:
    said = facts.metadata.said
    shown = "" if facts.shows_title else "; im Fenster steht stattdessen der Dateiname"
    yield f"Titel: {_quoted(said('title')) + shown if said('title') else 'keiner angegeben'}"
    for field, name in FIELDS.items():
        if field not in TOLD_ELSEWHERE and said(field):
            yield f"{name}: {printable(said(field))}"
    for field in ("created", "modified"):
        yield f"{FIELDS[field]}: {_day(said(field)) or 'nicht angegeben'}"
    yield f"Metadaten: {_agreement(facts.metadata)}"


def _day(said: str) -> str:
    moment = instant(said)
    return format_date(moment.date()) if moment else printable(said)


def _agreement(metadata: Metadata) -> str:
    xmp, information = metadata.xmp, metadata.information
    if xmp is None or information is None:
        only = "XMP" if xmp else "Dokumentinformation"
        return f"nur {only}" if xmp or information else "weder XMP noch Dokumentinformation"
    if not metadata.disagree:
        return "XMP und Dokumentinformation stimmen überein"
    pairs = [
        f"{FIELDS[field]} ({_quoted(getattr(xmp, field))} und "
        f"{_quoted(getattr(information, field))})"
        for field in metadata.disagree
    ]
    return f"XMP und Dokumentinformation widersprechen sich bei {listed(pairs)}"


def _tags(facts: Facts) -> str:
    if facts.structure is None:
        return "keine; Vorleseprogramme finden hier keinen Aufbau"
    types = [f"{printable(kind)} {_number(n)}" for kind, n in facts.structure.types[:MOST_SHOWN]]
    mark = "" if facts.tagged else "; die Datei ist aber nicht als „tagged“ gekennzeichnet"
    return f"{', '.join(types) or 'ein leerer Baum'}{mark}"


def _figures(structure: Structure | None, contents: Contents) -> str:
    images = f"Rasterbilder in der Datei: {_number(contents.images)}"
    if structure is None:
        return f"keine ausgezeichnet; {images}"
    figures = dict(structure.types).get("Figure", 0)
    without = structure.figures_without_words
    words = f"{_number(without)} ohne Alternativtext" if without else "alle mit Alternativtext"
    return f"{_number(figures)} ausgezeichnet{f', {words}' if figures else ''}; {images}"


def _links(contents: Contents) -> str:
    links = dict(contents.annotations).get("Link", 0)
    without = contents.links_without_words
    words = f"{_number(without)} ohne Beschreibung" if without else "alle mit Beschreibung"
    return f"{_number(links)}, {words}" if links else "keine"


def _bookmark(level: int, title: str) -> str:
    return f"{'  ' * (level - 1)}{printable(title)}"


def _font(font: Font) -> str:
    program = "nicht eingebettet"
    if font.embedded:
        program = "eingebettet als Teilmenge" if font.subset else "ganz eingebettet"
    unicode = "mit Unicode-Zuordnung" if font.to_unicode else "ohne Unicode-Zuordnung"
    return f"{printable(font.name) or '(ohne Namen)'}: {font.kind}, {program}, {unicode}"


def _attachment(attachment: Attachment) -> str:
    name = printable(attachment.name) or "(ohne Namen)"
    if attachment.size is None:
        return f"{name}: lässt sich nicht entpacken"
    parts = [_size(attachment.size), f"SHA-512 {attachment.sha512}"]
    kind = [printable(attachment.kind)] if attachment.kind else []
    relationship = [f"Beziehung {printable(attachment.relationship)}"] * bool(
        attachment.relationship
    )
    return f"{name}: {', '.join([*kind, *relationship, *parts])}"


def _protection(facts: Facts) -> str:
    lock = facts.encryption
    if lock is None:
        return "nicht verschlüsselt"
    refused = f"; verboten: {listed(lock.refused)}" if lock.refused else "; nichts verboten"
    return f"verschlüsselt ({lock.method}){refused}"


def _actions(contents: Contents) -> str:
    actions = [f"{kind} {_number(n)}" for kind, n in contents.actions]
    scripts = [f"Skripte {_number(contents.scripts)}"] if contents.scripts else []
    return ", ".join([*actions, *scripts]) or "keine"


def _fields(facts: Facts) -> str:
    contents = facts.contents
    held = [
        (contents.fields, count(contents.fields, "Feld", "Felder")),
        (facts.xfa, "XFA-Formular"),
        (contents.signatures, count(contents.signatures, "Signatur", "Signaturen")),
    ]
    return ", ".join(words for there, words in held if there) or "keine"


def _layers(facts: Facts) -> str:
    held = [(facts.layers, "Ebenen"), (facts.threads, "Artikelfäden")]
    return ", ".join(name for there, name in held if there) or "keine"


def _verdicts(found: Inspection) -> Iterator[str]:
    yield "Prüfung mit den Regeln von veraPDF"
    unknown = [claim for claim in found.facts.claims if claim.flavour is None]
    for claim in unknown:
        yield f"  {printable(claim.name)}: hält nicht; diesen Standard gibt es nicht."
    for verdict in found.verdicts:
        yield from (f"  {line}" for line in _verdict(verdict))
    if found.unjudged:
        yield f"  nicht geprüft: {printable(found.unjudged)}"
    elif not found.verdicts and not unknown:
        yield "  nicht geprüft, weil die Datei keinen Standard angibt (möglich mit --profile)."


def _verdict(verdict: Verdict) -> Iterator[str]:
    name = profile_name(verdict.flavour)
    failed = len(verdict.failures)
    if verdict.compliant:
        checks = count(verdict.checks, "Prüfung", "Prüfungen")
        yield f"{name}: hält. Keine der {verdict.rules} Regeln ist verletzt ({checks})."
        return
    broken = "1 Regel ist verletzt" if failed == 1 else f"{failed} Regeln sind verletzt"
    yield f"{name}: hält nicht. Von {verdict.rules} Regeln: {broken}."
    for failure in verdict.failures:
        yield from (f"  {line}" for line in _failure(failure))


def _failure(failure: Failure) -> Iterator[str]:
    yield f"{failure.rule}, {_number(failure.count)}-mal: {printable(failure.description)}"
    for place in failure.places[:1]:
        yield f"  zum Beispiel bei {printable(place)}"


def profile_name(flavour: str) -> str:
    """Return the usual name of a profile of veraPDF: `PDF/A-2a`, `PDF/UA-1`."""
    return f"PDF/UA-{flavour[2:]}" if flavour.startswith("ua") else f"PDF/A-{flavour}"


def _checklist(facts: Facts) -> Iterator[str]:
    open_ones = [each for each in CONDITIONS if applies(each, facts)]
    yield (
        f"Was nur ein Mensch beurteilen kann: {len(open_ones)} von {len(CONDITIONS)} Punkten des "
        "Matterhorn-Protokolls 1.1 zu PDF/UA-1"
    )
    yield f"  (Die übrigen {MACHINE} kann eine Maschine finden. Abhaken, was zutrifft.)"
    for number, group in groupby(open_ones, lambda each: each.checkpoint):
        yield f"  {number}. {CHECKPOINTS[number]}"
        yield from (f"    [ ] {each.number} {each.demand}" for each in group)
    idle = [each.number for each in CONDITIONS if not applies(each, facts)]
    if idle:
        yield f"  Entfällt, weil die Datei nichts davon enthält: {', '.join(idle)}"


def _listing(name: str, entries: list[str]) -> Iterator[str]:
    yield f"{name}: {_number(len(entries)) if entries else 'keine'}"
    yield from (f"  {entry}" for entry in entries[:MOST_SHOWN])
    if len(entries) > MOST_SHOWN:
        yield f"  … und {_number(len(entries) - MOST_SHOWN)} weitere"


def _quoted(said: str) -> str:
    return f"„{printable(said)}“"


def _size(size: int) -> str:
    return f"{_number(size)} Bytes" if size < KIB else f"{_number(round(size / KIB))} KiB"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
