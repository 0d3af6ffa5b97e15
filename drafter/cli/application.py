"""The command `drafter`: the table of its commands, and how each of its runs ends.

A run ends with one of `drafter.errors.ExitCode`. What a user can cause is one German sentence
on stderr; an error of the program itself is one too, unless `DRAFTER_DEBUG=1` asks for the
traceback.
"""

import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from drafter import __version__
from drafter.cli import german, report
from drafter.cli.groups import Entry, LazyGroup
from drafter.cli.starting import spared
from drafter.errors import DrafterError, ExitCode, unforeseen

# Pydantic would look through every installed package for plugins; drafter has none.
NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


COMMANDS = {
    "accept": Entry("drafter.cli.accept", "Von Hand bezeichnete Änderungen übernehmen."),
    "archive": Entry("drafter.cli.archive", "Versandte Vorlagen ablegen und wiederfinden."),
    "build": Entry("drafter.cli.build", "Vorlagen als HTML und PDF schreiben."),
    "check": Entry("drafter.cli.check", "Vorlagen prüfen, ohne etwas zu schreiben."),
    "compare": Entry("drafter.cli.compare", "Vorlagen vergleichen und Änderungen zeigen."),
    "dispatch": Entry("drafter.cli.dispatch", "Das Paket für eine Sitzung zusammenstellen."),
    "extract": Entry("drafter.cli.extract", "Die Quelle einer Vorlage aus ihrem PDF holen."),
    "form": Entry("drafter.cli.form", "Formulare anlegen und prüfen."),
    "import": Entry("drafter.cli.import_", "Vorlagen aus PDF, Word und Text übernehmen."),
    "merge": Entry("drafter.cli.merge", "Korrekturen aus einer Word-Datei übernehmen."),
    "new": Entry("drafter.cli.new", "Das Gerüst einer neuen Vorlage anlegen."),
    "oparl": Entry("drafter.cli.oparl", "Abgelegte Vorlagen über OParl veröffentlichen."),
    "pdfcheck": Entry("drafter.cli.pdfcheck", "Sagen, was ein PDF ist und ob es hält."),
    "preview": Entry("drafter.cli.preview", "Eine Vorlage beim Schreiben im Browser zeigen."),
    "reproduce": Entry(
        "drafter.cli.reproduce", "Eine Ausgabe noch einmal bauen und Byte für Byte vergleichen."
    ),
    "schema": Entry("drafter.cli.schema", "Das JSON-Schema der Eingabe ausgeben."),
    "supplement": Entry("drafter.cli.supplement", "Den Nachtrag zu einer Vorlage anlegen."),
}


class Application(LazyGroup):
    """The group of all commands."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run the command line to its end.

        Raises:
            SystemExit: always, with the exit code.
        """
        german.speak()
        _replace_what_cannot_be_encoded()
        run = super().main
        sys.exit(outcome(lambda: run(args, prog_name="drafter", standalone_mode=False)))


@click.group(
    cls=Application,
    table=COMMANDS,
    context_settings=SETTINGS,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL",
    help=(
        "Schreibt Beschlussvorlagen und andere Drucksachen aus einer YAML-Datei als HTML und "
        "PDF.\n\n"
        "Was ein Befehl kann, sagt „drafter BEFEHL --help“."
    ),
    epilog="Beispiel: drafter build inputs/kim-2022.yaml",
)
@click.version_option(
    __version__, prog_name="drafter", message="%(prog)s %(version)s", help="Die Version anzeigen."
)
@click.pass_context
def application(ctx: click.Context) -> None:
    """Settle what holds for every command: no colour where none is wanted (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


def main() -> NoReturn:
    """Run the command line with the arguments of the process; ends it."""
    os.environ.setdefault(*NO_PLUGINS)
    with spared(sys.argv, os.environ):
        application.main()


def outcome(run: Callable[[], object]) -> int:
    """Run, say on stderr what went wrong, and return the exit code.

    `run` returns an exit code, or something else for a run that went well.
    """
    try:
        result = run()
    except click.ClickException as problem:
        _show(problem)
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Abgebrochen. Was schon geschrieben ist, bleibt.", err=True)
        return ExitCode.INTERRUPTED
    except DrafterError as problem:
        click.echo(f"Fehler: {report.printable(str(problem))}", err=True)
        return problem.exit_code
    except Exception as problem:
        if report.debugging():
            raise
        click.echo(f"Fehler: {unforeseen(problem)}", err=True)
        return ExitCode.SOFTWARE
    return result if isinstance(result, int) else ExitCode.OK


def _show(problem: click.ClickException) -> None:
    shown = io.StringIO()
    problem.show(shown)
    click.echo(german.in_german_quotes(shown.getvalue()), err=True, nl=False)


def _replace_what_cannot_be_encoded() -> None:
    """Let a terminal that knows no „“ show a substitute instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
