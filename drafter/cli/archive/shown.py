"""What the commands of the Ablage show in the same way."""

from datetime import date

from drafter.german.dates import format_date


def day(text: str) -> str:
    """Return a day of an entry in the German way; what is no single day stays as it is."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


def publicity(public: bool) -> str:
    """Return the word for public or not."""
    return "öffentlich" if public else "nichtöffentlich"


def size(number: int) -> str:
    """Return a number of bytes: `1.234 Byte`."""
    return f"{number:,} Byte".replace(",", ".")
