"""What of the Ablage is published through OParl, paper by paper: what is public alone.

A paper is judged anew by what lies in the Ablage, and by what its entry says; both must call it
public. Its objects are as old as its line in the ledger.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256, sha512
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.archive import ledger
from drafter.archive.entry import Entry, Role
from drafter.archive.layout import LEDGER
from drafter.archive.ledger import Event, Line
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.deliver import file_stem
from drafter.errors import EnvironmentMissing, UsageMistake
from drafter.german.wording import listed
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.attached import Attached, attached
from drafter.pipeline.building import make
from drafter.pipeline.checking import Checked, examined
from drafter.pipeline.issued import NotIssued, from_store
from drafter.pipeline.oparl_kept import Harvested, keep, recalled
from drafter.pipeline.originals import Behind, behind
from drafter.pipeline.publishing import BUNDLE, Publication, publication
from drafter.pipeline.reproducing_archived import stored_fonts
from drafter.pipeline.stamping import Means
from drafter.render.equipment import parts, signature
from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.structure import Object, kind
from drafter.resources import form_names
from drafter.source import Loaded
from drafter.source.forms import load_form

EDITIONS: Final = (Role.HTML, Role.PDF)
NON_PUBLIC: Final = "nichtöffentliche"
OTHER_FORM: Final = "mit anderem Formular"
UNSAID: Final = (NON_PUBLIC, OTHER_FORM)
"""Reasons for which papers are counted and not named."""

UNREADABLE: Final = "Die abgelegte Vorlage oder ihr Formular lässt sich nicht mehr lesen."
NO_ORIGINAL: Final = (
    "Die Ursprungsvorlage liegt nicht in der Ablage; ob sie öffentlich ist, lässt sich nicht "
    "prüfen."
)


@dataclass(frozen=True)
class Field:
    """An Ablage, the form that its papers are published with, and its ledger.

    The form says where and how; its words are those of the form stored with each paper. `cache`
    keeps what was harvested with a program of this signature.
    """

    store: Store
    form: Form
    form_name: str
    lines: tuple[Line, ...]
    cache: Cache | None = None
    program: str = ""

    @property
    def base(self) -> str:
        """The address below which everything is published, without a slash at its end."""
        assert self.form.publication
        return self.form.publication.address

    def standing(self) -> tuple[int, ...]:
        """Return what tells whether the ledger has changed (stat(2)).

        Raises:
            ArchiveDamaged: if it cannot be read.
        """
        path = self.store.folder / LEDGER
        with ledger.readable(path):
            state = path.stat()
        return state.st_size, state.st_mtime_ns, state.st_ino

    @cached_property
    def added(self) -> Mapping[str, Line]:
        """The lines that added what is there, by number, the oldest first."""
        return {line.number: line for line in ledger.present(self.lines)}

    def made_of(self, number: str) -> str:
        """Return a hash over all that decides what is harvested of a paper.

        That is the program, the form's publication, and the last lines of the ledger about the
        paper and those behind it.
        """
        about = [self.program, self.form_name, self.form.model_dump_json(include={"publication"})]
        lines = ledger.state(self.lines)
        while number in lines and lines[number].sha512 not in about:
            about.append(lines[number].sha512)
            number = lines[number].original
        return sha256(json.dumps(about).encode()).hexdigest()

    @property
    def removed(self) -> str:
        """The moment at which a paper was last removed; nothing if none ever was."""
        times = [line.time for line in self.lines if line.event is Event.REMOVED]
        return _moment(times[-1]).isoformat() if times else ""


def opened(
    store: Store,
    forms: Path,
    form_name: str | None = None,
    base: str | None = None,
    cache: Cache | None = None,
) -> Field:
    """Return what is to be harvested of an Ablage.

    `forms` is the folder of the forms of today. Without a name it is the only one among those of
    the papers that says where to publish. `base` is another address than that of the form.

    Raises:
        UsageMistake: if there is no such form, or more than one.
        EnvironmentMissing: if a form is damaged.
        ArchiveDamaged: if the ledger or an entry is damaged.
    """
    lines = ledger.read(store.folder / LEDGER)
    name = form_name or _only_form(store, forms)
    form = _form(name, forms)
    if base and form.publication:
        own = form.publication.model_copy(update={"address": base.rstrip("/")})
        form = form.model_copy(update={"publication": own})
    program = _signature() if cache else ""
    return Field(store, form, name, lines, cache if program else None, program)


def harvested(ground: Field) -> Iterator[Harvested]:
    """Harvest every paper, in the order of the ledger.

    Raises:
        ArchiveDamaged: if a file is not what was added.
        DrafterError: if a paper had to be set anew and could not be.
    """
    return (harvest(ground, number) for number in ground.added)


def harvest(ground: Field, number: str) -> Harvested:
    """Harvest a paper that is in the Ablage; from the cache, where nothing it is made of changed.

    Raises:
        ArchiveDamaged: if a file is not what was added.
        DrafterError: if it had to be set anew and could not be.
    """
    entry = ground.store.entry(number)
    assert entry
    if not entry.public:
        return Harvested(number, reason=NON_PUBLIC)
    if entry.form != ground.form_name:
        return Harvested(number, reason=OTHER_FORM)
    made_of = ground.made_of(number)
    known = recalled(ground.cache, ground.store, entry, made_of)
    if known is None:
        known = _anew(ground, entry)
        keep(ground.cache, ground.store, entry, made_of, known)
    return known


def _anew(ground: Field, entry: Entry) -> Harvested:
    try:
        loaded = _loaded(ground, from_store(ground.store, entry))
    except (EnvironmentMissing, NotIssued):
        return Harvested(entry.number, reason=UNREADABLE)
    if loaded.paper is None:
        return Harvested(entry.number, reason=UNREADABLE)
    return _harvest(ground, entry, loaded, loaded.paper)


def _harvest(ground: Field, entry: Entry, loaded: Loaded, paper: Paper) -> Harvested:
    origin = behind(loaded, paper, ground.store.folder)
    if not _ends(paper, origin):
        return Harvested(entry.number, reason=NO_ORIGINAL)
    files = tuple(_loaded(ground, each) for each in origin.files)
    checked = examined(loaded, ground.store.folder, origin=replace(origin, files=files))
    _require_intact(ground.store, entry)
    every = attached(checked, _means(ground, entry)) if paper.attachments else ()
    made = dict(_editions(ground.store, entry))
    published = publication(checked, every, made, lambda seen: _again(ground, entry, seen))
    if BUNDLE not in published.files:
        return Harvested(entry.number, reason=_reason(published))
    objects = tuple(_objects(ground, paper, published))
    return Harvested(entry.number, objects, _files(ground, objects, made, every, published))


def _means(ground: Field, entry: Entry) -> Means:
    return Means(stored_fonts(ground.store, entry), cache=ground.cache)


def _ends(paper: Paper, origin: Behind) -> bool:
    """Whether all papers whose text a Nachtrag repeats are at hand: the last one changes none."""
    chain = [paper, *(each.paper for each in origin.files)]
    return chain[-1] is not None and chain[-1].supplement is None


def _loaded(ground: Field, loaded: Loaded) -> Loaded:
    """Return a paper with the publication of today in its form of then."""
    if loaded.form is None:
        return loaded
    form = loaded.form.model_copy(update={"publication": ground.form.publication})
    return replace(loaded, form=form)


def _editions(store: Store, entry: Entry) -> Iterator[tuple[str, bytes]]:
    """Yield the stored editions by what follows the number in their names."""
    stem = file_stem(entry.number)
    for role in EDITIONS:
        for file in entry.of_role(role):
            if file.public:
                name = PurePosixPath(file.path).name
                yield name.removeprefix(stem), store.read(entry.number, file.path)


def _again(ground: Field, entry: Entry, seen: Checked) -> Mapping[str, bytes]:
    """Return the editions of the public version of a paper, set anew with its form and fonts.

    Raises:
        DrafterError: if they cannot be set.
    """
    made = make(seen, fonts=stored_fonts(ground.store, entry), cache=ground.cache)
    return {name.removeprefix(made.stem): data for name, data in made.files.items()}


def _require_intact(store: Store, entry: Entry) -> None:
    """Require that attachments are what was added; they are read from where they lie.

    Raises:
        ArchiveDamaged: if one is not.
    """
    for file in entry.of_role(Role.ATTACHMENT):
        store.read(entry.number, file.path)


def _reason(published: Publication) -> str:
    return " ".join(finding.message for finding in published.findings)


def _objects(ground: Field, paper: Paper, published: Publication) -> Iterator[Object]:
    """Yield the objects of a paper, as old as its line in the ledger."""
    line = ground.added[paper.reference or ""]
    moment = _moment(line.time).isoformat()
    for item in json.loads(published.files[BUNDLE])["data"]:
        known = _with_related(ground, paper, item) if kind(item) == "Paper" else item
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


def _with_related(ground: Field, paper: Paper, item: Object) -> Object:
    """Return a Paper that leads to all earlier ones; merging keeps those that are published."""
    below = Addresses(ground.base)
    numbers = [each.reference for each in paper.prior_readings]
    known = [below.paper(number) for number in numbers if number]
    every = list(dict.fromkeys((*item.get("relatedPaper", ()), *known)))
    return {**item, "relatedPaper": [id_ for id_ in every if id_ != item["id"]]} if every else item


def _files(
    ground: Field,
    objects: tuple[Object, ...],
    made: Mapping[str, bytes],
    every: tuple[Attached, ...],
    published: Publication,
) -> Mapping[str, bytes]:
    """Return the files that objects tell of, each found by the SHA-512 that its object has."""
    data = (*made.values(), *published.files.values(), *_attached(every))
    by_hash = {sha512(each).hexdigest(): each for each in data}
    return {
        item["accessUrl"].removeprefix(f"{ground.base}/"): by_hash[item["sha512Checksum"]]
        for item in objects
        if kind(item) == "File"
    }


def _attached(every: tuple[Attached, ...]) -> Iterator[bytes]:
    for each in every:
        if each.public:
            yield from each.files.values()


def _signature() -> str:
    """Return what tells this program from another one; nothing where that is not known."""
    try:
        return signature(parts())
    except OSError:
        return ""


def _only_form(store: Store, forms: Path) -> str:
    """Return the form of the papers that says where to publish.

    Raises:
        UsageMistake: if there is none, or more than one.
    """
    used = sorted({entry.form for entry in store.entries()} & set(form_names(forms)))
    found = [name for name in used if load_form(name, forms).publication]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageMistake(
            f"In der Ablage liegen Vorlagen mehrerer Formulare, die veröffentlicht werden "
            f"({listed(found)}). Bitte eines mit „--form“ nennen."
        )
    raise UsageMistake(
        "Kein Formular der abgelegten Vorlagen nennt unter „oparl“ eine Adresse. Bitte sie in der "
        "form.yaml des Formulars angeben, oder das Formular mit „--form“ nennen."
    )


def _form(name: str, forms: Path) -> Form:
    if name not in form_names(forms):
        raise UsageMistake(
            f"Das Formular „{name}“ gibt es nicht. Vorhanden: {listed(form_names(forms))}."
        )
    form = load_form(name, forms)
    if form.publication is None:
        raise UsageMistake(
            f"Das Formular „{name}“ nennt unter „oparl“ keine Adresse. Bitte sie in seiner "
            "form.yaml angeben."
        )
    return form


def _moment(time: str) -> datetime:
    return datetime.fromisoformat(time)
