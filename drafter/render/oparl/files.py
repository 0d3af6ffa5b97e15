"""File objects of what a paper's public files are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from drafter.render.oparl.base import addresses, iso, made, number, within
from drafter.render.oparl.publicity import is_public_attachment
from drafter.render.oparl.published import JSON, FileRole, Published, PublishedFile

PDF: Final = "pdf"
LONGEST_NAME: Final = 200  # what Meine Stadt Transparent keeps
SUFFIXES: Final[Mapping[FileRole, str]] = {
    FileRole.CLEAN: " (Fassung ohne Kennzeichnung der Änderungen)",
    FileRole.READING_COPY: " (Lesefassung)",
}
BACKWARD: Final = ("paper",)


@dataclass(frozen=True)
class Files:
    """The files of a paper: the main one, others that stand for themselves, and all of them."""

    main: JSON | None
    auxiliary: tuple[JSON, ...]
    every: tuple[JSON, ...]


def files(published: Published) -> Files:
    """Return the File objects of a paper.

    The PDF of each edition is the master of its other formats. That of the paper as it is voted on
    is its main file; other editions and public attachments stand beside it.
    """
    shown = tuple(_shown(published))
    objects = {each: _file(published, each, shown) for each in shown}
    main = next((each for each in shown if _is_main(each)), None)
    beside = (each for each in shown if each is not main and _stands_alone(each))
    return Files(
        within(objects[main], *BACKWARD) if main else None,
        tuple(within(objects[each], *BACKWARD) for each in beside),
        tuple(objects.values()),
    )


def plain_name(file: PublishedFile) -> str:
    """Return the name of a file in its address: role, number of the attachment, ending."""
    counted = f"-{file.number}" if file.role is FileRole.ATTACHMENT else ""
    return f"{file.role}{counted}.{file.ending}" if file.ending else f"{file.role}{counted}"


def _shown(published: Published) -> Iterator[PublishedFile]:
    """Yield the files that may be shown, in the paper's order."""
    for file in published.files:
        if file.role is not FileRole.ATTACHMENT or _is_public(published, file):
            yield file


def _is_public(published: Published, file: PublishedFile) -> bool:
    """Whether a file is that of an attachment which the paper has and calls public."""
    attachment = file.attachment
    return attachment is not None and (
        attachment in published.paper.attachments and is_public_attachment(attachment)
    )


def _is_main(file: PublishedFile) -> bool:
    return file.role is FileRole.PAPER and file.ending == PDF


def _stands_alone(file: PublishedFile) -> bool:
    return file.role is FileRole.ATTACHMENT or (
        file.role is not FileRole.PAPER and file.ending == PDF
    )


def _file(published: Published, file: PublishedFile, every: tuple[PublishedFile, ...]) -> JSON:
    below = addresses(published)
    address = below.file(number(published), plain_name(file))
    return made(
        "File",
        address,
        published,
        name=_name(published, file),
        fileName=file.name if len(file.name) <= LONGEST_NAME else plain_name(file),
        mimeType=file.mime_type,
        date=iso(published.paper.date),
        size=file.size,
        sha512Checksum=file.sha512,
        text=file.text,
        accessUrl=below.bytes_of(number(published), plain_name(file)),
        masterFile=_master(published, file, every),
        derivativeFile=_derived(published, file, every),
        paper=[below.paper(number(published))],
    )


def _master(
    published: Published, file: PublishedFile, every: tuple[PublishedFile, ...]
) -> str | None:
    master = next((each for each in every if _is_master(each, file)), None)
    return _address(published, master) if master else None


def _derived(
    published: Published, file: PublishedFile, every: tuple[PublishedFile, ...]
) -> list[str]:
    return [_address(published, each) for each in every if _is_master(file, each)]


def _is_master(first: PublishedFile, second: PublishedFile) -> bool:
    """Whether the first file is the PDF of the edition that the second is another format of."""
    same = first.role is second.role is not FileRole.ATTACHMENT
    return same and first.ending == PDF and second.ending != PDF


def _address(published: Published, file: PublishedFile) -> str:
    return addresses(published).file(number(published), plain_name(file))


def _name(published: Published, file: PublishedFile) -> str:
    if file.attachment:
        return shortened(f"Anlage {file.number}: {file.attachment.title}")
    return f"{published.paper.kind} {number(published)}{SUFFIXES.get(file.role, '')}"


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """Return a text of at most so many characters, cut between words, with an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
