"""What was given out before: kept moments, and objects that are gone."""

from typing import Any

from drafter.render.oparl.memory import known, remembering
from drafter.render.oparl.merging import merged
from tests.harvest.made_up import BASE, at, bundle, thing

NOW = at(100)
RAT = f"{BASE}/organization/rat"


def after(
    objects: list[dict[str, Any]], earlier: list[dict[str, Any]], removed: str = ""
) -> dict[str, dict[str, Any]]:
    before = {id_: known(item, BASE) for id_, item in merged(earlier).items()}
    return remembering(merged(objects), BASE, before, removed, NOW)


def test_what_says_the_same_keeps_its_moments() -> None:
    assert after(bundle(1, at(9)), bundle(1, at(1))) == merged(bundle(1, at(1)))


def test_what_is_new_has_its_own_moments() -> None:
    assert after(bundle(1, at(9)), []) == merged(bundle(1, at(9)))


def test_what_says_something_else_was_modified_when_it_says() -> None:
    found = after([thing("Organization", "rat", at(9), name="B")],
                  [thing("Organization", "rat", at(1), name="A")])[RAT]  # fmt: skip
    assert (found["name"], found["created"], found["modified"]) == ("B", at(1), at(9))


def test_what_says_something_else_without_an_event_was_modified_now() -> None:
    found = after([thing("Organization", "rat", at(1), name="B")],
                  [thing("Organization", "rat", at(1), name="A")])[RAT]  # fmt: skip
    assert (found["created"], found["modified"]) == (at(1), NOW)


def test_what_is_gone_is_told_and_nothing_else_of_it() -> None:
    paper = f"{BASE}/paper/0001"
    found = after(bundle(2, at(2)), [*bundle(1, at(1)), *bundle(2, at(2))], removed=at(7))
    assert found[paper] == {
        "id": paper, "type": "https://schema.oparl.org/1.1/Paper",
        "created": at(1), "modified": at(7), "deleted": True,
    }  # fmt: skip
    assert f"{BASE}/paper/0002" in found
    assert "deleted" not in found[f"{BASE}/paper/0002"]


def test_the_agenda_of_a_meeting_that_lost_an_item_is_modified() -> None:
    papers = [*bundle(1, at(1), top="1"), *bundle(2, at(2), top="2")]
    meeting = after(bundle(1, at(1), top="1"), papers)[f"{BASE}/meeting/rat-1"]
    assert meeting["agendaItem"] == [f"{BASE}/agendaitem/rat-1-0001"]
    assert meeting["modified"] == NOW


def test_what_is_gone_stays_told_as_it_was() -> None:
    paper = f"{BASE}/paper/0001"
    first = after([], bundle(1, at(1)), removed=at(7))
    before = {id_: known(item, BASE) for id_, item in first.items()}
    assert remembering({}, BASE, before, at(50), at(120))[paper]["modified"] == at(7)


def test_what_comes_again_keeps_its_creation_and_is_modified() -> None:
    gone = after([], bundle(1, at(1)), removed=at(7))
    before = {id_: known(item, BASE) for id_, item in gone.items()}
    found = remembering(merged(bundle(1, at(9))), BASE, before, at(7), NOW)[RAT]
    assert (found["created"], found["modified"]) == (at(1), at(9))
    assert "deleted" not in found
