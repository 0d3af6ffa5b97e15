"""Click speaks German: in help, in every usage error, in every sentence of its source."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import pytest

from drafter.cli import german
from drafter.cli.application import COMMANDS
from drafter.cli.archive import COMMANDS as OF_THE_ARCHIVE

from .conftest import Process, Run

ENGLISH = re.compile(
    r"\b(usage|options?:|commands?:|arguments?|show|message|exit|try|error|the|such|did|you|mean|"
    r"missing|invalid|value|not|one of|unexpected|extra|required|requires|default|aborted|"
    r"path|file|directory|filename|integer|is a|does|boolean)\b",
    re.IGNORECASE,
)
HELP = [
    ("--help",),
    *((name, "--help") for name in COMMANDS),
    *(("archive", name, "--help") for name in OF_THE_ARCHIVE),
]
MISTAKES = [
    (),
    ("bild",),
    ("--foo",),
    ("check",),
    ("check", "--formt", "json", "x.yaml"),
    ("check", "--format"),
    ("check", "--format", "xml", "x.yaml"),
    ("check", "--strict=1", "x.yaml"),
    ("check", "gibt-es-nicht.yaml"),
    ("build", "x.yaml", "--to", "odt"),
    ("build", "x.yaml", "--to", ""),
    ("build", "--output"),
    ("build", "-x"),
    ("new",),
    ("new", "a", "b"),
    ("new", "a", "b", "c"),
    ("new", "a", "--form", "atlantis"),
    ("new", "a", "--kind", "Brief"),
    ("new", "ordner/"),
    ("schema", "x"),
    ("archive",),
    ("archive", "ad"),
    ("archive", "show"),
    ("archive", "add", "x.yaml", "--archive"),
]
# What only a mistake in our own source brings to light.
FOR_DEVELOPERS = (
    "Could not determine name",
    "No options defined",
    "Name '{name}' defined twice",
    "Boolean option",
    "Arguments take exactly one",
    "Invalid start character",
    "Choice({choices})",
)


def without_terms(text: str) -> str:
    """Drop the words that are English on purpose: commands, options and their values."""
    terms = r"--?[a-z-]+\b|text\|json|„text“|drafter( [a-z]+)+|^  [a-z]+  +"
    return re.sub(terms, "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("arguments", HELP)
def test_help_is_german_and_ends_with_an_example(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Aufruf: drafter")
    assert "Diese Hilfe anzeigen." in result.stdout
    assert not ENGLISH.search(without_terms(result.stdout))
    assert result.stdout.rstrip().split("\n\n")[-1].strip().startswith("Beispiel: drafter ")


@pytest.mark.parametrize("arguments", MISTAKES)
def test_usage_errors_are_german_and_end_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not ENGLISH.search(without_terms(result.stderr)), result.stderr
    assert "Fehler: " in result.stderr or arguments in ((), ("archive",))


def test_misspelt_option_and_command_bring_the_near_ones(run: Run) -> None:
    assert "Die Option „--formt“ gibt es nicht. Meinten Sie „--format“?" in (
        run("check", "--formt", "x").stderr
    )
    assert "Den Befehl „bild“ gibt es nicht. Meinten Sie „build“?" in run("bild").stderr


@pytest.mark.parametrize("module", german.MODULES)
def test_every_sentence_of_click_has_its_german(module: str) -> None:
    source = inspect.getsource(import_module(module))
    missing = [
        english
        for english in translatable(source)
        if english not in german.SENTENCES and not english.startswith(FOR_DEVELOPERS)
    ]
    assert missing == []


@pytest.mark.parametrize(("english", "translated"), german.SENTENCES.items())
def test_a_german_sentence_uses_no_field_that_click_does_not_fill(
    english: str, translated: str
) -> None:
    assert fields(translated) <= fields(english)


def test_the_locale_does_not_matter(process: Process, run: Run) -> None:
    for language in ("C", "en_US.UTF-8", "de_DE.UTF-8"):
        result = process("--help", LC_ALL=language, LANGUAGE="en")
        assert result.stdout == run("--help").stdout


def test_quotes_around_single_words_become_german_and_apostrophes_stay() -> None:
    assert german.in_german_quotes("'--to' und 'a', gibt's") == "„--to“ und „a“, gibt's"


def translatable(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
