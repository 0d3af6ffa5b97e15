"""Names from a form's pattern: plain everywhere, never too long, never two alike."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.deliver.patterns import distinct, file_name
from drafter.model.naming import LONGEST, OF_ATTACHMENTS, FileNames, Umlauts

PAPER, ATTACHMENT = FileNames().paper, FileNames().attachment
FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
VALUES = {
    "drucksachennummer": "4711/2020-2025/1",
    "gegenstand": "Bau & Betrieb: Straße „Am Öd“",
    "top": "Ö 4.1",
    "gremium": "Haupt-/Finanzausschuss",
    "datum": "2022-02-10",
}
SUBJECT = "Bau_Betrieb_Straße_Am_Öd"


@pytest.mark.parametrize(
    ("pattern", "more", "name"),
    [
        (PAPER, {}, f"TOP_Ö_4.1_4711-2020-2025-1_{SUBJECT}.pdf"),
        (PAPER, {"top": ""}, f"4711-2020-2025-1_{SUBJECT}.pdf"),
        (
            PAPER,
            {"top": "II/2", "fassung": "rein"},
            f"TOP_II-2_4711-2020-2025-1_{SUBJECT}_rein.pdf",
        ),
        (
            ATTACHMENT,
            {"anlage": "2", "titel": "Plan"},
            "TOP_Ö_4.1_4711-2020-2025-1_Anlage_2_Plan.pdf",
        ),
        (
            "{datum}_{gremium}_{drucksachennummer}",
            {},
            "2022-02-10_Haupt-Finanzausschuss_4711-2020-2025-1.pdf",
        ),
        ("{drucksachennummer}", {"drucksachennummer": "NUL"}, "Datei_NUL.pdf"),
        ("{drucksachennummer}", {"drucksachennummer": "com1.x"}, "Datei_com1.x.pdf"),
        ("{drucksachennummer}", {"drucksachennummer": "../..."}, "Datei.pdf"),
        ("{drucksachennummer}", {"drucksachennummer": ".a\u202eb\x00c."}, "abc.pdf"),
    ],
)
def test_a_pattern_gives_a_plain_name(pattern: str, more: dict[str, str], name: str) -> None:
    assert file_name(pattern, {**VALUES, **more}, ".pdf") == name


def test_umlauts_are_written_out_where_the_form_wants_it() -> None:
    names = FileNames(umlauts=Umlauts.WRITTEN_OUT)
    values = {**VALUES, "gegenstand": "Größe Żółć Çà Ærø Über"}
    name = file_name("{drucksachennummer}_{gegenstand}", values, ".pdf", names)
    assert name == "4711-2020-2025-1_Groesse_Zolc_Ca_Aero_Ueber.pdf"


def test_a_long_name_loses_words_of_the_subject_and_never_its_number() -> None:
    values = {**VALUES, "gegenstand": "Errichtung der Brücke über den Fluss " * 9}
    name = file_name("{gegenstand}_{drucksachennummer}", values, ".pdf", FileNames(longest=60))
    assert name == "Errichtung_der_Brücke_über_den_Fluss_4711-2020-2025-1.pdf"


TEXTS = st.text(max_size=300)


@given(st.fixed_dictionaries(dict.fromkeys(OF_ATTACHMENTS, TEXTS)), st.sampled_from(Umlauts))
def test_whatever_is_written_the_name_is_safe(values: dict[str, str], umlauts: Umlauts) -> None:
    name = file_name(ATTACHMENT, values, ".pdf", FileNames(umlauts=umlauts))
    assert not FORBIDDEN & set(name)
    assert all(unicodedata.category(sign)[0] not in "CZ" for sign in name)
    assert len(name) <= 100
    assert len(name.encode()) < 255
    assert name[0] not in ".-_"
    assert name.isascii() or umlauts is Umlauts.KEPT


def test_names_that_a_file_system_takes_for_one_are_told_apart() -> None:
    taken: set[str] = set()
    wanted = ["Plan.pdf", "plan.PDF", "Pla\u0308n.pdf", "Plän.pdf", "PLAN.pdf"]
    assert [distinct(name, taken, LONGEST) for name in wanted] == [
        "Plan.pdf",
        "plan_2.PDF",
        "Pla\u0308n.pdf",
        "Plän_2.pdf",
        "PLAN_3.pdf",
    ]


def test_a_name_that_is_told_apart_is_no_longer_than_allowed() -> None:
    taken: set[str] = set()
    names = [distinct(f"{'a' * 56}.pdf", taken, 60) for _ in range(12)]
    assert len(set(names)) == 12
    assert max(map(len, names)) == 60


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"vorlage": "{nummer}"}, "Den Platzhalter „nummer“ gibt es hier nicht"),
        ({"vorlage": "{drucksachennummer}_{titel}"}, "Den Platzhalter „titel“ gibt es hier nicht"),
        ({"vorlage": "{gegenstand}"}, "Im Muster fehlt „{drucksachennummer}“"),
        ({"anlage": "{drucksachennummer}"}, "Im Muster fehlt „{anlage}“"),
        ({"vorlage": "[{drucksachennummer}"}, "geht eine Klammer nicht auf"),
        ({"vorlage": "[a[{drucksachennummer}]]"}, "geht eine Klammer nicht auf"),
        ({"laenge": "500"}, "Länge von 40 bis 120"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused_in_german(wrong: dict[str, str], words: str) -> None:
    with pytest.raises(ValidationError, match="1 validation error") as refused:
        FileNames.model_validate(wrong)
    assert words in str(refused.value)
