"""The words in capitals that stand in a new Nachtrag for what its author has to write."""

from typing import Final

AMOUNT: Final = "NEUER BETRAG"
WORDS: Final = "NEUE WORTE"
WORDING: Final = "NEUER WORTLAUT DER ZIFFER"
NEW_POINT: Final = "WORTLAUT DER NEUEN ZIFFER"
NEW_PARAGRAPH: Final = "NEUER ABSATZ"
NEW_REASONS: Final = "BEGRÜNDUNG DES NACHTRAGS"
BLANKS: Final = (AMOUNT, WORDS, WORDING, NEW_POINT, NEW_PARAGRAPH, NEW_REASONS)
