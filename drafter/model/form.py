"""A municipality's form as data (`form.yaml`): labels, order, rules of its numbers.

Nothing about a city stands in Python; what a form says here is all that the program knows.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from drafter.german.wording import listed, quoted
from drafter.model import lines
from drafter.model.base import Record
from drafter.model.colour import LEAST_CONTRAST, Colour, contrast
from drafter.model.fields import FormField, Loc, every_field, refuse_twins
from drafter.model.lines import OneLine
from drafter.model.naming import FileNames
from drafter.model.old_papers import WORDS, OldPapers, Variants
from drafter.model.organizations import Organizations
from drafter.model.publication import Publication
from drafter.model.scalars import Day, Line, Ordinal, Publicity, YesNo, refused

PAGE_LABEL: Final = re.compile(r"[^{}]*\{page\}[^{}]*(?:\{pages\}[^{}]*)?")


class SectionKind(StrEnum):
    """What a section of the form shows; each is composed by one function."""

    HEAD = "kopf"
    TITLE = "titel"
    SUPPLEMENT = "nachtrag"
    CONSULTATIONS = "beratungsfolge"
    SUBJECT = "beratungsgegenstand"
    PRODUCT_GROUPS = "produktgruppen"
    GOALS = "ziele"
    FINANCES = "finanzen"
    FIELDS = "angaben"
    PRIOR_READINGS = "fruehere_behandlung"
    RESOLUTION = "beschlussvorschlag"
    SUMMARY = "zusammenfassung"
    RATIONALE = "begruendung"
    ATTACHMENTS = "anlagen"
    PARTICIPATIONS = "beteiligungen"
    COSIGNATURES = "mitzeichnungen"
    SIGNATURES = "unterschrift"
    NOTE = "formularhinweis"


class FormSection(Record):
    """A section of the form, in the order in which it is printed."""

    kind: SectionKind = Field(
        alias="feld", title="Feld", description="Was der Abschnitt zeigt.", examples=["ziele"]
    )
    own_id: Line | None = Field(
        default=None,
        alias="id",
        title="Kennung",
        description="Bleibender Name eines Abschnitts mit „feld: angaben“; sonst gilt „feld“.",
        examples=["klimaschutz"],
    )
    label: Line | None = Field(
        default=None,
        alias="titel",
        title="Titel",
        description="Gedruckte Überschrift.",
        examples=["Begründung:"],
    )
    subtitle: Line | None = Field(
        default=None,
        alias="untertitel",
        title="Untertitel",
        description="Gedruckte Zeile unter der Überschrift.",
        examples=["Antrag an den Gemeinderat"],
    )
    fields: tuple[Line, ...] = Field(
        default=(),
        alias="felder",
        title="Felder",
        description="Die Felder, die ein Abschnitt mit „feld: angaben“ zeigt, in ihrer Folge.",
        examples=[["co2_relevanz"]],
    )
    short: Line | None = Field(
        default=None,
        alias="kurz",
        title="Kurzer Name",
        description="Wie die Änderungsübersicht den Abschnitt nennt; ohne Angabe wie der Titel.",
        examples=["Produktgruppe"],
    )
    required: YesNo = Field(
        default=False,
        alias="pflicht",
        title="Pflicht",
        description="„ja“, wenn der Abschnitt bei Versand gefüllt sein muss.",
        examples=["ja"],
    )

    @property
    def id(self) -> str:
        """The id of the section in the Document, stable and unique in its kind of paper."""
        return self.own_id or self.kind.value

    @model_validator(mode="after")
    def _only_fields_have_an_id(self) -> Self:
        shows_fields = self.kind is SectionKind.FIELDS
        if not shows_fields and (self.own_id or self.fields):
            raise refused(
                f"„id“ und „felder“ gehören nur zu „feld: angaben“, hier steht „feld: {self.kind}“."
                " Bitte dort löschen."
            )
        if shows_fields and not (self.own_id and self.fields):
            raise refused(
                "Ein Abschnitt mit „feld: angaben“ braucht „id“ und „felder“. Bitte so schreiben: "
                "{feld: angaben, id: klimaschutz, felder: [co2_relevanz]}"
            )
        if self.own_id and (not SECTION_ID.fullmatch(self.own_id) or self.own_id in TAKEN):
            raise refused(
                f"{quoted(self.own_id)} ist als „id“ nicht möglich. Bitte ein eigenes Wort aus "
                "kleinen Buchstaben von a bis z, Ziffern und Strichen wählen: klimaschutz"
            )
        return self


SECTION_ID: Final = re.compile(r"[a-z][a-z0-9_-]*")
TAKEN: Final = frozenset({*SectionKind, "aenderungen"})


class ConsultationColumn(StrEnum):
    """A column of the table of consultations."""

    ORGANIZATION = "gremium"
    MEETING = "sitzung"
    AGENDA = "top"
    PUBLICITY = "beratung"
    ROLE = "zustaendigkeit"
    OUTCOME = "ergebnis"


class ColumnLabel(Record):
    """A column of the table of consultations with its label."""

    column: ConsultationColumn = Field(
        alias="spalte", title="Spalte", description="Was in der Spalte steht.", examples=["gremium"]
    )
    label: Line = Field(
        alias="titel", title="Titel", description="Kopf der Spalte.", examples=["Gremium"]
    )


class ShortPublicity(Record):
    """The short words that the table of consultations has for its publicity."""

    public: Line = Field(
        alias="öffentlich", title="öffentlich", description="Kurz für öffentlich.", examples=["Ö"]
    )
    non_public: Line = Field(
        alias="nichtöffentlich",
        title="nichtöffentlich",
        description="Kurz für nichtöffentlich.",
        examples=["N"],
    )

    def word(self, publicity: Publicity) -> str:
        """Return the short word."""
        return self.public if publicity is Publicity.PUBLIC else self.non_public


class PaperKind(Record):
    """A kind of paper with its title and its sections."""

    name: Line = Field(
        alias="name", title="Name", description="Vorlagenart.", examples=["Beschlussvorlage"]
    )
    title: Line = Field(
        alias="titel",
        title="Titel",
        description="Gedruckter Titel.",
        examples=["Beschlussvorlage der Verwaltung"],
    )
    sections: tuple[FormSection, ...] = Field(
        alias="abschnitte",
        title="Abschnitte",
        description="Die Abschnitte in ihrer Folge.",
        examples=[[{"feld": "begruendung", "titel": "Begründung:"}]],
    )

    def section(self, kind: SectionKind) -> FormSection | None:
        """Return the first section of that kind, or None where the form has none."""
        return next((section for section in self.sections if section.kind is kind), None)

    @property
    def shown_fields(self) -> tuple[str, ...]:
        """The names of the form's own fields that the sections show."""
        return tuple(name for section in self.sections for name in section.fields)

    @model_validator(mode="after")
    def _sections_are_in_order(self) -> Self:
        refuse_twins((each.id, ("abschnitte", i)) for i, each in enumerate(self.sections))
        titled = [s.kind for s in self.sections if s.label or s.kind is SectionKind.TITLE]
        if SectionKind.TITLE in titled[1:]:
            raise refused(
                "Vor „feld: titel“ steht ein Abschnitt mit Überschrift. Der Titel ist die oberste "
                "Überschrift der Vorlage; bitte voranstellen oder dem Abschnitt keinen „titel“ "
                "geben."
            )
        return self


