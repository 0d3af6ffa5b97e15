"""Papers for the tests of the rules: a clean one, and variations of its sections."""

import re
from textwrap import dedent, indent

# A paper that no rule remarks on; every name in it is fictitious.
BASE = """\
formular: bielefeld
status: versandt
vorlagenart: Beschlussvorlage
drucksachennummer: 4711/2020-2025
amt: 400 Amt für Schule
datum: 12.05.2022
beratungsgegenstand: Benennung der Sporthalle am Beispielweg
beratungsfolge:
  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich
beschlussvorschlag:
  einleitung: "Der Schul- und Sportausschuss beschließt:"
  ziffern:
    - Die Sporthalle am Beispielweg erhält den Namen „Halle am Teich“.
    - Die Verwaltung wird beauftragt, den Namen am Gebäude anzubringen.
begruendung: >-
  Die Halle trägt bisher keinen Namen. Der Verein hat den Namen vorgeschlagen, die Schulen haben
  zugestimmt.
unterschrift:
  - Erika Beispiel, Beigeordnete
"""


def paper(**sections: str | None) -> str:
    """Give BASE with other sections.

    A value is the YAML behind `key:`, on one line or as an indented block; None takes the section
    out. A key that BASE does not have is added at its end.
    """
    text = BASE
    for key, value in sections.items():
        match = re.search(rf"^{key}:.*\n(?:[ ].*\n|\n)*", text, re.MULTILINE)
        start, end = match.span() if match else (len(text), len(text))
        text = text[:start] + ("" if value is None else _section(key, value)) + text[end:]
    return text


def _section(key: str, value: str) -> str:
    block = dedent(value).strip("\n")
    if "\n" not in block and not re.match(r"- |\w+:\s", block):
        return f"{key}: {block}\n"
    return f"{key}:\n{indent(block, '  ')}\n"


def place_of(text: str, words: str) -> tuple[int, int]:
    """Give line and column, counted from 1, at which words first stand in a text."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def resolved(*points: str, introduction: str = "Der Schul- und Sportausschuss beschließt:") -> str:
    """Give the YAML of a resolution with these points, each as the text of one."""
    lines = [f'einleitung: "{introduction}"', "ziffern:"]
    lines += [line for point in points for line in ("  - >-", f"    {point}")]
    return "\n".join(lines)
