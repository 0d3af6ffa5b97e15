"""What PREMIS 3.0 demands of the units that drafter writes: order, obligation, repeatability.

From the Data Dictionary for Preservation Metadata, version 3.0 (November 2015); the order is that
of the XML schema of the same version. „M“ and „O“ are its obligations, a „+“ says that a unit may
be repeated.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as Xml

SPACE: Final = "{http://www.loc.gov/premis/v3}"
TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"

IDENTIFIERS: Final = (
    "objectIdentifier",
    "relatedObjectIdentifier",
    "eventIdentifier",
    "agentIdentifier",
    "linkingAgentIdentifier",
    "linkingObjectIdentifier",
)
RULES: Final = {
    "premis": "object M+, event O+, agent O+, rights O+",
    "object intellectualEntity": (
        "objectIdentifier M+, preservationLevel O+, significantProperties O+, originalName O, "
        "relationship O+, linkingEventIdentifier O+, linkingRightsStatementIdentifier O+"
    ),
    "object file": (
        "objectIdentifier M+, preservationLevel O+, significantProperties O+, "
        "objectCharacteristics M+, originalName O, storage M+, signatureInformation O+, "
        "relationship O+, linkingEventIdentifier O+, linkingRightsStatementIdentifier O+"
    ),
    "significantProperties": "significantPropertiesType O, significantPropertiesValue M",
    "objectCharacteristics": (
        "compositionLevel M, fixity O+, size O, format M+, creatingApplication O+, inhibitors O+"
    ),
    "fixity": "messageDigestAlgorithm M, messageDigest M, messageDigestOriginator O",
    "format": "formatDesignation O, formatRegistry O, formatNote O+",
    "formatDesignation": "formatName M, formatVersion O",
    "formatRegistry": "formatRegistryName M, formatRegistryKey M, formatRegistryRole O",
    "creatingApplication": (
        "creatingApplicationName O, creatingApplicationVersion O, dateCreatedByApplication O"
    ),
    "storage": "contentLocation O, storageMedium O",
    "contentLocation": "contentLocationType M, contentLocationValue M",
    "relationship": (
        "relationshipType M, relationshipSubType M, relatedObjectIdentifier M+, "
        "relatedEventIdentifier O+"
    ),
    "event": (
        "eventIdentifier M, eventType M, eventDateTime M, eventDetailInformation O+, "
        "eventOutcomeInformation O+, linkingAgentIdentifier O+, linkingObjectIdentifier O+"
    ),
    "eventDetailInformation": "eventDetail O",
    "eventOutcomeInformation": "eventOutcome O, eventOutcomeDetail O+",
    "agent": (
        "agentIdentifier M+, agentName O+, agentType O, agentVersion O, agentNote O+, "
        "linkingEventIdentifier O+"
    ),
}
ROLES: Final = {
    "linkingAgentIdentifier": ", linkingAgentRole O+",
    "linkingObjectIdentifier": ", linkingObjectRole O+",
}


def violations(root: Xml.Element) -> list[str]:
    """Return what is against the rules, one line each; nothing where all hold."""
    found = list(_of(root)) + list(_unknown_links(root))
    return found if root.get("version") == "3.0" else ["version", *found]


def _of(unit: Xml.Element) -> Iterator[str]:
    name = _name(unit)
    rule = _rule(name)
    inside = [child.tag.removeprefix(SPACE) for child in unit]
    if rule is None:
        yield from (f"{name}: holds {child}" for child in inside)
        yield from () if (unit.text or "").strip() else (f"{name}: is empty",)
        return
    order = [child for child, _, _ in rule]
    yield from (f"{name}: unknown {child}" for child in inside if child not in order)
    known = [child for child in inside if child in order]
    if known != sorted(known, key=order.index):
        yield f"{name}: order {known}"
    for child, mandatory, repeatable in rule:
        if mandatory and child not in inside:
            yield f"{name}: lacks {child}"
        if not repeatable and inside.count(child) > 1:
            yield f"{name}: repeats {child}"
    for each in unit:
        yield from _of(each)


def _name(unit: Xml.Element) -> str:
    name = unit.tag.removeprefix(SPACE)
    return f"{name} {unit.get(TYPE, '').removeprefix('premis:')}".strip()


def _rule(name: str) -> list[tuple[str, bool, bool]] | None:
    text = RULES.get(name)
    if name in IDENTIFIERS:
        text = f"{name}Type M, {name}Value M{ROLES.get(name, '')}"
    if text is None:
        return None
    pairs = (part.split() for part in text.split(", "))
    return [(child, "M" in marks, "+" in marks) for child, marks in pairs]


def _unknown_links(root: Xml.Element) -> Iterator[str]:
    """Yield the links of events that lead to no object or agent of the file."""
    for kind in ("Object", "Agent"):
        own = f"{kind.lower()}Identifier"
        known = {_pair(each) for each in root.iterfind(f"*/{SPACE}{own}")}
        for link in root.iter(f"{SPACE}linking{kind}Identifier"):
            if _pair(link) not in known:
                yield f"{kind}: leads nowhere {_pair(link)}"


def _pair(identifier: Xml.Element) -> tuple[str, str]:
    return identifier[0].text or "", identifier[1].text or ""
