"""The changes of a corrected file, one after the other, with what taking each of them makes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, islice, takewhile
from typing import Final

from drafter import compose
from drafter.importers.transcript import Role
from drafter.model.paper import Paper
from drafter.pipeline.merging.boxes import box_edits
from drafter.pipeline.merging.corrected import Wanted
from drafter.pipeline.merging.groups import Group, Hunk, hunks
from drafter.pipeline.merging.looks import (
    Restyled,
    hunk_of,
    look_edits,
    restyled,
    with_looks,
)
from drafter.pipeline.merging.printed import (
    BOX,
    CELL_BORDER,
    DERIVED,
    PARAGRAPH_BORDER,
    Printed,
    printed,
    signs,
)
from drafter.pipeline.merging.sources import Edit, Sources
from drafter.pipeline.merging.structure import additions, removals
from drafter.pipeline.merging.wording import word_edits
from drafter.pipeline.proof import reread
from drafter.source import Loaded
from drafter.source.edit import SourceChanged

MOST_TRIES: Final = 120
MOST_LINES_AT_ONCE: Final = 12
LONGEST_BESIDE: Final = 40
SHORTEST_ECHO: Final = 4
TYPED: Final = ("row", "line item", "field", "signature")
"""Kinds of lines that are printed from an entry that is typed."""
ALSO: Final = "Mit ihr würde sich auch ändern: „{}“."


@dataclass(frozen=True)
class Proposal:
    """One change: where it stands, the words that go and that come, and those around them.

    `taken` is what there is when it is carried out; None where it has no home in the files. Then
    `hindrance` says what else would change, if that is what stands in the way. `left` is what there
    is when it is passed over. `also` are lines that change along with it. `look` is how the words
    shall look, where that is all that changes. `untracked` tells a change that the file does not
    track although it tracks others: it may be one that the paper had meanwhile.
    """

    place: str
    old: str
    new: str
    left: "Corrections" = field(repr=False)
    before: str = ""
    behind: str = ""
    taken: "Corrections | None" = field(default=None, repr=False)
    also: tuple[Printed, ...] = ()
    look: str = ""
    untracked: bool = False
    hindrance: str = ""


@dataclass(frozen=True)
class Corrections:
    """A paper between what it is and what it shall be: its files, and what still differs.

    `loaded` is the paper as it lies there, `original` the one that it names. `untouched` are the
    lines of the file before its tracked changes; None where nothing is tracked.
    """

    loaded: Loaded
    original: Paper | None
    sources: Sources = field(repr=False)
    groups: tuple[Group, ...] = field(repr=False)
    untouched: frozenset[str] | None = field(default=None, repr=False)

    def proposal(self) -> Proposal | None:
        """Return the first change that is neither taken nor passed over; None if none is left."""
        for index, group in enumerate(self.groups):
            if found := self._proposal(index):
                untracked = not found.look and self._is_untracked(group)
                return replace(found, untracked=untracked)
        return None

    def _is_untracked(self, group: Group) -> bool:
        """Whether others are tracked, but what a group shall be stood there before them."""
        if self.untouched is None:
            return False
        if not group.wanted:
            return not any(line.text in self.untouched for line in group.lines)
        return all(want.text in self.untouched for want in group.wanted)

    def _proposal(self, index: int) -> Proposal | None:
        """Return the first change of a group, None where nothing differs."""
        group = self.groups[index]
        if group.settled:
            change = restyled(group)
            return self._look(index, change) if change else None
        if not group.lines:
            return self._addition(index)
        return self._change(index) if group.wanted else self._removal(index)

    def _change(self, index: int) -> Proposal:
        """Return the first change of words in a group."""
        group = self.groups[index]
        found = hunks(group.text, group.wanted_text)
        first = found[0]
        step = group.with_text(first.applied(group.text))
        other = group.with_text(_applied(group.text, found[1:]))
        candidates = chain(self._boxes(index), word_edits(self.sources, group, first))
        tried = self._tried(index, 1, step, candidates, first)
        old = group.text[first.start : first.end]
        shown = Proposal(
            group.lines[0].place,
            old,
            first.new,
            self._with(index, 1, other),
            *_around(group.text, first.start, first.end),
        )
        return self._proposed(shown, tried, index, other=group)

    def _look(self, index: int, change: Restyled) -> Proposal:
        """Return the change of how words look."""
        group = self.groups[index]
        text = group.text
        words = text[change.start : change.end]
        step, other = (with_looks(group, change, now=now) for now in (False, True))
        candidates = look_edits(self.sources, text, change)
        tried = self._tried(index, 1, step, candidates, hunk_of(change, text))
        shown = Proposal(
            group.lines[0].place,
            words,
            words,
            self._with(index, 1, other),
            *_around(text, change.start, change.end),
            look=change.look.word,
        )
        return self._proposed(shown, tried, index, other=group)

    def _boxes(self, index: int) -> Iterator[tuple[Edit, ...]]:
        """Yield the edits that tick boxes anew, where a group is a box."""
        group, form = self.groups[index], self.loaded.form
        if form is None or not group.lines[0].kind.endswith(BOX):
            return
        lines = (
            one.wanted_text
            for one in self.groups
            if one.lines and one.lines[0].kind.endswith(BOX)
            and one.lines[0].place == group.lines[0].place
        )  # fmt: skip
        yield from box_edits(self.sources, form, lines)

    def _addition(self, index: int) -> Proposal:
        group = self.groups[index]
        above, below = self._beside(index)
        place = above.place if above else ""
        want = group.wanted[0]
        tried = self._tried(index, 1, group, additions(self.sources, above, below, want))
        whole = want.role is Role.HEADING and not isinstance(tried, tuple)
        several = self._section_from(index) if whole else [group]
        left = replace(self, groups=(*self.groups[:index], *self.groups[index + len(several) :]))
        text = PARAGRAPH_BORDER.join(each.wanted_text for each in several)
        return self._proposed(Proposal(place, "", text, left), tried, index)

    def _section_from(self, index: int) -> list[Group]:
        """Return new lines below a heading, which have no place where the heading has none."""
        return [*takewhile(lambda one: not one.lines, self.groups[index:])]

    def _removal(self, index: int) -> Proposal:
        """Return the removal of the fewest lines that can go together."""
        gone = [*takewhile(lambda one: one.lines and not one.wanted, self.groups[index:])]
        for count in range(1, min(len(gone), MOST_LINES_AT_ONCE) + 1):
            lines = tuple(line for group in gone[:count] for line in group.lines)
            above, below = self._beside(index, count)
            around = above.text if above else "", below.text if below else ""
            step = Group(lines, ())
            tried = self._tried(index, count, step, removals(self.sources, lines, *around))
            if isinstance(tried, tuple):
                break
        else:
            lines, count = gone[0].lines, 1
        kept = Group(lines, tuple(Wanted(line.text) for line in lines))
        shown = Proposal(lines[0].place, kept.text, "", self._with(index, count, kept))
        return self._proposed(shown, tried, index)

    def _proposed(
        self, shown: Proposal, tried: "Tried", index: int, other: Group | None = None
    ) -> Proposal:
        if not isinstance(tried, tuple):
            return replace(shown, hindrance=tried)
        taken, also = tried
        if other is not None:
            group = Group(taken.groups[index].lines, other.wanted)
            taken = taken._with(index, 1, group)
        return replace(shown, taken=taken, also=also)

    def _with(self, index: int, count: int, group: Group) -> "Corrections":
        """Return this with another group in place of some."""
        groups = (*self.groups[:index], group, *self.groups[index + count :])
        return replace(self, groups=groups)

    def _beside(self, index: int, count: int = 1) -> tuple[Printed | None, Printed | None]:
        """Return the printed lines above and below a group."""
        above = (line for group in reversed(self.groups[:index]) for line in reversed(group.lines))
        below = (line for group in self.groups[index + count :] for line in group.lines)
        return next(above, None), next(below, None)

    def _tried(
        self,
        index: int,
        count: int,
        step: Group,
        candidates: Iterator[tuple[Edit, ...]],
        hunk: Hunk | None = None,
    ) -> "Tried":
        """Return what the first edits make that make this change alone, or what hinders it."""
        wished, hindrance = self._with(index, count, step), ""
        typed = bool(step.lines) and step.lines[0].kind.startswith(TYPED)
        for number, edits in enumerate(islice(_different(candidates), MOST_TRIES)):
            made = wished._proved(index, edits, hunk, tell=typed and not number)
            if isinstance(made, tuple):
                return made
            hindrance = hindrance or made
        return hindrance

    def _proved(
        self, index: int, edits: tuple[Edit, ...], hunk: Hunk | None, *, tell: bool
    ) -> "Tried":
        """Return what edits make, if that is what a group shall be, or what stands in the way.

        With `tell` that includes why the files could not be read any more.
        """
        try:
            sources = self.sources.edited(edits)
        except SourceChanged:
            return ""
        lines = self._read(sources)
        if isinstance(lines, str):
            return lines if tell else ""
        return self._settled(index, sources, lines, hunk)

    def _read(self, sources: Sources) -> tuple[Printed, ...] | str:
        """Return the lines that the paper would have, or the sentence that says why it has none."""
        loaded = reread(self.loaded.path.name, sources.files, self.loaded.forms)
        if loaded.paper is None or loaded.form is None:
            return next((one.message for one in loaded.findings if one.blocks_drafts), "")
        return printed(compose.document(loaded.paper, loaded.form, self.original))

    def _settled(
        self,
        index: int,
        sources: Sources,
        lines: Sequence[Printed],
        hunk: Hunk | None,
    ) -> "Tried":
        """Return what the lines of an edited paper make of this, or what stands in the way."""
        step = self.groups[index]
        parts = _parted(lines, [len(each.lines) for each in self.groups], index, len(step.wanted))
        if parts is None or not _is_wanted(step, parts[index], hunk):
            return ""
        changed = [
            Group(now, step.wanted) if number == index else _follows(group, now, step, hunk)
            for number, (group, now) in enumerate(zip(self.groups, parts, strict=True))
        ]
        for group, made in zip(self.groups, changed, strict=True):
            if made is None:
                return ALSO.format(_short(group.lines[0].text))
        also = _also(self.groups, parts, index)
        made_groups = tuple(group for group in changed if group is not None)
        return replace(self, sources=sources, groups=made_groups), also


Tried = tuple[Corrections, tuple[Printed, ...]] | str


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands beside a stretch, as far as it helps to find it, cut between words."""
    before, behind = text[:start][-LONGEST_BESIDE:], text[end:][:LONGEST_BESIDE]
    if len(before) == LONGEST_BESIDE and " " in before:
        before = f"…{before.partition(' ')[2]}"
    if len(behind) == LONGEST_BESIDE and " " in behind:
        behind = f"{behind.rpartition(' ')[0]} …"
    return before, behind


