"""Running the rules over a paper and matching what its author has acknowledged."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from drafter.checks.amendments import of_the_whole_text
from drafter.checks.case import Case, Remark, Rule
from drafter.findings import Finding, Severity, in_order
from drafter.model.paper import Acknowledgement


def run(case: Case, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Apply rules to a case; return the findings in the order of their places."""
    known = tuple(rules)
    found = [
        (rule, _finding(case, rule, remark))
        for rule in known
        for remark in (*rule.function(case), *of_the_whole_text(case, rule))
    ]
    judged = [_acknowledge(case, rule, finding) for rule, finding in found]
    return in_order((*judged, *_idle_acknowledgements(case, known, judged)))


def _finding(case: Case, rule: Rule, remark: Remark) -> Finding:
    return Finding(
        rule.code,
        remark.severity or rule.severity,
        remark.message,
        case.origins.place(remark.loc, remark.text, remark.offset),
        blocks_drafts=rule.blocks_drafts,
    )


def _acknowledge(case: Case, rule: Rule, finding: Finding) -> Finding:
    if not rule.acknowledgeable or rule.blocks_drafts:
        return finding
    for entry in case.paper.acknowledged:
        if _covers(entry, finding):
            return replace(finding, acknowledged=entry.reason)
    return finding


def _covers(entry: Acknowledgement, finding: Finding) -> bool:
    return entry.rule == finding.code and (entry.where is None or entry.where in finding.message)


def _idle_acknowledgements(
    case: Case, rules: tuple[Rule, ...], findings: list[Finding]
) -> Iterator[Finding]:
    codes = {rule.code: rule for rule in rules}
    for index, entry in enumerate(case.paper.acknowledged):
        place = case.origins.place(("quittiert", index, "regel"))
        sentence = _idle_sentence(entry, codes, findings)
        if sentence:
            yield Finding("quittung-ohne-befund", Severity.NOTE, sentence, place)


def _idle_sentence(
    entry: Acknowledgement, codes: dict[str, Rule], findings: list[Finding]
) -> str | None:
    if entry.rule not in codes:
        near = get_close_matches(entry.rule, codes, n=1)
        hint = f" Meinten Sie „{near[0]}“?" if near else " Die Regeln stehen im Handbuch."
        return f"Eine Regel „{entry.rule}“ gibt es nicht.{hint}"
    if not codes[entry.rule].acknowledgeable or codes[entry.rule].blocks_drafts:
        return f"Ein Befund „{entry.rule}“ lässt sich nicht quittieren. Bitte beheben."
    if not any(_covers(entry, finding) for finding in findings):
        return f"Zu „{entry.rule}“ gibt es hier keinen Befund mehr. Bitte die Quittung löschen."
    return None
