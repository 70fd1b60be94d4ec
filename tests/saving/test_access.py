"""Who may write: nobody by default, one machine's user, or the people on a list."""

import string
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gatemap.saving import access
from gatemap.saving.access import EDITORS_VARIABLE, REFUSALS, VARIABLE, Editor, NotAllowedError, Visit, editor_of

BROWSER = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501", "User-Agent": "a browser"}
HERE = Visit(server="127.0.0.1", client=None, headers=BROWSER)
LAN = {"is_logged_in": True, "email": "lan@example.org"}
ADDRESSES = st.emails() | st.from_regex(r"\A[A-Za-zKſıß.]{1,6}@example\.org\Z")


@pytest.fixture(autouse=True)
def nothing_told_yet():
    """The log tells a thing once, whichever test was first."""
    access.tell_once.cache_clear()


@pytest.fixture
def local(monkeypatch):
    monkeypatch.setenv(VARIABLE, "local")
    monkeypatch.setenv("LOGNAME", "minh")


@pytest.fixture
def listed(monkeypatch, tmp_path):
    """Switch sign-in on and return a function that writes the list of editors."""
    path = tmp_path / "editors.txt"
    monkeypatch.setenv(VARIABLE, "login")
    monkeypatch.setenv(EDITORS_VARIABLE, str(path))
    return lambda *lines: path.write_text("\n".join(lines), encoding="utf-8")


def refused(visit: Visit) -> str:
    with pytest.raises(NotAllowedError) as caught:
        editor_of(visit)
    assert caught.value.code in REFUSALS
    return caught.value.code


def signed_in(**user) -> Visit:
    return replace(HERE, user=LAN | user)


@pytest.mark.parametrize("given", [None, "", "off", " off "])
def test_nobody_writes_unless_it_is_switched_on(monkeypatch, caplog, given):
    monkeypatch.delenv(VARIABLE, raising=False)
    if given is not None:
        monkeypatch.setenv(VARIABLE, given)
    assert refused(signed_in()) == "off"
    assert caplog.messages == []


@pytest.mark.parametrize("given", ["on", "LOCAL", "local,login", "true", "Login"])
def test_a_mode_that_does_not_exist_is_off_and_the_log_names_those_that_do(monkeypatch, caplog, given):
    monkeypatch.setenv(VARIABLE, given)
    assert refused(signed_in()) == "off" and refused(HERE) == "off"
    assert len(caplog.messages) == 1, "once, not at every click"
    assert all(mode in caplog.messages[0] for mode in (*access.MODES, given))


def test_in_local_mode_the_user_of_the_machine_writes(local):
    assert editor_of(HERE) == Editor("minh", local=True)


