"""A made-up paper that fills everything a kind of paper prints, and a Nachtrag to it.

Nothing in it is real. It is written as JSON, which YAML reads (YAML 1.2, chapter 1.2), so no text
of a form has to be quoted by hand.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from drafter.german.dates import format_date
from drafter.model.fields import FieldKind, FormField, Option
from drafter.model.form import Form, PaperKind
from drafter.model.organizations import Organization

ORIGINAL: Final = "ursprung.yaml"
SUPPLEMENT: Final = "nachtrag.yaml"
DAY: Final = date(2025, 3, 4)
MOST_BODIES: Final = 3
RESOLUTION: Final = {
    "einleitung": "Das Gremium beschließt:",
    "ziffern": [
        "Die Verwaltung wird beauftragt, den Weg zu erneuern und zu beleuchten.",
        {
            "text": "Bereitgestellt werden:",
            "unterpunkte": ["10.000 € für die Planung,", "90.000 € für den Bau."],
            "schluss": "Die Mittel stehen im Haushalt.",
        },
    ],
}
RATIONALE: Final = """\
## Anlass

Der Weg zwischen Schule und Bahnhof ist schadhaft. Bei Regen steht das Wasser auf der ganzen Breite,
und im Winter ist er nicht zu räumen. Die Anwohner*innen haben mehrfach darauf hingewiesen.

Tabelle: Schäden im Jahr

| Jahr | Schäden | Kosten |
|:---|---:|---:|
| 2023 | 12 | 1.200 € |
| 2024 | 19 | 2.450 € |

## Lösung

- neue Decke auf 400 m,
- Leuchten im Abstand von 25 m.

1. Planung im Frühjahr,
2. Bau im Sommer.

![](abbildung:schaeden)

Die Einzelheiten zeigt die Anlage 1."""
CHART: Final = {
    "titel": "Schäden im Jahr",
    "einheit": "Anzahl",
    "werte": ["2023, 12", "2024, 19"],
}
FINANCES: Final = {
    "text": "Die Mittel stehen im Haushaltsplan bereit.",
    "plaene": [
        {
            "plan": "Ergebnisplan",
            "konto": "12.01.01",
            "zeilen": [
                {
                    "bezeichnung": "Bau des Weges",
                    "art": "Aufwand",
                    "betraege": {"2025": "100.000 €", "2026": "0 €"},
                }
            ],
        }
    ],
}
CONTENT: Final[Mapping[str, Mapping[str, Any]]] = {
    "produktgruppen": {"produktgruppen": ["12.01.01 Straßen und Wege"]},
    "ziele": {"ziele": "Die Zahl der Schäden sinkt auf null."},
    "finanzen": {"finanzen": FINANCES},
    "beschlussvorschlag": {"beschlussvorschlag": RESOLUTION},
    "zusammenfassung": {"zusammenfassung": "Der Weg wird erneuert und beleuchtet."},
    "begruendung": {"begruendung": RATIONALE, "abbildungen": {"schaeden": CHART}},
    "anlagen": {"anlagen": ["Lageplan, öffentlich", "Kostenberechnung, öffentlich"]},
    "beteiligungen": {"beteiligungen": ["Amt für Finanzen, Amtsleitung, 04.02.2025"]},
    "mitzeichnungen": {"mitzeichnungen": ["Rechtsamt, Amtsleitung, 05.02.2025"]},
    "unterschrift": {"unterschrift": ["Erika Beispiel, Beigeordnete"]},
}
CHANGED: Final = (
    ("Abstand von 25 m", "Abstand von 20 m"),
    ("90.000 €", "95.000 €"),
    ("\n\nDie Einzelheiten", "\n\nDer Baubeginn ist im Mai.\n\nDie Einzelheiten"),
)


def specimen(name: str, form: Form, kind: PaperKind) -> dict[str, bytes]:
    """Return the files of a paper and of a Nachtrag to it, for the form in the folder `name`."""
    paper = _paper(name, form, kind)
    original = {**paper, "drucksachennummer": form.number.example}
    box = {"nachtrag": {"art": "ergänzt", "zu": ORIGINAL}}
    return {ORIGINAL: _written(original), SUPPLEMENT: _written(_changed({**paper, **box}))}


def _paper(name: str, form: Form, kind: PaperKind) -> dict[str, Any]:
    body = next(iter(_bodies(form)), None)
    paper: dict[str, Any] = {
        "formular": name,
        "vorlagenart": kind.name,
        "amt": {"nummer": "66", "name": "Amt für Verkehr", "telefon": "12 34"},
        "datum": format_date(DAY),
        "beratungsgegenstand": "Erneuerung des Weges zwischen Schule und Bahnhof",
        "beratungsfolge": [_consultation(each, form) for each in _bodies(form)],
        "fussvermerk": "Erfundene Vorlage",
    }
    for section in kind.sections:
        paper |= CONTENT.get(section.kind.value, {})
        if section.kind.value == "fruehere_behandlung" and body:
            paper |= {"fruehere_behandlung": _readings(form, body)}
    fields = form.fields_of(kind.name)
    return {**paper, "angaben": _answers(fields)} if fields else paper


def _bodies(form: Form) -> tuple[Organization, ...]:
    living = (each for each in form.organizations.bodies if each.exists_on(DAY))
    return tuple(living)[:MOST_BODIES]


def _consultation(body: Organization, form: Form) -> dict[str, str]:
    role = {"zustaendigkeit": "Entscheidung"} if form.prints_roles else {}
    return {
        "gremium": body.name,
        "sitzung": format_date(DAY),
        "top": "5",
        "beratung": "öffentlich",
        **role,
    }


def _readings(form: Form, body: Organization) -> list[dict[str, Any]]:
    meetings = [{"datum": "04.02.2025", "vermerk": "1. Lesung"}]
    lesungen = [{"gremium": body.name, "sitzungen": meetings}]
    return [{"drucksachennummer": form.number.example, "lesungen": lesungen}]


def _answers(fields: Iterable[FormField]) -> dict[str, Any]:
    return {field.name: _answer(field) for field in fields}


def _answer(field: FormField) -> Any:
    match field.kind:
        case FieldKind.MONEY:
            return "100.000 €"
        case FieldKind.DAY:
            return format_date(DAY)
        case FieldKind.TEXT:
            return f"Erfundener Text zu „{field.label}“."
        case FieldKind.LINE:
            return f"Angabe zu {field.label}"
        case FieldKind.CHOICE:
            return _ticked([max(field.options, key=lambda option: len(option.fields))])
        case FieldKind.SEVERAL:
            return _ticked(field.options)


def _ticked(options: Iterable[Option]) -> dict[str, Any]:
    chosen = tuple(options)
    inner = {field.name: field for option in chosen for field in option.fields}
    return {"wahl": [option.name for option in chosen], **_answers(inner.values())}


def _changed(paper: Mapping[str, Any]) -> Any:
    text = json.dumps(paper, ensure_ascii=False)
    for old, new in CHANGED:
        text = text.replace(_escaped(old), _escaped(new))
    return json.loads(text)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _written(paper: Mapping[str, Any]) -> bytes:
    return json.dumps(paper, ensure_ascii=False, indent=1).encode()
