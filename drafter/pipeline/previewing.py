"""A paper in memory, to be looked at while it is written: nothing is written to the disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from drafter.cache import Cache
from drafter.errors import OutputConflict
from drafter.findings import Finding
from drafter.pipeline.checking import Checked, examined
from drafter.pipeline.comparing import Compared, compared, own_document, pictures_shown
from drafter.pipeline.editions import READING_COPY, Named, editions
from drafter.pipeline.originals import Behind
from drafter.pipeline.pictures import placed
from drafter.pipeline.proof import contents
from drafter.pipeline.wishes import Version, Wishes
from drafter.render import RENDERERS, Edition
from drafter.resources import shared_directory
from drafter.source import Loaded, load
from drafter.source.forms import forget
from drafter.source.reading import MOST_BYTES, read_text

FORM_FILES: Final = ("form.yaml", "gremien.yaml")
OWN: Final = "vorlage"


@dataclass(frozen=True)
class Shown:
    """An edition to look at: its name in addresses, and the word that staff read."""

    name: str
    label: str
    edition: Edition = field(repr=False)

    @cached_property
    def html(self) -> bytes:
        """The edition as one HTML file, made when it is first looked at."""
        return RENDERERS["html"](self.edition).data

    @property
    def with_html(self) -> Edition:
        """The edition as a PDF is set from it."""
        return replace(self.edition, files={"html": self.html})


@dataclass(frozen=True)
class Preview:
    """A paper as checked, with its editions; none where the file gives nothing to show."""

    checked: Checked
    editions: tuple[Shown, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found in the paper."""
        return self.checked.findings


def preview(
    path: Path,
    archive: Path | None = None,
    forms: Path | None = None,
    cache: Cache | None = None,
    before: Checked | None = None,
) -> Preview:
    """Check a paper and compose its usual editions.

    A dispatched paper with open errors is shown as a draft is; only what keeps any output from
    being made leaves it without editions. `archive` is the folder of the Ablage in which an
    original is looked for, `forms` that of the forms, by default `templates/`. `cache` keeps what a
    renderer can use again. `before` is the same paper as it was checked last; what stands behind it
    is not read again where it has not changed.

    Raises:
        EnvironmentMissing: if the paper's form is damaged.
        ArchiveDamaged: if the original is not the one that was archived.
    """
    loaded = load(path, forms=forms)
    checked = examined(loaded, archive, origin=_known(loaded, before), known=cache)
    return Preview(checked, tuple(_shown(checked, cache)))


def _known(loaded: Loaded, before: Checked | None) -> Behind | None:
    """Return what stood behind a paper before; None where it may be something else by now."""
    if before is None or before.loaded.form is not loaded.form:
        return None
    if before.origin.way.archived or not before.origin.whole:
        return None
    if _tied(loaded) != _tied(before.loaded) or not all(f.paper for f in before.origin.files):
        return None
    try:
        for file in before.origin.files:
            contents(file)
    except (OSError, OutputConflict):
        return None
    return before.origin


def _tied(loaded: Loaded) -> tuple[str | None, str | None]:
    """Return the name of a paper's original, and its own number, which must be another one."""
    paper = loaded.paper
    if paper is None or paper.supplement is None:
        return None, None
    return paper.supplement.original, paper.reference


def reread_forms() -> None:
    """Let the next preview read the forms anew, since one of their files has changed."""
    forget()


def files_behind(checked: Checked) -> frozenset[Path]:
    """Return every file that a paper is made of, whether or not it is there; forms apart."""
    every = (checked.loaded, *checked.origin.files)
    return frozenset(file for loaded in every for file in _files(loaded))


def form_folders(checked: Checked) -> frozenset[Path]:
    """Return the folders whose files make the form of a paper."""
    forms, paper = checked.loaded.forms, checked.paper
    return frozenset({shared_directory(forms), forms / paper.form}) if paper else frozenset()


def source_texts(checked: Checked) -> Mapping[str, str]:
    """Return the text of the paper's file and of its text files, by the paths in findings.

    Line ends are as in findings; bytes that are no UTF-8 come out as U+FFFD.
    """
    loaded = checked.loaded
    texts = {text.source.file: text.source.text for text in loaded.texts}
    return {loaded.shown: _text(loaded), **texts}


def _text(loaded: Loaded) -> str:
    """Return the text as it was read; of a file that gave nothing, as it is now."""
    spans = loaded.origins.spans.values()
    texts = (span.source for span in spans if span.source.file == loaded.shown)
    read = next(texts, None) or read_text(loaded.path, loaded.shown)
    if not isinstance(read, Finding):
        return read.text
    try:
        with loaded.path.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _files(loaded: Loaded) -> Iterator[Path]:
    yield loaded.path
    yield from (text.path for text in loaded.texts)
    if loaded.paper is None:
        return
    folder = loaded.path.parent
    yield from (folder / name for name in placed(loaded.paper))
    yield from (folder / each.file for each in loaded.paper.attachments if each.file)
    if loaded.paper.supplement and loaded.paper.supplement.original:
        yield folder / loaded.paper.supplement.original


def _shown(checked: Checked, cache: Cache | None) -> Iterator[Shown]:
    paper, form = checked.loaded.paper, checked.loaded.form
    if paper is None or form is None or checked.blocking:
        return
    comparison = compared(checked)
    folder = checked.loaded.forms / paper.form
    pictures = pictures_shown(checked, comparison)
    for named in editions(own_document(checked, comparison), comparison, form, Wishes()):
        edition = Edition(
            named.document,
            folder,
            pictures,
            marks=form.supplement.marks,
            cache=cache,
        )
        yield Shown(_name(named), _label(named, comparison), edition)


def _name(named: Named) -> str:
    return named.infix.removeprefix(".") or OWN


def _label(named: Named, comparison: Compared | None) -> str:
    """Return the word for an edition; one without ending is the marked one, or the Nachtrag."""
    if comparison is None:
        return "Vorlage"
    copy = comparison.reading_copy
    labels = {
        OWN: "Nachtrag" if copy else Version.MARKED.value,
        READING_COPY: "Lesefassung, markiert",
        Version.CLEAN.value: "Lesefassung, rein" if copy else Version.CLEAN.value,
    }
    return labels[_name(named)]
