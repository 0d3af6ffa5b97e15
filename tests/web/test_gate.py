"""Who may read a preview: the page itself, on this machine, with the key; and nobody may write."""

import socket

import pytest

from .conftest import Running

EVERY_ANSWER = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
PAGES = ("", "preview.js", "preview.css", "preview.svg", "source/0", "paper/1/vorlage")


def own(preview: Running, name: str) -> str:
    return f"{name}:{preview.port}"


@pytest.mark.parametrize("path", PAGES)
def test_the_page_itself_may_read(preview: Running, path: str) -> None:
    with preview.views() as views:
        next(views)
    answer = preview.get(path, Host=own(preview, "localhost"), Sec_Fetch_Site="same-origin")
    assert answer.status == 200
    assert answer.body


@pytest.mark.parametrize("path", [*PAGES, "nichts", "../", "pages/9/vorlage", "page/9/rein/1.png"])
@pytest.mark.parametrize("host", ["127.0.0.1", "boese.example"])
def test_every_answer_forbids_storing_guessing_telling_and_embedding(
    preview: Running, path: str, host: str
) -> None:
    headers = preview.get(path, Host=own(preview, host)).headers
    assert {name: headers.get(name) for name in EVERY_ANSWER} == EVERY_ANSWER
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors" in policy
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["boese.example", "127.0.0.1", "localhost", "127.0.0.1:1", "127.1:{}", "[::1]:{}", ""]
)
def test_another_host_is_refused(preview: Running, host: str) -> None:
    answer = preview.get("", Host=host.format(preview.port))
    assert answer.status == 421
    assert "Rechnernamen" in answer.body.decode()


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("GET /{key}/ HTTP/1.0", b"421"),
        ("GET /{key}/ HTTP/1.1", b"400"),
        ("GET /{key}/ HTTP/1.1\r\nHost: localhost:{port}\r\nHost: boese.example", b"400"),
        ("GET http://localhost:{port}/{key}/ HTTP/1.1\r\nHost: localhost:{port}", b"404"),
    ],
)
def test_no_way_around_the_host(preview: Running, lines: str, status: bytes) -> None:
    asked = lines.format(key=preview.key, port=preview.port)
    with socket.create_connection(("127.0.0.1", preview.port), timeout=10) as connection:
        connection.sendall(f"{asked}\r\n\r\n".encode())
        assert connection.recv(100).split()[1] == status


@pytest.mark.parametrize(
    "origin", ["null", "https://boese.example", "http://localhost", "http://{}.x"]
)
def test_another_origin_is_refused(preview: Running, origin: str) -> None:
    asked = origin.format(own(preview, "127.0.0.1"))
    assert preview.get("events", Origin=asked).status == 403


def test_the_own_origin_may_read(preview: Running) -> None:
    asked = f"http://{own(preview, '127.0.0.1')}"
    assert preview.get("source/0", Origin=asked).status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "irgendwas"])
@pytest.mark.parametrize("path", ["events", "source/0", "paper/1/vorlage", "preview.js"])
def test_what_another_site_asks_for_is_refused(preview: Running, path: str, site: str) -> None:
    asked = {"Sec_Fetch_Site": site, "Sec_Fetch_Dest": "document"}
    assert preview.get(path, **asked).status == 403


def test_the_page_may_be_opened_from_anywhere_but_only_as_a_window(preview: Running) -> None:
    assert preview.get("", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document").status == 200
    assert preview.get("", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="iframe").status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "XYZ"])
def test_nothing_but_reading(preview: Running, method: str) -> None:
    answer = preview.get("", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "path", ["/", "/{}", "/x/", "/{}x/", "/ä/", "//{}/", "/events", "/paper/1/rein"]
)
def test_without_the_key_there_is_nothing(preview: Running, path: str) -> None:
    answer = preview.raw(path.format(preview.key).replace("ä", "%C3%A4"))
    assert answer.status == 404
    assert b"platz" not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "/etc/passwd",
        "preview.js/../view.py",
        "source/..%2f..%2fplatz.yaml",
        "source/-1",
        "source/99",
        "paper/1/..",
        "paper/1/%2e%2e%2fplatz.yaml",
        "page/1/vorlage/../1.png",
        "%00",
    ],
)
def test_no_path_leads_out(preview: Running, path: str) -> None:
    assert preview.get(path).status == 404


def test_only_this_machine_is_served(preview: Running) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", preview.port), timeout=5)


def test_a_paper_may_do_nothing(preview: Running) -> None:
    policy = preview.get("paper/1/vorlage").headers["content-security-policy"].split("; ")
    assert policy == [
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]


def test_the_page_runs_only_our_own_script(preview: Running) -> None:
    answer = preview.get("")
    policy = answer.headers["content-security-policy"].split("; ")
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not any("unsafe" in each or "http" in each for each in policy)
    assert b"://" not in answer.body
