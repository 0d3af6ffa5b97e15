"""What a link is called for those who do not see it (ISO 14289-1, 7.18.5)."""

from typing import Any, Final

from drafter.render.pdf.divisions import drawn

MAIL: Final = "mailto:"
BARE: Final = ("http://", "https://", "www.")


def link_name(element: Any) -> str:
    """Return the words of a link, or what kind of address they are where they are one."""
    words, address = (
        " ".join(drawn("".join(element.itertext())).split()),
        str(element.get("href", "")),
    )
    if words.startswith(BARE):
        return f"Internetadresse {words}"
    if address.startswith(MAIL) and "@" in words:
        return f"E-Mail-Adresse {words}"
    return words or address
