"""Who may speak to the preview: raw requests, as an attacker would send them."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.serving.conftest import Running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    import shutil

    from tests.serving.conftest import ROOT, serving

    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(ROOT / "examples" / "speeding_before.yaml", folder / "one.yaml")
    with serving(folder, "one.yaml") as found:
        yield found


def test_the_printed_address_gives_a_cookie_that_scripts_and_other_sites_do_not_see(server: Running) -> None:
    status, headers, _ = server.get("/open/" + server.address.rpartition("/")[2])
    assert status == 303
    assert headers["location"] == "/"
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert len(server.cookie.partition("=")[2]) >= 22  # 128 bits


@pytest.mark.parametrize("path", ["/", "/page/page.js", "/export/svg", "/open/wrong", "/open/"])
def test_without_the_token_nothing_is_answered(server: Running, path: str) -> None:
    assert server.get(path)[0] == 403
    assert server.get(path, Cookie="procmodel=guess")[0] == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", ""]
)
def test_another_host_name_is_refused_so_that_rebinding_gains_nothing(server: Running, host: str) -> None:
    assert server.get("/", Host=host, Cookie=server.cookie)[0] in (400, 403)


def test_the_names_of_this_machine_are_answered(server: Running) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]"):
        assert server.get("/", Host=f"{name}:{server.port}", Cookie=server.cookie)[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
def test_another_origin_is_refused(server: Running, origin: str) -> None:
    assert server.get("/export/svg", Origin=origin, Cookie=server.cookie)[0] == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_from_another_site_is_refused(server: Running, site: str) -> None:
    assert server.get("/export/svg", Sec_Fetch_Site=site, Cookie=server.cookie)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_only_get_is_answered(server: Running, method: str) -> None:
    status, headers, _ = server.get("/", method=method, Cookie=server.cookie)
    assert status == 405
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/page/../app.py",
        "/page/%2e%2e/app.py",
        "/page/..%2fapp.py",
        "/export/../../etc/passwd",
        "/page/LICENSE",
    ],
)
def test_files_are_named_by_a_list_never_by_path(server: Running, path: str) -> None:
    assert server.get(path, Cookie=server.cookie)[0] in (400, 404)


def test_every_answer_carries_its_policy(server: Running) -> None:
    for path in ("/", "/page/page.js", "/export/svg", "/nowhere"):
        _, headers, _ = server.get(path, Cookie=server.cookie)
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Cookie": "procmodel=guess"},
        {},
    ],
)
def test_a_line_from_another_site_is_closed(server: Running, headers: dict[str, str]) -> None:
    ours = {"Origin": f"http://127.0.0.1:{server.port}", "Cookie": server.cookie}
    sent = {**ours, **headers} if headers else {"Cookie": server.cookie}
    address = f"ws://127.0.0.1:{server.port}/live"
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)),
        connect(address, additional_headers=sent) as line,
    ):
        line.recv(timeout=5)


def test_what_is_no_http_does_no_harm(server: Running) -> None:
    for junk in (b"\0\1\2\3\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 5_000, b"GET " + b"x" * 100_000):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as raw:
            try:
                raw.sendall(junk)
                raw.shutdown(socket.SHUT_WR)
                raw.recv(4096)
            except OSError:
                continue  # closed on us: as good an answer
    assert server.get("/", Cookie=server.cookie)[0] == 200


def test_it_listens_on_the_loopback_only(server: Running) -> None:
    with open("/proc/net/tcp") as table:
        listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
    ports = [place for place in listening if place.endswith(f":{server.port:04X}")]
    assert ports == [f"0100007F:{server.port:04X}"]
