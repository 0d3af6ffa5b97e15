"""Words as a reader sees them: looks from styles, signs, boxes, fields, and what nobody sees."""

import pytest

from drafter.importers.reading.word import transcribe
from drafter.importers.transcript import Change, Role, Stretch
from tests.importers.word.packages import docx, lines, p, packed, r, read, style, texts
from tests.word.parts import opened

STYLES = "".join(
    (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults>",
        style("fett", "Fett", '<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>'),
        style("kind", "Kind", '<w:rPr><w:sz w:val="28"/></w:rPr>', based="fett"),
        style("stark", "Strong", "<w:rPr><w:b/></w:rPr>", "character"),
        style("kreis", "A", based="kreis2"),
        style("kreis2", "B", "<w:rPr><w:i/></w:rPr>", based="kreis"),
    )
)


def styled(style: str, *runs: str) -> str:
    return p(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def stretches(body: str) -> tuple[Stretch, ...]:
    (line,) = lines(body, styles=STYLES)
    return line.stretches


def test_looks_come_from_the_chain_of_styles() -> None:
    (line,) = lines(styled("kind", "Rot und fett"), styles=STYLES)
    assert line.stretches == (Stretch("Rot und fett", strong=True, colour="#C00000"),)
    assert line.size == 14


def test_what_both_styles_switch_on_is_off_and_the_run_itself_has_the_last_word() -> None:
    made = styled(
        "fett", r("a", '<w:rStyle w:val="stark"/>'), r("b", "<w:b/>"), r("c", "<w:b w:val='0'/>")
    )
    assert [each.strong for each in stretches(made)] == [False, True, False]


def test_styles_based_on_each_other_end() -> None:
    assert stretches(styled("kreis", "Wort"))[0].emphasis


def test_greys_and_black_are_no_colours() -> None:
    colours = ("000000", "auto", "595959", "FF0000", "keine")
    made = p(*(r(colour, f'<w:color w:val="{colour}"/>') for colour in colours))
    assert [(each.text, each.colour) for each in stretches(made)] == [
        ("000000auto595959", ""),
        ("FF0000", "#FF0000"),
        ("keine", ""),
    ]


def test_runs_of_one_look_are_one_stretch_in_composed_letters() -> None:
    made = p(
        r("Gru"), '<w:proofErr w:type="spellStart"/>', r("\u0308"), r("n", '<w:lang w:val="de"/>')
    )
    assert stretches(made) == (Stretch("Grün"),)


def test_hidden_words_are_not_seen_and_that_is_said() -> None:
    found = read(p("Sicht", r("un", "<w:vanish/>"), "bar"))
    assert [line.text for line in found.lines()] == ["Sichtbar"]
    assert found.notes == ("Ausgeblendeter Text wurde nicht übernommen.",)


def test_struck_words_went() -> None:
    found = read(p("Die ", r("alte ", '<w:strike/><w:color w:val="FF0000"/>'), "Fassung"))
    (line,) = found.lines()
    assert line.stretches[1] == Stretch("alte ", colour="#FF0000", change=Change.DELETED)
    assert found.notes == ("Durchgestrichene Wörter gelten als gestrichen.",)


def test_elements_that_are_signs() -> None:
    made = "<w:t>Case</w:t><w:noBreakHyphen/><w:t>Mana</w:t><w:softHyphen/><w:t>ger</w:t><w:tab/>"
    assert texts(p(r(made))) == ["Case\u2011Mana\u00adger\t"]


def test_blanks_count_where_the_file_says_so() -> None:
    made = "<w:t> a </w:t><w:t xml:space='preserve'> b\nc </w:t>"
    assert texts(p(r(made))) == ["a b c "]


def test_forced_breaks_split_a_paragraph_into_lines_of_one_block() -> None:
    made = lines(p(r("<w:t>eins</w:t><w:br/><w:t>zwei</w:t><w:br/>"), r("drei")) + p("vier"))
    assert [(line.text, line.block) for line in made] == [
        ("eins", 1),
        ("zwei", 1),
        ("drei", 1),
        ("vier", 2),
    ]


def test_two_forced_breaks_are_room() -> None:
    first, second = lines(p(r("<w:t>eins</w:t><w:br/><w:br/><w:t>zwei</w:t>")))
    assert (first.gap, second.gap) == (0, 1)


def test_empty_paragraphs_are_room() -> None:
    first, second = lines(p("eins") + p() + p(r("  ")) + p("zwei"))
    assert (first.gap, second.gap) == (0, 2)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☒"),
        ('<w:sym w:font="Wingdings" w:char="78"/>', "☒"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☒"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Erfunden" w:char="F0A8"/>', "\uf0a8"),
        ('<w:sym w:font="Wingdings" w:char="D800"/>', ""),
        ('<w:sym w:font="Wingdings" w:char="Unsinn"/>', ""),
        ("<w:t>☑</w:t>", "☒"),
        ("<w:t>□</w:t>", "☐"),
    ],
)
def test_signs_of_symbol_fonts(inner: str, shown: str) -> None:
    assert texts(p("Ja ", r(inner))) == [f"Ja {shown}"]


