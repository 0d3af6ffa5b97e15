"""An Ablage as it is published: which papers it has, under which address, and since when."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from drafter.archive import ledger
from drafter.archive.layout import LEDGER
from drafter.archive.ledger import Event, Line
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.errors import UsageMistake
from drafter.german.wording import listed
from drafter.model.form import Form
from drafter.render.equipment import parts, signature
from drafter.resources import form_names
from drafter.source.forms import load_form


@dataclass(frozen=True)
class PublishedStore:
    """An Ablage, the form that its papers are published with, and its ledger.

    The form says where and how; its words are those of the form stored with each paper. `cache` is
    the renderer's; `kept` holds what was harvested.
    """

    store: Store
    form: Form
    form_name: str
    lines: tuple[Line, ...]
    cache: Cache | None = None
    kept: Cache | None = None

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

    @cached_property
    def _program(self) -> str:
        """What tells this program from another one; nothing where that is not known."""
        try:
            return signature(parts())
        except OSError:
            return ""

    @cached_property
    def _last(self) -> Mapping[str, Line]:
        return ledger.state(self.lines)

    def made_of(self, number: str) -> str:
        """Return a hash over all that decides what is harvested of a paper; nothing if unknown.

        That is the program, the form's publication, and the last lines of the ledger about the
        paper and those behind it.
        """
        if not self._program:
            return ""
        about = [self._program, self.form_name, self.form.model_dump_json(include={"publication"})]
        while number in self._last and self._last[number].sha512 not in about:
            about.append(self._last[number].sha512)
            number = self._last[number].original
        return sha256(json.dumps(about).encode()).hexdigest()

    @property
    def removed(self) -> str:
        """The moment at which a paper was last removed; nothing if none ever was."""
        times = [line.time for line in self.lines if line.event is Event.REMOVED]
        return moment_of(times[-1]).isoformat() if times else ""


def opened(
    store: Store,
    forms: Path,
    form_name: str | None = None,
    base: str | None = None,
    cache: Cache | None = None,
) -> PublishedStore:
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
    return PublishedStore(store, form, name, lines, cache)


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


def moment_of(time: str) -> datetime:
    """Return the moment that a line of the ledger tells."""
    return datetime.fromisoformat(time)
