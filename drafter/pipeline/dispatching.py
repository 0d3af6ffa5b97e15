"""`drafter dispatch`: the package for a meeting, whole or not at all.

Papers are checked first; one that may not be dispatched stops the package before anything is
written. Then they are made one after the other, each file goes to the disk at once, and the package
takes its place when it is complete.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from drafter import __version__
from drafter.cache import Cache
from drafter.deliver.manifest import relative
from drafter.deliver.package import SHEET, Package, packing, sheet_of
from drafter.errors import DrafterError, OutputConflict, UsageMistake
from drafter.findings import Finding
from drafter.german.wording import listed, quoted
from drafter.model.consultation import Consultation
from drafter.model.form import Form
from drafter.model.scalars import Publicity
from drafter.pipeline import field_list
from drafter.pipeline.attached import Attached
from drafter.pipeline.building import require_no_store
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.making import Made, make
from drafter.pipeline.meetings import (
    Consulted,
    Occasion,
    consulted,
    described,
    with_full_name,
)
from drafter.pipeline.packed import Packed, Part, is_draft, named, packed
from drafter.pipeline.publicity import is_public
from drafter.pipeline.publishing import public_version, told_titles
from drafter.pipeline.wishes import Wishes
from drafter.render.letter import letter

MAIL: Final = "mail.txt"
OWN: Final = (field_list.FILE, MAIL)
SCHEMA: Final = 1
COMMAND: Final = "dispatch"
USUAL_FORMATS: Final = ("pdf",)


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a package: for which occasion, in which formats and editions.

    Drafts are refused unless they are allowed.
    """

    occasion: Occasion = field(default_factory=Occasion)
    formats: Sequence[str] = USUAL_FORMATS
    wishes: Wishes = field(default_factory=Wishes)
    drafts: bool = False


@dataclass(frozen=True)
class Dispatched:
    """What became of a package: what was found in its papers, and what it holds.

    `files` are their paths, none where a paper stopped it (`stopped` says which ones). `notes` are
    sentences about what was decided; `is_new` is false where the package was there already.
    """

    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    stopped: tuple[Path, ...] = ()
    is_new: bool = True


