"""Whether a resolution that spends money says where it comes from."""

import re
from collections.abc import Iterator

from drafter.checks.case import Case, Remark
from drafter.checks.money import Named, named_amounts
from drafter.model.form import SectionKind
from drafter.model.prose import all_covers, resolution_prose

# Words with which a resolution spends money, and those of sentences that only rule on spending.
_SPENDS = re.compile(
    r"bereit(?:ge|zu)?stell|bewillig|[Zz]uschuss|[Zz]uschüss|[Zz]uwendung|[Aa]ufwendung|aufwand\b"
    r"|Aufwand\b|[Aa]uszahlung|[Mm]ittel\b|planmäßig|[Ii]nvesti|[Kk]osten\b|[Ee]rwerb|erwirbt"
    r"|[Aa]nkauf|[Kk]aufpreis|Auftragssumme|[Zz]uschlag|[Dd]arlehen|[Bb]ürgschaft|finanzier"
    r"|[Ff]örder"
)
_ONLY_RULES = re.compile(
    r"\bKenntnis\b|\bbedürfen\b|\bbedarf\b|vorzulegen|vorbehalten|unterricht|zu berichten"
    r"|[Ww]ertgrenze|[Ss]chwelle|[Ee]rheblich"
)
_COVERS = re.compile(r"[Dd]eckung|gedeckt|veranschlagt")
_EMPOWERS = re.compile(
    r"ermächtig|befugt|Einzelfall|\bjeweils\b|zuständig|selbständig|selbstständig"
)


def money_has_finances(case: Case) -> Iterator[Remark]:
    """Demand a cover or „finanzen“ where the resolution decides about money.

    Money is an exact or rounded amount in a sentence that spends (bereitstellen, Zuschuss …);
    silent for limits, unit prices, sentences that only rule on spending, and in forms that have
    no section for finances. A resolution that speaks of Deckung in its own words needs no field.
    One remark for a paper, at the first amount.
    """
    kind, finances = case.form.kind(case.paper.kind), case.paper.finances
    if kind is None or kind.section(SectionKind.FINANCES) is None:
        return
    spending = (prose for prose in resolution_prose(case.paper) if _SPENDS.search(prose.text))
    decided = next(filter(_is_decided, named_amounts(spending)), None)
    if decided is None:
        return
    if finances and not finances.affected:
        yield Remark(
            ("finanzen", "auswirkungen"),
            f"Hier steht „nein“, der Beschluss nennt aber {decided.words}. "
            "Bitte die finanziellen Auswirkungen angeben oder den Beschluss prüfen.",
        )
    elif finances is None and not _covers_in_words(case):
        yield Remark(
            decided.loc,
            f"Der Beschluss entscheidet über {decided.words}, die Vorlage nennt weder Deckung noch "
            "finanzielle Auswirkungen. Bitte „deckung“ oder „finanzen“ ergänzen.",
            text=decided.text,
            offset=decided.found.start,
        )


def _covers_in_words(case: Case) -> bool:
    """Whether the resolution has a cover, typed or in its prose."""
    texts = [text for _, text in resolution_prose(case.paper)]
    return any(all_covers(case.paper)) or any(_COVERS.search(text) for text in texts)


def _is_decided(named: Named) -> bool:
    """Whether a sentence of the resolution spends this amount."""
    sentence = named.sentence
    if named.is_limit or named.is_rate or _ONLY_RULES.search(sentence):
        return False
    if named.is_cap and _EMPOWERS.search(sentence):
        return False
    return _SPENDS.search(sentence) is not None