class ElectoralTerm(Record):
    """A Wahlperiode (OParl 1.1, LegislativeTerm)."""

    name: Line = Field(
        alias="name", title="Name", description="Wie sie in Nummern steht.", examples=["2020-2025"]
    )
    first: Day = Field(alias="von", title="Von", description="Erster Tag.", examples=["01.11.2020"])
    last: Day = Field(alias="bis", title="Bis", description="Letzter Tag.", examples=["31.10.2025"])


class Suffix(Record):
    """What an ending of a paper number means in this form."""

    pattern: Line = Field(
        alias="muster",
        title="Muster",
        description="Regulärer Ausdruck für die Endung.",
        examples=["/[0-9]+"],
    )
    meaning: Line = Field(
        alias="bedeutet",
        title="Bedeutung",
        description="Wofür die Endung steht, in Worten.",
        examples=["Nachtragsvorlage"],
    )
    supplement: YesNo = Field(
        alias="nachtrag",
        title="Nachtrag",
        description="Ob die Endung einen Nachtrag bezeichnet.",
        examples=["ja"],
    )
    mode: Line | None = Field(
        default=None,
        alias="art",
        title="Art",
        description="„ergänzt“ oder „ersetzt“, wenn die Endung nur eines davon bezeichnet.",
        examples=["ergänzt"],
    )


class ParsedReference(NamedTuple):
    """A paper number taken apart: what a Nachtrag inherits, its term and its ending."""

    base: str
    term: str | None
    suffix: str


