"""Building an output once more from what its manifest says, and comparing it byte by byte.

Nothing is written: the files are made in memory.
"""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from os.path import normpath
from pathlib import Path
from typing import Final

from drafter.deliver import Provenance
from drafter.deliver.digests import file_sha512
from drafter.deliver.manifest import relative
from drafter.errors import UsageMistake
from drafter.findings import Finding
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.making import Made, make
from drafter.pipeline.provenance import provenance
from drafter.pipeline.recorded import (
    BuildOptions,
    CompareOptions,
    Recorded,
    is_file,
    manifest_of,
    recorded,
)
from drafter.pipeline.side_by_side import compare, make_synopsis
from drafter.pipeline.wishes import Wishes

Hashes = Mapping[str, str]
LOCK: Final = "requirements.txt"
INPUT: Final = "Eingabe „{}“"


class Verdict(StrEnum):
    """What became of a file; the value is the German sentence about it."""

    SAME = "gleich"
    DIFFERS = "anders: Der Neubau ergibt andere Bytes."
    ALTERED = (
        "verändert: Die Datei ist nicht mehr die, die damals geschrieben wurde; der Neubau ergibt "
        "die damalige."
    )
    ALTERED_AND_DIFFERS = (
        "verändert: Die Datei ist nicht mehr die, die damals geschrieben wurde, und der Neubau "
        "ergibt keine von beiden."
    )
    MISSTATED = "gleich, doch das Manifest nennt eine andere Prüfsumme."
    MISSING = "fehlt: Der Neubau ergibt die Datei, die damals geschrieben wurde."
    MISSING_AND_DIFFERS = "fehlt: Der Neubau ergibt andere Bytes, als damals geschrieben wurden."
    NOT_MADE = "entfällt: Der Neubau ergibt keine solche Datei."
    ADDED = "neu: Der Neubau ergibt diese Datei zusätzlich."

    @property
    def built_otherwise(self) -> bool:
        """Whether building gave something else than it gave then."""
        return self in _OTHERWISE


_OTHERWISE: Final = (
    Verdict.DIFFERS,
    Verdict.ALTERED_AND_DIFFERS,
    Verdict.MISSING_AND_DIFFERS,
    Verdict.NOT_MADE,
    Verdict.ADDED,
)


@dataclass(frozen=True)
class Rebuilt:
    """What building an output again gave, from what: its files, or the findings that stopped it."""

    provenance: Provenance
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Reproduced:
    """What became of each file of an output, and what is different from when it was made.

    `findings` say why nothing was built, where that is so.
    """

    source: Path
    files: Mapping[str, Verdict] = field(default_factory=dict)
    differences: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it was built, and every file is the same."""
        return bool(self.files) and set(self.files.values()) == {Verdict.SAME}

    @property
    def unexplained(self) -> bool:
        """Whether building gave something else, though nothing that is known is different."""
        otherwise = any(verdict.built_otherwise for verdict in self.files.values())
        return otherwise and not self.differences


def reproduce(
    file: Path,
    source: Path | None = None,
    archive: Path | None = None,
    forms: Path | None = None,
) -> Reproduced:
    """Build once more what the manifest of an output file describes, and compare every file.

    `source` says where the paper's YAML file lies now, if no longer where the manifest says, and
    `archive` is the folder of the Ablage in which originals lie that are named by number, `forms`
    that of the forms, by default `templates/`.

    Raises:
        UsageMistake: if there is no manifest, it is none of ours, or the paper is not there.
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    sheet = manifest_of(file)
    record = recorded(sheet)
    paper = _source(record, sheet, source)
    earlier = [paper.parent / _beside(record, name) for name in record.earlier]
    rebuilt = rebuild(record.options, (*earlier, paper), forms, archive=archive)
    if not rebuilt.files:
        changed = tuple(_changed_inputs(record, rebuilt.provenance))
        return Reproduced(paper, differences=changed, findings=rebuilt.findings)
    made = {name: hashlib.sha512(data).hexdigest() for name, data in rebuilt.files.items()}
    on_disk = {name: digest for name in record.files if (digest := sha512_of(sheet.parent / name))}
    differences = tuple(_differences(record, rebuilt.provenance))
    return Reproduced(paper, verdicts(record.files, on_disk, made), differences)


