"""What is not public: never found, counted, shown or hinted at unless it is asked for."""

from pathlib import Path

import pytest

from drafter.archive.entry import StoredConsultation
from drafter.archive.search import Filter
from drafter.archive.search.views import views
from drafter.archive.store import Store
from tests.archive.searched import MEETING, Paper, document, file, filed, found, numbers, shown

CLOSED = StoredConsultation(organization="Integrationsrat", date="2022-03-01", public=False)
ALL = Filter(non_public=True)
SECRET = Paper(
    "9/2022",
    "Verkauf an Familie Geheimrath. Das Quittenkonzept ist ein Konzept.",
    subject="Verkauf Geheimweg 3",
    public=False,
    consultations=(CLOSED,),
    groups=("99.01",),
)
PARTLY = Paper(
    "8/2022", "Der Radweg wird gebaut.", consultations=(MEETING,), closed=("Gutachten Birnbaum",)
)
OPEN = Paper("7/2022", "Der Radweg am Quittenhain; ein Hain.")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filed(tmp_path_factory.mktemp("ablage"), SECRET, PARTLY, OPEN)


@pytest.mark.parametrize(
    "words",
    [
        "Geheimrath", "geheim*", "Geheimweg", "9/2022", "Grundstücksangelegenheit", "Verkauf",
        "„Familie Geheimrath“", "Birnbaum", "Birn*", "Gutachten", "Konzept", "01.03.2022",
    ],
)  # fmt: skip
def test_non_public_words_are_found_on_demand_only(store: Store, words: str) -> None:
    assert (found(store, words).hits, found(store, words).total) == ((), 0)
    if words != "Grundstücksangelegenheit":
        assert found(store, words, kept=ALL).total == 1


def test_a_public_hit_shows_nothing_of_its_non_public_parts(store: Store) -> None:
    result = found(store, "Radweg", "8/2022")
    assert numbers(result) == ["8/2022"]
    assert "Birnbaum" not in shown(result)
    assert "nichtöffentlich" not in shown(result)
    assert result.hits[0].public


def test_on_demand_a_paper_comes_once_and_whole(store: Store) -> None:
    result = found(store, "Radweg", "Birnbaum", kept=ALL)
    assert numbers(result) == ["8/2022"]
    assert not result.hits[0].public
    assert set(numbers(found(store, "Radweg", kept=ALL))) == {"7/2022", "8/2022"}


@pytest.mark.parametrize(
    "kept",
    [
        {"bodies": ("Integrationsrat",)},
        {"product_groups": ("99",)},
    ],
)
def test_no_filter_reveals_a_non_public_paper(store: Store, kept: dict[str, tuple[str]]) -> None:
    assert found(store, "Verkauf", kept=Filter(**kept)).total == 0  # type: ignore[arg-type]


def test_a_non_public_consultation_of_a_public_paper_is_not_found(tmp_path: Path) -> None:
    store = filed(tmp_path, Paper("1", "Radweg", consultations=(MEETING, CLOSED)))
    assert found(store, "Integrationsrat").total == 0
    assert found(store, "Radweg", kept=Filter(bodies=("Integrationsrat",))).total == 0
    assert found(store, "Integrationsrat", kept=ALL).total == 1


def test_non_public_words_take_no_public_compound_apart(tmp_path: Path) -> None:
    public = Paper("1", "Der Quittenhain liegt im Osten.")
    secret = Paper("2", "Ein Hain und die Quitten.", public=False)
    store = filed(tmp_path / "a", public, secret)
    assert found(store, "Hain").total == 0
    assert set(numbers(found(store, "Hain", kept=ALL))) == {"1", "2"}
    file(store, Paper("3", "Die Quitten sind reif."))
    assert numbers(found(store, "Hain")) == ["1"]
    file(store, Paper("4", "Der Hain."))
    assert numbers(found(store, "Hain")) == ["4", "1"]


def test_views_of_a_public_paper_are_one_and_of_a_partly_public_one_two(store: Store) -> None:
    entries = {entry.number: entry for entry in store.entries()}
    assert [(v.public, v.whole) for v in views(entries["7/2022"], document(OPEN))] == [(True, True)]
    made = views(entries["8/2022"], document(PARTLY))
    assert [(v.public, v.whole) for v in made] == [(True, False), (False, True)]
    made = views(entries["9/2022"], document(SECRET))
    assert [(v.public, v.whole) for v in made] == [(False, True)]


def test_the_public_view_has_the_subject_of_the_entry(store: Store) -> None:
    entry = store.entry("8/2022")
    assert entry
    seen, whole = views(entry.model_copy(update={"subject": "Neutral"}), document(PARTLY))
    assert (seen.subject, whole.subject) == ("Neutral", "Gegenstand")