def _parted(
    lines: Sequence[Printed], counts: list[int], index: int, count: int
) -> list[tuple[Printed, ...]] | None:
    """Return lines as those of each group, of which one has `count`; None where they do not fit."""
    counts[index] = count
    ends = [*accumulate(counts)]
    if not ends or ends[-1] != len(lines):
        return None
    return [tuple(lines[end - own : end]) for end, own in zip(ends, counts, strict=True)]


def _also(
    groups: Sequence[Group], parts: Sequence[tuple[Printed, ...]], index: int
) -> tuple[Printed, ...]:
    """Return the lines that changed along with those of a group."""
    return tuple(
        new
        for number, (group, now) in enumerate(zip(groups, parts, strict=True))
        if number != index
        for old, new in zip(group.lines, now, strict=True)
        if old.runs != new.runs
    )


def _short(text: str) -> str:
    """Return the beginning of a line, as a sentence quotes it."""
    plain = " ".join(text.replace(CELL_BORDER, " | ").split())
    return plain if len(plain) <= LONGEST_BESIDE else f"{plain[:LONGEST_BESIDE]} …"


def _different(candidates: Iterable[tuple[Edit, ...]]) -> Iterator[tuple[Edit, ...]]:
    """Yield candidates that edit something, each once."""
    seen: set[tuple[Edit, ...]] = {()}
    for edits in candidates:
        if edits not in seen:
            seen.add(edits)
            yield edits


