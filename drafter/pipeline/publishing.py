"""What a build publishes as OParl: one bundle beside the editions, of what is public alone.

Only files that are named here are described in it, so a new format is not public until it is added.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter import compose
from drafter.deliver import file_stem
from drafter.findings import Finding, Severity
from drafter.german.clock import midnight
from drafter.german.wording import listed, quoted
from drafter.model.form import Form
from drafter.model.paper import Attachment, Paper, attachment_numbers
from drafter.model.prose import all_prose
from drafter.model.scalars import Publicity
from drafter.pipeline.attached import Attached
from drafter.pipeline.checking import Checked
from drafter.pipeline.comparing import original_document
from drafter.pipeline.editions import READING_COPY
from drafter.pipeline.embedding import ATTACHMENTS, printed_data
from drafter.pipeline.papers import SOURCE_COPY
from drafter.pipeline.wishes import OPARL, TOLD_OF, Version
from drafter.render.oparl import (
    FileRole,
    Published,
    PublishedFile,
    Withheld,
    is_public_attachment,
    objects,
    withheld,
    words,
)
from drafter.source import Loaded, Loc
from drafter.source.plain import Data, yaml_of

BUNDLE: Final = f".{OPARL}.json"
PUBLIC: Final = ".öffentlich"
WITHHELD: Final = "oparl-zurueckgehalten"
LEFT_OUT: Final = "oparl-ausgelassen"
NEUTRAL_TITLE: Final = "neutraler_titel"
GROUND: Final = "grund"
SUPPLEMENT: Final = "nachtrag"
ORIGINAL: Final = "zu"
WITH_GROUNDS: Final = ("beratungsfolge", ATTACHMENTS)
INFIXES: Final[Mapping[str, FileRole]] = {
    "": FileRole.PAPER,
    f".{Version.CLEAN}": FileRole.CLEAN,
    f".{READING_COPY}": FileRole.READING_COPY,
}
ROLES: Final[Mapping[str, FileRole]] = {
    f"{infix}.{ending}": role for infix, role in INFIXES.items() for ending in TOLD_OF
}
TITLED: Final = re.compile(r"\]\([^()\s]+\s")
TITLED_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^()\s]+\s")
PLACES: Final[Mapping[Withheld, Loc]] = {
    Withheld.NO_ADDRESS: ("formular",),
    Withheld.NOT_DISPATCHED: ("status",),
    Withheld.NON_PUBLIC: ("beratungsfolge",),
    Withheld.NON_PUBLIC_BEFORE: ("nachtrag",),
}


@dataclass(frozen=True)
class Publication:
    """Files written for OParl, by what follows the number in their names, and what is told."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()


def publication(
    checked: Checked,
    attached: Sequence[Attached],
    made: Mapping[str, bytes],
    render: Callable[[Checked], Mapping[str, bytes]],
) -> Publication:
    """Make the OParl bundle of a paper, and the files that only it needs.

    `made` are the editions by what follows the number in their names; where these name an
    attachment that is not public, `render` makes them again of the paper without it. Of a paper
    that may not be published nothing is made; the findings say why.
    """
    paper, form = _typed(checked)
    reason = withheld(paper, form, _before(checked))
    if reason:
        return Publication(findings=(_note(checked, f"{reason}.", PLACES.get(reason, ())),))
    seen = public_version(checked)
    texts = _texts(seen)
    named = _told(checked, texts.values())
    if named:
        sentence = f"Der Text nennt die nichtöffentliche Anlage {quoted(named[0])} mit ihrem Titel."
        return Publication(findings=(_note(checked, sentence, ("anlagen",)),))
    again = (
        {f"{PUBLIC}{name}": data for name, data in render(seen).items()}
        if seen is not checked
        else {}
    )
    own = {name: data for name, data in again.items() if _role(name)}
    source = _source(checked)
    shown = {**(made if seen is checked else own), **source}
    files = tuple(_files(paper, shown, attached, texts))
    told = _left_out(checked, attached) if own else ()
    return Publication({**own, **source, BUNDLE: bundle(checked, files)}, told)


def bundle(checked: Checked, files: Sequence[PublishedFile]) -> bytes:
    """Return the OParl objects of a paper as JSON, in the shape of a list without pages.

    `created` and `modified` are the first moment of the day that the paper bears.
    """
    paper, form = _typed(checked)
    assert paper.date
    moment = midnight(paper.date)
    known, original = _published_before(checked), _original_number(checked)
    data = objects(
        Published(
            paper,
            form,
            moment,
            moment,
            _before(checked),
            tuple(files),
            superordinated=(original,) if original else (),
            related=tuple(
                each.reference for each in paper.prior_readings if each.reference in known
            ),
        )
    )
    return json.dumps({"data": data}, ensure_ascii=False, indent=1).encode() + b"\n"