def test_letters_in_a_symbol_font_are_its_signs() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert texts(p(r("o", wingdings), " Ja ", r("x\uf0fd", wingdings), " Nein")) == ["☐ Ja ☒☒ Nein"]


def test_boxes_of_controls() -> None:
    def box(checked: str) -> str:
        return (
            f"<w:sdt><w:sdtPr><w14:checkbox>{checked}</w14:checkbox></w:sdtPr>"
            f"<w:sdtContent>{r('?')}</w:sdtContent></w:sdt>"
        )

    made = p(
        box('<w14:checked w14:val="1"/>'), " a ", box('<w14:checked w14:val="0"/>'), " b ", box("")
    )
    assert texts(made) == ["☒ a ☐ b ☐"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='a'/>"
            "<w:listEntry w:val='b'/></w:ddList>",
            "b",
        ),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='a'/></w:ddList>", ""),
    ],
)
def test_fields_of_old_forms(data: str, shown: str) -> None:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'
    made = p(r(begin), r("<w:instrText> FORMCHECKBOX </w:instrText>"), r(END), " Ja")
    assert texts(made) == [f"{shown} Ja"]


BEGIN, SEPARATE, END = (
    f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")
)


def test_results_of_fields_are_seen_and_instructions_are_not() -> None:
    inner = (
        r(BEGIN)
        + r("<w:instrText> QUOTE </w:instrText>")
        + r("versteckt")
        + r(SEPARATE)
        + r("innen")
        + r(END)
    )
    made = p(
        r(BEGIN),
        r("<w:instrText> IF </w:instrText>"),
        inner,
        r(SEPARATE),
        "Ergebnis",
        r(END),
        " danach",
    )
    assert texts(made) == ["Ergebnis danach"]


def test_a_field_that_never_ends_hides_its_own_paragraph_only() -> None:
    assert texts(p("vor", r(BEGIN), r("versteckt")) + p("danach")) == ["vor", "danach"]


def test_links_of_fields_and_of_relationships() -> None:
    field = (
        r(BEGIN)
        + r('<w:instrText> HYPERLINK "https://a.example/" </w:instrText>')
        + r(SEPARATE)
        + r("eins")
        + r(END)
    )
    link = f'<w:hyperlink r:id="k">{r("zwei")}</w:hyperlink>'
    bad = f'<w:hyperlink r:id="x">{r("drei")}</w:hyperlink>'
    made = p(field, link, bad, f'<w:hyperlink w:anchor="oben">{r("vier")}</w:hyperlink>')
    (line,) = lines(
        made, ("k", "hyperlink", "mailto:amt@a.example"), ("x", "hyperlink", "file:///etc/passwd")
    )
    assert [(each.text, each.href) for each in line.stretches] == [
        ("eins", "https://a.example/"),
        ("zwei", "mailto:amt@a.example"),
        ("dreivier", None),
    ]


