"""Click's own words in German, whatever the locale.

Click sends every sentence through gettext, under the names `_` and `ngettext` of its modules,
and looks for a catalogue of the machine's language. Staff read German on any machine, so
these names are bound to the table below. A sentence that the table lacks stays English; a test
reads Click's source and fails then.
"""

import re
from importlib import import_module

MODULES = (
    "click.core",
    "click.decorators",
    "click.exceptions",
    "click.formatting",
    "click.parser",
    "click.types",
)

SENTENCES = {
    "Usage:": "Aufruf:",
    "Options": "Optionen",
    "Commands": "Befehle",
    "Positional arguments": "Angaben",
    "Show this message and exit.": "Diese Hilfe anzeigen.",
    "Show the version and exit.": "Die Version anzeigen.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Try '{command} {option}' for help.": "Hilfe gibt „{command} {option}“.",
    "Error: {message}": "Fehler: {message}",
    "Aborted!": "Abgebrochen.",
    "default: {default}": "ohne Angabe: {default}",
    "(dynamic)": "(wird ermittelt)",
    "required": "nötig",
    "env var: {var}": "Umgebungsvariable: {var}",
    "deprecated": "veraltet",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Der Befehl „{name}“ ist veraltet.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "„{name}“ ist veraltet.{extra_message}"
    ),
    "Missing command.": "Hier fehlt der Befehl.",
    "Missing argument": "Hier fehlt die Angabe",
    "Missing option": "Hier fehlt die Option",
    "Missing parameter": "Hier fehlt die Angabe",
    "Missing {param_type}": "Hier fehlt die Angabe",
    "Missing parameter: {param_name}": "Hier fehlt die Angabe „{param_name}“.",
    "No such option {name!r}.": "Die Option „{name}“ gibt es nicht.",
    "No such command {name!r}.": "Den Befehl „{name}“ gibt es nicht.",
    "Did you mean {possibility}?": "Meinten Sie {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Meinten Sie eines von diesen: {possibilities}?",
    "Got unexpected extra argument ({args})": "Diese Angabe ist zu viel: {args}",
    "Got unexpected extra arguments ({args})": "Diese Angaben sind zu viel: {args}",
    "Option {name!r} does not take a value.": "Die Option „{name}“ hat keinen Wert.",
    "Option {name!r} requires an argument.": "Hinter der Option „{name}“ fehlt der Wert.",
    "Option {name!r} requires {nargs} arguments.": (
        "Hinter der Option „{name}“ fehlen Werte; nötig sind {nargs}."
    ),
    "Argument {name!r} takes {nargs} values.": "Für „{name}“ sind {nargs} Werte nötig.",
    "Takes {nargs} values but 1 was given.": "Nötig sind {nargs} Werte, angegeben ist einer.",
    "Takes {nargs} values but {len} were given.": (
        "Nötig sind {nargs} Werte, angegeben sind {len}."
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Nötig sind {len_type} Werte, angegeben ist {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "Nötig sind {len_type} Werte, angegeben sind {len_value}."
    ),
    "Value must be an iterable.": "Hier sind mehrere Werte nötig.",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "Choose from:\n\t{choices}": "Möglich sind:\n\t{choices}",
    "{value!r} is not {choice}.": "„{value}“ gibt es hier nicht. Möglich ist: {choice}.",
    "{value!r} is not one of {choices}.": (
        "„{value}“ gibt es hier nicht. Möglich sind: {choices}."
    ),
    "{value!r} does not match the format {format}.": (
        "„{value}“ passt nicht. Bitte so schreiben: {format}."
    ),
    "{value!r} does not match the formats {formats}.": (
        "„{value}“ passt nicht. Bitte so schreiben: {formats}."
    ),
    "{value} is not in the range {range}.": "{value} liegt nicht im Bereich {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "„{value}“ ist hier nicht vorgesehen. Möglich sind: {states}"
    ),
    "{value!r} is not a valid {number_type}.": "„{value}“ ist keine passende Zahl.",
    "{value!r} is not a valid UUID.": "„{value}“ ist keine UUID.",
    "file": "Datei",
    "directory": "Ordner",
    "path": "Pfad",
    "{name} {filename!r} is a file.": "„{filename}“ ist eine Datei.",
    "{name} {filename!r} is a directory.": "„{filename}“ ist ein Ordner.",
    "{name} {filename!r} is not readable.": "„{filename}“ ist nicht lesbar.",
    "{name} {filename!r} is not writable.": "„{filename}“ ist nicht beschreibbar.",
    "{name} {filename!r} is not executable.": "„{filename}“ ist nicht ausführbar.",
    "{name} {filename!r} does not exist.": "„{filename}“ gibt es nicht.",
    "Could not open file {filename!r}: {message}": (
        "Die Datei „{filename}“ lässt sich nicht öffnen: {message}"
    ),
    "unknown error": "unbekannter Fehler",
    "Do you want to continue?": "Fortfahren?",
    "Confirm the action without prompting.": "Ohne Rückfrage fortfahren.",
}


def speak() -> None:
    """Make Click speak German from now on; to be called before a command is made or run."""
    for name in MODULES:
        module = import_module(name)
        for function, bound in (("_", sentence), ("ngettext", one_or_many)):
            if hasattr(module, function):
                setattr(module, function, bound)


def sentence(english: str) -> str:
    """Return the German for one of Click's English sentences."""
    return SENTENCES.get(english, english)


def one_or_many(one: str, many: str, number: int) -> str:
    """Return the German for one thing or for several, as gettext's `ngettext` does."""
    return sentence(one if number == 1 else many)


def in_german_quotes(message: str) -> str:
    """Replace the quotes that Click puts around single words by German ones."""
    return re.sub(r"(?<!\w)'([^'\s]+)'(?!\w)", r"„\1“", message)
