"""What of a paper's source goes into its PDF: enough to build the same paper, and no more.

The copy has no comments, no acknowledgements and nothing that the form does not print. It is proved
before it is embedded: laid out in a folder of its own, it must give the same Documents.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from drafter.deliver.remedies import remedy
from drafter.errors import OutputFailed, UsageMistake
from drafter.findings import Finding, Severity
from drafter.model import lines
from drafter.model.form import Form, SectionKind
from drafter.model.scalars import Publicity
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.originals import LONGEST_CHAIN, Way
from drafter.pipeline.pictures import pictures_of
from drafter.pipeline.proof import in_own_folder
from drafter.pipeline.wishes import Embedding
from drafter.source import Loaded, load
from drafter.source.paths import PathRefused, inside
from drafter.source.plain import Data, plain_data, yaml_of

Result = TypeVar("Result")
ACKNOWLEDGED: Final = "quittiert"
ATTACHMENTS: Final = SectionKind.ATTACHMENTS.value
CHARTS: Final = "abbildungen"
JUDGED: Final = "In der Quelle begründet quittiert."
SECTIONS: Final = frozenset(kind.value for kind in SectionKind)
ALWAYS: Final = frozenset({"kopf", "titel", "nachtrag", "beratungsfolge", "angaben"})
"""Keys that are printed in every form, or not accepted where they are not (fields of the form)."""


def sources(checked: Checked, embedding: Embedding) -> Mapping[str, bytes]:
    """Return the files to embed by their names, the paper's own first.

    The papers that it changes are among them, and all pictures, but no attachments.

    Raises:
        UsageMistake: if not all of these papers are consulted in public only, or one of them lies
            in the Ablage and not in the paper's folder.
        OutputFailed: if a file cannot be read.
    """
    _require_files(checked)
    papers = dict(_papers(checked.loaded))
    for name, loaded in papers.items():
        _require_public(name, loaded)
    written = _printed if embedding is Embedding.PRINTED else _full
    files: dict[str, bytes] = {}
    for name, loaded in papers.items():
        files |= written(name, loaded, checked if loaded is checked.loaded else None)
    return {**files, **_pictures(papers)}


def laid_out(
    files: Mapping[str, bytes], forms: Path, examine: Callable[[Checked], Result]
) -> Result:
    """Return what `examine` finds of the paper that embedded files make, in a folder of its own.

    `forms` is the folder of the forms.

    Raises:
        OutputFailed: if they cannot be laid out for reading.
    """
    with in_own_folder(files, "Die eingebettete Quelle") as folder:
        return examine(check(folder / next(iter(files)), forms))


def unproved(path: Path) -> OutputFailed:
    """Return the error about a copy that does not give the same paper."""
    return OutputFailed(
        f"Aus der Kopie ohne Ungedrucktes entstünde nicht dieselbe Vorlage wie aus „{path}“; darum "
        "wurde nichts geschrieben. Bitte „--full-source“ nehmen oder ohne Quelle schreiben."
    )


def _papers(loaded: Loaded) -> Iterator[tuple[str, Loaded]]:
    """Yield a paper and those behind it, each with its name below the first one's folder."""
    folder = loaded.path.parent.resolve()
    yield loaded.path.name, loaded
    for _ in range(LONGEST_CHAIN):
        supplement = loaded.paper.supplement if loaded.paper else None
        if supplement is None or supplement.original is None:
            return
        try:
            path = inside(loaded.path.parent, supplement.original)
        except PathRefused:
            return
        loaded = load(path, forms=loaded.forms)
        yield path.relative_to(folder).as_posix(), loaded


def _require_files(checked: Checked) -> None:
    if checked.origin.way is not Way.FILE:
        where = "liegt in der Ablage und nicht im Ordner der Vorlage"
        if not checked.origin.way.archived:
            where = "ist keine YAML-Datei"
        raise UsageMistake(
            f"Die Ursprungsvorlage {where}; so lässt sich die Quelle nicht einbetten. Bitte ohne "
            "„--embed-source“ und „--full-source“ schreiben."
        )


def _require_public(name: str, loaded: Loaded) -> None:
    """Require that a paper is consulted in public only; what is not said is not taken for it."""
    consultations = loaded.paper.consultations if loaded.paper else ()
    publicities = {consultation.publicity for consultation in consultations}
    if publicities != {Publicity.PUBLIC}:
        raise UsageMistake(
            f"Die Quelle wird nur bei Vorlagen eingebettet, die in jeder Beratung öffentlich sind; "
            f"für „{name}“ steht das nicht da. Bitte ohne „--embed-source“ und „--full-source“ "
            "schreiben."
        )