def _applied(text: str, found: Sequence[Hunk]) -> str:
    for hunk in reversed(found):
        text = hunk.applied(text)
    return text


def _follows(
    group: Group, now: tuple[Printed, ...], step: Group, hunk: Hunk | None
) -> Group | None:
    """Return a group that no change is about as it is now; None where it may not be so.

    It may stay as it is, become what it shall be, or say the changed words again.
    """
    made = Group(now, group.wanted)
    changed = [
        (old, new) for old, new in zip(group.lines, now, strict=True) if old.nature != new.nature
    ]
    if not changed:
        return made
    if any((old.section, old.kind) != (new.section, new.kind) for old, new in changed):
        return None
    if made.settled:
        return made
    echoes = all(old.kind == DERIVED or _echoes(old, new, step, hunk) for old, new in changed)
    if not echoes:
        return None
    return made.with_text(made.text) if group.settled else made


def _echoes(old: Printed, new: Printed, step: Group, hunk: Hunk | None) -> bool:
    """Whether a line says the words of a change again, and nothing else of it changed."""
    if hunk is None or len(step.lines) != 1:
        return False
    before = len(step.text[: hunk.start].rpartition(CELL_BORDER)[0])
    behind = len(step.text[hunk.end :].partition(CELL_BORDER)[2])
    made = hunk.applied(step.text)
    stretches = (
        (step.text[hunk.start : hunk.end].strip(), hunk.new.strip()),
        (_cut(step.text, before, behind), _cut(made, before, behind)),
    )
    return any(
        len(went) >= SHORTEST_ECHO and old.text.replace(went, came) == new.text
        for went, came in stretches
    )


