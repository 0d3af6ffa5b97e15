"""What was given out before: so an object keeps its moments, and one that is gone is told.

OParl forbids that an object vanishes: it stays at its address, marked as deleted, with id, type
and `created`, and `modified` says when it was deleted (chapter „Gelöschte Objekte“).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.render.oparl.merging import content
from drafter.render.oparl.structure import Object, earliest, instant


@dataclass(frozen=True, slots=True)
class Known:
    """An object that was given out: its type, its moments, and the SHA-256 of what it said.

    `sha256` is empty for one that was told to be deleted. The base address does not count in it,
    so that what is given out below another one is known too.
    """

    type: str
    created: str
    modified: str
    sha256: str = ""


def known(flat: Object, base: str) -> Known:
    """Return what is to be remembered of a flat object; of one that is deleted, that it is."""
    digest = "" if flat.get("deleted") else _sha256(flat, base)
    return Known(flat["type"], flat["created"], flat["modified"], digest)


def remembering(
    flat: Mapping[str, Object], base: str, before: Mapping[str, Known], removed: str, now: str
) -> dict[str, Object]:
    """Return flat objects below a base with the moments given out before, and those that are gone.

    What says the same keeps its moments. What says something else was modified at the moment that
    it names, or, where that does not come after the one given out before, now. What is gone was
    deleted at `removed`, when something was last removed, or now.
    """
    present = {id_: _remembered(item, base, before.get(id_), now) for id_, item in flat.items()}
    gone = {
        id_: _deleted(id_, each, removed, now) for id_, each in before.items() if id_ not in flat
    }
    return {**present, **gone}


def _remembered(item: Object, base: str, before: Known | None, now: str) -> Object:
    if before is None:
        return item
    if before.sha256 == _sha256(item, base):
        return {**item, "created": before.created, "modified": before.modified}
    created = earliest(before.created, item["created"])
    return {**item, "created": created, "modified": _later(item["modified"], before.modified, now)}


def _deleted(id_: str, before: Known, removed: str, now: str) -> Object:
    told = before.modified if not before.sha256 else _later(removed, before.modified, now)
    moments = {"created": before.created, "modified": told}
    return {"id": id_, "type": before.type, **moments, "deleted": True}


def _later(moment: str, before: str, now: str) -> str:
    """Return a moment if it comes after the one before, else now."""
    return moment if moment and instant(moment) > instant(before) else now


def _sha256(flat: Object, base: str) -> str:
    said = json.dumps(content(flat), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.replace(f"{base}/", "").encode()).hexdigest()
