"""`drafter oparl serve`: a real process, asked by clients of every kind."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

from drafter.archive.store import Store
from drafter.pipeline.oparl_export import export
from drafter.pipeline.oparl_store import opened
from drafter.resources import templates_directory
from tests.harvest import client
from tests.harvest.stores import BEGIN, HALL, HALL_TEXT, ROAD, SECRET, added, written

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"Beginn der Schnittstelle: (\S+)/system\.json")
PORT = re.compile(r"Anschluss \(Port\): (\d+)")
PUBLIC = "https://ris.example.org/oparl"
SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


@dataclass(frozen=True)
class Running:
    """A server that runs as a process of its own."""

    process: subprocess.Popen[str]
    base: str
    port: int

    @property
    def system(self) -> str:
        return f"{self.base}/system.json"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for exactly this path, below the base."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(connection):
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())


@contextmanager
def running(store: Store, *options: str) -> Iterator[Running]:
    """Start a server, and stop it at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "drafter", "oparl", "serve", *options],
        cwd=ROOT,
        env={
            **os.environ,
            "DRAFTER_ARCHIV": str(store.folder),
            "XDG_CACHE_HOME": str(store.folder.parent / "caches"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    with process:
        try:
            assert process.stdout
            told = "".join(process.stdout.readline() for _ in range(3))
            base, port = ADDRESS.search(told), PORT.search(told)
            assert base, told
            assert port, told
            yield Running(process, base[1], int(port[1]))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(SECONDS)


@pytest.fixture(scope="module")
def server(papers: Store) -> Iterator[Running]:
    with running(papers) as started:
        yield started


def test_a_client_gets_every_object_once_however_short_the_pages(server: Running) -> None:
    for limit in ("1", "2", "100"):
        found = client.harvest(server.system, client.over_http, limit=limit)
        counted = {name: len(items) for name, items in found.items()}
        assert counted == {
            "body": 1, "organization": 3, "person": 0, "meeting": 3, "paper": 3, "agendaItem": 6,
            "consultation": 6, "file": 11, "locationList": 0, "legislativeTermList": 5,
            "membership": 0,
        }  # fmt: skip
        ids = [each["id"] for items in found.values() for each in items]
        assert len(ids) == len(set(ids))


def test_pages_have_the_length_that_was_asked_for(server: Running) -> None:
    body = client.read(server.system, client.over_http)["body"]
    files = client.read(body, client.over_http)["data"][0]["file"]
    sizes = [len(page["data"]) for page in client.walk(files, client.over_http, limit="4")]
    assert sizes == [4, 4, 3]


def test_it_gives_out_what_an_export_writes(papers: Store, server: Running, tmp_path: Path) -> None:
    export(opened(papers, templates_directory(), base=server.base), tmp_path / "oparl", BEGIN)
    paths = [path for path in (tmp_path / "oparl").rglob("*") if path.is_file()]
    given = [path for path in paths if ".drafter" not in path.parts]
    assert len(given) > 50
    for path in given:
        asked = "/" + path.relative_to(tmp_path / "oparl").as_posix()
        assert server.get(asked).body == path.read_bytes()


def test_every_address_can_be_followed(server: Running) -> None:
    found = client.harvest(server.system, client.over_http)
    led = {
        address for items in found.values() for each in items for address in client.addresses(each)
    }
    assert len(led) > 40
    for address in led:
        assert client.over_http(address)


def test_only_what_was_modified_comes_with_its_filter(server: Running) -> None:
    found = client.harvest(
        server.system, client.over_http, modified_since="2026-01-14T08:00:00+00:00", limit="1"
    )
    assert [each["reference"] for each in found["paper"]] == [HALL, f"{HALL}/1"]
    earlier = client.harvest(
        server.system, client.over_http, created_until="2026-01-05T09:00:00+01:00"
    )
    assert [each["reference"] for each in earlier["paper"]] == [HALL]


def test_objects_come_as_json_for_every_page_of_the_web(server: Running) -> None:
    answer = server.get("/system.json")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_files_come_with_their_type_and_are_not_forced_to_be_saved(server: Running) -> None:
    answer = server.get("/file/4711_2020-2025/vorlage.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert "content-disposition" not in answer.headers
    assert answer.headers["content-length"] == str(len(answer.body))
    html = server.get("/file/4711_2020-2025/vorlage.html")
    assert html.headers["content-security-policy"].startswith("sandbox")


@pytest.mark.parametrize("path", ["/system.json", "/file/4711_2020-2025/vorlage.pdf"])
def test_who_has_it_already_gets_no_content(server: Running, path: str) -> None:
    first = server.get(path)
    for headers in (
        {"If_None_Match": first.headers["etag"]},
        {"If_None_Match": f'"x", W/{first.headers["etag"]}'},
        {"If_Modified_Since": first.headers["last-modified"]},
    ):
        again = server.get(path, **headers)
        assert (again.status, again.body) == (304, b"")
    old = "Sun, 04 Jan 2026 00:00:00 GMT"
    for headers in (
        {"If_None_Match": '"x"'},
        {"If_Modified_Since": old},
        {"If_Modified_Since": "gestern"},
    ):
        assert server.get(path, **headers).body == first.body


def test_head_is_get_without_content(server: Running) -> None:
    head, get = server.get("/system.json", "HEAD"), server.get("/system.json")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/paper/1.json", 404), ("/list/paper/2.json", 404), ("/list/paper/0.json", 404),
        ("/list/geheim/1.json", 404), ("/../system.json", 404), ("/%2e%2e/system.json", 404),
        ("/file/4711_2020-2025/", 404), ("/file/4712_2020-2025/vorlage.pdf", 404),
        ("/paper/4712_2020-2025.json", 404), ("/.drafter/oparl.json", 404),
        ("/list/paper/1.json?limit=0", 400), ("/list/paper/1.json?modified_since=gestern", 400),
        ("/list/paper/99999999999999999999.json", 404), ("/%ff", 404),
    ],
)  # fmt: skip
def test_errors_are_objects_of_the_specification(server: Running, path: str, status: int) -> None:
    answer = server.get(path)
    assert answer.status == status
    assert answer.json.keys() == {"type", "message", "debug"}
    assert answer.json["type"] == "https://schema.oparl.org/1.1/Error"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading_is_possible(server: Running, method: str) -> None:
    answer = server.get("/system.json", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["boese.example.org", "127.0.0.1", "127.0.0.1:1", ""])
def test_it_answers_to_its_own_names_alone(server: Running, host: str) -> None:
    assert server.get("/system.json", Host=host).status == 421
    assert server.get("/system.json", Host=f"localhost:{server.port}").status == 200


def test_the_root_leads_to_the_system(server: Running) -> None:
    answer = server.get("/")
    assert (answer.status, answer.headers["location"]) == (307, server.system)


def test_nothing_that_is_not_public_is_ever_answered(server: Running) -> None:
    found = client.harvest(server.system, client.over_http)
    assert SECRET not in json.dumps(found, ensure_ascii=False)
    assert "4712_2020" not in json.dumps(found)


def test_what_is_added_and_removed_meanwhile_is_told(store: Store, tmp_path: Path) -> None:
    new = HALL_TEXT.replace(HALL, "4800/2020-2025")
    with running(store) as server:
        road = server.get("/file/4713_2020-2025/vorlage.pdf")
        assert road.status == 200
        added(store, written(tmp_path / "inputs", "neu.yaml", new), 12)
        assert server.get("/paper/4800_2020-2025.json").json["reference"] == "4800/2020-2025"
        store.remove(ROAD, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
        gone = server.get("/paper/4713_2020-2025.json")
        assert (gone.status, gone.json["deleted"]) == (200, True)
        assert gone.json["modified"] == "2026-01-25T08:00:00+00:00"
        assert server.get("/file/4713_2020-2025/vorlage.pdf").status == 410
        since = {"modified_since": "2026-01-20T00:00:00+01:00"}
        found = client.harvest(server.system, client.over_http, **since)
        deleted = [each["id"] for items in found.values() for each in items if "deleted" in each]
        assert len([id_ for id_ in deleted if "/4713_2020-2025" in id_]) == 8
        everything = client.harvest(server.system, client.over_http)
        assert not any("deleted" in each for items in everything.values() for each in items)


def test_behind_a_proxy_after_an_export_and_to_the_end(store: Store, tmp_path: Path) -> None:
    export(opened(store, templates_directory()), tmp_path / "oparl", BEGIN)
    store.remove(ROAD, who="Büro", reason="Gericht", now=BEGIN + timedelta(days=20))
    options = ("--base", f"{PUBLIC}/", "--exported", str(tmp_path / "oparl"))
    with running(store, *options) as server:
        assert server.base == PUBLIC
        for host in ("ris.example.org", f"127.0.0.1:{server.port}"):
            answer = server.get("/oparl/body.json", Host=host)
            assert answer.json["id"] == f"{PUBLIC}/body.json"
            assert answer.json["paper"] == f"{PUBLIC}/list/paper/1.json"
        assert server.get("/body.json").status == 404
        assert server.get("/oparl/").headers["location"] == f"{PUBLIC}/system.json"
        assert server.get("/oparl/paper/4713_2020-2025.json").json["deleted"] is True
        original = server.get("/oparl/paper/4711_2020-2025.json").json
        assert original["modified"] == "2026-01-14T08:00:00+00:00", "as it was exported"
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(SECONDS) == 0
        assert server.process.stdout
        assert server.process.stdout.read() == "Die Schnittstelle ist beendet.\n"


def test_a_client_that_forgets_to_encode_a_plus_is_understood(server: Running) -> None:
    found = server.get(
        f"/list/paper/1.json?modified_since={quote('2026-01-14T09:00:00', ':')}+01:00"
    )
    assert [each["reference"] for each in found.json["data"]] == [HALL, f"{HALL}/1"]


def test_a_client_is_told_of_an_error(server: Running) -> None:
    with pytest.raises(HTTPError) as told:
        client.over_http(f"{server.base}/nirgends.json")
    assert json.loads(told.value.read())["message"] == "Unter dieser Adresse gibt es nichts."
    told.value.close()
