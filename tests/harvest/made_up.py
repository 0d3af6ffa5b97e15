"""Objects as papers give them, made up: whole, with what they embed."""

from typing import Any

BASE = "https://oparl.example.org/stadt"
SCHEMA = "https://schema.oparl.org/1.1"


def at(day: int, hour: int = 8) -> str:
    """A moment in 2026, the day counted from the first of January."""
    month, rest = divmod(day, 28)
    return f"2026-{month + 1:02}-{rest + 1:02}T{hour:02}:00:00+00:00"


def thing(kind: str, name: str, moment: str, /, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{BASE}/{kind.lower()}/{name}",
        "type": f"{SCHEMA}/{kind}",
        **more,
        "created": moment,
        "modified": moment,
    }


def bundle(
    number: int, moment: str, *, meeting: str = "rat-1", top: str = "1", **more: Any
) -> list[dict[str, Any]]:
    """All objects of a paper that one body discusses in one meeting."""
    name = f"{number:04}"
    item = thing("AgendaItem", f"{meeting}-{name}", moment, number=top, order=0, public=True)
    consultation = thing(
        "Consultation", name, moment,
        agendaItem=item["id"], meeting=f"{BASE}/meeting/{meeting}", role="Entscheidung",
    )  # fmt: skip
    file = thing("File", f"{name}.pdf", moment, accessUrl=f"{BASE}/files/{name}.pdf", size=number)
    paper = thing(
        "Paper", name, moment,
        reference=name, mainFile=file, consultation=[consultation], **more,
    )  # fmt: skip
    return [
        thing("Organization", "rat", moment, name="Rat"),
        thing("Meeting", meeting, moment, name=f"Sitzung {meeting}", agendaItem=[item]),
        thing("LegislativeTerm", "2020-2025", moment, name="2020-2025"),
        {**file, "paper": [paper["id"]]},
        {**consultation, "paper": paper["id"]},
        {**item, "meeting": f"{BASE}/meeting/{meeting}"},
        paper,
    ]