def _full(name: str, loaded: Loaded, _: Checked | None) -> Mapping[str, bytes]:
    """Return the files of a paper as they are."""
    texts = {_beside(name, text.name): _bytes(text.path) for text in loaded.texts}
    return {name: _bytes(loaded.path), **texts}


def _printed(name: str, loaded: Loaded, checked: Checked | None) -> Mapping[str, bytes]:
    """Return the YAML file of a paper without what is not printed, all texts in it."""
    return {name: yaml_of(printed_data(loaded, checked.findings if checked else ()))}


def printed_data(loaded: Loaded, findings: Sequence[Finding] = ()) -> dict[str, Data]:
    """Return the data of a paper that was typed, without what the form does not print.

    All texts are in it. Of its acknowledgements those stay, without their reasons, that it could
    not be built without, as `findings` tell.
    """
    assert loaded.form
    assert loaded.paper
    data = {**plain_data(loaded)}
    for key in _unprinted(loaded.form, loaded.paper.kind):
        data.pop(key, None)
    kept = _acknowledged(data.pop(ACKNOWLEDGED, None), findings)
    data |= {ACKNOWLEDGED: kept} if kept else {}
    return _without_files(_without_checksum(_without_charts(data)))


def _unprinted(form: Form, kind: str) -> Iterator[str]:
    """Yield the keys of sections that the form does not print for a kind of paper."""
    made = form.kind(kind)
    printed = {section.kind.value for section in made.sections} if made else SECTIONS
    yield from sorted(SECTIONS - printed - ALWAYS)


def _acknowledged(given: Data, findings: Sequence[Finding]) -> list[Data]:
    """Return the acknowledgements without which nothing could be built, but not their reasons."""
    needed = {f.code for f in findings if f.severity is Severity.ERROR and not f.open}
    entries = given if isinstance(given, list) else []
    return [{**entry, "grund": JUDGED} for entry in entries if entry.get("regel") in needed]


def _without_charts(data: dict[str, Data]) -> dict[str, Data]:
    """Leave out charts that no text places."""
    charts = data.get(CHARTS)
    if not isinstance(charts, dict):
        return data
    texts = "\n".join(_texts({key: value for key, value in data.items() if key != CHARTS}))
    placed = {name: chart for name, chart in charts.items() if f"abbildung:{name}" in texts}
    rest = {key: value for key, value in data.items() if key != CHARTS}
    return {**rest, CHARTS: placed} if placed else rest


def _texts(data: Data) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                yield key
                yield from _texts(value)
        case list():
            for value in data:
                yield from _texts(value)
        case _:
            yield data


def _without_checksum(data: dict[str, Data]) -> dict[str, Data]:
    """Leave out the checksum of the original: its copy has another one."""
    supplement = data.get(SectionKind.SUPPLEMENT.value)
    if not isinstance(supplement, dict):
        return data
    rest = {key: value for key, value in supplement.items() if key != "pruefsumme"}
    return {**data, SectionKind.SUPPLEMENT.value: rest}


def _without_files(data: dict[str, Data]) -> dict[str, Data]:
    """Leave out the names of attached files, which are not printed and do not come along."""
    given = data.get(ATTACHMENTS)
    if not isinstance(given, list):
        return data
    return {**data, ATTACHMENTS: [_without_file(entry) for entry in given]}


def _without_file(entry: Data) -> Data:
    if isinstance(entry, str):
        read: dict[str, Any] = lines.attachment(entry)
        entry = {key: piece.value or entry[piece.start : piece.end] for key, piece in read.items()}
    return {key: value for key, value in entry.items() if key != "datei"}


def _pictures(papers: Mapping[str, Loaded]) -> Mapping[str, bytes]:
    return {
        _beside(name, picture): asset.data
        for name, loaded in papers.items()
        if loaded.paper
        for picture, asset in pictures_of(loaded.paper, loaded.path.parent).items()
    }


def _beside(paper: str, name: str) -> str:
    """Return the name of a paper's file below the folder of the first paper."""
    return (Path(paper).parent / name).as_posix()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise OutputFailed(f"„{path}“ ließ sich nicht lesen. {remedy(problem)}") from None
