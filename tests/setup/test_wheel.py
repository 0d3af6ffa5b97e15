"""The wheel: it carries forms and fonts, and an installed drafter works without the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pikepdf
import pytest

from drafter.render.environment import DEBIAN_FONTS, FONT_FILES
from tests.setup.conftest import Run

BUILD = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory")


def build_wheel(checkout: Path, folder: Path) -> Path:
    subprocess.run([*BUILD, str(folder)], cwd=checkout, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; only its dependencies are lent to it."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    lent = home / "lib" / version / "site-packages" / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "drafter"


def names(folder: Path, prefix: str) -> set[str]:
    return {
        prefix + path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }


def test_the_wheel_carries_every_form(checkout: Path, wheel: Path) -> None:
    expected = names(checkout / "templates", "drafter/templates/")
    assert expected
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_debians_four_fonts_unaltered(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in FONT_FILES:
            assert (
                archive.read(f"drafter/render/fonts/{name}") == (DEBIAN_FONTS / name).read_bytes()
            )
        fonts = [name for name in archive.namelist() if name.endswith(".ttf")]
    assert len(fonts) == len(FONT_FILES)


def test_the_wheel_carries_both_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        of_fonts = archive.read("drafter/render/fonts/LICENSE-Liberation.txt").decode()
        own = next(name for name in archive.namelist() if name.endswith("licenses/LICENSE"))
        of_program = archive.read(own).decode()
    assert "SIL OPEN FONT LICENSE Version 1.1" in of_fonts
    assert "Reserved Font Name Liberation" in of_fonts
    assert "MIT License" in of_program


def test_the_wheel_is_the_same_bytes_whenever_it_is_built(
    checkout: Path, wheel: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    tracked = ("drafter", "templates", "pyproject.toml", "hatch_build.py", "LICENSE", "README.md")
    for name in tracked:
        source = checkout / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, copy / name)
    for path in copy.rglob("*"):
        os.utime(path, (0, 10**9))
    assert build_wheel(copy, tmp_path / "again").read_bytes() == wheel.read_bytes()


def test_without_fonts_the_wheel_is_refused_with_the_remedy(
    checkout: Path, tmp_path: Path, run_with_hidden: Run
) -> None:
    result = run_with_hidden(
        [*BUILD, str(tmp_path / "none")], folders=["/usr/share/fonts"], cwd=checkout
    )
    assert result.returncode != 0
    assert "Für das Wheel fehlen Schriften" in result.stderr
    assert "apt-get install --no-install-recommends fonts-liberation2" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_installed_drafter_knows_nothing_of_the_checkout(
    checkout: Path, installed: Path, tmp_path: Path
) -> None:
    program = (
        "import drafter.render.fonts as f, drafter.resources as r; "
        "print(f.font_directory(), f.fontconfig_file(), r.templates_directory())"
    )
    shown = subprocess.run(
        [installed.with_name("python"), "-c", program],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert shown.split()[0].endswith("drafter/render/fonts")
    assert shown.split()[1].endswith("drafter/render/fonts/wheel.conf")
    assert str(checkout) not in shown


def test_an_installed_drafter_writes_the_paper_without_debians_fonts(
    checkout: Path, installed: Path, tmp_path: Path, run_with_hidden: Run
) -> None:
    shutil.copytree(checkout / "inputs", tmp_path / "inputs")
    result = run_with_hidden(
        [installed, "build", "inputs/kim-2022.yaml", "-o", "out", "--edition", "markiert"],
        folders=["/usr/share/fonts"],
        cwd=tmp_path,
    )
    assert result.returncode == 0, result.stderr
    assert "Fontconfig" not in result.stderr
    (pdf,) = (tmp_path / "out").glob("*.pdf")
    assert list((tmp_path / "out").glob("*.html"))
    with pikepdf.open(pdf) as document:
        fonts = [
            str(thing.FontName)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
    assert fonts
    assert all("Liberation" in name for name in fonts), fonts


def test_an_installed_drafter_writes_the_same_bytes_as_a_checkout(
    checkout: Path, installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(checkout / "inputs", tmp_path / "inputs")
    from_checkout = [sys.executable, "-c", "from drafter.cli import main; main()"]
    outputs: list[dict[str, bytes]] = []
    for command, out in (([str(installed)], "wheel"), (from_checkout, "checkout")):
        subprocess.run(
            [*command, "build", "inputs/kim-2022.yaml", "-o", out],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            env=os.environ | ({"PYTHONPATH": str(checkout)} if out == "checkout" else {}),
        )
        files = sorted((tmp_path / out).glob("*.pdf"))
        outputs.append({file.name: file.read_bytes() for file in files})
    assert len(outputs[0]) == 2
    assert outputs[0] == outputs[1]
