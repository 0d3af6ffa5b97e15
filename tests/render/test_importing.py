"""What the import of WeasyPrint is spared: nothing is different for it, and no byte of a PDF is."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files as files_of
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import weasyprint
from PIL.ImageCms import ImageCmsProfile, createProfile
from weasyprint import html

from drafter.render.pdf.savings.importing import declarations, declarations_table, sheets_table
from drafter.render.pdf.savings.importing.profiles import Profile, profile
from tests.pipeline.conftest import png
from tests.render.conftest import ROOT
from tests.render.tables import PLACE, tables

SPARED = ("cffi", "pycparser", "fontTools", "PIL", "lxml")
IMPORT = """
import json, sys
from drafter.render.pdf.savings import importing
with importing():
    import weasyprint
"""


def told(code: str, before: str = "") -> Any:
    """Import WeasyPrint with all savings in a process of its own; return what the code prints."""
    command = [sys.executable, "-c", f"{before}\n{IMPORT}\n{code}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["declarations_table.py", "sheets_table.py"])
def test_the_tables_are_those_of_the_libraries(name: str) -> None:
    assert (PLACE / name).read_text(encoding="utf-8") == tables()[name], "Bitte „make tables“."


def test_the_declarations_are_those_of_this_weasyprint() -> None:
    assert declarations._digest() == declarations_table.SOURCE


def test_the_table_of_the_sheet_is_what_reading_it_gives() -> None:
    styles = html.CounterStyle()
    sheet = weasyprint.CSS(string=html.UA, counter_style=styles)
    assert shown(sheets_table.MATCHER) == shown(vars(sheet.matcher))
    rules = [rest for _, *rest in sheet.page_rules]
    assert shown([rest for _, *rest in sheets_table.PAGE_RULES]) == shown(rules)
    assert shown(sheets_table.COUNTER_STYLES) == shown(dict(styles))
    assert not sheet.layers


def shown(value: Any) -> Any:
    """Return a value with its types, and functions by what they do."""
    if hasattr(value, "__code__"):
        return code(value.__code__)
    if isinstance(value, dict):
        return {key: shown(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return (type(value), *map(shown, value))
    token = getattr(value, "source_line", None), getattr(value, "source_column", None)
    return type(value), repr(value), token


def code(made: CodeType) -> Any:
    inner = [code(each) if isinstance(each, CodeType) else each for each in made.co_consts]
    return made.co_code, made.co_names, made.co_varnames, inner


def test_a_sheet_and_its_declarations_are_one_as_when_read() -> None:
    """WeasyPrint shares styles of elements whose declarations are one and the same object."""
    names: Any = sheets_table.MATCHER["lower_local_name_selectors"]
    assert names["address"][0][4][0] is names["article"][0][4][0]


def test_whoever_imports_it_then_gets_the_real_thing() -> None:
    code = """
import PIL.Image, fontTools.ttLib, cffi
from PIL import Image
print(json.dumps([Image is PIL.Image, PIL.Image.new("1", (2, 3)).size, bool(cffi.FFI().NULL)]))
"""
    assert told(code) == [True, [2, 3], False]


def test_a_deferred_name_becomes_the_real_one_when_it_is_used() -> None:
    code = """
import io
from weasyprint.pdf import fonts
from weasyprint import images
try:
    fonts.TTFont(io.BytesIO(b"no font"))
except fonts.TTLibError as problem:
    said = str(problem)
import fontTools.ttLib
deferred = "PIL" not in sys.modules
images.Image.new("1", (1, 1))
import PIL.ImageFile
print(json.dumps([said, fonts.TTFont is fontTools.ttLib.TTFont, deferred,
                  images.ImageFile is PIL.ImageFile, PIL.ImageFile.LOAD_TRUNCATED_IMAGES]))
"""
    assert told(code) == [
        "Not a TrueType or OpenType font (not enough data)",
        True,
        True,
        True,
        True,
    ]


def test_the_profile_of_the_pdf_is_what_pillow_makes_of_it() -> None:
    file = files_of(weasyprint.pdf) / "sRGB2014.icc"
    with file.open("rb") as known, file.open("rb") as read:
        ours, theirs = profile(known), ImageCmsProfile(read)
    assert isinstance(ours, Profile)
    assert ours.tobytes() == theirs.tobytes()
    assert ours.profile.model == theirs.profile.model
    assert ours.profile.profile_description == theirs.profile.profile_description


def test_any_other_profile_is_read_by_pillow() -> None:
    other = createProfile("XYZ")
    read = profile(io.BytesIO(ImageCmsProfile(other).tobytes()))
    assert type(read) is ImageCmsProfile
    with pytest.raises(OSError, match="cannot open profile"):
        profile(io.BytesIO(b"no profile"))


def test_a_paper_without_pixels_needs_none_of_it(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from drafter.pipeline import build
built = build(Path("inputs/kim-2021.yaml"), Path({str(tmp_path)!r}), ("html", "pdf"))
assert len(built.files) == 2
print(json.dumps([name for name in {SPARED!r} if name in sys.modules]))
"""
    assert told(code) == []


