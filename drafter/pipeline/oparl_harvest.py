"""What of the Ablage is published through OParl, paper by paper: what is public alone.

A paper is judged anew by what lies in the Ablage, and by what its entry says; both must call it
public. Its objects are as old as its line in the ledger.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha512
from pathlib import PurePosixPath
from typing import Final

from drafter.archive.entry import Entry, Role
from drafter.archive.store import Store
from drafter.deliver import file_stem
from drafter.errors import EnvironmentMissing
from drafter.model.paper import Paper
from drafter.pipeline.attached import Attached, attached
from drafter.pipeline.checking import Checked, examined
from drafter.pipeline.issued import NotIssued, from_store
from drafter.pipeline.making import make
from drafter.pipeline.oparl_kept import Harvested, keep, recalled
from drafter.pipeline.oparl_store import PublishedStore, moment_of
from drafter.pipeline.originals import Behind, behind
from drafter.pipeline.publishing import BUNDLE, Publication, publication
from drafter.pipeline.reproducing_archived import stored_fonts
from drafter.pipeline.stamping import Means
from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.structure import Object, kind
from drafter.source import Loaded

QUOTED: Final = re.compile("„[^“]*“")
EDITIONS: Final = (Role.HTML, Role.PDF)
NON_PUBLIC: Final = "nichtöffentliche"
OTHER_FORM: Final = "mit anderem Formular"
UNSAID: Final = (NON_PUBLIC, OTHER_FORM)
"""Reasons for which papers are counted and not named."""

GONE: Final = "Die Vorlage wurde eben entfernt."
UNREADABLE: Final = "Die abgelegte Vorlage oder ihr Formular lässt sich nicht mehr lesen."
NO_ORIGINAL: Final = (
    "Die Ursprungsvorlage liegt nicht in der Ablage; ob sie öffentlich ist, lässt sich nicht "
    "prüfen."
)


def harvested(source: PublishedStore) -> Iterator[Harvested]:
    """Harvest every paper, in the order of the ledger.

    Raises:
        ArchiveDamaged: if a file is not what was added.
        DrafterError: if a paper had to be set anew and could not be.
    """
    for entry in source.store.entries():
        if entry.number in source.added:
            yield _harvested(source, entry)


def harvest(source: PublishedStore, number: str) -> Harvested:
    """Harvest a paper that is in the Ablage.

    Raises:
        ArchiveDamaged: if a file is not what was added.
        DrafterError: if it had to be set anew and could not be.
    """
    entry = source.store.entry(number)
    if entry is None:
        return Harvested(number, reason=GONE)
    return _harvested(source, entry)


def _harvested(source: PublishedStore, entry: Entry) -> Harvested:
    """Harvest a paper, from what was kept of it where nothing that it is made of has changed."""
    if not entry.public:
        return Harvested(entry.number, reason=NON_PUBLIC)
    if entry.form != source.form_name:
        return Harvested(entry.number, reason=OTHER_FORM)
    made_of = source.made_of(entry.number)
    known = recalled(source.kept, source.store, entry, made_of)
    if known is None:
        known = _anew(source, entry)
        keep(source.kept, entry, made_of, known)
    return known


def _anew(source: PublishedStore, entry: Entry) -> Harvested:
    try:
        loaded = _loaded(source, from_store(source.store, entry))
    except (EnvironmentMissing, NotIssued):
        return Harvested(entry.number, reason=UNREADABLE)
    if loaded.paper is None:
        return Harvested(entry.number, reason=UNREADABLE)
    return _harvest(source, entry, loaded, loaded.paper)


def _harvest(source: PublishedStore, entry: Entry, loaded: Loaded, paper: Paper) -> Harvested:
    origin = behind(loaded, paper, source.store.folder)
    if not _ends(paper, origin):
        return Harvested(entry.number, reason=NO_ORIGINAL)
    files = tuple(_loaded(source, each) for each in origin.files)
    checked = examined(loaded, source.store.folder, origin=replace(origin, files=files))
    _require_intact(source.store, entry)
    every = attached(checked, _means(source, entry)) if paper.attachments else ()
    made = dict(_editions(source.store, entry))
    published = publication(checked, every, made, lambda seen: _again(source, entry, seen))
    if BUNDLE not in published.files:
        return Harvested(entry.number, reason=_reason(published))
    objects = tuple(_objects(source, entry, paper, published))
    return Harvested(entry.number, objects, _files(source, objects, made, every, published))


def _means(source: PublishedStore, entry: Entry) -> Means:
    return Means(stored_fonts(source.store, entry), cache=source.cache)


def _ends(paper: Paper, origin: Behind) -> bool:
    """Whether all papers whose text a Nachtrag repeats are at hand: the last one changes none."""
    chain = [paper, *(each.paper for each in origin.files)]
    return chain[-1] is not None and chain[-1].supplement is None


def _loaded(source: PublishedStore, loaded: Loaded) -> Loaded:
    """Return a paper with the publication of today in its form of then."""
    if loaded.form is None:
        return loaded
    form = loaded.form.model_copy(update={"publication": source.form.publication})
    return replace(loaded, form=form)


def _editions(store: Store, entry: Entry) -> Iterator[tuple[str, bytes]]:
    """Yield the stored editions by what follows the number in their names."""
    stem = file_stem(entry.number)
    for role in EDITIONS:
        for file in entry.of_role(role):
            if file.public:
                name = PurePosixPath(file.path).name
                yield name.removeprefix(stem), store.read(entry.number, file.path)


def _again(source: PublishedStore, entry: Entry, seen: Checked) -> Mapping[str, bytes]:
    """Return the editions of the public version of a paper, set anew with its form and fonts.

    Raises:
        DrafterError: if they cannot be set.
    """
    made = make(seen, fonts=stored_fonts(source.store, entry), cache=source.cache)
    return {name.removeprefix(made.stem): data for name, data in made.files.items()}


def _require_intact(store: Store, entry: Entry) -> None:
    """Require that attachments are what was added; they are read from where they lie.

    Raises:
        ArchiveDamaged: if one is not.
    """
    for file in entry.of_role(Role.ATTACHMENT):
        store.read(entry.number, file.path)


def _reason(published: Publication) -> str:
    """Return why a paper is withheld, without what is quoted: it may be the title of a secret."""
    told = " ".join(finding.message for finding in published.findings)
    return QUOTED.sub("„…“", told)


def _objects(
    source: PublishedStore, entry: Entry, paper: Paper, published: Publication
) -> Iterator[Object]:
    """Yield the objects of a paper, as old as its line in the ledger."""
    line = source.added[entry.number]
    moment = moment_of(line.time).isoformat()
    for item in json.loads(published.files[BUNDLE])["data"]:
        known = _with_related(source, paper, item) if kind(item) == "Paper" else item
        yield _moved(known, moment)


def _moved(item: Object, moment: str) -> Object:
    """Return an object, and those in it, with the moment at which they were published."""
    inner = {key: _each_moved(value, moment) for key, value in item.items()}
    return {**inner, "created": moment, "modified": moment}


def _each_moved(value: object, moment: str) -> object:
    if isinstance(value, list):
        return [_each_moved(each, moment) for each in value]
    is_object = isinstance(value, dict) and "id" in value
    return _moved(value, moment) if is_object and isinstance(value, dict) else value


def _with_related(source: PublishedStore, paper: Paper, item: Object) -> Object:
    """Return a Paper that leads to all earlier ones; merging keeps those that are published."""
    below = Addresses(source.base)
    numbers = [each.reference for each in paper.prior_readings]
    known = [below.paper(number) for number in numbers if number]
    every = list(dict.fromkeys((*item.get("relatedPaper", ()), *known)))
    return {**item, "relatedPaper": [id_ for id_ in every if id_ != item["id"]]} if every else item


def _files(
    source: PublishedStore,
    objects: tuple[Object, ...],
    made: Mapping[str, bytes],
    every: tuple[Attached, ...],
    published: Publication,
) -> Mapping[str, bytes]:
    """Return the files that objects tell of, each found by the SHA-512 that its object has."""
    data = (*made.values(), *published.files.values(), *_attached(every))
    by_hash = {sha512(each).hexdigest(): each for each in data}
    return {
        item["accessUrl"].removeprefix(f"{source.base}/"): by_hash[item["sha512Checksum"]]
        for item in objects
        if kind(item) == "File"
    }


def _attached(every: tuple[Attached, ...]) -> Iterator[bytes]:
    for each in every:
        if each.public:
            yield from each.files.values()
