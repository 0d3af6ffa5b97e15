"""A Nachtrag from its original: a copy to edit, of all that it has or of head and procedure."""

import posixpath
from collections.abc import Iterable, Mapping
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
from drafter.pipeline.proof import Contents, changed, contents, reread
from drafter.pipeline.supplement_edits import Wanted, edits, left_out, tree
from drafter.source import Loaded
from drafter.source.edit import Edit, SourceChanged, spliced
from drafter.source.entries import entry, with_entry
from drafter.source.nodes import Mapping as Node

CODE: Final = "nachtrag-von-hand"


@dataclass(frozen=True)
class Supplemented:
    """The original as it was checked, and the files of its Nachtrag, the YAML file first.

    Without files, `findings` say what stands in the way. `hand_marked` says whether the Nachtrag
    has hand marks of its original.
    """

    original: Checked
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    hand_marked: bool = False


def supplement(
    path: Path,
    wanted: Wanted,
    output: Path | None = None,
    archive: Path | None = None,
    forms: Path | None = None,
) -> Supplemented:
    """Write the Nachtrag of a paper, as a copy to edit, into the paper's folder.

    The copy has all that the original has, or its head and procedure and a list of amendments to
    fill. Texts in files of their own are copied too, so that whoever edits the copy does not
    change the original; pictures and attachments are shared. `output` names the YAML file;
    without it the name is that of the original with „-nachtrag“. `archive` is the folder of the
    Ablage, in which a paper may lie that the original is a Nachtrag to, `forms` that of the forms,
    by default `templates/`. Before anything is written the copy is read: it must give the
    original's paper in all but its own fields.

    Raises:
        UsageMistake: if `output` lies in another folder, the original has an odd name, or mode
            and scope do not fit each other or the original.
        DrafterError: if one of the files is there already or cannot be written.
    """
    checked = check(path, forms, archive)
    loaded, paper = checked.loaded, checked.paper
    if paper is None:
        return Supplemented(checked, checked.findings)
    _refuse_misfits(paper, wanted, path)
    expected = _expected(paper, wanted, loaded)
    texts = () if wanted.only_changes else loaded.texts
    target = target_name(loaded, output, texts)
    files = _files(checked, expected, copies(loaded, target, texts), target, wanted)
    copy = reread(target, files, loaded.forms)
    if copy.paper != expected:
        return Supplemented(checked, (_refusal(loaded, copy),))
    paths = {path.parent / name: data for name, data in files.items()}
    deliver.create_all(dict(reversed(paths.items())))
    return Supplemented(checked, files=tuple(paths), hand_marked=copy.hand_marked)


def renew(path: Path, archive: Path | None = None, forms: Path | None = None) -> Supplemented:
    """Give a Nachtrag the checksum that its original has now; nothing else of it changes.

    `archive` is the folder of the Ablage, in which the original may lie, `forms` that of the
    forms, by default `templates/`.

    Raises:
        UsageMistake: if the paper is no Nachtrag, or names no original.
        DrafterError: if the file changed meanwhile or cannot be written.
    """
    checked = check(path, forms, archive)
    loaded, paper = checked.loaded, checked.paper
    if paper is None:
        return Supplemented(checked, checked.findings)
    if paper.supplement is None:
        raise UsageMistake(f"„{path}“ ist kein Nachtrag; eine Prüfsumme gibt es nur dort.")
    if paper.supplement.original is None:
        raise UsageMistake(
            f"„{path}“ nennt unter „zu“ keine Ursprungsvorlage; ohne sie gibt es keine Prüfsumme."
        )
    origin = checked.origin
    if origin.loaded is None:
        return Supplemented(checked, origin.findings)
    own = paper.supplement.model_copy(update={"checksum": checksum(origin.loaded)})
    return _renewed(checked, loaded, paper.model_copy(update={"supplement": own}))


def _renewed(checked: Checked, loaded: Loaded, paper: Paper) -> Supplemented:
    """Write the checksum that `paper` has in place of that of the loaded paper."""
    was = contents(loaded)
    name, block = loaded.path.name, entry(tree(loaded), "nachtrag")
    assert block is not None
    assert isinstance(block.value, Node)
    value = paper.supplement.checksum if paper.supplement else None
    edit = with_entry(block.value, "pruefsumme", value or "", block.value.entries[-1])
    files = {**was, name: _spliced(loaded, was, (edit,))}
    copy = reread(name, files, loaded.forms)
    if copy.paper != paper:
        return Supplemented(checked, (_refusal(loaded, copy),))
    if paper == loaded.paper:
        return Supplemented(checked)
    if contents(loaded) != was:
        raise changed(loaded.path)
    deliver.write({loaded.path.resolve(): files[name]})
    return Supplemented(checked, files=(loaded.path,))


def _refuse_misfits(paper: Paper, wanted: Wanted, path: Path) -> None:
    if wanted.only_changes and wanted.mode is SupplementMode.REPLACES:
        raise UsageMistake(
            "Ein Nachtrag, der nur Änderungen enthält, kann die Ursprungsvorlage nicht ersetzen. "
            "Bitte „--mode ergänzt“ oder „--scope gesamtfassung“ angeben."
        )
    if paper.only_changes and not wanted.only_changes:
        raise UsageMistake(
            f"„{path}“ enthält selbst nur Änderungen; einen ganzen Text, der sich kopieren ließe, "
            "gibt es dort nicht. Bitte „--scope nur_ergaenzung“ angeben."
        )


def _own(paper: Paper, wanted: Wanted, loaded: Loaded) -> Supplement:
    """Return the block „nachtrag“; one that the original has keeps what is not set here."""
    own = {"art": wanted.mode, "zu": loaded.path.name, "pruefsumme": checksum(loaded)}
    kept = paper.supplement.model_dump(by_alias=True) if paper.supplement else {}
    return Supplement.model_validate({**kept, **own, "umfang": wanted.scope})


def _expected(paper: Paper, wanted: Wanted, loaded: Loaded) -> Paper:
    """Return the paper that the copy must give."""
    fields = type(paper).model_fields
    update = {
        **{name: fields[name].get_default() for name in left_out(paper, wanted)},
        **{"status": Status.DRAFT, "reference": wanted.number, "date": None},
        "supplement": _own(paper, wanted, loaded),
    }
    return paper.model_copy(update=update)


def _files(
    checked: Checked, expected: Paper, names: Mapping[str, str], target: str, wanted: Wanted
) -> dict[str, bytes]:
    """Return the contents of the Nachtrag's files by name, the YAML file first.

    `names` are those of the copies of texts, by the names that the original gives.
    """
    was = contents(checked.loaded)
    made = edits(checked, expected, names, wanted)
    return {
        target: _spliced(checked.loaded, was, made),
        **{new: was[posixpath.normpath(name)] for name, new in names.items()},
    }


def _spliced(loaded: Loaded, was: Contents, edits: Iterable[Edit]) -> bytes:
    try:
        return spliced(was[loaded.path.name], edits)
    except SourceChanged:
        raise changed(loaded.path) from None


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
