"""The fonts: exactly four files are seen, in a checkout and in a wheel, whatever the host has."""

import ctypes
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from drafter.render import environment, fonts
from tests.setup.conftest import Run

PAGE = """<html lang="de"><style>i { font: italic 1em Arial }</style>
<p style="font-family: serif">Serife <b>fett</b></p><pre>fest</pre>
<p style="font-family: Unbekannt">Unbekannt <i>schräg <b>beides</b></i></p>"""
WRITE_PDF = """import sys, weasyprint
sys.stdout.buffer.write(weasyprint.HTML(string=sys.argv[1]).write_pdf())"""


def surroundings(conf: Path) -> dict[str, str]:
    """Return a service account's environment: no home to keep a cache in."""
    return {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "FONTCONFIG_FILE": str(conf)}


@pytest.fixture
def wheel_conf(tmp_path: Path) -> Path:
    """Lay the fonts out as a wheel does, in a folder with a name that is awkward to quote."""
    folder = tmp_path / "Ämter & Gremien"
    folder.mkdir()
    for name in environment.FONT_FILES:
        shutil.copy(environment.DEBIAN_FONTS / name, folder)
    return Path(shutil.copy(fonts.PACKAGE_FONTS / "wheel.conf", folder))


def seen_fonts(conf: Path) -> list[str]:
    listing = subprocess.run(
        ["fc-list", "--format", "%{file}\n"],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings(conf),
    )
    assert listing.stderr == ""
    return sorted(listing.stdout.splitlines())


def pdf_of_page(conf: Path) -> bytes:
    result = subprocess.run(
        [sys.executable, "-c", WRITE_PDF, PAGE],
        capture_output=True,
        check=True,
        env=surroundings(conf),
    )
    assert result.stderr == b""
    return result.stdout


def embedded_fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(thing.FontName).partition("+")[2]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        }


def test_a_checkout_shows_debians_four_files_and_no_other() -> None:
    expected = [str(environment.DEBIAN_FONTS / name) for name in environment.FONT_FILES]
    assert seen_fonts(fonts.PACKAGE_FONTS / "debian.conf") == sorted(expected)


def test_a_font_of_the_user_is_not_seen(tmp_path: Path) -> None:
    """Even where the user's own settings name it; without ours they show it."""
    user = surroundings(tmp_path / "fonts.conf") | {"HOME": str(tmp_path)}
    (tmp_path / ".fonts").mkdir()
    shutil.copy(environment.DEBIAN_FONTS / environment.FONT_FILES[0], tmp_path / ".fonts/Fremd.ttf")
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{tmp_path}/.fonts</dir></fontconfig>")
    program = """import subprocess
from drafter.render.fonts import fontconfig_shows
listing = ["fc-list", "--format", "%{file}\\n"]
subprocess.run(listing, check=True)
with fontconfig_shows():
    subprocess.run(listing, check=True)"""
    told = subprocess.run(
        [sys.executable, "-c", program],
        env=user | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = [str(environment.DEBIAN_FONTS / name) for name in environment.FONT_FILES]
    assert sorted(told.stdout.splitlines()) == sorted([f"{tmp_path}/.fonts/Fremd.ttf", *shown])


def test_a_wheel_shows_its_own_four_files_and_no_other(wheel_conf: Path) -> None:
    expected = [wheel_conf.parent / name for name in environment.FONT_FILES]
    assert sorted(Path(seen) for seen in seen_fonts(wheel_conf)) == sorted(expected)


def test_nothing_is_written_beside_the_fonts(wheel_conf: Path) -> None:
    pdf_of_page(wheel_conf)
    assert {path.name for path in wheel_conf.parent.iterdir()} == {
        "wheel.conf",
        *environment.FONT_FILES,
    }


def test_every_family_is_set_in_liberation_sans() -> None:
    names = embedded_fonts(pdf_of_page(fonts.PACKAGE_FONTS / "debian.conf"))
    assert {re.sub("[- ]", "", name) for name in names} == {
        "LiberationSans",
        "LiberationSansBold",
        "LiberationSansItalic",
        "LiberationSansBoldItalic",
    }


def test_wheel_and_checkout_make_the_same_bytes(wheel_conf: Path) -> None:
    assert pdf_of_page(wheel_conf) == pdf_of_page(fonts.PACKAGE_FONTS / "debian.conf")


def test_a_checkout_takes_debians_folder() -> None:
    assert fonts.font_directory() == environment.DEBIAN_FONTS
    assert fonts.fontconfig_file().name == "debian.conf"


def test_missing_fonts_are_told_with_the_remedy(checkout: Path, run_with_hidden: Run) -> None:
    program = """from drafter.errors import EnvironmentMissing
from drafter.render.fonts import font_directory
try:
    font_directory()
except EnvironmentMissing as error:
    print(error)"""
    result = run_with_hidden(
        [sys.executable, "-c", program], folders=["/usr/share/fonts"], cwd=checkout
    )
    assert result.stderr == ""
    assert "Liberation Sans fehlt" in result.stdout
    assert "sudo apt-get install --no-install-recommends fonts-liberation2" in result.stdout


def test_a_machine_that_was_set_up_lacks_nothing() -> None:
    assert environment.missing_packages() == ()


@pytest.mark.parametrize(("package", "soname"), environment.LIBRARIES)
def test_a_hidden_library_is_missed_by_its_package(
    checkout: Path, run_with_hidden: Run, package: str, soname: str
) -> None:
    program = [sys.executable, "-I", checkout / "drafter/render/environment.py"]
    result = run_with_hidden(program, files=[path_of_library(soname)])
    assert result.stderr == ""
    assert package in result.stdout.split()


def path_of_library(soname: str) -> str:
    """Return the file that the loader opens for `soname`, as this process maps it."""
    ctypes.CDLL(soname)
    stem = soname.removesuffix(".0")
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    return next(
        line.split()[-1]
        for line in maps.splitlines()
        if Path(line.split()[-1]).name.startswith(stem)
    )


def test_the_variables_of_the_user_are_hidden_and_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HB_SHAPER_LIST", "fallback")
    monkeypatch.setenv("FONTCONFIG_FILE", "/eigene.conf")
    monkeypatch.delenv("FONTCONFIG_SYSROOT", raising=False)
    before = dict(os.environ)
    with pytest.raises(RuntimeError), fonts.fontconfig_shows():  # noqa: PT012
        assert os.environ["FONTCONFIG_FILE"] == str(fonts.fontconfig_file())
        assert "HB_SHAPER_LIST" not in os.environ
        raise RuntimeError
    assert dict(os.environ) == before
