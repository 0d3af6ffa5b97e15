"""Many objects to one each: what several papers say of an organization, a meeting or a term."""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final

from drafter.german.wording import natural_key
from drafter.render.oparl.structure import MOMENTS, Object, earliest, instant, kind, latest
from drafter.render.oparl.structure import taken_apart as _taken_apart

UNITED: Final[Mapping[str, tuple[str, ...]]] = {
    "File": ("agendaItem", "meeting", "paper"),
    "Meeting": ("agendaItem", "auxiliaryFile"),
}
"""By type: lists to which every paper adds; of all else, what was said last counts."""

RELATED: Final = ("superordinatedPaper", "relatedPaper")
SUBORDINATED: Final = "subordinatedPaper"


def merged(objects: Iterable[Object]) -> dict[str, Object]:
    """Return flat objects by their ids, each once; embedded ones stand for themselves.

    An object was created when it was first named, and modified when it was last named otherwise
    than before. Papers know those that are subordinated to them, refer to none that is not there,
    and the items of an agenda stand in the order of their numbers.
    """
    found: dict[str, Object] = {}
    for item in sorted(objects, key=lambda item: instant(item["modified"])):
        for flat in _taken_apart(item):
            before = found.get(flat["id"])
            found[flat["id"]] = _joined(before, flat) if before else flat
    return {**found, **_papers(found), **_agendas(found)}


def content(item: Object) -> Object:
    """Return what an object says, without when it came and was changed."""
    return {key: value for key, value in item.items() if key not in MOMENTS}


def _joined(before: Object, after: Object) -> Object:
    """Return an object that was named again; what was said in the same moment adds up."""
    at_once = before["modified"] == after["modified"]
    lists = {
        name: list(dict.fromkeys((*before.get(name, ()), *after.get(name, ()))))
        for name in UNITED.get(kind(after), ())
        if name in before or name in after
    }
    whole = {**(before if at_once else {}), **after, **lists}
    if content(whole) == content(before):
        return before
    whole["created"] = earliest(before["created"], after["created"])
    whole["modified"] = latest(before["modified"], after["modified"])
    return whole


def _papers(found: Mapping[str, Object]) -> dict[str, Object]:
    """Return the papers with what leads to others; each changed when the other one came."""
    papers = {id_: item for id_, item in found.items() if kind(item) == "Paper"}
    below = _below(papers)
    return {id_: _related(item, below.get(id_, []), papers) for id_, item in papers.items()}


def _below(papers: Mapping[str, Object]) -> dict[str, list[str]]:
    """Return by paper those that are subordinated to it, the oldest first."""
    below: dict[str, list[str]] = {}
    for id_, item in sorted(papers.items(), key=lambda each: position(each[1])):
        for above in item.get(RELATED[0], ()):
            below.setdefault(above, []).append(id_)
    return below


def _related(item: Object, below: list[str], papers: Mapping[str, Object]) -> Object:
    lists = {name: [id_ for id_ in item.get(name, ()) if id_ in papers] for name in RELATED}
    lists[SUBORDINATED] = below
    others = [papers[id_]["created"] for ids in lists.values() for id_ in ids]
    kept = {key: value for key, value in content(item).items() if key not in lists}
    given = {name: ids for name, ids in lists.items() if ids}
    modified = latest(item["modified"], *others)
    return {**kept, **given, "created": item["created"], "modified": modified}


def _agendas(found: Mapping[str, Object]) -> dict[str, Object]:
    """Return meetings with their agendas in order, and the items with their places in it."""
    ordered: dict[str, Object] = {}
    for id_, meeting in found.items():
        if kind(meeting) == "Meeting" and "agendaItem" in meeting:
            items = sorted((found[each] for each in meeting["agendaItem"]), key=_place)
            ordered[id_] = {**meeting, "agendaItem": [item["id"] for item in items]}
            ordered |= {item["id"]: item for item in _counted(items)}
    return ordered


def _counted(items: list[Object]) -> Iterable[Object]:
    """Yield items with their places; one that came before others changed them too."""
    moments = accumulate((item["modified"] for item in items), latest)
    for place, (item, moment) in enumerate(zip(items, moments, strict=True)):
        yield {**item, "order": place, "modified": moment}


def _place(item: Object) -> tuple[bool, object, str]:
    number = item.get("number", "")
    return (not number, natural_key(number), item["id"])


def position(item: Object) -> tuple[object, str]:
    """Return what sorts objects in a list: new ones come last, so that no page shifts."""
    return instant(item["created"]), str(item["id"])
