"""The last proof of a form: a made-up paper of each kind is built to HTML and PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from traceback import walk_tb
from typing import Final

from drafter.errors import DrafterError
from drafter.facts.inspection import JUDGING, judge, look
from drafter.facts.verapdf import Verdict
from drafter.findings import Finding, Place, Severity
from drafter.model.form import Form, PaperKind
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.forms.specimen import SUPPLEMENT, specimen
from drafter.pipeline.making import Made, make
from drafter.pipeline.proof import in_own_folder
from drafter.pipeline.wishes import Version, Wishes
from drafter.source import Origins

CODE: Final = "formular-probe"
HTML, PDF = ".html", ".pdf"
PROFILES: Final = {"2a": "PDF/A-2a", "ua1": "PDF/UA-1"}
MOST_RULES: Final = 5
MARKED: Final = Wishes((Version.MARKED,))


def proved(
    folder: Path, shown: str, form: Form, origins: Origins, *, judging: bool
) -> tuple[Finding, ...]:
    """Build a made-up paper of each kind, and a Nachtrag to it, and say what is wrong with them.

    Nothing is kept. `shown` is the path of the form's folder as it stands in findings, `origins`
    are those of form.yaml; `judging` says whether veraPDF looks at the PDFs.

    Raises:
        EnvironmentMissing: if libraries or fonts are missing.
        OutputFailed: if the made-up papers cannot be laid out.
    """
    found: list[Finding] = []
    for index, kind in enumerate(form.kinds):
        proof = _Proof(folder, shown, form, kind, origins.place(("vorlagenarten", index)), judging)
        found += proof.findings()
    return tuple(found)


@dataclass(frozen=True)
class _Proof:
    """A kind of paper of a form, and where it stands in form.yaml."""

    folder: Path
    shown: str
    form: Form
    kind: PaperKind
    place: Place
    judging: bool

    def findings(self) -> Iterator[Finding]:
        """Build the made-up paper and yield what it shows."""
        files = specimen(self.folder.name, self.form, self.kind)
        with in_own_folder(files, "Die Probevorlage") as inputs:
            checked = check(inputs / SUPPLEMENT, self.folder.parent)
            try:
                yield from (self._finding(said) for said in self._complaints(checked))
            except DrafterError as problem:
                yield self._finding(str(problem))
            except Exception as problem:
                yield self._failing(problem)

    def _complaints(self, checked: Checked) -> Iterator[str]:
        blocking = [finding for finding in checked.findings if finding.blocks_drafts]
        if blocking:
            yield f"Sie lässt sich nicht lesen: {blocking[0].message}"
            return
        unprinted = tuple(_unprinted(make(checked, ("html",), MARKED), checked))
        yield from unprinted
        if not unprinted:
            yield from _broken_promises(make(checked, ("pdf",), MARKED).files, self.judging)

    def _finding(self, said: str) -> Finding:
        message = f"Eine erfundene Vorlage der Art „{self.kind.name}“ zeigt: {said}"
        return Finding(CODE, Severity.ERROR, message, self.place, blocks_drafts=True)

    def _failing(self, problem: Exception) -> Finding:
        """Return the finding about a template that an error went through; else raise it again."""
        where = _in_template(problem, self.folder, self.shown)
        if where is None:
            raise problem
        message = f"Die Seitenvorlage scheitert hier an einer erfundenen Vorlage: {problem}"
        return Finding(CODE, Severity.ERROR, message, where, blocks_drafts=True)


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


def _broken_promises(files: Mapping[str, bytes], judging: bool) -> Iterator[str]:
    """Yield what the PDFs do not keep of what they promise."""
    pdfs = {name: data for name, data in files.items() if name.endswith(PDF)}
    with TemporaryDirectory(prefix="drafter-") as folder:
        for name, data in pdfs.items():
            path = Path(folder, name)
            path.write_bytes(data)
            structure = look(path).structure
            if structure and structure.figures_without_words:
                yield "Im PDF steht ein Bild ohne Alternativtext."
            for verdict in _verdicts(path) if judging else ():
                yield from _broken_rules(verdict)


def _verdicts(path: Path) -> tuple[Verdict, ...]:
    """Return what veraPDF says; nothing where it gives up, which says nothing of the form."""
    try:
        return judge(path, tuple(PROFILES), JUDGING)
    except DrafterError:
        return ()


def _broken_rules(verdict: Verdict) -> Iterator[str]:
    for failure in verdict.failures[:MOST_RULES]:
        yield (
            f"Das PDF bricht {PROFILES[verdict.flavour]}, Regel {failure.rule}; die Seitenvorlage "
            f"ist dort zu ändern. Für die Systembetreuung: {failure.description[:300]}"
        )


def _in_template(problem: Exception, folder: Path, shown: str) -> Place | None:
    """Return the last place in a template of the form that an error went through, if any."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(problem.__traceback__)]
    own = [(Path(name), line) for name, line in frames if Path(name).is_relative_to(folder)]
    if not own:
        return None
    path, line = own[-1]
    return Place(str(PurePosixPath(shown, path.relative_to(folder).as_posix())), line)
