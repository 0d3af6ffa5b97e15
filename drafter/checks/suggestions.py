"""The „Meinten Sie …?“ of a message about an unknown word."""

from collections.abc import Iterable
from difflib import get_close_matches

from drafter.german.wording import quoted


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a question that names the known word nearest to `word`, or `otherwise`.

    Case carries no weight. The sentence begins with a blank, to follow another one.
    """
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f" Meinten Sie {quoted(folded[near[0]])}?" if near else otherwise
