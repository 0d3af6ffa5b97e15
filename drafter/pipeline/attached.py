"""The attachments (Anlagen) of a paper: their files beside its PDF, never in it.

PDF/A-2 holds no files but PDF/A, and what is embedded is easily passed on unseen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha512
from typing import Final

from drafter.deliver import attachment_ending
from drafter.errors import OutputFailed
from drafter.model.paper import Attachment, Paper, attachment_numbers
from drafter.model.scalars import AttachmentState, Publicity
from drafter.pipeline.checking import Checked
from drafter.pipeline.publicity import is_public_attachment
from drafter.pipeline.stamping import Means, Treated, Treatment, treated
from drafter.source.paths import PathRefused, inside

PDF: Final = ".pdf"
NAMED: Final = f"anlage{PDF}"
ORIGINAL: Final = "original"
COVER: Final = "deckblatt"


@dataclass(frozen=True)
class Attached:
    """An attachment of a checked paper with the files that are made of it.

    `number` is the one that is printed. `public` tells whether the public may see it: both it and
    its paper must be said to be public. `files` are by what follows the paper's number in their
    names (`.anlage-2.pdf`), first the file to hand on, then what belongs to it: of one that is
    stamped the original as it was (`.anlage-2.original.pdf`), of one that must not be touched the
    cover page (`.anlage-2.deckblatt.pdf`). Where no file is named or there, there are none.
    `sha512` is that of the file as it was; `reason` says in German why it is not stamped.
    """

    number: int
    title: str
    file: str
    publicity: Publicity | None
    public: bool
    state: AttachmentState | None
    treatment: Treatment
    reason: str = ""
    sha512: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def attached(checked: Checked, means: Means | None = None) -> tuple[Attached, ...]:
    """Return the attachments of a paper with their files, in their order.

    One that is not public, or belongs to a paper that is not, has that in the names of its files.
    Of what is not there `drafter check` has told. `means` are what stamps are made with.

    Raises:
        OutputFailed: if a file is there and cannot be read.
        DrafterError: as `treated`.
    """
    if checked.paper is None:
        return ()
    taken: set[str] = set()
    return tuple(
        _made(number, attachment, checked, means or Means(), taken)
        for number, attachment in _numbered(checked, checked.paper)
    )


def told(each: Attached, stem: str) -> Mapping[str, object]:
    """Return the entry of an attachment in the manifest of the paper with that name."""
    return {
        "nummer": each.number,
        "titel": each.title,
        "beratung": each.publicity,
        "stand": each.state,
        "datei": each.file,
        "sha512": each.sha512,
        "behandlung": each.treatment,
        "grund": each.reason,
        "ausgabe": [f"{stem}{name}" for name in each.files],
    }


def _made(
    number: int, attachment: Attachment, checked: Checked, means: Means, taken: set[str]
) -> Attached:
    bare = _bare(number, attachment, checked)
    data = _data(checked, attachment)
    if data is None or checked.paper is None:
        return bare
    done = treated(data, checked, number, attachment, means)
    file = attachment.file if done.treatment is Treatment.COPIED else NAMED
    ending = _free(_ending(number, file or "", attachment, checked.paper), taken)
    taken.add(ending)
    return replace(
        bare,
        treatment=done.treatment,
        reason=done.reason,
        sha512=sha512(data).hexdigest(),
        files=_files(ending, data, done),
    )


def _files(ending: str, data: bytes, done: Treated) -> Mapping[str, bytes]:
    """Return the file to hand on, and beside it the original or the cover page."""
    match done.treatment:
        case Treatment.STAMPED:
            return {ending: done.data, _beside(ending, ORIGINAL): data}
        case Treatment.COVERED:
            return {ending: data, _beside(ending, COVER): done.cover}
        case _:
            return {ending: data}


def _beside(ending: str, word: str) -> str:
    """Return the ending of a PDF that belongs to a file: `.anlage-2.original.pdf`."""
    return f"{ending.removesuffix(PDF)}.{word}{PDF}"


def _bare(number: int, attachment: Attachment, checked: Checked) -> Attached:
    """Return an attachment as it is before its file is looked at."""
    return Attached(
        number,
        attachment.title,
        attachment.file or "",
        attachment.publicity,
        is_public_attachment(checked, attachment),
        attachment.state,
        Treatment.MISSING,
    )


def _numbered(checked: Checked, paper: Paper) -> Iterator[tuple[int, Attachment]]:
    """Yield the attachments with the numbers that are printed."""
    original = checked.original if paper.only_changes else None
    after = max(attachment_numbers(original.attachments), default=0) if original else 0
    return zip(attachment_numbers(paper.attachments, after), paper.attachments, strict=True)


def _ending(number: int, file: str, attachment: Attachment, paper: Paper) -> str:
    every = (attachment.publicity, *(each.publicity for each in paper.consultations))
    return attachment_ending(number, file, public=Publicity.NON_PUBLIC not in every)


def _free(ending: str, taken: set[str]) -> str:
    """Return an ending that is not taken; a draft may give one number twice."""
    return ending if ending not in taken else _free(f".2{ending}", taken)


def _data(checked: Checked, attachment: Attachment) -> bytes | None:
    if attachment.file is None:
        return None
    try:
        return inside(checked.loaded.path.parent, attachment.file).read_bytes()
    except PathRefused:
        return None
    except OSError:
        raise OutputFailed(
            f"Die Anlage „{attachment.file}“ lässt sich nicht lesen. Bitte Datei und Leserechte "
            "prüfen."
        ) from None
