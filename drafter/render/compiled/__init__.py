"""Templates as Jinja compiles them, so that a process does not have to.

`make tables` writes a file of Python a template, of which Python keeps the compiled code beside
other modules', and `index_table`, which says of what each was made. A template that was edited is
not found here, nor is any where Jinja is another one: they are compiled as if this were not here.
"""

import hashlib
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import compiler, idtracking, lexer, nodes, optimizer, parser
from jinja2.bccache import Bucket, BytecodeCache

from drafter.render.compiled.index_table import COMPILER, TEMPLATES

FOLDER: Final = Path(__file__).parent
COMPILES: Final = (compiler, idtracking, lexer, nodes, optimizer, parser)


class Compiled(BytecodeCache):
    """What Jinja asks for a template before it compiles it (its API, "Bytecode Cache")."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return what a template is known by besides its text: its name alone."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, where there is one for its name and text."""
        if compiler_digest() == COMPILER:
            bucket.code = _code(TEMPLATES.get((bucket.key, bucket.checksum)))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what was compiled here is known by the process already."""


@cache
def compiler_digest() -> str:
    """Return the SHA-256 over the modules of Jinja that compile."""
    digest = hashlib.sha256()
    for module in COMPILES:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def _code(module: str | None) -> CodeType | None:
    """Return the code of a written file, which Python compiles when it is first asked for."""
    if module is None:
        return None
    name = f"{__name__}.{module}"
    code: CodeType | None = SourceFileLoader(name, str(FOLDER / f"{module}.py")).get_code(name)
    return code
