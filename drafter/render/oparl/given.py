"""What is given out: every object at its address, and the pages of all lists."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.model.form import Form
from drafter.render.oparl.endpoint import BODY_LIST, endpoint, list_address
from drafter.render.oparl.lists import ALL, Query, page, page_address, pages, selected
from drafter.render.oparl.memory import Known, known, remembering
from drafter.render.oparl.merging import merged
from drafter.render.oparl.structure import LISTS, Object, kind, put_together

TYPES: dict[str, str] = {BODY_LIST: "Body", **LISTS}


@dataclass(frozen=True)
class Given:
    """All objects below a base address, flat, by their ids; deleted ones are among them."""

    base: str
    flat: Mapping[str, Object]

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """What is to be remembered of all objects, by id."""
        return {id_: known(item, self.base) for id_, item in self.flat.items()}

    @cached_property
    def objects(self) -> Mapping[str, Object]:
        """All objects with what they embed; never one that is deleted."""
        present = {id_: item for id_, item in self.flat.items() if not item.get("deleted")}
        return {id_: put_together(item, present) for id_, item in self.flat.items()}

    def page(self, name: str, number: int, asked: Query = ALL) -> Object:
        """Return a page of a list.

        Raises:
            LookupError: if there is no such list, or no such page of it.
        """
        found = selected(self._of_type[TYPES[name]], asked)
        return page(found, list_address(self.base, name), number, asked)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield everything as JSON by its path below the base, the objects before the lists."""
        for id_, item in self.objects.items():
            yield self.path(id_), as_json(item)
        for name in TYPES:
            address = list_address(self.base, name)
            for number in range(1, 1 + pages(len(selected(self._of_type[TYPES[name]])))):
                yield self.path(page_address(address, number)), as_json(self.page(name, number))

    def path(self, address: str) -> str:
        """Return the path of an address below the base, without a slash before it."""
        return address.removeprefix(self.base).lstrip("/")

    @cached_property
    def _of_type(self) -> Mapping[str, tuple[Object, ...]]:
        found: dict[str, list[Object]] = {type_: [] for type_ in TYPES.values()}
        for item in self.objects.values():
            found.setdefault(kind(item), []).append(item)
        return {type_: tuple(items) for type_, items in found.items()}


def gathered(
    form: Form, papers: Iterable[Object], before: Mapping[str, Known], removed: str, now: str
) -> Given:
    """Return all that is given out of the objects of papers, below the address of the form.

    `before` is what was given out earlier, by id; `removed` and `now` as `memory.remembering` has
    them.

    Raises:
        ValueError: if the form names no address.
    """
    flat = merged(papers)
    flat |= {item["id"]: item for item in endpoint(form, flat, now)}
    base = address(form)
    return Given(base, remembering(flat, base, before, removed, now))


def address(form: Form) -> str:
    """Return the address below which a form publishes.

    Raises:
        ValueError: if it names none.
    """
    if form.publication is None:
        raise ValueError("the form has no address for OParl")
    return form.publication.address


def as_json(item: Object) -> bytes:
    """Return an object as it is given out: UTF-8 with a final newline."""
    return json.dumps(item, ensure_ascii=False, indent=1).encode() + b"\n"
