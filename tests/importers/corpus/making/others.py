"""Files that must be declined or left unsure: scans, rubbish, strangers, locked and empty ones."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from tests.importers.corpus.making.contents import SENTENCES
from tests.importers.corpus.making.printing import normal_pdf, weasyprint, word
from tests.importers.corpus.making.sheets import Sheet, Table, Words

DECLINED: Final = "declined"
UNSURE: Final = "unsure"
Maker = Callable[[Random], bytes]


def make(folder: Path, seed: str) -> None:
    """Write all of them, and `expected.json` with what must become of each."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, (outcome, maker) in OTHERS.items():
        (folder / name).write_bytes(maker(Random(f"{seed} {name}")))
        expected[name] = outcome
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _scan(random: Random, pages: int) -> bytes:
    """Pages that are pictures of text."""
    from PIL import Image, ImageDraw

    made = []
    for _ in range(pages):
        page = Image.new("1", (496, 702), 1)
        pen = ImageDraw.Draw(page)
        for row in range(50, 650, 18):
            pen.text(
                (40, row), " ".join(random.sample(SENTENCES, 1))[:80].encode("ascii", "replace")
            )
        made.append(page)
    out = io.BytesIO()
    made[0].save(out, "PDF", save_all=True, append_images=made[1:], resolution=60)
    return normal_pdf(out.getvalue())


def _rubbish(random: Random) -> bytes:
    signs = "|!l1I;:.,'`~^°§$%&()=?*+#<>_-aeinrst  \u00ac\u00a6"
    rows = ("".join(random.choice(signs) for _ in range(random.randint(20, 90))) for _ in range(60))
    return "\n".join(rows).encode()


def _private(random: Random) -> bytes:
    text = "\n".join(random.choice(SENTENCES) for _ in range(20))
    return "".join(
        sign if sign in "\n" else chr(0xF000 + ord(sign) % 256) for sign in text
    ).encode()


def _cids(random: Random) -> bytes:
    rows = (" ".join(f"(cid:{random.randint(3, 99)})" for _ in range(12)) for _ in range(40))
    return "\n".join(rows).encode()


def _letter(random: Random) -> Sheet:
    return Sheet(
        (
            Words("Heimatverein Unterbach e. V."),
            Words("An die Mitglieder"),
            Words("12. Mai 2019"),
            Words("Einladung zum Sommerfest", "label"),
            Words("Liebe Mitglieder,"),
            *(Words(sentence) for sentence in random.sample(SENTENCES, 4)),
            Words("Mit freundlichen Grüßen"),
            Words("Der Vorstand"),
        )
    )


def _minutes(random: Random) -> Sheet:
    return Sheet(
        (
            Words("Niederschrift", "title"),
            Words("über die Sitzung des Verschönerungsvereins am 03.04.2017"),
            Words("Beginn: 18:00 Uhr, Ende: 20:15 Uhr"),
            Words("Zu Punkt 1: Begrüßung", "label"),
            Words(random.choice(SENTENCES)),
            Words("Zu Punkt 2: Kassenbericht", "label"),
            Words(random.choice(SENTENCES)),
            Words("Zu Punkt 3: Verschiedenes", "label"),
            Words(random.choice(SENTENCES)),
        )
    )


def _foreign(random: Random) -> Sheet:
    return Sheet(
        (
            Words("Landeshauptstadt Seeburg", "label"),
            Words("Drucksache DS0417/16", "title"),
            Table(
                (("Dezernat: IV", "Amt FB 40", "öffentlich"), ("Der Oberbürgermeister", "", "")),
                (40, 30, 30),
            ),
            Table(
                (
                    ("Beratungsfolge", "Sitzung", "Beschlussvorschlag"),
                    ("Kulturkommission", "13.10.2016", "angenommen"),
                ),
                (40, 30, 30),
                heads=1,
            ),
            Words("Kurztitel", "label"),
            Words("Vergabe der Mittel für freie Träger"),
            Words("Begründung:", "label"),
            *(Words(sentence) for sentence in random.sample(SENTENCES, 4)),
        )
    )


def _text(sheet: Sheet) -> bytes:
    from tests.importers.corpus.making.typesetting import Setting, lines

    return "\n".join(lines(sheet, Setting())).encode()


def _locked(random: Random) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(weasyprint(_letter(random), ""))) as pdf:
        lock = pikepdf.Encryption(owner="Rathaus", user="Rathaus", R=4, aes=False, metadata=False)
        pdf.save(out, encryption=lock, deterministic_id=False, static_id=True)
    return out.getvalue()


def _xfa(_random: Random) -> bytes:
    """A form of the kind that only one program shows: its pages say no more than to wait."""
    import pikepdf

    told = (
        "If this message is not eventually replaced by the proper contents of the document, your "
        "PDF viewer may not be able to display this type of document."
    )
    sheet = Sheet((Words("Please wait..."), Words(told)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(weasyprint(sheet, ""))) as pdf:
        xml = b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template/></xdp:xdp>"
        form = {"/Fields": [], "/XFA": pdf.make_stream(xml)}
        pdf.Root.NeedsRendering = True
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(form))
        pdf.save(out, deterministic_id=True)
    return normal_pdf(out.getvalue())


def _blank_pdf(_random: Random) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _cut(random: Random) -> bytes:
    whole = weasyprint(_minutes(random), "")
    return whole[: len(whole) // 3]


def _cut_word(random: Random) -> bytes:
    whole = word(_letter(random), "")
    return whole[: len(whole) // 2]


OTHERS: Final[dict[str, tuple[str, Maker]]] = {
    "scan-1.pdf": (DECLINED, lambda random: _scan(random, 1)),
    "scan-2.pdf": (DECLINED, lambda random: _scan(random, 2)),
    "empty.txt": (DECLINED, lambda _random: b""),
    "blank.txt": (DECLINED, lambda _random: b" \n\n \n\x0c\n"),
    "blank.pdf": (DECLINED, _blank_pdf),
    "rubbish-1.txt": (DECLINED, _rubbish),
    "rubbish-2.txt": (DECLINED, _private),
    "rubbish-3.txt": (DECLINED, _cids),
    "locked.pdf": (DECLINED, _locked),
    "locked.docx": (
        DECLINED,
        lambda random: bytes.fromhex("D0CF11E0A1B11AE1") + random.randbytes(4096),
    ),
    "xfa.pdf": (UNSURE, _xfa),
    "cut.docx": (DECLINED, _cut_word),
    "picture.png": (DECLINED, lambda random: b"\x89PNG\r\n\x1a\n" + random.randbytes(3000)),
    "cut.pdf": (DECLINED, _cut),
    "letter.txt": (UNSURE, lambda random: _text(_letter(random))),
    "letter.docx": (UNSURE, lambda random: word(_letter(random), "")),
    "minutes.pdf": (UNSURE, lambda random: weasyprint(_minutes(random), "serif")),
    "minutes.txt": (UNSURE, lambda random: _text(_minutes(random))),
    "foreign.pdf": (UNSURE, lambda random: weasyprint(_foreign(random), "")),
    "foreign.txt": (UNSURE, lambda random: _text(_foreign(random))),
}
