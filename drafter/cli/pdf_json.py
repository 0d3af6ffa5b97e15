"""What was found in PDFs, as JSON for programs.

One documented shape (`"schema": 1`), which only grows: see the handbook, „PDF prüfen“. Texts are
those of the file; what cannot be printed is escaped, so the output is safe on a terminal too.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drafter import __version__
from drafter.errors import DrafterError
from drafter.facts.inspection import Inspection
from drafter.facts.matterhorn import CHECKPOINTS, CONDITIONS, MACHINE, applies
from drafter.facts.record import Contents, Facts, Labels, Metadata, Structure
from drafter.facts.verapdf import Verdict

SCHEMA = 1
LABELS = {
    "title": "titel",
    "author": "verfasser",
    "subject": "betreff",
    "keywords": "stichwoerter",
    "number": "kennung",
    "tool": "anwendung",
    "producer": "erzeuger",
    "created": "erstellt",
    "modified": "geaendert",
}


def as_json(files: Sequence[tuple[Path, Inspection | DrafterError]], checklist: bool) -> str:
    """Return what was found in files, or why it could not be, in the documented JSON."""
    value = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "dateien": [{"datei": str(path), **_file(found, checklist)} for path, found in files],
    }
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2))


def _escaped(text: str) -> str:
    """Escape what a terminal might obey: all that cannot be printed, but for line ends."""
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def _file(found: Inspection | DrafterError, checklist: bool) -> dict[str, Any]:
    if isinstance(found, DrafterError):
        return {"fehler": str(found)}
    return {
        "fehler": None,
        **_facts(found.facts),
        "geprueft": [_verdict(verdict) for verdict in found.verdicts],
        "ungeprueft": found.unjudged or None,
        "haelt": None if found.unjudged else not found.fails,
        **({"fuer_menschen": _checklist(found.facts)} if checklist else {}),
    }


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "bytes": facts.size,
        "sha512": facts.sha512,
        "pdf": facts.version,
        "angegeben": [claim.name for claim in facts.claims],
        "seiten": facts.pages,
        "seitengroessen": [
            {"breite_mm": each.width, "hoehe_mm": each.height, "seiten": each.count}
            for each in facts.sheets
        ],
        "sprache": facts.language or None,
        "titel_im_fenster": facts.shows_title,
        "metadaten": _metadata(facts.metadata),
        "getaggt": facts.tagged,
        "tags": _structure(facts.structure),
        "lesezeichen": [{"ebene": each.level, "titel": each.title} for each in facts.outline],
        **_contents(facts.contents),
        "verschluesselung": facts.encryption
        and {"verfahren": facts.encryption.method, "verboten": list(facts.encryption.refused)},
        "xfa": facts.xfa,
        "ebenen": facts.layers,
        "artikelfaeden": facts.threads,
        "nicht_alles_angesehen": list(facts.cut),
        "schaeden": list(facts.damage),
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return {
        "xmp": _labels(metadata.xmp),
        "dokumentinformation": _labels(metadata.information),
        "widerspruch": [LABELS[field] for field in metadata.disagree],
    }


def _labels(labels: Labels | None) -> dict[str, str | None] | None:
    if labels is None:
        return None
    return {name: getattr(labels, field) or None for field, name in LABELS.items()}


def _structure(structure: Structure | None) -> dict[str, Any] | None:
    if structure is None:
        return None
    return {
        "arten": dict(structure.types),
        "abbildungen_ohne_alternativtext": structure.figures_without_words,
    }


def _contents(contents: Contents) -> dict[str, Any]:
    return {
        "schriften": [
            {
                "name": font.name,
                "art": font.kind,
                "eingebettet": font.embedded,
                "teilmenge": font.subset,
                "unicode": font.to_unicode,
            }
            for font in contents.fonts
        ],
        "anhaenge": [
            {
                "name": each.name,
                "art": each.kind or None,
                "beziehung": each.relationship or None,
                "bytes": each.size,
                "sha512": each.sha512,
            }
            for each in contents.attachments
        ],
        "rasterbilder": contents.images,
        "anmerkungen": dict(contents.annotations),
        "links_ohne_beschreibung": contents.links_without_words,
        "aktionen": dict(contents.actions),
        "skripte": contents.scripts,
        "felder": contents.fields,
        "signaturen": contents.signatures,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "profil": verdict.flavour,
        "haelt": verdict.compliant,
        "regeln": verdict.rules,
        "pruefungen": verdict.checks,
        "verletzt": [
            {
                "regel": failure.rule,
                "anzahl": failure.count,
                "beschreibung": failure.description,
                "stellen": list(failure.places),
            }
            for failure in verdict.failures
        ],
    }


def _checklist(facts: Facts) -> dict[str, Any]:
    return {
        "protokoll": "Matterhorn Protocol 1.1",
        "maschinell": MACHINE,
        "punkte": [
            {
                "nummer": each.number,
                "pruefpunkt": CHECKPOINTS[each.checkpoint],
                "satz": each.demand,
                "entfaellt": not applies(each, facts),
            }
            for each in CONDITIONS
        ],
    }
