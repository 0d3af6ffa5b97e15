"""What the start of a command is spared: work of Python and Pydantic that gives the same each time.

`spared` is a context around a whole run of the command line. Nothing that a user sees depends on
it: `--no-savings`, the option of `drafter build`, leaves it out, and a test compares both.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Final

from drafter.cli.starting.annotations import annotations_when_asked
from drafter.cli.starting.garbage import rare_collections
from drafter.cli.starting.methods import methods_when_called
from drafter.cli.starting.patterns import known_patterns
from drafter.cli.starting.plugins import no_search_for_plugins

WITHOUT: Final = "--no-savings"


@contextmanager
def spared(arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Spare a run with these arguments what it need not do; the user's cache helps where it can."""
    with ExitStack() as stack:
        if WITHOUT not in arguments:
            stack.enter_context(rare_collections())
            stack.enter_context(annotations_when_asked())
            stack.enter_context(methods_when_called())
            stack.enter_context(no_search_for_plugins())
            stack.enter_context(known_patterns(environment))
        yield