@dataclass
class _Contents:
    """What a package holds so far: lines of the field list and of the mail, a sheet of its papers.

    Lines of a part know nothing of the other one.
    """

    rows: dict[Part, list[field_list.Row]] = field(default_factory=lambda: {p: [] for p in Part})
    letters: dict[Part, list[dict[str, object]]] = field(
        default_factory=lambda: {p: [] for p in Part}
    )
    taken: dict[Part, set[str]] = field(default_factory=lambda: {p: {*OWN} for p in Part})
    papers: list[Mapping[str, object]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def dispatch(
    paths: Sequence[Path],
    output: Path,
    wanted: Wanted,
    forms: Path | None = None,
    archive: Path | None = None,
    cache: Cache | None = None,
) -> Dispatched:
    """Make the package of papers for an occasion, in a folder of its own.

    It has a folder for each `Part` that holds something, with papers and attachments under the
    names of the form, a field list and the text of a mail. The public part names nothing that is
    not public. An older package for the same occasion is replaced as a whole. `forms` is the folder
    of the forms, by default the program's; `archive` that of the Ablage with originals.

    Raises:
        UsageMistake: if no paper is consulted there, one is a draft, or the folder lies in an
            Ablage.
        OutputConflict: if the folder holds anything else than such a package.
        DrafterError: for a problem with the run, as for `making.make`; nothing is written then.
    """
    require_no_store(output)
    checks = [check(path, forms, archive) for path in paths]
    unread = [each for each in checks if each.paper is None]
    if unread:
        return _stopped_by(unread)
    papers = consulted(checks, wanted.occasion)
    stopping = [each.checked for each in papers if _is_stopped(each, wanted)]
    if stopping:
        return _stopped_by(stopping)
    if not wanted.drafts:
        _require_dispatched(papers)
    wanted = replace(wanted, occasion=with_full_name(wanted.occasion, checks))
    _require_room(output, papers, wanted.occasion)
    contents = _Contents(notes=list(_notes(papers, len(checks))))
    with packing(output) as package:
        for paper in papers:
            made, opened = _made(paper, wanted, cache)
            _pack(paper, made, opened, package, contents, output)
        _finish(package, contents, papers, wanted)
    files = tuple(output / name for name in package.digests)
    return Dispatched(tuple(contents.findings), files, tuple(contents.notes), (), package.is_new)


def _stopped_by(papers: Sequence[Checked]) -> Dispatched:
    found = tuple(finding for each in papers for finding in each.findings)
    return Dispatched(found, stopped=tuple(each.loaded.path for each in papers))


def _is_stopped(paper: Consulted, wanted: Wanted) -> bool:
    """Whether a paper stops its package; a draft is checked as if it were dispatched."""
    checked = paper.checked
    return bool(checked.blocking if is_draft(paper) and wanted.drafts else checked.open_errors)


def _require_dispatched(papers: Iterable[Consulted]) -> None:
    drafts = [quoted(each.checked.loaded.shown) for each in papers if is_draft(each)]
    if drafts:
        verb = "ist noch nicht" if len(drafts) == 1 else "sind noch nicht"
        raise UsageMistake(
            f"{listed(drafts)} {verb} versandt. Bitte „status: versandt“ eintragen, oder mit "
            "--drafts ein Paket mit Entwürfen schreiben. Geschrieben wurde nichts."
        )


def _require_room(output: Path, papers: Iterable[Consulted], occasion: Occasion) -> None:
    """Require that the folder is free, or holds a package that this one replaces.

    For a meeting that is any package of the same meeting; else one that has no other papers.

    Raises:
        OutputConflict: if it is not.
    """
    sheet = sheet_of(output)
    if not sheet:
        return
    if sheet.get("anlass") != _occasion(occasion):
        raise OutputConflict(
            f"„{output}“ ist das Paket für einen anderen Anlass. Bitte mit „-o“ einen anderen "
            "Ordner nennen oder das alte Paket löschen."
        )
    now = {relative(each.checked.loaded.path, output) for each in papers}
    gone = [name for name in _sources(sheet) if name not in now]
    if occasion.is_open and gone:
        raise OutputConflict(
            f"Das Paket in „{output}“ enthält auch {quoted(gone[0])}; das neue nicht. Bitte mit "
            "„-o“ einen anderen Ordner nennen oder das alte Paket löschen."
        )


def _sources(sheet: Mapping[str, object]) -> Iterator[str]:
    papers = sheet.get("vorlagen")
    for paper in papers if isinstance(papers, list) else ():
        source = paper.get("quelle") if isinstance(paper, dict) else None
        if isinstance(source, str):
            yield source


def _notes(papers: Sequence[Consulted], given: int) -> Iterator[str]:
    """Yield what whoever asked for the package should know of it."""
    left = given - len(papers)
    if left == 1:
        yield "1 Vorlage wird dort nicht beraten und ist nicht im Paket."
    elif left:
        yield f"{left} Vorlagen werden dort nicht beraten und sind nicht im Paket."
    for paper in papers:
        given_here = {each.publicity for each in paper.consultations}
        if Publicity.NON_PUBLIC not in given_here and not is_public(paper.checked):
            yield (
                f"{quoted(paper.checked.loaded.shown)} liegt in „{Part.NON_PUBLIC}“: Nicht jede "
                "Beratung dieser Vorlage oder ihrer Ursprungsvorlage ist als öffentlich bezeichnet."
            )
        yield from _titles(paper.checked)


def _titles(checked: Checked) -> Iterator[str]:
    """Yield what a public paper's text says of attachments that are not public."""
    if not is_public(checked):
        return
    for title in told_titles(checked, public_version(checked)):
        yield (
            f"{quoted(checked.loaded.shown)}: Der Text nennt die nichtöffentliche Anlage "
            f"{quoted(title)} mit ihrem Titel. Bitte prüfen, ob er so öffentlich sein darf."
        )


def _made(paper: Consulted, wanted: Wanted, cache: Cache | None) -> tuple[Made, Made | None]:
    """Make a paper, and once more as the public may see it, where that is another one.

    A problem with the run names the paper, since it ends that of all others too.
    """
    whole, given = paper.checked, (wanted.formats, wanted.wishes)
    seen = public_version(whole) if is_public(whole) else whole
    try:
        made = make(whole, *given, cache=cache)
        if seen is whole:
            return made, None
        return made, make(seen, *given, cache=cache, attachments=False)
    except DrafterError as problem:
        shown = paper.checked.loaded.shown
        raise type(problem)(f"{shown}: {problem} Das Paket wurde nicht geschrieben.") from problem


def _pack(
    paper: Consulted,
    made: Made,
    opened: Made | None,
    package: Package,
    contents: _Contents,
    output: Path,
) -> None:
    """Put the files of a paper into the package, each on the disk at once."""
    names: dict[Part, list[Mapping[str, str]]] = {part: [] for part in Part}
    for file in packed(paper, made, opened):
        name, digest = _placed(file, paper, made.stem, package, contents)
        names[file.part].append({"label": file.label, "name": name})
        contents.rows[file.part].extend(_lines(file, paper, name, digest))
    for part, files in names.items():
        if files:
            contents.letters[part].append(_told(paper, files))
    contents.papers.append(_sheet(paper, made, output))
    contents.findings.extend(made.findings)


def _placed(
    file: Packed, paper: Consulted, stem: str, package: Package, contents: _Contents
) -> tuple[str, str]:
    """Write a file into its part; returns its name there and its SHA-512, if there is a file."""
    if not file.ending:
        return "", ""
    name, was_free = named(file, paper, stem, contents.taken[file.part])
    if not was_free:
        contents.notes.append(
            f"Zwei Dateien in „{file.part}“ hätten gleich geheißen; eine heißt darum „{name}“."
        )
    return name, package.add(f"{file.part}/{name}", file.data)


def _lines(file: Packed, paper: Consulted, name: str, digest: str) -> Iterator[field_list.Row]:
    found = paper.checked.paper
    assert found
    return field_list.rows(found, paper.consultations, file, name, digest)


def _told(paper: Consulted, files: list[Mapping[str, str]]) -> dict[str, object]:
    """Return what the mail says of a paper."""
    found, number = paper.checked.paper, _form(paper.checked).number
    assert found
    tops = {each.agenda_number or "" for each in paper.consultations}
    several = len(paper.consultations) > 1
    return {
        "agenda_number": tops.pop() if len(tops) == 1 else "",
        "meetings": [_meeting(each) for each in paper.consultations] if several else [],
        "number": f"{number.label} {found.reference or number.pending}",
        "subject": found.subject,
        "draft": is_draft(paper),
        "files": files,
    }


def _meeting(consultation: Consultation) -> str:
    """Return a consultation in words: „Rat, 10.02.2022, TOP 7“."""
    day = str(consultation.meeting_date) if consultation.meeting_date else ""
    top = f"TOP {consultation.agenda_number}" if consultation.agenda_number else ""
    return ", ".join(filter(None, (" und ".join(consultation.organizations), day, top)))


def _sheet(paper: Consulted, made: Made, output: Path) -> Mapping[str, object]:
    """Return what the package's own sheet says of a paper: whence it is made."""
    found, origin = paper.checked.paper, made.provenance
    return {
        "drucksachennummer": found.reference if found else None,
        "quelle": relative(origin.source, output),
        "eingaben": {relative(path, output): sha for path, sha in origin.inputs.items()},
        "formulare": origin.forms,
        "schriften": origin.fonts,
        "programme": origin.programs,
        "verglichen_mit": origin.compared_with,
        "anlagen": [_treatment(each) for each in made.attached],
    }


def _treatment(each: Attached) -> Mapping[str, object]:
    """Return what was done to an attachment, and why it is not stamped where it is not."""
    return {
        "nummer": each.number,
        "titel": each.title,
        "sha512": each.sha512,
        "behandlung": each.treatment,
        "grund": each.reason,
    }


def _finish(
    package: Package, contents: _Contents, papers: Sequence[Consulted], wanted: Wanted
) -> None:
    """Add the lists and mails of the parts that hold something, and the sheet of the package."""
    for part in Part:
        if contents.letters[part]:
            package.add(f"{part}/{field_list.FILE}", field_list.written(contents.rows[part]))
            package.add(f"{part}/{MAIL}", _mail(part, contents, papers, wanted.occasion))
    package.add(SHEET, _own_sheet(package, contents, wanted))


def _mail(
    part: Part, contents: _Contents, papers: Sequence[Consulted], occasion: Occasion
) -> bytes:
    first = papers[0].checked
    form = _form(first)
    values = {
        "public": part is Part.PUBLIC,
        "meeting": described(occasion),
        "drafts": any(each["draft"] for each in contents.letters[part]),
        "papers": contents.letters[part],
        "sender": form.headline.municipality,
    }
    assert first.paper
    return letter(first.loaded.forms / first.paper.form, values)


def _form(checked: Checked) -> Form:
    assert checked.loaded.form
    return checked.loaded.form


def _own_sheet(package: Package, contents: _Contents, wanted: Wanted) -> bytes:
    """Return the sheet that says what the package is; it stays in the house, for it names all."""
    content = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "befehl": COMMAND,
        "anlass": _occasion(wanted.occasion),
        "formate": list(wanted.formats),
        "fassungen": list(wanted.wishes.versions),
        "vorlagen": contents.papers,
        "dateien": dict(package.digests),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _occasion(occasion: Occasion) -> dict[str, str | None]:
    return {
        "gremium": occasion.body,
        "sitzung": occasion.day.isoformat() if occasion.day else None,
    }
