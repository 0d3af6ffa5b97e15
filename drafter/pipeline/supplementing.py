"""A Nachtrag from its original: a copy to edit, with everything in it that the original has."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drafter import deliver
from drafter.errors import UsageMistake
from drafter.findings import Finding, Severity
from drafter.model.paper import Paper, Supplement
from drafter.model.scalars import Status, SupplementMode
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.checksums import checksum
from drafter.pipeline.copies import copies, target_name
from drafter.pipeline.originals import behind
from drafter.pipeline.proof import Contents, changed, contents, reread
from drafter.source import Loaded
from drafter.source.edit import Edit, SourceChanged, replaced, spliced, trimmed
from drafter.source.entries import entry, scalar, with_entry, with_fields, with_value, without_value
from drafter.source.events import read_tree
from drafter.source.nodes import Mapping as Node

CODE: Final = "nachtrag-von-hand"


@dataclass(frozen=True)
class Wanted:
    """What a Nachtrag has of its own: its mode, and its number where it is known already."""

    mode: SupplementMode
    number: str | None = None


@dataclass(frozen=True)
class Supplemented:
    """The original as it was checked, and the files of its Nachtrag, the YAML file first.

    Without files, `findings` say what stands in the way.
    """

    original: Checked
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()


def supplement(path: Path, wanted: Wanted, output: Path | None = None) -> Supplemented:
    """Write the Nachtrag of a paper, as a copy to edit, into the paper's folder.

    Texts in files of their own are copied too, so that whoever edits the copy does not change
    the original; pictures and attachments are shared. `output` names the YAML file; without it
    the name is that of the original with „-nachtrag“. Before anything is written the copy is
    read: it must give the original's paper in all but its own fields.

    Raises:
        UsageMistake: if `output` lies in another folder, or the original has an odd name.
        DrafterError: if one of the files is there already or cannot be written.
    """
    checked = check(path)
    loaded, paper = checked.loaded, checked.paper
    if paper is None:
        return Supplemented(checked, checked.findings)
    target = target_name(loaded, output)
    own = _own(paper, wanted, loaded)
    files = _files(loaded, target, wanted, own)
    copy = reread(target, files)
    if copy.paper != _expected(paper, wanted, own):
        return Supplemented(checked, (_refusal(loaded, copy),))
    paths = {path.parent / name: data for name, data in files.items()}
    deliver.create_all(dict(reversed(paths.items())))
    return Supplemented(checked, files=tuple(paths))


def renew(path: Path) -> Supplemented:
    """Give a Nachtrag the checksum that its original has now; nothing else of it changes.

    Raises:
        UsageMistake: if the paper is no Nachtrag.
        DrafterError: if the file changed meanwhile or cannot be written.
    """
    checked = check(path)
    loaded, paper = checked.loaded, checked.paper
    if paper is None:
        return Supplemented(checked, checked.findings)
    if paper.supplement is None:
        raise UsageMistake(f"„{path}“ ist kein Nachtrag; eine Prüfsumme gibt es nur dort.")
    origin = behind(loaded, paper)
    if origin.loaded is None:
        return Supplemented(checked, origin.findings)
    own = paper.supplement.model_copy(update={"checksum": checksum(origin.loaded)})
    return _renewed(checked, loaded, paper.model_copy(update={"supplement": own}))


def _renewed(checked: Checked, loaded: Loaded, paper: Paper) -> Supplemented:
    """Write the checksum that `paper` has in place of that of the loaded paper."""
    was = contents(loaded)
    name, block = loaded.path.name, entry(_root(loaded), "nachtrag")
    assert block is not None
    assert isinstance(block.value, Node)
    value = paper.supplement.checksum if paper.supplement else None
    edit = with_entry(block.value, "pruefsumme", value or "", block.value.entries[-1])
    files = {**was, name: _spliced(loaded, was, (edit,))}
    copy = reread(name, files)
    if copy.paper != paper:
        return Supplemented(checked, (_refusal(loaded, copy),))
    if paper == loaded.paper:
        return Supplemented(checked)
    if contents(loaded) != was:
        raise changed(loaded.path)
    deliver.write({loaded.path.resolve(): files[name]})
    return Supplemented(checked, files=(loaded.path,))


def _own(paper: Paper, wanted: Wanted, loaded: Loaded) -> Supplement:
    """Return the block „nachtrag“; one that the original has keeps what is not set here."""
    own = {"art": wanted.mode, "zu": loaded.path.name, "pruefsumme": checksum(loaded)}
    kept = paper.supplement.model_dump(by_alias=True) if paper.supplement else {}
    return Supplement.model_validate({**kept, **own})


def _expected(paper: Paper, wanted: Wanted, own: Supplement) -> Paper:
    """Return the paper that the copy must give."""
    fresh = {"status": Status.DRAFT, "reference": wanted.number, "date": None, "supplement": own}
    return paper.model_copy(update=fresh)


def _files(loaded: Loaded, target: str, wanted: Wanted, own: Supplement) -> dict[str, bytes]:
    """Return the contents of the Nachtrag's files by name, the YAML file first."""
    was, names = contents(loaded), copies(loaded, target)
    root = _root(loaded)
    edits = (*_head(root, wanted), *_block(root, own), *_texts(loaded, names))
    return {
        target: _spliced(loaded, was, edits),
        **{new: was[posixpath.normpath(name)] for name, new in names.items()},
    }


def _root(loaded: Loaded) -> Node:
    root, _ = read_tree(loaded.origins.spans[()].source)
    assert isinstance(root, Node)
    return root


def _spliced(loaded: Loaded, was: Contents, edits: Iterable[Edit]) -> bytes:
    try:
        return spliced(was[loaded.path.name], edits)
    except SourceChanged:
        raise changed(loaded.path) from None


def _head(root: Node, wanted: Wanted) -> Iterator[Edit]:
    """Yield the edits for status, number and date."""
    status, number, day = (entry(root, key) for key in ("status", "drucksachennummer", "datum"))
    kind = entry(root, "vorlagenart")
    assert kind is not None
    if status is not None:
        yield with_value(status, Status.DRAFT.value)
    if wanted.number is not None:
        yield with_entry(root, "drucksachennummer", scalar(wanted.number), kind)
    elif number is not None:
        yield from without_value(number)
    if day is not None:
        yield from without_value(day)


def _block(root: Node, own: Supplement) -> Iterator[Edit]:
    subject = entry(root, "beratungsgegenstand")
    assert subject is not None
    fields = {
        "art": own.mode.value,
        "zu": scalar(own.original or ""),
        "pruefsumme": own.checksum or "",
    }
    return with_fields(root, "nachtrag", fields, entry(root, "datum"), subject)


def _texts(loaded: Loaded, names: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that let the copy name the copies of its texts."""
    for text in loaded.texts:
        yield replaced(trimmed(text.named), scalar(names[text.name]))


def _refusal(loaded: Loaded, copy: Loaded) -> Finding:
    """Return the finding about a paper whose copy would not say the same."""
    blocking = (finding.message for finding in copy.findings if finding.blocks_drafts)
    why = next(blocking, "Das Ergebnis würde anders gelesen.")
    return Finding(
        CODE,
        Severity.ERROR,
        "Diese Datei ist so geschrieben, dass das Programm sie nicht umschreiben kann; geschrieben "
        f"wurde nichts. Der Grund: {why} Bitte von Hand kopieren und „nachtrag“ selbst eintragen.",
        loaded.origins.place(()),
    )
