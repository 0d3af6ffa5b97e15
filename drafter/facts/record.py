"""What was found in a PDF, as frozen values; texts are as the file has them, cut to a length."""

from dataclasses import dataclass

from drafter.facts.verapdf import RULE_FILES


@dataclass(frozen=True, slots=True)
class Claim:
    """A standard that the file says it follows, as in its XMP: `PDF/A` with `2`, `A`."""

    standard: str
    part: str
    level: str = ""

    @property
    def name(self) -> str:
        """Return the usual name: `PDF/A-2a`, `PDF/UA-1`."""
        return f"{self.standard}-{self.part}{self.level.lower()}"

    @property
    def flavour(self) -> str | None:
        """Return the profile of veraPDF for it; None where there is none, so it holds for none."""
        prefix = "ua" if self.standard == "PDF/UA" else ""
        flavour = f"{prefix}{self.part}{self.level.lower()}"
        return flavour if flavour in RULE_FILES else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of pages in millimetres, as a reader sees them, and how many pages have it."""

    width: int
    height: int
    count: int


@dataclass(frozen=True, slots=True)
class Labels:
    """What a file says of itself, in its XMP or in its document information; "" where not."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    number: str = ""
    tool: str = ""
    producer: str = ""
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the XMP says, what the document information says, and the fields that disagree."""

    xmp: Labels | None
    information: Labels | None
    disagree: tuple[str, ...]

    def said(self, field: str) -> str:
        """Return what the file says in a field of `Labels`: XMP first."""
        for labels in (self.xmp, self.information):
            value = getattr(labels, field) if labels else ""
            if value:
                return str(value)
        return ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; levels count from 1."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The tags: how often each type is used, after role mapping, in the order of first use.

    `figures_without_words` have neither alternative nor replacement text.
    """

    types: tuple[tuple[str, int], ...]
    figures_without_words: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Font:
    """A font: whether its program is in the file, whole or in part, and says its characters."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    to_unicode: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file; size and hash are of the unpacked bytes, None where unreadable."""

    name: str
    kind: str
    relationship: str
    size: int | None
    sha512: str | None


@dataclass(frozen=True, slots=True)
class Encryption:
    """How a file is locked, and what its permissions refuse to a reader (words for staff)."""

    method: str
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What was counted over all objects: fonts, annotations, actions, and what moves or asks."""

    fonts: tuple[Font, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    annotations: tuple[tuple[str, int], ...] = ()
    actions: tuple[tuple[str, int], ...] = ()
    images: int = 0
    links_without_words: int = 0
    fields: int = 0
    signatures: int = 0
    scripts: int = 0
    maps: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What a PDF is.

    `cut` names in German what was too much to look at, `damage` in English what was mended.
    """

    size: int
    sha512: str
    version: str
    pages: int
    sheets: tuple[Sheet, ...]
    claims: tuple[Claim, ...]
    metadata: Metadata
    language: str
    shows_title: bool
    tagged: bool
    structure: Structure | None
    outline: tuple[Bookmark, ...]
    contents: Contents
    encryption: Encryption | None
    xfa: bool
    layers: bool
    threads: bool
    cut: tuple[str, ...]
    damage: tuple[str, ...]
