"""What a part of the package points to: links out of the file, pictures and parts in it."""

from typing import Final
from xml.sax.saxutils import quoteattr

from drafter.render.docx.markup import DECLARATION

NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

MODES: Final = {True: ' TargetMode="External"', False: ""}


class Relations:
    """The relationships of one part (ISO/IEC 29500-2), numbered as they are asked for."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str, bool], str] = {}

    def part(self, kind: str, target: str) -> str:
        """Return the key of a part of the package; `kind` is the last word of its type."""
        return self._key(f"{KIND}/{kind}", target, outside=False)

    def typed(self, kind: str, target: str) -> str:
        """Return the key of a part whose type is spelt out."""
        return self._key(kind, target, outside=False)

    def link(self, address: str) -> str:
        """Return the key of a web or mail address."""
        return self._key(f"{KIND}/hyperlink", address, outside=True)

    def _key(self, kind: str, target: str, *, outside: bool) -> str:
        return self._keys.setdefault((kind, target, outside), f"rId{len(self._keys) + 1}")

    def xml(self) -> bytes:
        """Write the relationships."""
        every = (
            f'<Relationship Id="{key}" Type="{kind}" Target={quoteattr(target)}{MODES[outside]}/>'
            for (kind, target, outside), key in self._keys.items()
        )
        inner = "".join(every)
        text = f'{DECLARATION}<Relationships xmlns="{NAMESPACE}">{inner}</Relationships>'
        return text.encode()
