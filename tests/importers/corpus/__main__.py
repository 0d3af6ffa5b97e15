"""Prints the report on a corpus, and what is wrong or missed: `python -m tests.importers.corpus`.

A folder may be named; without one it is the corpus of the tests.
"""

import sys
from pathlib import Path

from tests.importers.corpus.judging import CORPUS, counted, judged_form, keys
from tests.importers.corpus.table import table


def main(folder: Path) -> None:
    """Judge all papers of a folder."""
    forms = dict.fromkeys(key["form"] for key in keys(folder).values())
    verdicts = {form: judged_form(form, folder) for form in forms}
    for verdict in verdicts.values():
        for each in (*(f"WRONG  {it}" for it in verdict.wrong), *verdict.missed):
            print(each)
    print(*table({form: counted(verdict) for form, verdict in verdicts.items()}), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