def rebuild(
    options: BuildOptions | CompareOptions,
    papers: Sequence[Path],
    forms: Path | None = None,
    fonts: Path | None = None,
    archive: Path | None = None,
) -> Rebuilt:
    """Make the files of an output again, in memory; its paper is the last of the papers.

    `forms` and `fonts` are the folders that hold the forms and the four font files, by default
    those of the program; `archive` is that of the Ablage in which originals may lie.

    Raises:
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    if isinstance(options, CompareOptions):
        compared = compare(papers, forms, archive)
        if compared.comparison is None:
            return _stopped(compared.versions, compared.findings, options.formats, fonts)
        return _whole(make_synopsis(compared, options.formats, full=options.full, fonts=fonts))
    checked = check(papers[-1], forms, archive)
    if checked.stopped or checked.loaded.form is None:
        return _stopped([checked], checked.findings, options.formats, fonts)
    wishes = Wishes(options.versions, options.scope, options.overview)
    return _whole(make(checked, options.formats, wishes, fonts, options.embedding))


def _whole(made: Made) -> Rebuilt:
    return Rebuilt(made.provenance, made.files, made.findings)


def _stopped(
    versions: Sequence[Checked],
    findings: tuple[Finding, ...],
    formats: Sequence[str],
    fonts: Path | None,
) -> Rebuilt:
    return Rebuilt(provenance(versions, formats, {}, fonts), findings=findings)


def verdicts(before: Hashes, on_disk: Hashes, made: Hashes) -> Mapping[str, Verdict]:
    """Return what became of each file, by the hashes that it had, has, and was made with now."""
    told = {name: _verdict(sha, on_disk.get(name), made.get(name)) for name, sha in before.items()}
    return told | {name: Verdict.ADDED for name in made if name not in before}


def _verdict(before: str, on_disk: str | None, made: str | None) -> Verdict:
    if made is None:
        return Verdict.NOT_MADE
    if on_disk is None:
        return Verdict.MISSING if made == before else Verdict.MISSING_AND_DIFFERS
    if made == on_disk:
        return Verdict.SAME if made == before else Verdict.MISSTATED
    if made == before:
        return Verdict.ALTERED
    return Verdict.DIFFERS if on_disk == before else Verdict.ALTERED_AND_DIFFERS


def _source(record: Recorded, sheet: Path, named: Path | None) -> Path:
    """Return where the paper's YAML file lies.

    Raises:
        UsageMistake: if it is not there.
    """
    path = named or _straight(sheet.parent / record.source)
    if is_file(path):
        return path
    raise UsageMistake(
        f"Die Vorlage „{path}“, aus der die Ausgabe entstand, gibt es nicht. Bitte mit „--source“ "
        "sagen, wo sie jetzt liegt."
    )


def _straight(path: Path) -> Path:
    """Return a path without the `..` in its middle, where that leads to the same file."""
    straight = Path(normpath(path))
    return straight if is_file(straight) and straight.resolve() == path.resolve() else path


def _beside(record: Recorded, name: str) -> str:
    """Return the path of an input as seen from the folder of the paper."""
    return _seen_from(posixpath.dirname(record.source), name)


def _seen_from(folder: str, name: str) -> str:
    base = "/a" * (1 + f"{folder}/{name}".count(".."))
    return posixpath.relpath(posixpath.join(base, name), posixpath.join(base, folder))


def _differences(record: Recorded, now: Provenance) -> Iterator[str]:
    """Say in German what is different now from what the manifest says."""
    yield from _compared(*_inputs(record, now), INPUT)
    yield from _compared(record.forms, now.forms, "Formular „{}“")
    yield from _compared(record.fonts, now.fonts, "Schrift „{}“")
    yield from changed_versions(record.programs, now.programs)


def _changed_inputs(record: Recorded, now: Provenance) -> Iterator[str]:
    """Say what changed in the inputs that are known; a paper with errors may not name them all."""
    before, inputs = _inputs(record, now)
    yield from _compared({name: before[name] for name in inputs if name in before}, inputs, INPUT)


def _inputs(record: Recorded, now: Provenance) -> tuple[Hashes, Hashes]:
    """Return the inputs then and now, as seen from the folder of the paper."""
    before = {_beside(record, name): sha for name, sha in record.inputs.items()}
    folder = now.source.parent
    return before, {relative(path, folder): sha for path, sha in now.inputs.items()}


def _compared(before: Hashes, now: Hashes, words: str) -> Iterator[str]:
    for name in dict.fromkeys((*before, *now)):
        if before.get(name) != now.get(name):
            yield f"{words.format(name)}: {_change(name, before, now)}"


def _change(name: str, before: Hashes, now: Hashes) -> str:
    if name not in now:
        return "fehlt oder wird nicht mehr gebraucht"
    return "geändert" if name in before else "damals nicht gebraucht"


def changed_versions(before: Hashes, now: Hashes) -> Iterator[str]:
    """Say in German which programs are of another version now."""
    for name in dict.fromkeys((*before, *now)):
        if before.get(name) == now.get(name):
            continue
        if name == LOCK:
            yield f"Liste der Paketstände ({LOCK}): {_change(name, before, now)}"
        else:
            was, has = (each.get(name, "nicht genannt") for each in (before, now))
            yield f"{name}: damals {was}, jetzt {has}"


def sha512_of(path: Path) -> str | None:
    """Return a file's hash; None where there is none that can be read."""
    try:
        if not path.is_file():
            return None
        return file_sha512(path)
    except (OSError, ValueError):
        return None
