"""The attachments (Anlagen) of a paper that are files: copied beside its PDF, never into it.

PDF/A-2 holds no files but PDF/A, and what is embedded is easily passed on unseen.
"""

from collections.abc import Iterator, Mapping

from drafter.deliver import attachment_ending
from drafter.errors import OutputFailed
from drafter.model.paper import Attachment, Paper, attachment_numbers
from drafter.model.scalars import Publicity
from drafter.pipeline.checking import Checked
from drafter.source.paths import PathRefused, inside


def attachment_files(checked: Checked) -> Mapping[str, bytes]:
    """Return the files of a paper's attachments by what follows its number in their names.

    One that is not public, or belongs to a paper that is not, has that in its name. What is not
    there is left out; `drafter check` has told it.

    Raises:
        OutputFailed: if a file is there and cannot be read.
    """
    if checked.paper is None:
        return {}
    files: dict[str, bytes] = {}
    for number, attachment in _numbered(checked, checked.paper):
        data = _data(checked, attachment)
        if data is not None:
            files[_free(_ending(number, attachment, checked.paper), files)] = data
    return files


def _numbered(checked: Checked, paper: Paper) -> Iterator[tuple[int, Attachment]]:
    """Yield the attachments with the numbers that are printed."""
    original = checked.original if paper.only_changes else None
    after = max(attachment_numbers(original.attachments), default=0) if original else 0
    return zip(attachment_numbers(paper.attachments, after), paper.attachments, strict=True)


def _ending(number: int, attachment: Attachment, paper: Paper) -> str:
    every = (attachment.publicity, *(each.publicity for each in paper.consultations))
    return attachment_ending(
        number, attachment.file or "", public=Publicity.NON_PUBLIC not in every
    )


def _free(ending: str, taken: Mapping[str, bytes]) -> str:
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