def public_version(checked: Checked) -> Checked:
    """Return a paper without what is not public in it, the papers behind it too.

    That is each attachment that does not say that it is public, and the neutral title. It is the
    paper itself where there is nothing to leave out.
    """
    paper = checked.paper
    assert paper
    after = attachment_numbers(checked.original.attachments) if checked.original else ()
    seen = _without_secrets(paper, max(after, default=0) if paper.only_changes else 0)
    others = (checked.original, checked.consolidated, checked.before)
    original, consolidated, before = (each and _without_secrets(each) for each in others)
    if (seen, original, consolidated, before) == (paper, *others):
        return checked
    origin = replace(checked.origin, original=original, document=None)
    return replace(
        checked,
        loaded=replace(checked.loaded, paper=seen),
        origin=origin if original != checked.original else checked.origin,
        consolidated=consolidated,
        before=before,
    )


def told_titles(checked: Checked, seen: Checked) -> tuple[str, ...]:
    """Return the titles of non-public attachments that stand in what the public may see."""
    return _told(checked, _texts(seen).values()) if any(_secret_titles(checked)) else ()


def _told(checked: Checked, texts: Collection[str]) -> tuple[str, ...]:
    return tuple(title for title in _secret_titles(checked) if _is_in(title, texts))


def _without_secrets(paper: Paper, after: int = 0) -> Paper:
    """Return a paper without neutral title and with its public attachments alone.

    These have the numbers that are printed.
    """
    if paper.neutral_title is None and all(map(is_public_attachment, paper.attachments)):
        return paper
    numbered = zip(attachment_numbers(paper.attachments, after), paper.attachments, strict=True)
    kept = [
        each.model_copy(update={"number": number})
        for number, each in numbered
        if is_public_attachment(each)
    ]
    return paper.model_copy(update={"attachments": tuple(kept), "neutral_title": None})


def _secret_titles(checked: Checked) -> Iterator[str]:
    """Yield the titles of all attachments that say that they are not public."""
    for paper in filter(None, (checked.paper, checked.before, *_before(checked))):
        for attachment in paper.attachments:
            if attachment.publicity is Publicity.NON_PUBLIC:
                yield attachment.title


def _before(checked: Checked) -> tuple[Paper, ...]:
    """Return the papers behind a Nachtrag, as far as they are at hand, the nearest first."""
    return tuple(loaded.paper for loaded in checked.origin.files if loaded.paper)


def _published_before(checked: Checked) -> tuple[str, ...]:
    """Return the numbers of the papers behind a Nachtrag that may be published themselves."""
    chain = checked.origin.files
    return tuple(
        loaded.paper.reference
        for index, loaded in enumerate(chain)
        if loaded.paper and loaded.paper.reference and _may_be_published(loaded, chain[index + 1 :])
    )


def _original_number(checked: Checked) -> str | None:
    """Return the number of the paper that a Nachtrag names, where it may be published."""
    named = checked.origin.loaded
    number = named.paper.reference if named and named.paper else None
    return number if number in _published_before(checked) else None


def _may_be_published(loaded: Loaded, behind: Sequence[Loaded]) -> bool:
    if loaded.paper is None or loaded.form is None:
        return False
    papers = [each.paper for each in behind if each.paper]
    return withheld(loaded.paper, loaded.form, papers) is None


def _role(name: str) -> FileRole | None:
    """Return the role of an edition by what follows the number in its name; None of all others."""
    return ROLES.get(name.removeprefix(PUBLIC))


def _texts(seen: Checked) -> Mapping[FileRole | None, str]:
    """Return the words of a paper's editions, and under None those of what it changes."""
    paper, form = _typed(seen)
    own = compose.document(paper, form, seen.original)
    whole = compose.document(seen.consolidated, form, seen.original) if seen.consolidated else own
    old = [original_document(seen.origin)] if seen.original else []
    old += [compose.document(seen.before, form)] if seen.before else []
    return {
        FileRole.PAPER: words(own),
        FileRole.CLEAN: words(whole),
        FileRole.READING_COPY: words(whole),
        None: "\n".join(words(each) for each in old if each),
    }


def _is_in(title: str, texts: Iterable[str]) -> bool:
    return any(title.casefold() in text.casefold() for text in texts)


def _files(
    paper: Paper,
    named: Mapping[str, bytes],
    attached: Sequence[Attached],
    texts: Mapping[FileRole | None, str],
) -> Iterator[PublishedFile]:
    """Yield what is published: the editions, the source, and the public attachments."""
    stem = file_stem(paper.reference or "")
    for name, data in named.items():
        role = _role(name)
        if name == SOURCE_COPY:
            yield _file(FileRole.PAPER, f"{stem}{name}", data, data.decode())
        elif role:
            yield _file(role, f"{stem}{name}", data, texts[role])
    pairs = zip(paper.attachments, attached, strict=True) if attached else ()
    for attachment, each in pairs:
        if each.public and each.files:
            yield _attachment(stem, attachment, each)


