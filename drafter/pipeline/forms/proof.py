"""The last proof of a form: a made-up paper of each kind is built to HTML and PDF."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from traceback import walk_tb
from typing import Final, NamedTuple

from drafter.errors import DrafterError
from drafter.facts.inspection import Inspection, inspect
from drafter.facts.verapdf import installed
from drafter.findings import Finding, Place, Severity
from drafter.model.form import Form, PaperKind
from drafter.pipeline.building import Made, make
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.forms.specimen import SUPPLEMENT, specimen
from drafter.pipeline.proof import in_own_folder
from drafter.pipeline.wishes import Version, Wishes
from drafter.source import Origins

CODE: Final = "formular-probe"
HTML, PDF = ".html", ".pdf"
PROFILES: Final = ("2a", "ua1")
MOST_RULES: Final = 5


class Proved(NamedTuple):
    """What the made-up papers of a form showed; `judged` says whether veraPDF looked at them."""

    findings: tuple[Finding, ...]
    judged: bool


def proved(folder: Path, shown: str, form: Form, origins: Origins) -> Proved:
    """Build a made-up paper of each kind, and a Nachtrag to it; nothing is kept.

    `shown` is the path of the form's folder as it stands in findings, `origins` are those of
    form.yaml.

    Raises:
        EnvironmentMissing: if libraries or fonts are missing.
        OutputFailed: if the made-up papers cannot be laid out.
    """
    findings: list[Finding] = []
    for index, kind in enumerate(form.kinds):
        place = origins.place(("vorlagenarten", index))
        findings += _of_kind(folder, shown, form, kind, place)
    return Proved(tuple(findings), installed())


def _of_kind(
    folder: Path, shown: str, form: Form, kind: PaperKind, place: Place
) -> Iterator[Finding]:
    files = specimen(folder.name, form, kind)
    with in_own_folder(files, "Die Probevorlage") as inputs:
        checked = check(inputs / SUPPLEMENT, folder.parent)
        try:
            yield from _looked_at(checked, kind, place)
        except DrafterError as problem:
            yield _finding(kind, place, str(problem))
        except Exception as problem:
            where = _in_template(problem, folder, shown)
            if where is None:
                raise
            yield _finding(kind, where, f"Die Seitenvorlage scheitert hier: {problem}")


def _looked_at(checked: Checked, kind: PaperKind, place: Place) -> Iterator[Finding]:
    blocking = [finding for finding in checked.findings if finding.blocks_drafts]
    if blocking:
        yield _finding(kind, place, f"Sie lässt sich nicht lesen: {blocking[0].message}")
        return
    made = make(checked, ("html", "pdf"), Wishes((Version.MARKED,)))
    yield from (_finding(kind, place, said) for said in _unprinted(made, checked))
    yield from (_finding(kind, place, said) for said in _judged(made.files))


def _unprinted(made: Made, checked: Checked) -> Iterator[str]:
    """Yield which sections the template leaves out, or prints more than once."""
    from drafter import compose

    assert checked.paper
    assert checked.loaded.form
    document = compose.document(checked.paper, checked.loaded.form, checked.original)
    pages = next(data for name, data in made.files.items() if name.endswith(HTML))
    for section in document.sections:
        times = pages.count(f'id="{section.id}"'.encode())
        if times != 1:
            said = "nicht" if times == 0 else f"{times}-mal"
            yield f"Die Seitenvorlage druckt den Abschnitt „{section.id}“ {said}."


def _judged(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what the PDFs do not keep of what they promise."""
    pdfs = {name: data for name, data in files.items() if name.endswith(PDF)}
    with TemporaryDirectory(prefix="drafter-") as folder:
        for name, data in pdfs.items():
            path = Path(folder, name)
            path.write_bytes(data)
            yield from _broken(inspect(path))


def _broken(inspection: Inspection) -> Iterator[str]:
    if inspection.facts.structure and inspection.facts.structure.figures_without_words:
        yield "Im PDF steht ein Bild ohne Alternativtext."
    for verdict in inspection.verdicts:
        for failure in verdict.failures[:MOST_RULES]:
            yield f"Das PDF bricht {verdict.flavour}, Regel {failure.rule}."


def _in_template(problem: Exception, folder: Path, shown: str) -> Place | None:
    """Return the last place in a template of the form that an error went through, if any."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(problem.__traceback__)]
    own = [(Path(name), line) for name, line in frames if Path(name).is_relative_to(folder)]
    if not own:
        return None
    path, line = own[-1]
    return Place(str(PurePosixPath(shown, path.relative_to(folder).as_posix())), line)


def _finding(kind: PaperKind, place: Place, said: str) -> Finding:
    message = f"Eine erfundene Vorlage der Art „{kind.name}“ zeigt: {said}"
    return Finding(CODE, Severity.ERROR, message, place, blocks_drafts=True)