def _cut(text: str, before: int, behind: int) -> str:
    """Return a text without what stands at its ends, and without borders of cells there."""
    return text[before : len(text) - behind].strip(CELL_BORDER)


def _is_wanted(step: Group, now: tuple[Printed, ...], hunk: Hunk | None) -> bool:
    """Whether lines are what a group shall be, in words, kind and style."""
    if [line.text for line in now] != [want.text for want in step.wanted]:
        return False
    if hunk is None:
        return all(map(_fits, now, step.wanted))
    if len(now) == len(step.lines) and [(one.kind, one.labelled) for one in now] != [
        (one.kind, one.labelled) for one in step.lines
    ]:
        return False
    return _keeps_style(step, now, hunk)


def _fits(line: Printed, want: Wanted) -> bool:
    """Whether a new line is of the kind that Word says it is."""
    if CELL_BORDER in want.text:
        return line.kind.startswith(("row", "head"))
    if want.role is Role.HEADING:
        return line.kind.endswith(f"heading {want.level - 1}")
    if want.role is Role.ITEM:
        return line.labelled and line.kind.count(" item ") == want.level + 1
    bare = line.kind.startswith("line item") or not line.labelled
    return bare and "heading" not in line.kind


def _keeps_style(step: Group, now: tuple[Printed, ...], hunk: Hunk) -> bool:
    """Whether what stands beside changed words looks as it did, or all looks as it shall."""
    if hunk.new == step.text[hunk.start : hunk.end]:
        return now[0].looks == step.wanted[0].looks
    was, made = _looked(step.lines), _looked(now)
    head, tail = (len(signs(part)) for part in (step.text[: hunk.start], step.text[hunk.end :]))
    return was[:head] == made[:head] and was[len(was) - tail :] == made[len(made) - tail :]


def _looked(lines: tuple[Printed, ...]) -> list[tuple[str, bool, bool, str | None]]:
    return [
        (sign, run.strong, run.emphasis, run.href)
        for line in lines
        for run in line.runs
        for sign in signs(run.text)
    ]