@pytest.mark.parametrize("server", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
@pytest.mark.parametrize("host", ["localhost", "LocalHost:80", "127.0.0.1:8501", "127.1.2.3:1", "[::1]:8501", "[::1]"])
def test_every_local_name_of_the_machine_will_do(local, server, host):
    assert editor_of(replace(HERE, server=server, headers={"host": host, "origin": f"http://{host}"})).local


@pytest.mark.parametrize("server", [None, "", "0.0.0.0", "::", "10.0.0.5", "example.org", "unix:///run/gatemap.sock"])
def test_a_server_that_others_can_reach_has_no_local_editor(local, caplog, server):
    assert refused(replace(HERE, server=server)) == "elsewhere"
    assert "--server.address 127.0.0.1" in caplog.text


@pytest.mark.parametrize("client", ["10.0.0.7", "2001:db8::1", "testclient", ""])
def test_a_visitor_from_another_machine_is_no_local_editor(local, caplog, client):
    assert refused(replace(HERE, client=client)) == "elsewhere"
    assert "another machine" in caplog.text and (client or "10.0.0.7") not in caplog.text


@pytest.mark.parametrize(
    "name", ["X-Forwarded-For", "x-forwarded-host", "X-FORWARDED-PROTO", "Forwarded", "X-Real-IP", "x-real-ip", "Via"]
)
def test_behind_a_proxy_there_is_no_local_editor(local, caplog, name):
    assert refused(replace(HERE, headers=BROWSER | {name: "127.0.0.1"})) == "elsewhere"
    assert "proxy" in caplog.text


@pytest.mark.parametrize(
    "host",
    [
        "",
        "gatemap.example.org",
        "gatemap.example.org:8501",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "evil@localhost",
        "localhost:8501@evil.org",
        "localhost.",
        "127.0.0.1:x",
        "127.1",
        "10.0.0.5:8501",
        "[::]",
        "[::ffff:10.0.0.5]",
        "local\thost",
        "127.0.0.1\n",
        "１２７.0.0.1",
    ],
)
def test_a_name_that_leads_here_from_the_internet_does_not_let_write(local, caplog, host):
    assert refused(replace(HERE, headers={"Host": host, "Origin": f"http://{host}"})) == "elsewhere"
    assert "no local name" in caplog.text


JUNK = st.text(st.sampled_from(string.ascii_letters + ".@-/?# \t"), max_size=8)


@given(JUNK, st.sampled_from(["localhost", "127.0.0.1", "[::1]"]), JUNK, st.sampled_from(["", ":8501"]))
def test_a_local_name_with_anything_around_it_is_another_name(before, name, after, port):
    assert access._is_local_host(f"{before}{name}{after}{port}") == (before + after == "")


@pytest.mark.parametrize(
    "origin",
    ["", "null", "http://localhost:8501", "http://127.0.0.1:3000", "https://evil.org", "http://[", "127.0.0.1:8501"],
)
def test_a_page_of_another_site_or_server_does_not_write_with_the_visitors_browser(local, caplog, origin):
    assert refused(replace(HERE, headers=BROWSER | {"Origin": origin})) == "elsewhere"
    assert "page of" in caplog.text


def test_a_visitor_of_whom_nothing_is_known_writes_nowhere(local, listed, monkeypatch):
    listed("lan@example.org")
    for mode in access.MODES:
        monkeypatch.setenv(VARIABLE, mode)
        assert refused(Visit(server=None, client=None, headers={})) in REFUSALS


def test_the_log_keeps_strange_headers_on_one_short_line(local, caplog):
    refused(replace(HERE, headers=BROWSER | {"Host": "x\nERROR forged" + "y" * 5000}))
    assert len(caplog.messages) == 1 and "\n" not in caplog.messages[0] and len(caplog.messages[0]) < 300


def test_whoever_is_signed_in_and_on_the_list_writes_under_the_name_it_has_there(listed):
    listed("# those who may write", "", "Lan@example.org  # since May", "minh@example.org")
    assert editor_of(signed_in(email="lan@EXAMPLE.org")) == Editor("Lan@example.org", local=False)
    assert refused(signed_in(email="hoa@example.org")) == "unlisted"


def test_being_on_this_machine_does_not_replace_signing_in(listed):
    listed("lan@example.org")
    assert refused(HERE) == "signed-out"
    assert refused(replace(HERE, user=LAN | {"is_logged_in": False})) == "signed-out"
    assert refused(replace(HERE, user=LAN | {"is_logged_in": "yes"})) == "signed-out"


@pytest.mark.parametrize("verified", [False, "false", "", None, 0, "no"])
def test_an_address_that_the_provider_does_not_vouch_for_does_not_count(listed, verified):
    listed("lan@example.org")
    assert refused(signed_in(email_verified=verified)) == "unverified"


@pytest.mark.parametrize("verified", [True, "true", "True"])
def test_a_verified_address_counts(listed, verified):
    listed("lan@example.org")
    assert editor_of(signed_in(email_verified=verified)).name == "lan@example.org"


@pytest.mark.parametrize("email", [None, "", 7, ["lan@example.org"]])
def test_without_an_address_nobody_writes(listed, email):
    listed("", "lan@example.org", "7", "*", "@", "*@example.org")
    assert refused(signed_in(email=email)) == "unverified"


def test_taking_somebody_off_the_list_works_at_once(listed):
    listed("lan@example.org")
    assert editor_of(signed_in())
    listed("minh@example.org")
    assert refused(signed_in()) == "unlisted"


@given(ADDRESSES, ADDRESSES)
def test_an_address_counts_letter_by_letter_but_for_the_case_of_a_to_z(one, other):
    assume(one.translate(LOWER) != other.translate(LOWER))
    assert access._folded(one) != access._folded(other)
    assert access._folded(one) == access._folded(one.translate(UPPER))


LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
UPPER = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)


def test_letters_that_only_look_alike_are_others(listed):
    listed("kim@example.org", "strasse@example.org")
    assert refused(signed_in(email="\N{KELVIN SIGN}im@example.org")) == "unlisted"
    assert refused(signed_in(email="straße@example.org")) == "unlisted"
    assert refused(signed_in(email=" kim@example.org")) == "unlisted"


def test_a_list_that_cannot_be_read_is_empty_and_the_log_says_why(listed, caplog):
    assert refused(signed_in()) == "unlisted"
    assert "editors.txt" in caplog.text


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    """Switch sign-in on and return a function that writes a file of secrets and gives its path."""
    monkeypatch.setenv(VARIABLE, "login")
    monkeypatch.delenv(EDITORS_VARIABLE, raising=False)

    def write(text: str, name: str = "secrets.toml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_list_may_be_among_the_secrets_and_the_last_file_counts(secrets):
    first = secrets('[writing]\neditors = ["minh@example.org"]', "first.toml")
    second = secrets('[writing]\neditors = ["lan@example.org"]\n[auth]\ncookie_secret = "x"')
    visit = replace(signed_in(), secrets=(first, second, "not-there.toml"))
    assert editor_of(visit).name == "lan@example.org"
    assert refused(replace(visit, secrets=(second, first))) == "unlisted"
    secrets("[writing]\neditors = []")
    assert refused(visit) == "unlisted"


@pytest.mark.parametrize(
    "text",
    ["", "[writing]", "writing = 1", '[writing]\neditors = "lan@example.org"', "[writing]\neditors = [1]", "[writing"],
)
def test_secrets_without_a_proper_list_let_nobody_write_and_the_log_says_why(secrets, caplog, text):
    assert refused(replace(signed_in(), secrets=(secrets(text),))) == "unlisted"
    assert "nobody can write" in caplog.text


def test_a_file_that_is_named_takes_the_place_of_the_secrets(secrets, listed):
    listed("minh@example.org")
    held = secrets('[writing]\neditors = ["lan@example.org"]')
    assert refused(replace(signed_in(), secrets=(held,))) == "unlisted"