def test_prompts_of_controls_are_no_words() -> None:
    inner = f"<w:sdtContent>{r('Text eingeben')}</w:sdtContent>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{inner}</w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('400 Amt für Schule')}</w:sdtContent></w:sdt>"
    found = read(p("Amt: ", filled, " Telefon: ", prompt))
    assert [line.text for line in found.lines()] == ["Amt: 400 Amt für Schule Telefon: "]
    assert found.notes == ("Nicht ausgefüllte Formularfelder wurden nicht übernommen (Anzahl: 1).",)


def test_alternatives_are_read_once() -> None:
    made = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:t>neu</w:t></mc:Choice>"
        "<mc:Fallback><w:t>alt</w:t></mc:Fallback></mc:AlternateContent>"
    )
    only = made.replace("<w:t>neu</w:t>", "")
    assert texts(p(r(made), r(only))) == ["neualt"]


def test_raised_figures_stay_apart_from_the_word() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert texts(p("90 m", r("3", raised), " nach § 7", r("12", raised))) == ["90 m³ nach § 7¹²"]


def test_wrappers_hide_nothing() -> None:
    made = (
        f"<w:smartTag>{r('a')}</w:smartTag><w:customXml>{r('b')}</w:customXml>"
        f"<w:fldSimple w:instr='REF'>{r('c')}</w:fldSimple><w:bookmarkStart w:id='1' w:name='x'/>"
        f"<w:dir>{r('d')}</w:dir>"
    )
    block = (
        f"<w:sdt><w:sdtContent>{p('e')}</w:sdtContent></w:sdt><w:customXml>{p('f')}</w:customXml>"
    )
    assert texts(p(made) + block) == ["abcd", "e", "f"]


@pytest.mark.parametrize(
    ("name", "role", "level"),
    [
        ("heading 2", Role.HEADING, 2),
        ("Überschrift 3", Role.HEADING, 3),
        ("Title", Role.TITLE, 0),
        ("Untertitel", Role.NONE, 0),
        ("Beschriftung", Role.CAPTION, 0),
        ("toc 1", Role.FURNITURE, 0),
        ("Heading Zwei", Role.NONE, 0),
    ],
)
def test_roles_by_the_names_of_styles(name: str, role: Role, level: int) -> None:
    every = style("x", name) + style("y", "Eigene", based="x")
    made = lines(styled("x", "eins") + styled("y", "zwei") + p("drei"), styles=every)
    assert [(line.role, line.level) for line in made] == [
        (role, level),
        (role, level),
        (Role.NONE, 0),
    ]


def test_roles_by_the_outline_and_by_styles_that_are_missing() -> None:
    made = lines(
        p("eins", properties='<w:outlineLvl w:val="1"/>')
        + styled("berschrift1", "zwei")
        + p("drei")
    )
    assert [(line.role, line.level) for line in made] == [
        (Role.HEADING, 2),
        (Role.HEADING, 1),
        (Role.NONE, 0),
    ]


def test_the_bold_of_a_heading_style_says_nothing_more() -> None:
    bold = style("x", "heading 1", "<w:rPr><w:b/></w:rPr>")
    (line,) = lines(styled("x", "Begründung ", r("neu", "<w:i/>")), styles=bold)
    assert line.stretches == (Stretch("Begründung "), Stretch("neu", emphasis=True))


def test_strict_files_are_read_like_usual_ones() -> None:
    made = docx(p("Streng"), numbering="", styles=STYLES)
    strict = _strict(made)
    assert strict != made
    assert transcribe(strict) == transcribe(made)


def _strict(data: bytes) -> bytes:
    made: dict[str, str | bytes] = {}
    for name, part in opened(data).parts.items():
        for kind in (b"officeDocument", b"wordprocessingml"):
            usual = b"http://schemas.openxmlformats.org/%s/2006/" % kind
            part = part.replace(usual, b"http://purl.oclc.org/ooxml/%s/" % kind)
        made[name] = part
    return packed(made)


def test_formulas_are_text() -> None:
    assert texts(p("x = ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")) == ["x = a+b"]