class NumberPattern(Record):
    """How this form's paper numbers look."""

    pattern: Line = Field(
        alias="muster",
        title="Muster",
        description=(
            "Regulärer Ausdruck mit den Gruppen „stamm“, „wahlperiode“ (falls die Nummer sie "
            "nennt) und „endung“."
        ),
        examples=[r"(?P<stamm>[0-9]+/(?P<wahlperiode>[0-9]{4}-[0-9]{4}))(?P<endung>/[0-9]+)?"],
    )
    example: Line = Field(
        alias="beispiel",
        title="Beispiel",
        description="Eine Nummer, wie sie aussehen soll.",
        examples=["2859/2020-2025"],
    )
    label: Line = Field(
        alias="titel",
        title="Titel",
        description="Was vor der Nummer steht.",
        examples=["Drucksachen-Nr."],
    )
    pending: Line = Field(
        alias="offen",
        title="Ohne Nummer",
        description="Was anstelle der Nummer steht, solange sie fehlt.",
        examples=["wird vergeben"],
    )
    suffixes: tuple[Suffix, ...] = Field(
        default=(),
        alias="endungen",
        title="Endungen",
        description="Was Endungen bedeuten.",
        examples=[[{"muster": "/[0-9]+", "bedeutet": "Nachtragsvorlage", "nachtrag": "ja"}]],
    )

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error:
            raise refused("Dieses Muster ist kein regulärer Ausdruck.") from None
        return value

    def parse(self, reference: str) -> ParsedReference | None:
        """Take a paper number apart; None where it does not look like this form's numbers."""
        match = re.fullmatch(self.pattern, " ".join(reference.split()))
        if match is None:
            return None
        groups = match.groupdict()
        return ParsedReference(
            groups.get("stamm") or reference, groups.get("wahlperiode"), groups.get("endung") or ""
        )

    def meaning_of(self, suffix: str) -> Suffix | None:
        """Return what an ending means in this form."""
        return next((row for row in self.suffixes if re.fullmatch(row.pattern, suffix)), None)


class MarkSign(StrEnum):
    """A second sign of a change, beside the colour: it is seen in a grey print too."""

    BAR = "balken"
    DOTS = "punktlinie"


class MarkScope(StrEnum):
    """Which changes a marked paper shows with their words."""

    ADDITIONS = "ergänzungen"
    FULL = "vollständig"


class OverviewWish(StrEnum):
    """When the list of changes is printed on the first page."""

    ALWAYS = "immer"
    WHERE_TAKEN_OUT = "bei_streichung"


class MarkStyle(Record):
    """How this form shows changes; never by colour alone (WCAG 2.2, 1.4.1)."""

    ink: Colour = Field(
        default="#B00020",
        alias="farbe",
        title="Farbe",
        description="Farbe der neuen Wörter, als #RRGGBB.",
        examples=["#B00020"],
    )
    ground: Colour = Field(
        default="#FFFFFF",
        alias="grund",
        title="Grund",
        description="Farbe hinter den neuen Wörtern, als #RRGGBB.",
        examples=["#FFF2A8"],
    )
    signs: tuple[MarkSign, ...] = Field(
        default=(MarkSign.BAR, MarkSign.DOTS),
        min_length=1,
        alias="zeichen",
        title="Zeichen",
        description="Was eine Änderung auch ohne Farbe zeigt: „balken“ am Rand, „punktlinie“.",
        examples=[["balken", "punktlinie"]],
    )
    scope: MarkScope = Field(
        default=MarkScope.ADDITIONS,
        alias="umfang",
        title="Umfang",
        description="„ergänzungen“ zeigt nur Neues, „vollständig“ auch Gestrichenes.",
        examples=["ergänzungen"],
    )
    overview: OverviewWish = Field(
        default=OverviewWish.WHERE_TAKEN_OUT,
        alias="uebersicht",
        title="Änderungsübersicht",
        description="„immer“ auf der ersten Seite oder „bei_streichung“.",
        examples=["bei_streichung"],
    )

    @model_validator(mode="after")
    def _is_readable(self) -> Self:
        found = contrast(self.ink, self.ground)
        if found < LEAST_CONTRAST:
            shown = f"{found:.1f}".replace(".", ",")
            raise refused(
                f"Die Farbe {self.ink} ist auf {self.ground} schwer zu lesen: Kontrast {shown}:1, "
                "nötig sind 4,5:1. Bitte eine dunklere Farbe oder einen helleren Grund wählen."
            )
        return self


