"""Nobody gets into the desk but the browser of the person who started it; each way in is tried."""

from __future__ import annotations

import pytest

from ofsted_report.desk import security
from ofsted_report.desk.folder import identify
from ofsted_report.desk.serve import listen

LETTER = "anyshire-monitoring-visit.pdf"


def names(folder):
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def fresh(asker):
    """A browser that has not been here."""
    from starlette.testclient import TestClient

    return TestClient(asker.client.app, base_url=asker.origin)


def test_only_this_computer_can_reach_it():
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_without_the_secret_nothing_is_shown(asker):
    stranger = fresh(asker)
    for path in ("/", asker.letter(LETTER), "/static/desk.js", "/alive", "/?key=wrong"):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "Anyshire" not in answer.text
        assert asker.desk.secrets.token not in answer.text
        assert str(asker.desk.place) not in answer.text


def test_the_secret_becomes_a_cookie_that_other_sites_and_scripts_do_not_get(asker):
    answer = fresh(asker).get("/", params={"key": asker.desk.secrets.key}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert asker.desk.secrets.key not in cookie


def test_the_way_on_never_leads_to_another_host(asker):
    stranger = fresh(asker)
    answer = stranger.get("//evil.example/", params={"key": asker.desk.secrets.key}, follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith(("//", "http"))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1:9", "localhost", "127.0.0.1.evil.example:8000"]
)
def test_another_host_name_is_refused(asker, host):
    """DNS rebinding: a page elsewhere makes its own name mean this computer."""
    assert asker.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", None]
)
def test_a_form_of_another_page_is_refused(asker, folder, origin):
    path = asker.letter(LETTER) + "/findings/toggle"
    data = {"token": asker.desk.secrets.token, "stamp": "new", "sentence": "s3.b1:1"}
    headers = {"origin": origin} if origin else {}
    assert asker.client.post(path, data=data, headers=headers).status_code == 403
    assert names(folder) == [LETTER]


@pytest.mark.parametrize("token", ["", "wrong"])
def test_a_form_without_the_token_is_refused(asker, folder, token):
    answer = asker.post(
        asker.letter(LETTER) + "/findings/toggle", {"token": token, "stamp": "new", "sentence": "s3.b1:1"}
    )
    assert answer.status_code == 403
    assert names(folder) == [LETTER]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(asker, method):
    assert asker.client.request(method, "/").status_code == 405


def test_no_page_lets_a_script_of_others_run(asker):
    for path in (
        "/",
        asker.letter(LETTER),
        asker.letter(LETTER) + "/findings",
        "/nothing",
        asker.letter(LETTER) + "/report/preview",
    ):
        headers = asker.get(path).headers
        policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy.get("script-src", "'none'") in ("'none'", "'self'")
        assert policy["frame-ancestors"] in ("'none'", "'self'")
        assert policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "name",
    [
        "../outside.pdf",
        "..\\outside.pdf",
        "/etc/outside.pdf",
        "C:\\outside.pdf",
        "a/../../outside.pdf",
        "outside.pdf\x00.txt",
    ],
)
def test_the_name_of_an_upload_is_no_path(asker, folder, name):
    """Only its last part is taken, and the file goes into the folder."""
    letter = (folder / LETTER).read_bytes()
    asker.post("/letters", files={"letters": (name, letter, "application/pdf")})
    assert names(folder.parent) == [folder.name]
    assert all(child.parent == folder for child in folder.iterdir())


@pytest.mark.parametrize(
    "path", ["/letters/..%2f..%2fetc%2fpasswd", "/letters/" + "0" * 16, "/static/..%2fbase.html.jinja"]
)
def test_an_address_is_no_path(asker, path):
    answer = asker.get(path)
    assert answer.status_code in (404, 422)
    assert "root:" not in answer.text


def test_a_link_that_leads_out_of_the_folder_is_not_followed(asker, folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Ofsted secret " * 20, encoding="utf-8")
    try:
        (folder / "link.txt").symlink_to(secret)
        (folder / "anyshire-monitoring-visit-findings.toml").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no links")
    assert "link.txt" not in asker.get("/").text
    assert asker.get(f"/letters/{identify('link.txt')}").status_code == 404
    answer = asker.post(asker.letter(LETTER) + "/findings/toggle", {"stamp": "new", "sentence": "s3.b1:1"})
    assert answer.status_code >= 400
    assert secret.read_text(encoding="utf-8") == "Ofsted secret " * 20


def test_only_the_letter_s_own_files_are_handed_out(asker, folder):
    (folder / "council.toml").write_text('council = "Anyshire"\n', encoding="utf-8")
    (folder / "wages.docx").write_bytes(b"secret")
    for name in ("council.toml", "wages.docx", LETTER):
        assert asker.get(asker.letter(LETTER) + f"/files/{identify(name)}").status_code == 422


def test_a_body_that_is_too_large_is_refused_and_nothing_is_kept(asker, folder, monkeypatch):
    monkeypatch.setattr(security, "LARGEST_BODY", 2**20)
    answer = asker.post("/letters", files={"letters": ("big.pdf", b"x" * 3 * 2**20, "application/pdf")})
    assert answer.status_code == 413
    assert "larger than" in answer.text
    assert names(folder) == [LETTER]


def test_a_body_that_does_not_say_its_length_is_measured(asker, folder, monkeypatch):
    monkeypatch.setattr(security, "LARGEST_BODY", 2**20)

    def parts():
        for _ in range(30):
            yield b"x" * 100_000

    headers = {"origin": asker.origin, "content-type": "application/x-www-form-urlencoded"}
    assert asker.client.post("/letters", content=parts(), headers=headers).status_code == 413


def test_too_many_files_at_once_are_refused(asker, folder):
    files = [("letters", (f"{n}.txt", b"x", "text/plain")) for n in range(security.MOST_FILES + 1)]
    assert asker.post("/letters", files=files).status_code == 422
    assert names(folder) == [LETTER]


def test_a_defect_of_ours_shows_no_traceback(asker, monkeypatch):
    def broken(*_):
        raise RuntimeError("secret inside")

    monkeypatch.setattr("ofsted_report.desk.library.Library.known", broken)
    answer = asker.get("/")
    assert answer.status_code == 500
    assert "secret inside" not in answer.text
    assert "Traceback" not in answer.text


def test_the_letter_s_own_markup_is_text(asker, folder):
    text = (folder.parents[0] / "x").with_suffix(".txt")
    source = "Ofsted\n\n29 August 2025\n\nDear Ms Okafor\n\nMonitoring visit of <script>alert(1)</script> children’s services\n\n"
    text.write_text(
        source
        + "This letter summarises the findings of the monitoring visit.\n\nFindings\n\nLeaders {{ 7 * 7 }} know.\n",
        encoding="utf-8",
    )
    asker.post("/letters", files={"letters": ("hostile.txt", text.read_bytes(), "text/plain")})
    for path in ("/", asker.letter("hostile.txt"), asker.letter("hostile.txt") + "/findings?view=words"):
        assert "<script>alert" not in asker.get(path).text


def test_a_second_program_cannot_take_the_port():
    with listen(0) as listening, pytest.raises(Exception, match="cannot be used"):
        listen(listening.getsockname()[1])
