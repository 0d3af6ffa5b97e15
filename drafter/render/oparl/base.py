"""What all objects have in common: type, moments, and no key without a value."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.published import JSON, Published

SCHEMA: Final = "https://schema.oparl.org/1.1"
VENDOR: Final = "drafter"
"""The prefix of keys for what OParl has no property for (chapter „Herstellerspezifische …“)."""


def addresses(published: Published) -> Addresses:
    """Return the addresses below the base address of the paper's form.

    Raises:
        ValueError: if the form has none (`withheld` has told it).
    """
    if published.form.publication is None:
        raise ValueError("the form has no address for OParl")
    return Addresses(published.form.publication.address)


def number(published: Published) -> str:
    """Return the number of a paper, which one that is published has."""
    return published.paper.reference or ""


def made(kind: str, address: str, published: Published, **values: object) -> JSON:
    """Return an object of a type; values that are not known are left out.

    `created` and `modified` are those of the paper (OParl 1.1 demands both for every object).
    """
    return {
        "id": address,
        "type": f"{SCHEMA}/{kind}",
        **{name: value for name, value in values.items() if value not in (None, "", [], ())},
        "created": published.created.isoformat(timespec="seconds"),
        "modified": published.modified.isoformat(timespec="seconds"),
    }


def vendor(name: str) -> str:
    """Return a key of our own."""
    return f"{VENDOR}:{name}"


def within(made_object: JSON, *backward: str) -> JSON:
    """Return an object as it stands in another one, without the addresses that lead back to it."""
    return {key: value for key, value in made_object.items() if key not in backward}


def iso(day: date | None) -> str | None:
    """Return a day as OParl has it, without a time zone."""
    return day.isoformat() if day else None


def ids(objects: Iterable[JSON]) -> list[str]:
    """Return the addresses of objects."""
    return [each["id"] for each in objects]
