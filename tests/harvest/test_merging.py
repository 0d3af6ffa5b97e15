"""Objects of many papers: each once, with the moments of what was said of it."""

from typing import Any

from drafter.render.oparl.merging import merged
from drafter.render.oparl.structure import put_together, taken_apart
from tests.harvest.made_up import BASE, at, bundle, thing

RAT = f"{BASE}/organization/rat"
MEETING = f"{BASE}/meeting/rat-1"


def whole(objects: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    flat = merged(objects)
    return put_together(flat[id_], flat)


def test_what_is_taken_apart_is_put_together_again() -> None:
    papers = bundle(1, at(1))
    flat = merged(papers)
    for item in papers:
        assert put_together(flat[item["id"]], flat) == item


def test_an_embedded_object_refers_back_only_when_it_is_alone() -> None:
    paper = bundle(1, at(1))[-1]
    alone = {item["id"]: item for item in taken_apart(paper)}
    assert alone[f"{BASE}/consultation/0001"]["paper"] == paper["id"]
    assert alone[f"{BASE}/file/0001.pdf"]["paper"] == [paper["id"]]
    assert "paper" not in put_together(alone[paper["id"]], alone)["mainFile"]


def test_what_two_papers_say_alike_comes_once_and_keeps_its_moments() -> None:
    found = merged([*bundle(1, at(1)), *bundle(2, at(5), meeting="rat-2")])
    assert (found[RAT]["created"], found[RAT]["modified"]) == (at(1), at(1))
    assert len([id_ for id_ in found if "/organization/" in id_]) == 1


def test_what_was_said_last_counts_whatever_the_order() -> None:
    later = thing("Organization", "rat", at(5), name="Stadtrat")
    for objects in ([later, *bundle(1, at(1))], [*bundle(1, at(1)), later]):
        found = merged(objects)[RAT]
        assert (found["name"], found["created"], found["modified"]) == ("Stadtrat", at(1), at(5))


def test_what_the_later_one_leaves_out_is_gone() -> None:
    first = thing("Organization", "rat", at(1), name="Rat", shortName="R")
    assert "shortName" not in merged([first, thing("Organization", "rat", at(2), name="Rat")])[RAT]


def test_a_meeting_has_the_items_of_all_papers_in_their_order() -> None:
    papers = [
        *bundle(1, at(1), top="10"), *bundle(2, at(2), top="9.2"), *bundle(3, at(3), top="11")
    ]  # fmt: skip
    meeting = whole(papers, MEETING)
    assert [item["number"] for item in meeting["agendaItem"]] == ["9.2", "10", "11"]
    assert [item["order"] for item in meeting["agendaItem"]] == [0, 1, 2]
    assert (meeting["created"], meeting["modified"]) == (at(1), at(3))


def test_an_item_that_another_one_moves_is_modified() -> None:
    before, after = merged(bundle(1, at(1), top="10")), merged(
        [*bundle(1, at(1), top="10"), *bundle(2, at(2), top="9")]
    )  # fmt: skip
    moved = f"{BASE}/agendaitem/rat-1-0001"
    assert (before[moved]["modified"], after[moved]["modified"]) == (at(1), at(2))
    assert after[moved]["created"] == at(1)


def test_a_supplement_and_its_original_know_each_other_and_both_are_modified() -> None:
    original = f"{BASE}/paper/0001"
    papers = [*bundle(1, at(1)), *bundle(2, at(4), superordinatedPaper=[original])]
    found = whole(papers, original)
    assert found["subordinatedPaper"] == [f"{BASE}/paper/0002"]
    assert (found["created"], found["modified"]) == (at(1), at(4))
    assert whole(papers, f"{BASE}/paper/0002")["superordinatedPaper"] == [original]


def test_an_original_that_came_later_modifies_its_supplement() -> None:
    original = f"{BASE}/paper/0001"
    papers = [*bundle(1, at(6)), *bundle(2, at(4), superordinatedPaper=[original])]
    assert whole(papers, f"{BASE}/paper/0002")["modified"] == at(6)


def test_no_paper_leads_to_one_that_is_not_there() -> None:
    papers = bundle(2, at(4), superordinatedPaper=[f"{BASE}/paper/0001"], relatedPaper=["x"])
    found = whole(papers, f"{BASE}/paper/0002")
    assert not {"superordinatedPaper", "relatedPaper", "subordinatedPaper"} & found.keys()


def test_what_embeds_a_modified_object_is_modified_too() -> None:
    papers = bundle(1, at(1))
    papers.append({**papers[3], "size": 7, "modified": at(9)})
    assert whole(papers, f"{BASE}/paper/0001")["modified"] == at(9)
    assert whole(papers, f"{BASE}/paper/0001")["mainFile"]["size"] == 7
