"""Dates as PDF (ISO 32000-1, 7.9.4) and XMP (ISO 8601) write them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

PDF_DATE: Final = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?"
)


def instant(said: str) -> datetime | None:
    """Read a date of a PDF or of XMP; one without a zone counts as UTC. None if it is no date."""
    try:
        read = _pdf_date(said) if said.startswith("D:") else datetime.fromisoformat(said)
    except ValueError:
        return None
    return read if read is None or read.tzinfo else read.replace(tzinfo=UTC)


def _pdf_date(said: str) -> datetime | None:
    match = PDF_DATE.fullmatch(said)
    if not match:
        return None
    year, month, day, hour, minute, second = (
        int(part or least) for part, least in zip(match.groups()[:6], "111000", strict=True)
    )
    sign, hours, minutes = match.groups()[6:]
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-ahead if sign == "-" else ahead)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)