def test_media_types_are_those_of_python_and_then_of_the_machine() -> None:
    code = """
import mimetypes
from weasyprint.pdf import anchors
early = mimetypes.inited
read = mimetypes.MimeTypes()
print(json.dumps([early, anchors.MIMETYPES.types_map == read.types_map,
                  anchors.MIMETYPES.guess_type("a.pdf")[0], mimetypes.inited]))
"""
    assert told(code) == [False, True, "application/pdf", True]


SHEETS = """
def shown(sheet):
    return [sheet.matcher.order, len(sheet.page_rules), sheet.layers, sheet.base_url]
print(json.dumps([list(map(shown, [weasyprint.UA_STYLESHEET, weasyprint.UA_FORM_STYLESHEET,
      weasyprint.html.PH_STYLESHEET])), len(weasyprint.UA_COUNTER_STYLE)]))
"""
OTHER_VERSIONS = """
from drafter.render.pdf.savings.importing import declarations_table
declarations_table.SOURCE = "another"
from drafter.render.pdf.savings.importing import sheets
sheets.versions = lambda: ("71.0",)
"""


@pytest.mark.parametrize("before", ["", OTHER_VERSIONS])
def test_all_sheets_are_there_whatever_the_versions(before: str) -> None:
    read = [
        [each.matcher.order, len(each.page_rules), each.layers, each.base_url]
        for each in (
            weasyprint.CSS(string=html.UA, counter_style=html.CounterStyle()),
            weasyprint.CSS(string=html.UA_FORM, counter_style=html.CounterStyle()),
            weasyprint.CSS(string=html.PH),
        )
    ]
    assert told(SHEETS, before) == [read, len(sheets_table.COUNTER_STYLES)]


def test_declarations_that_are_not_known_are_read() -> None:
    code = """
from weasyprint.text.ffi import ffi, pango
print(json.dumps(["pycparser" in sys.modules, pango.pango_units_from_double(1)]))
"""
    assert told(code, OTHER_VERSIONS) == [True, 1024]


def test_a_failed_import_leaves_nothing_behind() -> None:
    code = """
import sys
before = set(sys.modules)
try:
    with importing():
        import fontTools.ttLib, no_such_module
except ModuleNotFoundError:
    pass
import ctypes.util, os, tinycss2, fontTools.ttLib, PIL.Image
print(json.dumps([bool(ctypes.util.find_library("c")), len(tinycss2.parse_stylesheet("a{b:c}")),
                  "FONTCONFIG_FILE" in os.environ, fontTools.ttLib.TTFont.__name__]))
"""
    started = code.replace("import sys\n", IMPORT.partition("with")[0], 1)
    command = [sys.executable, "-c", started]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, 1, False, "TTFont"]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, bytes], ...]:
    """Return all files of all papers, built with and without the savings, in two processes."""
    place = tmp_path_factory.mktemp("both")
    shutil.copytree(ROOT / "inputs", place / "inputs")
    shutil.copy(ROOT / "tests/conformance/vieles.yaml", place / "inputs")
    (place / "inputs" / "bild.png").write_bytes(png())
    runs = [started(place, "mit"), started(place, "ohne", "--no-savings")]
    return tuple(files(run, place / name) for run, name in zip(runs, ("mit", "ohne"), strict=True))


def started(place: Path, output: str, *options: str) -> subprocess.Popen[str]:
    command = ["-m", "drafter", "build", "inputs", "--output", output, *options]
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=place,
        env={"PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def files(run: subprocess.Popen[str], folder: Path) -> Mapping[str, bytes]:
    said, _ = run.communicate()
    assert run.returncode == 0, said
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_no_byte_of_any_paper_depends_on_the_savings(both: tuple[Mapping[str, bytes], ...]) -> None:
    spared, unspared = map(dict, both)
    assert len([name for name in spared if name.endswith(".pdf")]) > 8
    assert [name for name in spared | unspared if spared.get(name) != unspared.get(name)] == []
