"""Where and how a municipality publishes (the key `oparl` of a form; OParl 1.1, Body)."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from drafter.model.base import Record
from drafter.model.scalars import Day, Line, refused

LONGEST_ADDRESS: Final = 80  # ids stay below the 255 characters that importers keep of them
WEB: Final = re.compile(
    r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?"
)
MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _web(value: str) -> str:
    if not WEB.fullmatch(value) or len(value) > LONGEST_ADDRESS:
        raise refused(
            f"„{value[:40]}“ ist hier keine Adresse. Bitte mit https:// schreiben, ohne "
            f"Sonderzeichen, höchstens {LONGEST_ADDRESS} Zeichen: https://oparl.example.org/stadt"
        )
    return value.rstrip("/")


def _mail(value: str) -> str:
    if not MAIL.fullmatch(value):
        raise refused(
            f"„{value[:40]}“ ist keine E-Mail-Adresse. Bitte so schreiben: rat@example.org"
        )
    return value


def _digits(length: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) != length or not re.fullmatch("[0-9]+", value):
            raise refused(
                f"„{value[:40]}“ ist kein Schlüssel aus {length} Ziffern. Bitte in "
                f'Anführungszeichen schreiben: "{"05711000".ljust(length, "0")}"'
            )
        return value

    return AfterValidator(check)


WebAddress = Annotated[Line, AfterValidator(_web)]
MailAddress = Annotated[Line, AfterValidator(_mail)]


class Publication(Record):
    """Where a municipality's papers are published, and what is said of the municipality there."""

    address: WebAddress = Field(
        alias="adresse",
        title="Adresse",
        description=(
            "Adresse, unter der die OParl-Schnittstelle erreichbar ist; alle Adressen der Objekte "
            "beginnen mit ihr und bleiben für immer."
        ),
        examples=["https://oparl.example.org/stadt"],
    )
    short_name: Line | None = Field(
        default=None,
        alias="kurz",
        title="Kurzer Name",
        description="Kurzer Name der Kommune.",
        examples=["Bielefeld"],
    )
    classification: Line | None = Field(
        default=None,
        alias="art",
        title="Art der Körperschaft",
        description="Was für eine Körperschaft die Kommune ist.",
        examples=["Kreisfreie Stadt"],
    )
    ags: Annotated[Line, _digits(8)] | None = Field(
        default=None,
        alias="ags",
        title="AGS",
        description="Amtlicher Gemeindeschlüssel, acht Ziffern.",
        examples=["05711000"],
    )
    rgs: Annotated[Line, _digits(12)] | None = Field(
        default=None,
        alias="rgs",
        title="Regionalschlüssel",
        description="Regionalschlüssel, zwölf Ziffern.",
        examples=["057110000000"],
    )
    website: WebAddress | None = Field(
        default=None,
        alias="webseite",
        title="Webseite",
        description="Allgemeine Webseite der Kommune.",
        examples=["https://www.example.org"],
    )
    licence: WebAddress | None = Field(
        default=None,
        alias="lizenz",
        title="Lizenz",
        description="Adresse der Lizenz, unter der veröffentlicht wird.",
        examples=["https://www.govdata.de/dl-de/zero-2-0"],
    )
    licence_since: Day | None = Field(
        default=None,
        alias="lizenz_seit",
        title="Lizenz seit",
        description="Tag, seit dem die Lizenz gilt.",
        examples=["01.01.2025"],
    )
    contact_name: Line | None = Field(
        default=None,
        alias="kontakt",
        title="Kontakt",
        description="Stelle, die Fragen zur Schnittstelle beantwortet.",
        examples=["Büro des Rates"],
    )
    contact_mail: MailAddress | None = Field(
        default=None,
        alias="mail",
        title="E-Mail",
        description="E-Mail-Adresse dieser Stelle.",
        examples=["rat@example.org"],
    )
    since: Day | None = Field(
        default=None,
        alias="seit",
        title="OParl seit",
        description="Tag, seit dem die Kommune über OParl veröffentlicht.",
        examples=["01.01.2025"],
    )