class SupplementWording(Record):
    """The words of the Nachtrag box."""

    title: Line = Field(
        alias="titel", title="Titel", description="Zweiter Titel.", examples=["Nachtragsvorlage"]
    )
    lead: Line = Field(
        alias="einleitung",
        title="Einleitung",
        description="Was vor den Kästchen steht.",
        examples=["Diese Vorlage"],
    )
    replaces: Line = Field(
        alias="ersetzt",
        title="Ersetzt",
        description="Text des ersten Kästchens.",
        examples=["ersetzt die Ursprungsvorlage."],
    )
    supplements: Line = Field(
        alias="ergaenzt",
        title="Ergänzt",
        description="Text des zweiten Kästchens.",
        examples=["ergänzt die Ursprungsvorlage."],
    )
    legend: Line | None = Field(
        default=None,
        alias="legende",
        title="Legende",
        description="Wie Änderungen gezeigt werden.",
        examples=["Ergänzungen in rot"],
    )
    marks: MarkStyle = Field(
        default_factory=MarkStyle,
        alias="marken",
        title="Marken",
        description="Farbe, Zeichen und Umfang, mit denen Änderungen gezeigt werden.",
        examples=[{"farbe": "#B00020", "zeichen": ["balken"]}],
    )


class HeadItem(StrEnum):
    """What every form can print in its head."""

    MUNICIPALITY = "kommune"
    LEAD = "amt"
    OFFICE = "stelle"
    PHONE = "telefon"
    DATE = "datum"
    REFERENCE = "nummer"


class HeadEntry(Record):
    """An entry of the head: one that every form has, or a field of the form's own."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.head_entry, "nummer")

    name: Line = Field(
        alias="feld",
        title="Feld",
        description=(
            "„kommune“, „amt“ (Amt, Datum, Telefon), „stelle“ (Name des Amtes), „telefon“, "
            "„datum“, „nummer“ oder ein eigenes Feld."
        ),
        examples=["stelle"],
    )
    label: Line | None = Field(
        default=None,
        alias="titel",
        title="Titel",
        description="Beschriftung; ohne Angabe die des Feldes.",
        examples=["Dienststelle"],
    )


class Logo(Record):
    """The logo of the municipality: a PNG or JPEG in the form's folder."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.logo, "logo.png")

    file: Line = Field(
        alias="datei",
        title="Datei",
        description="Bilddatei (PNG oder JPEG) im Ordner des Formulars.",
        examples=["logo.png"],
    )
    alternative: Line | None = Field(
        default=None,
        alias="alternativtext",
        title="Alternativtext",
        description="Was zu sehen ist, in Worten; wegzulassen, wenn das Bild nur schmückt.",
        examples=["Wappen der Stadt Musterstadt"],
    )


HEAD_ENTRIES: Final = tuple(
    HeadEntry(name=item) for item in (HeadItem.MUNICIPALITY, HeadItem.LEAD, HeadItem.REFERENCE)
)


class Headline(Record):
    """The head of the first page."""

    municipality: Line = Field(
        alias="kommune",
        title="Kommune",
        description="Name der Kommune.",
        examples=["Stadt Bielefeld"],
    )
    lead_label: Line | None = Field(
        default=None,
        alias="amt",
        title="Amt",
        description="Beschriftung des Feldes mit Amt, Datum und Telefon.",
        examples=["Amt, Datum, Telefon"],
    )
    entries: tuple[HeadEntry, ...] = Field(
        default=HEAD_ENTRIES,
        min_length=1,
        alias="felder",
        title="Felder",
        description="Was im Kopf steht, in seiner Folge.",
        examples=[["nummer", "verantwortlich", "stelle"]],
    )
    logo: Logo | None = Field(
        default=None,
        alias="logo",
        title="Logo",
        description="Das Logo, das vor dem Kopf steht.",
        examples=[{"datei": "logo.png", "alternativtext": "Wappen der Stadt Musterstadt"}],
    )

    @property
    def own_fields(self) -> tuple[str, ...]:
        """The names of the form's own fields that stand in the head."""
        return tuple(entry.name for entry in self.entries if entry.name not in [*HeadItem])


