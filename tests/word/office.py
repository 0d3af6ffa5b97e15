"""LibreOffice as a second reader: it opens Word files, decides their changes, and says the text."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from drafter.document import plain_text
from tests.word.parts import name_of
from tests.word.reading import Part, Shown, ShownTable

OFFICE: Final = "soffice"
MOST_SECONDS: Final = 120
BASIC: Final = """
Sub Decide(sFolder As String)
  Dim aNames(200) As String
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aText(1) As New com.sun.star.beans.PropertyValue
  Dim aFlat(0) As New com.sun.star.beans.PropertyValue
  Dim aNone()
  aFlat(0).Name = "FilterName"
  aFlat(0).Value = "OpenDocument Text Flat XML"
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  aText(0).Name = "FilterName"
  aText(0).Value = "Text (encoded)"
  aText(1).Name = "FilterOptions"
  aText(1).Value = "UTF8,LF"
  oHelper = createUnoService("com.sun.star.frame.DispatchHelper")
  nCount = 0
  sName = Dir(sFolder & "*.docx")
  Do While sName <> ""
    aNames(nCount) = sName
    nCount = nCount + 1
    sName = Dir
  Loop
  For i = 0 To nCount - 1
    For Each sWhat In Array("Accept", "Reject")
      sFile = ConvertToURL(sFolder & aNames(i))
      oDocument = StarDesktop.loadComponentFromURL(sFile, "_blank", 0, aHidden())
      If sWhat = "Accept" Then oDocument.storeToURL(sFile & ".fodt", aFlat())
      oFrame = oDocument.CurrentController.Frame
      oHelper.executeDispatch(oFrame, ".uno:" & sWhat & "AllTrackedChanges", "", 0, aNone())
      oDocument.storeToURL(sFile & "." & sWhat & ".txt", aText())
      oDocument.close(True)
    Next
  Next
  StarDesktop.terminate()
End Sub
"""
AS_WORD: Final = str.maketrans({"\u00ad": "", "\u200d": "", "◦": "•", "▪": "•"})
"""Its plain text has signs of its own for bullets of deeper levels, and one for a picture."""

OPENOFFICE: Final = "http://openoffice.org"
FILES: Final = {
    # Without this LibreOffice sets up a profile of its own, with no macro in it.
    "registrymodifications.xcu": f'''<oor:items xmlns:oor="{OPENOFFICE}/2001/registry">
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop>
</item></oor:items>''',
    "basic/script.xlc": f'''<library:libraries xmlns:library="{OPENOFFICE}/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>''',
    "basic/Standard/script.xlb": f'''<library:library xmlns:library="{OPENOFFICE}/2000/library"
 library:name="Standard" library:readonly="false">
<library:element library:name="Changes"/></library:library>''',
    "basic/Standard/Changes.xba": f'''<script:module xmlns:script="{OPENOFFICE}/2000/script"
 script:name="Changes" script:language="StarBasic">{escape(BASIC)}</script:module>''',
}


class Opened(NamedTuple):
    """A file as LibreOffice has it: its lines with all changes accepted or refused, and itself."""

    accepted: list[str]
    refused: list[str]
    tree: Any

    @property
    def tracked(self) -> list[tuple[str, str, str]]:
        """Kind, author and day of each change."""
        regions = self.tree.iterfind(f".//{TEXT}changed-region/*")
        return [(name_of(each), *(info.text for info in each[0])) for each in regions]


DECISIONS: Final = ("Accept", "Reject")
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def opened(files: Mapping[str, bytes], folder: Path) -> dict[str, Opened]:
    """Open files in one run of LibreOffice."""
    for name, text in FILES.items():
        path = folder / "profile/user" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', encoding="utf-8")
    papers = folder / "papers"
    papers.mkdir()
    for name, data in files.items():
        (papers / f"{name}.docx").write_bytes(data)
    run(folder, f'macro:///Standard.Changes.Decide("{papers}/")')
    return {name: _opened(papers, name) for name in files}


def _opened(papers: Path, name: str) -> Opened:
    accepted, refused = (_lines(papers / f"{name}.docx.{what}.txt") for what in DECISIONS)
    return Opened(accepted, refused, etree.parse(papers / f"{name}.docx.fodt"))


def run(folder: Path, *arguments: str) -> None:
    """Run LibreOffice with a profile of its own, so that no other run is in its way."""
    office = shutil.which(OFFICE)
    assert office, "LibreOffice is missing; `make test` installs it"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [office, profile, "--headless", "--norestore", *arguments],
        env={**os.environ, "HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=MOST_SECONDS,
    )


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig").translate(AS_WORD)
    return [line for line in map(_single, text.split("\n")) if line]


def _single(line: str) -> str:
    return " ".join(line.split())


def lines(parts: Iterable[Part]) -> list[str]:
    """Return what parts show as a plain text has it: a line each, cells in lines of their own."""
    made = [line for part in parts for shown in _paragraphs(part) for line in _told(shown)]
    return [line for line in map(_single, made) if line]


def _paragraphs(part: Part) -> Iterable[Shown]:
    if isinstance(part, ShownTable):
        return (cell for row in part.rows for cell in row)
    return (part,)


def _told(shown: Shown) -> list[str]:
    text = plain_text(shown.runs).replace("\u00ad", "")
    return f"{shown.label} {text}".split("\n")