def _attachment(stem: str, attachment: Attachment, made: Attached) -> PublishedFile:
    name, data = next(iter(made.files.items()))
    file = _file(FileRole.ATTACHMENT, f"{stem}{name}", data, "")
    return replace(file, attachment=attachment, number=made.number)


def _file(role: FileRole, name: str, data: bytes, text: str) -> PublishedFile:
    return PublishedFile(role, name, len(data), hashlib.sha512(data).hexdigest(), text)


def _source(checked: Checked) -> Mapping[str, bytes]:
    """Return the YAML file of what is printed, where nothing else can be in it.

    There is none where changes are marked by hand, since what they delete may not be printed, or
    where a link bears a title, which is not.
    """
    paper, _ = _typed(checked)
    if checked.loaded.hand_marked or any(_has_titled_link(each.text) for each in all_prose(paper)):
        return {}
    data = printed_data(checked.loaded)  # without findings no acknowledgement is needed
    entries = data.get(ATTACHMENTS, [])
    if not isinstance(entries, list) or len(entries) != len(paper.attachments):
        return {}
    return {SOURCE_COPY: yaml_of(_opened(data, checked))}


def _has_titled_link(text: str) -> bool:
    """Whether a link bears a title; that of a picture is its caption, which is printed."""
    return len(TITLED.findall(text)) > len(TITLED_PICTURE.findall(text))


def _opened(data: dict[str, Data], checked: Checked) -> dict[str, Data]:
    """Return data without all that a reader of the public version does not see."""
    opened = {key: value for key, value in data.items() if key != NEUTRAL_TITLE}
    opened |= {key: _groundless(opened[key]) for key in WITH_GROUNDS if key in opened}
    if isinstance(opened.get(SUPPLEMENT), dict):
        opened[SUPPLEMENT] = _by_number(opened[SUPPLEMENT], checked)
    attachments = list(_open_attachments(opened.pop(ATTACHMENTS, []), checked))
    return {**opened, **({ATTACHMENTS: attachments} if attachments else {})}


def _groundless(entries: Data) -> Data:
    if not isinstance(entries, list):
        return entries
    return [
        {key: value for key, value in each.items() if key != GROUND}
        if isinstance(each, dict)
        else each
        for each in entries
    ]


def _by_number(supplement: dict[str, Data], checked: Checked) -> dict[str, Data]:
    """Return the entry of a Nachtrag that names its original by number, where it is published."""
    rest = {key: value for key, value in supplement.items() if key != ORIGINAL}
    known = _original_number(checked)
    return {**rest, ORIGINAL: known} if known else rest


def _open_attachments(entries: Iterable[Data], checked: Checked) -> Iterator[Data]:
    paper, _ = _typed(checked)
    secret = not all(map(is_public_attachment, paper.attachments))
    numbers = attachment_numbers(paper.attachments)
    for entry, given, number in zip(entries, paper.attachments, numbers, strict=True):
        if is_public_attachment(given):
            yield {**entry, "nummer": str(number)} if secret else entry


def _left_out(checked: Checked, attached: Sequence[Attached]) -> tuple[Finding, ...]:
    """Return what is told where something is left out."""
    missing = listed(list(_missing(checked, attached)))
    sentence = (
        f"Nicht über OParl veröffentlicht: {missing}. Die Dateien dafür haben „{PUBLIC}“ im Namen. "
        "Soll eine Anlage doch erscheinen, bitte bei ihr „öffentlich“ angeben."
    )
    return (_finding(checked, LEFT_OUT, sentence, (ATTACHMENTS,)),)


def _missing(checked: Checked, attached: Sequence[Attached]) -> Iterator[str]:
    paper, _ = _typed(checked)
    yield from (f"Anlage {each.number}" for each in attached if not each.public)
    if any(each.neutral_title for each in (paper, *_before(checked))):
        yield "der neutrale Titel"
    before = (attachment for each in _before(checked) for attachment in each.attachments)
    if not all(map(is_public_attachment, before)):
        yield "Anlagen der Ursprungsvorlage"


def _note(checked: Checked, sentence: str, loc: Loc) -> Finding:
    """Return what is told where nothing is written."""
    return _finding(checked, WITHHELD, f"{sentence} Für OParl wird darum nichts geschrieben.", loc)


def _finding(checked: Checked, code: str, sentence: str, loc: Loc) -> Finding:
    return Finding(code, Severity.NOTE, sentence, checked.loaded.origins.place(loc))


def _typed(checked: Checked) -> tuple[Paper, Form]:
    """Return paper and form of a file that makes both."""
    assert checked.loaded.paper
    assert checked.loaded.form
    return checked.loaded.paper, checked.loaded.form
