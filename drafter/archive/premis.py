"""What is known about the files of a bag, as PREMIS 3.0 (Data Dictionary of November 2015).

The paper is an intellectual entity, each file an object of category „file“. Names of semantic
units, their order and their obligation are those of the dictionary's chapters 1 (objects), 2
(events) and 3 (agents); event types, relationships and roles are terms of the Library of
Congress's preservation vocabularies.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from xml.etree import ElementTree as Xml

from drafter import __version__
from drafter.archive.entry import Entry, Role
from drafter.archive.formats import Format
from drafter.archive.ledger import Line
from drafter.german.dates import parse_date

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
VERSION: Final = "3.0"

PROGRAM: Final = "drafter"
MADE: Final = (
    *(Role.DOCUMENT, Role.HTML, Role.PDF, Role.CHANGES),
    *(Role.PLAIN_TEXT, Role.DOCX, Role.OPARL),
)
_NUMBER: Final = "Drucksachennummer"
_LOCAL: Final = "local"
_NAMESPACES: Final = {"xmlns:premis": NAMESPACE, "xmlns:xsi": INSTANCE}
# By whether the linked paper is the newer one.
_REPLACEMENT: Final = {False: "supersedes", True: "is superseded by"}
_REFERENCE: Final = {False: "references", True: "is referenced by"}
_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file of a bag: its path there, its name and role in the entry, what it is.

    `role` is None for the entry's own manifest.
    """

    path: str
    name: str
    role: Role | None
    sha512: str
    size: int
    format: Format
    public: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A paper that this one belongs to or that belongs to this one.

    `mode` is that of the Nachtrag, „ersetzt“ or „ergänzt“; `newer` is true where the linked paper
    is the Nachtrag.
    """

    number: str
    mode: str
    newer: bool


@dataclass(frozen=True, slots=True)
class Record:
    """All that a PREMIS file tells: paper, files, links, when it came in, and this handover.

    `ingest` is the line of the ledger, `owner` the municipality.
    """

    entry: Entry
    files: tuple[HandedFile, ...]
    links: tuple[Link, ...]
    ingest: Line
    now: datetime
    owner: str


def premis(record: Record) -> bytes:
    """Return the PREMIS file as UTF-8, indented, with a final newline."""
    root = Xml.Element("premis:premis", {"version": VERSION, **_NAMESPACES})
    root.append(_paper(record))
    root.extend(_file(record, file) for file in record.files)
    events = _events(record)
    root.extend(_event(record.entry.number, event) for event in events)
    agents = dict.fromkeys(agent for event in events for agent, _ in event.agents if agent.name)
    root.extend(map(_agent, agents))
    Xml.indent(root)
    text: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _unit(name: str, *inside: Xml.Element | str | None, **attributes: str) -> Xml.Element:
    """Return a semantic unit that holds text or units; a None inside is left out."""
    unit = Xml.Element(f"premis:{name}", attributes)
    for part in inside:
        if isinstance(part, str):
            unit.text = _NOT_IN_XML.sub("\ufffd", part)
        elif part is not None:
            unit.append(part)
    return unit


def _optional(name: str, text: str) -> Xml.Element | None:
    return _unit(name, text) if text else None


def _identifier(name: str, kind: str, value: str, *more: Xml.Element) -> Xml.Element:
    return _unit(name, _unit(f"{name}Type", kind), _unit(f"{name}Value", value), *more)


def _category(name: str) -> dict[str, str]:
    return {"xsi:type": f"premis:{name}"}


def _paper(record: Record) -> Xml.Element:
    """Return the object of the paper itself."""
    entry = record.entry
    return _unit(
        "object",
        _identifier("objectIdentifier", _NUMBER, entry.number),
        *(_property(kind, value) for kind, value in _properties(entry) if value),
        *(_relationship(link) for link in record.links),
        **_category("intellectualEntity"),
    )


def _properties(entry: Entry) -> Iterable[tuple[str, str]]:
    return (
        ("Vorlagenart", entry.kind),
        ("Beratungsgegenstand", entry.subject),
        ("Amt", entry.lead_office),
        ("Datum", entry.date),
        ("Öffentlichkeit", publicity(public=entry.public)),
    )


def publicity(*, public: bool) -> str:
    """Return the word for a publicity."""
    return "öffentlich" if public else "nichtöffentlich"


def _property(kind: str, value: str) -> Xml.Element:
    return _unit(
        "significantProperties",
        _unit("significantPropertiesType", kind),
        _unit("significantPropertiesValue", value),
    )


def _relationship(link: Link) -> Xml.Element:
    """Return the link of a paper: a Nachtrag that replaces, or one that adds."""
    replaces = link.mode == "ersetzt"
    sorts = _REPLACEMENT if replaces else _REFERENCE
    related = _identifier("relatedObjectIdentifier", _NUMBER, link.number)
    return _related("replacement" if replaces else "reference", sorts[link.newer], related)


def _related(kind: str, sort: str, identifier: Xml.Element) -> Xml.Element:
    return _unit(
        "relationship",
        _unit("relationshipType", kind),
        _unit("relationshipSubType", sort),
        identifier,
    )


def _file(record: Record, file: HandedFile) -> Xml.Element:
    """Return the object of a file (1.1, 1.4 to 1.7, 1.13)."""
    number = record.entry.number
    return _unit(
        "object",
        _identifier("objectIdentifier", _LOCAL, _value(number, file)),
        None if file.role is None else _property("Rolle", file.role.value),
        None if file.public else _property("Öffentlichkeit", publicity(public=False)),
        _characteristics(record.entry, file),
        _unit("originalName", file.name),
        _unit("storage", _identifier("contentLocation", "Pfad im Beutel", file.path)),
        _related(
            "structural",
            "is included in",
            _identifier("relatedObjectIdentifier", _NUMBER, number),
        ),
        **_category("file"),
    )


def _value(number: str, file: HandedFile) -> str:
    return f"{number}:{file.path}"


def _characteristics(entry: Entry, file: HandedFile) -> Xml.Element:
    return _unit(
        "objectCharacteristics",
        _unit("compositionLevel", "0"),
        _unit(
            "fixity",
            _unit("messageDigestAlgorithm", "SHA-512"),
            _unit("messageDigest", file.sha512),
            _unit("messageDigestOriginator", PROGRAM),
        ),
        _unit("size", str(file.size)),
        _format(file.format),
        _creator(entry) if file.role in MADE else None,
    )


def _format(known: Format) -> Xml.Element:
    return _unit(
        "format",
        _unit(
            "formatDesignation",
            _unit("formatName", known.name),
            _optional("formatVersion", known.version),
        ),
        _unit(
            "formatRegistry",
            _unit("formatRegistryName", "PRONOM"),
            _unit("formatRegistryKey", known.puid),
        )
        if known.puid
        else None,
    )


def _creator(entry: Entry) -> Xml.Element:
    return _unit(
        "creatingApplication",
        _unit("creatingApplicationName", PROGRAM),
        _optional("creatingApplicationVersion", entry.programs.get(PROGRAM, "")),
        _optional("dateCreatedByApplication", _day(entry.date)),
    )


def _day(written: str) -> str:
    """Return a date as ISO 8601, "" where it is none."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    try:
        return parse_date(written).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class _Agent:
    """Who or what took part in an event: kind of its identifier, name, type and version."""

    identifier: str
    name: str
    type: str
    version: str = ""

    @property
    def value(self) -> str:
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened: a term, when, in words, by which agents in which roles, to which files."""

    type: str
    time: str
    detail: str
    agents: tuple[tuple[_Agent, str], ...]
    files: tuple[HandedFile, ...] = ()


def _program(version: str) -> _Agent:
    return _Agent(_LOCAL, PROGRAM, "software", version)


def _maker(record: Record) -> _Agent:
    return _program(record.entry.programs.get(PROGRAM, ""))


def _office(record: Record) -> _Agent:
    return _Agent("Amt", record.entry.lead_office, "organization")


def _owner(record: Record) -> _Agent:
    return _Agent("Kommune", record.owner, "organization")


def _events(record: Record) -> tuple[_Event, ...]:
    """Return what is known to have happened, in the order of time."""
    known = (_creation(record), _ingestion(record), _fixity_check(record), _handover(record))
    return tuple(event for event in known if event)


def _creation(record: Record) -> _Event | None:
    day = _day(record.entry.date)
    if not day:
        return None
    return _Event(
        "creation",
        day,
        "Aus der Vorlage gesetzt; als Tag gilt der der Vorlage.",
        ((_maker(record), "executing program"), (_office(record), "authorizer")),
        tuple(file for file in record.files if file.role in MADE),
    )


def _ingestion(record: Record) -> _Event:
    return _Event(
        "ingestion",
        record.ingest.time,
        f"In die Ablage aufgenommen: Zeile {record.ingest.sequence} ihres Buches, "
        f"SHA-512 {record.ingest.sha512}.",
        ((_maker(record), "executing program"),),
    )


def _fixity_check(record: Record) -> _Event:
    return _Event(
        "fixity check",
        _time(record.now),
        "Jede Datei gelesen und mit der SHA-512 verglichen, die bei der Aufnahme galt.",
        ((_program(__version__), "executing program"),),
        record.files,
    )


def _handover(record: Record) -> _Event:
    return _Event(
        "information package creation",
        _time(record.now),
        "Zur Abgabe als Beutel geschrieben (BagIt 1.0, RFC 8493).",
        ((_program(__version__), "executing program"), (_owner(record), "implementer")),
    )


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _event(number: str, event: _Event) -> Xml.Element:
    """Return an event (2.1 to 2.7); it is linked to its files, else to the paper."""
    files = (_identifier("linkingObjectIdentifier", _LOCAL, _value(number, f)) for f in event.files)
    paper = _identifier("linkingObjectIdentifier", _NUMBER, number)
    return _unit(
        "event",
        _identifier("eventIdentifier", _LOCAL, f"{number}:{event.type}"),
        _unit("eventType", event.type),
        _unit("eventDateTime", event.time),
        _unit("eventDetailInformation", _unit("eventDetail", event.detail)),
        _unit("eventOutcomeInformation", _unit("eventOutcome", "success")),
        *(_linked(agent, role) for agent, role in event.agents if agent.name),
        *(files if event.files else (paper,)),
    )


def _linked(agent: _Agent, role: str) -> Xml.Element:
    told = _unit("linkingAgentRole", role)
    return _identifier("linkingAgentIdentifier", agent.identifier, agent.value, told)


def _agent(agent: _Agent) -> Xml.Element:
    """Return an agent (3.1 to 3.4)."""
    return _unit(
        "agent",
        _identifier("agentIdentifier", agent.identifier, agent.value),
        _unit("agentName", agent.name),
        _unit("agentType", agent.type),
        _optional("agentVersion", agent.version),
    )