class SummaryWish(Record):
    """From which length on the form asks for a summary."""

    pages: Ordinal = Field(
        alias="ab_seiten",
        title="Seiten",
        description="Eine Begründung, die länger ist, braucht eine Zusammenfassung.",
        examples=[3],
    )
    words_per_page: Ordinal = Field(
        alias="woerter_je_seite",
        title="Wörter je Seite",
        description="Für die Schätzung vor dem Satz.",
        examples=[420],
    )


class Form(Record):
    """A municipality's form."""

    name: Line = Field(
        alias="name", title="Name", description="Name des Formulars.", examples=["Stadt Bielefeld"]
    )
    land: Line = Field(
        alias="land",
        title="Land",
        description="Kürzel des Landes (ISO 3166-2), für Feiertage.",
        examples=["NW"],
    )
    headline: Headline = Field(
        alias="kopf", title="Kopf", description="Der Kopf der ersten Seite.", examples=[{}]
    )
    number: NumberPattern = Field(
        alias="nummer", title="Nummer", description="Die Drucksachennummern.", examples=[{}]
    )
    terms: tuple[ElectoralTerm, ...] = Field(
        default=(),
        alias="wahlperioden",
        title="Wahlperioden",
        description="Die Wahlperioden mit ihren Tagen.",
        examples=[[{"name": "2020-2025", "von": "01.11.2020", "bis": "31.10.2025"}]],
    )
    non_public_grounds: tuple[Line, ...] = Field(
        default=(),
        alias="gruende_nichtoeffentlich",
        title="Gründe der Nichtöffentlichkeit",
        description="Die Gründe, aus denen nichtöffentlich beraten werden darf.",
        examples=[["Grundstücksangelegenheiten"]],
    )
    consultation_columns: tuple[ColumnLabel, ...] = Field(
        alias="beratungsfolge_spalten",
        title="Spalten der Beratungsfolge",
        description="Die Spalten der Tabelle.",
        examples=[[{"spalte": "gremium", "titel": "Gremium"}]],
    )
    short_publicity: ShortPublicity | None = Field(
        default=None,
        alias="beratung_kurz",
        title="Kurze Worte der Öffentlichkeit",
        description="Was die Tabelle statt „öffentlich“ und „nichtöffentlich“ druckt.",
        examples=[{"öffentlich": "Ö", "nichtöffentlich": "N"}],
    )
    page_label: Line = Field(
        default="Seite {page} von {pages}",
        alias="seitenzahl",
        title="Seitenzahl",
        description="Seitenzahl im Fuß; {page} ist die Seite, {pages} die Zahl der Seiten.",
        examples=["– {page} –"],
    )
    fields: tuple[FormField, ...] = Field(
        default=(),
        alias="felder",
        title="Felder",
        description="Die eigenen Felder des Formulars; Abschnitte und Kopf nennen sie.",
        examples=[[{"name": "co2_relevanz", "titel": "CO2-Relevanz"}]],
    )
    supplement: SupplementWording = Field(
        alias="nachtrag", title="Nachtrag", description="Die Worte des Kastens.", examples=[{}]
    )
    summary_wish: SummaryWish | None = Field(
        default=None,
        alias="zusammenfassung",
        title="Zusammenfassung",
        description="Ab welcher Länge das Formular eine Zusammenfassung wünscht.",
        examples=[{"ab_seiten": 3, "woerter_je_seite": 420}],
    )
    file_names: FileNames = Field(
        default_factory=FileNames,
        alias="dateinamen",
        title="Dateinamen",
        description="Wie die Dateien eines Pakets heißen, das „drafter dispatch“ schreibt.",
        examples=[{"vorlage": "{drucksachennummer}[_{fassung}]", "umlaute": "umschreiben"}],
    )
    note: Line | None = Field(
        default=None,
        alias="hinweis",
        title="Hinweis",
        description="Hinweis, den das Formular am Ende druckt.",
        examples=["Bitte eine kurze Zusammenfassung voranstellen."],
    )
    kinds: tuple[PaperKind, ...] = Field(
        min_length=1,
        alias="vorlagenarten",
        title="Vorlagenarten",
        description="Die Vorlagenarten des Formulars.",
        examples=[[{"name": "Beschlussvorlage"}]],
    )
    old_papers: OldPapers = Field(
        default_factory=OldPapers,
        alias="lesen",
        title="Lesen",
        description="Wie alte Vorlagen zu lesen sind, die „drafter import“ übernimmt.",
        examples=[{"beschriftungen": {"begruendung": ["Sachdarstellung"]}}],
    )
    publication: Publication | None = Field(
        default=None,
        alias="oparl",
        title="OParl",
        description="Wo die Kommune ihre Vorlagen über OParl veröffentlicht.",
        examples=[{"adresse": "https://oparl.example.org/stadt"}],
    )
    organizations: Organizations = Field(
        default=Organizations(bodies=()),
        alias="gremien",
        title="Gremien",
        description="Aus gremien.yaml; dort und nicht in form.yaml zu pflegen.",
        examples=[[]],
    )

    @field_validator("page_label")
    @classmethod
    def _names_the_page_once(cls, value: str) -> str:
        if not PAGE_LABEL.fullmatch(value):
            raise refused(
                f"{quoted(value)} ist keine Seitenzahl. Bitte {{page}} einmal schreiben und "
                "dahinter höchstens einmal {pages}, zum Beispiel: – {page} – oder Seite {page} von "
                "{pages}"
            )
        return value

    @model_validator(mode="after")
    def _fields_are_known_and_shown_once(self) -> Self:
        refuse_twins((field.name, ("felder", i)) for i, field in enumerate(self.fields))
        known = [field.name for field in self.fields]
        for index in range(len(self.kinds)):
            shown = tuple(self._shown_at(index))
            refuse_twins(shown)
            for name, place in shown:
                if name not in known:
                    raise refused(_unknown_field(name, known), *place)
        return self

    @model_validator(mode="after")
    def _old_papers_name_what_there_is(self) -> Self:
        old = self.old_papers
        several: tuple[tuple[str, Variants, Sequence[str]], ...] = (
            ("beschriftungen", old.labels, [*dict.fromkeys(self._labelled())]),
            ("arten", old.kinds, [kind.name for kind in self.kinds]),
            ("spalten", old.columns, [*ConsultationColumn]),
            ("worte", old.words, WORDS),
        )
        for key, given, known in several:
            for name in given:
                if name not in known:
                    raise refused(_unknown_old(name, known), "lesen", key, name)
        return self

    def _labelled(self) -> Iterator[str]:
        """Yield what in this form has a label: items of the head, own fields, sections."""
        yield from (item for item in HeadItem if item is not HeadItem.MUNICIPALITY)
        yield from (field.name for field in every_field(self.fields))
        yield from (section.id for kind in self.kinds for section in kind.sections)

    def _shown_at(self, index: int) -> Iterator[tuple[str, Loc]]:
        """Yield the form's own fields that a kind of paper prints, each with where it is named."""
        for position, entry in enumerate(self.headline.entries):
            if entry.name not in [*HeadItem]:
                yield entry.name, ("kopf", "felder", position)
        for position, section in enumerate(self.kinds[index].sections):
            for number, name in enumerate(section.fields):
                at = ("vorlagenarten", index, "abschnitte", position, "felder", number)
                yield name, at

    def fields_of(self, kind: str) -> tuple[FormField, ...]:
        """Return the form's own fields that a kind of paper prints, those of the head first.

        Papers of that kind fill them under `angaben`; of an unknown kind there are none.
        """
        made = self.kind(kind)
        shown = (*self.headline.own_fields, *made.shown_fields) if made else ()
        return tuple(field for name in shown for field in self.fields if field.name == name)

    def kind(self, name: str) -> PaperKind | None:
        """Return the kind of paper of that name, or None."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    def term_named(self, name: str) -> ElectoralTerm | None:
        """Return the Wahlperiode of that name, or None where the table has none."""
        return next((term for term in self.terms if term.name == name), None)

    def term_on(self, day: date) -> ElectoralTerm | None:
        """Return the Wahlperiode of a day, or None where the table has none."""
        return next((term for term in self.terms if term.first <= day <= term.last), None)

    @property
    def prints_roles(self) -> bool:
        """Whether the form prints a Zuständigkeit at all."""
        return any(row.column is ConsultationColumn.ROLE for row in self.consultation_columns)


def _unknown_old(name: str, known: Sequence[str]) -> str:
    said = f"{quoted(name)} gibt es hier nicht.{_meant(name, known)}"
    return f"{said} Möglich: {listed(known, 'oder')}."


def _meant(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" Meinten Sie {quoted(near[0])}?" if near else ""


def _unknown_field(name: str, known: Sequence[str]) -> str:
    meant = _meant(name, [*known, *HeadItem])
    return (
        f"Das Feld {quoted(name)} steht nicht unter „felder“.{meant} Bitte dort ergänzen oder hier "
        "löschen."
    )
