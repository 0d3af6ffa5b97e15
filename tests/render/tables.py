"""`make tables`: writes what is made of WeasyPrint's sources once, and not in each process.

A test compares the files with what is made here.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import cffi
import cssselect2.compiler
import weasyprint.text.ffi
from tinycss2.ast import IdentToken
from weasyprint import html

from drafter.render.pdf.savings.importing.sheets import versions

PLACE: Final = Path(__file__).parents[2] / "drafter" / "render" / "pdf" / "savings" / "importing"
HEAD: Final = '''"""{}; written by `make tables`."""

# mypy: ignore-errors
'''
IMPORTS: Final = """\
from math import inf

from cssselect2.compiler import ascii_lower, split_whitespace, urlparse
from tinycss2.ast import IdentToken
from weasyprint.css import PageSelectorType
from weasyprint.css.properties import Dimension
"""


def tables() -> Mapping[str, str]:
    """Return the text of each table by the name of its file."""
    return {"declarations_table.py": declarations(), "sheets_table.py": sheets()}


def declarations() -> str:
    """Write cffi's tables of the C declarations in WeasyPrint."""
    source = Path(weasyprint.text.ffi.__file__).read_text(encoding="utf-8")
    emitted = _emitted(re.findall(r"ffi\.cdef\('''(.*?)'''\)", source, re.DOTALL))
    arguments = re.sub(r"^    (\w+) = ", r'    "\1": ', emitted, flags=re.MULTILINE)
    return (
        f"{HEAD.format('The C declarations of WeasyPrint as cffi keeps them')}\n"
        f"SOURCE = {hashlib.sha256(source.encode()).hexdigest()!r}\n"
        f"NAME = {weasyprint.text.ffi.__name__!r}\n"
        f"TABLES = {{\n{arguments}}}\n"
    )


def _emitted(declared: list[str]) -> str:
    """Return the arguments of the `FFI(…)` that cffi emits, one a line."""
    ffi = cffi.FFI()
    for text in declared:
        ffi.cdef(text)
    ffi.set_source("unnamed", None)
    with TemporaryDirectory() as folder:
        file = Path(folder, "emitted.py")
        ffi.emit_python_code(str(file))
        text = file.read_text(encoding="utf-8")
    return text.partition("FFI('unnamed',\n")[2].removesuffix(")\n")


def sheets() -> str:
    """Write WeasyPrint's style sheet of all documents, and its counter styles, as Python."""
    with _sources_kept():
        styles = html.CounterStyle()
        sheet = weasyprint.CSS(string=html.UA, counter_style=styles)
    assert not sheet.layers
    known: dict[int, str] = {}
    matcher = [
        f"    {name!r}: {_selectors(part, known)},\n" for name, part in vars(sheet.matcher).items()
    ]
    rules = [(None, *rest) for _, *rest in sheet.page_rules]
    return "".join(
        (
            HEAD.format("WeasyPrint's style sheet of all documents, read"),
            f"{IMPORTS}\nVERSIONS = {versions()!r}\n",
            *(f"D{number} = {text}\n" for number, text in enumerate(known.values())),
            f"MATCHER = {{\n{''.join(matcher)}}}\n",
            f"PAGE_RULES = {_written(rules)}\n",
            f"COUNTER_STYLES = {_written(dict(styles))}\n",
        )
    )


@contextmanager
def _sources_kept() -> Iterator[None]:
    """Let each test that cssselect2 compiles know its source."""

    def kept(source: str, *scopes: Any) -> Any:
        function = eval(source, *scopes)
        function.source = source
        return function

    cssselect2.compiler.eval = kept
    try:
        yield
    finally:
        del cssselect2.compiler.eval


def _selectors(part: Any, known: dict[int, str]) -> str:
    """Write a part of a matcher: a count, entries, or entries by what they are found by."""
    if isinstance(part, dict):
        lines = (f"        {key!r}: {_selectors(each, known)},\n" for key, each in part.items())
        return f"{{\n{''.join(lines)}    }}"
    if isinstance(part, list):
        return f"[{', '.join(_entry(entry, known) for entry in part)}]"
    return repr(part)


def _entry(entry: Any, known: dict[int, str]) -> str:
    """Write what a matcher keeps of a selector; those of one rule share its declarations."""
    test, specificity, order, pseudo, (declarations, layer) = entry
    known.setdefault(id(declarations), _written(declarations))
    number = list(known).index(id(declarations))
    return f"({test.source}, {specificity!r}, {order}, {pseudo!r}, (D{number}, {layer!r}))"


def _written(value: Any) -> str:
    """Write a value as Python that makes it."""
    if isinstance(value, IdentToken):
        return f"IdentToken({value.source_line}, {value.source_column}, {value.value!r})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {_written(each)}' for key, each in value.items())}}}"
    if hasattr(value, "_asdict"):
        return f"{type(value).__name__}({', '.join(map(_written, value))})"
    if isinstance(value, set):
        return f"{{{', '.join(map(repr, sorted(value)))}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, tuple):
        return f"({''.join(f'{_written(each)}, ' for each in value)})"
    return repr(value)


if __name__ == "__main__":
    for name, text in tables().items():
        (PLACE / name).write_text(text, encoding="utf-8")
