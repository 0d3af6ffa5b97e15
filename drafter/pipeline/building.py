"""Building a paper: its files are written together or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import deliver
from drafter.archive.layout import MARKER
from drafter.cache import Cache
from drafter.deliver.manifest import manifest_path, stale_files
from drafter.errors import UsageMistake
from drafter.findings import Finding
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.making import make, output_stem
from drafter.pipeline.recording import Recording, recording
from drafter.pipeline.wishes import USUAL_FORMATS, Asked, Embedding, Version, Wishes, asked
from drafter.render.equipment import Equipment


@dataclass(frozen=True)
class Built:
    """What a build found and wrote; no files where it was stopped.

    `stem` is the name that it wrote them under; `claimed` says that no paper had that name before.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()
    stem: str = ""
    claimed: bool = False


def build(
    path: Path,
    output: Path,
    formats: Sequence[str] = USUAL_FORMATS,
    wishes: Wishes | None = None,
    archive: Path | None = None,
    embedding: Embedding | None = None,
    *,
    savings: bool = True,
    made_with: Equipment | None = None,
    yielding: Collection[Path] = (),
    cache: Cache | None = None,
    forms: Path | None = None,
) -> Built:
    """Check a paper and write it in the formats, under its number, into the output folder.

    A Nachtrag comes in the editions that `wishes` names (marked and clean), with its changes as
    JSON. An original that it names by number is looked for in `archive`, the folder of the Ablage.
    Files of attachments are copied beside them. `embedding` says which source its PDFs hold;
    mostly none. Without `savings` the renderer takes no shortcut; the bytes are the same. `cache`
    keeps what it can use again. Papers that are `yielding` give up a name that is theirs. The build
    is recorded where the caller says with what equipment, as it was before anything was read.
    `forms` is the folder of the forms, by default `templates/`.

    An open error stops the build of a dispatched paper, before anything is written; what
    makes a paper unreadable stops that of a draft too.

    Raises:
        DrafterError: for a problem with the run: missing libraries, a foreign paper under the
            same name, no right to write, a renderer that could not do as asked, a source that may
            not be embedded.
    """
    checked = check(path, forms, archive, cache)
    paper, form = checked.loaded.paper, checked.loaded.form
    if paper is None or form is None or checked.stopped:
        return Built(checked, checked.findings)
    stem = output_stem(paper, path)
    require_no_store(output)
    require_free(path, output, stem, yielding)
    require_free(path, output, synopsis_stem(stem), yielding)
    claimed = deliver.owner_of(output, stem) is None
    wanted = asked(formats, wishes or Wishes(), archive, embedding, savings=savings)
    record = _recording(checked, output, wanted, made_with)
    made = make(checked, formats, wishes, embedding=embedding, savings=savings, cache=cache)
    superseded = _superseded(output, stem, made.files)
    written = deliver.publish(made.provenance, output, stem, made.files, superseded)
    if record:
        record.finish(made.files, made.findings)
    return Built(checked, made.findings, written, stem, claimed)


def synopsis_stem(stem: str) -> str:
    """Return the name of the files of a paper's Synopse."""
    return f"{stem}.{Version.SYNOPSIS}"


def require_no_store(output: Path) -> None:
    """Require that a folder for output does not lie in an Ablage, where it would be a stray thing.

    Raises:
        UsageMistake: if it does.
    """
    place = output.resolve()
    for folder in (place, *place.parents):
        if (folder / MARKER).exists():
            raise UsageMistake(
                f"„{output}“ liegt in der Ablage „{folder}“. Dorthin kommt nur, was „drafter "
                "archive add“ ablegt. Bitte mit „-o“ einen anderen Ordner nennen."
            )


def require_free(path: Path, output: Path, stem: str, yielding: Collection[Path] = ()) -> None:
    """Require that no other paper owns the files of a name, but those that are `yielding`.

    Raises:
        OutputConflict: if one does.
    """
    conflict = deliver.owner_conflict(path, output, stem, yielding)
    if conflict:
        raise conflict


def _recording(
    checked: Checked, output: Path, wanted: Asked, made_with: Equipment | None
) -> Recording | None:
    """Begin to record a build, where the caller says with what equipment it is made."""
    if made_with is None or checked.paper is None:
        return None
    stem = output_stem(checked.paper, checked.loaded.path)
    sheets = (manifest_path(output, name).name for name in (stem, synopsis_stem(stem)))
    return recording(checked, output, wanted, made_with, sheets)


def _superseded(output: Path, stem: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Return what `compare` left of a Synopse, where a build now writes it."""
    name = synopsis_stem(stem)
    if not any(file.startswith(f"{name}.") for file in files):
        return ()
    return (*stale_files(output, name, files), manifest_path(output, name))
