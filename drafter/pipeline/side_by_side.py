"""Papers that a caller names, compared each with the one before it, and their Synopse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from pathlib import Path

from drafter import deliver
from drafter.deliver.manifest import listed_files
from drafter.errors import OutputConflict, UsageMistake
from drafter.findings import Finding, Severity
from drafter.pipeline.building import require_free, require_no_store, synopsis_stem
from drafter.pipeline.checking import Checked, check
from drafter.pipeline.comparing import Compared, compared_with, following
from drafter.pipeline.making import Made, files_of, output_stem
from drafter.pipeline.originals import NAMED
from drafter.pipeline.pictures import logo
from drafter.pipeline.provenance import provenance
from drafter.pipeline.synopses import laid_out
from drafter.render import Edition, ending

UNCLEAR = "aenderung-unklar"
COMMAND = "compare"


@dataclass(frozen=True)
class SideBySide:
    """Papers as read, the oldest first, and the last of their comparisons with the earlier ones.

    `comparison` is None where no output can be made of a paper; `findings` then say why.
    """

    versions: tuple[Checked, ...] = field(repr=False)
    comparison: Compared | None = field(default=None, repr=False)
    findings: tuple[Finding, ...] = ()


def compare(
    paths: Sequence[Path], forms: Path | None = None, archive: Path | None = None
) -> SideBySide:
    """Compare papers, each with the one before it; nothing is written.

    `forms` is the folder of their forms, by default `templates/`, and `archive` that of the Ablage
    in which originals lie that are named by number.

    Raises:
        UsageMistake: if a file is to be compared with itself, however it is spelt.
        EnvironmentMissing: if a paper's form is damaged.
    """
    _require_different(paths)
    versions = tuple(check(path, forms, archive) for path in paths)
    findings = tuple(finding for version in versions for finding in _blocking(version))
    if findings:
        return SideBySide(versions, findings=findings)
    pairs = (compared_with(old, new) for old, new in pairwise(versions))
    return SideBySide(versions, reduce(following, pairs))


def write_synopsis(
    side_by_side: SideBySide, output: Path, formats: Sequence[str], *, full: bool = False
) -> tuple[Path, ...]:
    """Write the Synopse of papers that were compared, under the newest one's name.

    Raises:
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    newest = side_by_side.versions[-1]
    assert newest.paper
    path, stem = newest.loaded.path, output_stem(newest.paper, newest.loaded.path)
    named = synopsis_stem(stem)
    _require_not_built(output, stem, [f"{named}.{ending(each)}" for each in formats])
    require_no_store(output)
    require_free(path, output, named)
    made = make_synopsis(side_by_side, formats, full=full)
    return deliver.publish(made.provenance, output, named, made.files)


def make_synopsis(
    side_by_side: SideBySide,
    formats: Sequence[str],
    *,
    full: bool = False,
    fonts: Path | None = None,
) -> Made:
    """Make the Synopse of papers that were compared; nothing is written.

    `fonts` is a folder with the four font files, by default the project's own.

    Raises:
        DrafterError: for a problem with the run, as `drafter.pipeline.build` does.
    """
    newest = side_by_side.versions[-1]
    assert newest.paper
    stem = synopsis_stem(output_stem(newest.paper, newest.loaded.path))
    options = {"befehl": COMMAND, "formate": list(formats), "vollstaendig": full}
    origin = provenance(side_by_side.versions, formats, options, fonts)
    files, _ = files_of(_edition(side_by_side, full=full, fonts=fonts), formats)
    return Made(stem, origin, {f"{stem}.{ending(each)}": data for each, data in files.items()})


def _require_different(paths: Sequence[Path]) -> None:
    """Require that no path and the next lead to one file (links to it included)."""
    for one, other in pairwise(paths):
        if _is_same(one, other):
            raise UsageMistake(
                f"„{one}“ und „{other}“ sind dieselbe Datei; zu vergleichen ist da nichts. Bitte "
                "zwei verschiedene Vorlagen nennen."
            )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; the check tells of one that cannot be read."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _blocking(checked: Checked) -> Iterable[Finding]:
    """Return the findings for which no output can be made of a paper."""
    if checked.paper is None or checked.loaded.form is None:
        return checked.findings
    if checked.blocking or not checked.paper.only_changes:
        return checked.blocking
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    unclear = [finding for finding in errors if finding.code == UNCLEAR]
    return unclear or ([] if checked.consolidated else [_no_whole_text(checked)])


def _no_whole_text(checked: Checked) -> Finding:
    """Return the finding about a paper that holds only changes, and nothing to make them in."""
    sentence = (
        "Dieser Nachtrag enthält nur Änderungen, und sein ganzer Text lässt sich nicht bilden. "
        "Bitte „drafter check“ für diese Datei aufrufen."
    )
    place = checked.loaded.origins.place(NAMED)
    return Finding("ursprung-fehlt", Severity.ERROR, sentence, place)


def _edition(side_by_side: SideBySide, *, full: bool, fonts: Path | None) -> Edition:
    newest, comparison = side_by_side.versions[-1], side_by_side.comparison
    assert newest.paper
    assert newest.loaded.form
    assert comparison
    document, synopsis = laid_out(comparison, full=full)
    folder = newest.loaded.forms / newest.paper.form
    return Edition(
        document,
        folder,
        {**comparison.pictures, **logo(newest.loaded.form, folder)},
        marks=newest.loaded.form.supplement.marks,
        synopsis=synopsis,
        fonts=fonts,
    )


def _require_not_built(output: Path, stem: str, names: Sequence[str]) -> None:
    """Require that a build has not written a Synopse of that name, which it would lose.

    Raises:
        OutputConflict: if one has.
    """
    built = sorted(listed_files(output, stem).intersection(names))
    if built:
        raise OutputConflict(
            f"„{built[0]}“ in „{output}“ hat „drafter build“ geschrieben, zum Vergleich mit der "
            "Ursprungsvorlage. Bitte mit „-o“ einen anderen Ordner nennen."
        )
