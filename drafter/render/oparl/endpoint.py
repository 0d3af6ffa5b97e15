"""Where clients begin: the System, its Body, and the addresses of all lists."""

from collections.abc import Mapping
from typing import Final

from drafter.german.clock import midnight
from drafter.model.form import Form
from drafter.model.publication import Publication
from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.lists import first_page
from drafter.render.oparl.merging import position
from drafter.render.oparl.structure import LISTS, SCHEMA, Object, earliest, kind, latest

BODY_LIST: Final = "body"


def list_address(base: str, name: str) -> str:
    """Return the address of a list, without a page; `body` is that of the bodies."""
    return f"{base}/list/{name}"


def endpoint(form: Form, flat: Mapping[str, Object], now: str) -> tuple[Object, Object]:
    """Return System and Body, flat, for the objects that there are.

    Both are as old as the oldest of them, and were modified when one of the terms was; without any
    object, they begin now.

    Raises:
        ValueError: if the form names no address.
    """
    if form.publication is None:
        raise ValueError("the form has no address for OParl")
    moments = [item["created"] for item in flat.values()] or [now]
    created = earliest(*moments)
    terms = sorted(
        (item for item in flat.values() if kind(item) == "LegislativeTerm"), key=position
    )
    modified = latest(created, *(item["modified"] for item in terms))
    given = {"created": created, "modified": modified}
    return (
        {**_system(form, form.publication), **given},
        {**_body(form, form.publication, [item["id"] for item in terms]), **given},
    )


def _system(form: Form, publication: Publication) -> Object:
    below = Addresses(publication.address)
    values = {
        "oparlVersion": SCHEMA,
        "body": first_page(list_address(publication.address, BODY_LIST)),
        "name": f"OParl {form.name}",
        **_said_of_both(publication),
    }
    return _given("System", below.system(), values)


def _body(form: Form, publication: Publication, terms: list[str]) -> Object:
    below = Addresses(publication.address)
    lists = {name: first_page(list_address(publication.address, name)) for name in LISTS}
    values = {
        "system": below.system(),
        "shortName": publication.short_name,
        "name": form.name,
        "classification": publication.classification,
        "ags": publication.ags,
        "rgs": publication.rgs,
        "licenseValidSince": _moment(publication, "licence_since"),
        "oparlSince": _moment(publication, "since"),
        **_said_of_both(publication),
        **lists,
        "legislativeTerm": terms,
    }
    return _given("Body", below.body(), values)


def _said_of_both(publication: Publication) -> Object:
    return {
        "website": publication.website,
        "license": publication.licence,
        "contactName": publication.contact_name,
        "contactEmail": publication.contact_mail,
    }


def _moment(publication: Publication, name: str) -> str | None:
    day = getattr(publication, name)
    return midnight(day).isoformat() if day else None


def _given(type_: str, id_: str, values: Object) -> Object:
    told = {name: value for name, value in values.items() if value is not None}
    return {"id": id_, "type": f"{SCHEMA}{type_}", **told}
