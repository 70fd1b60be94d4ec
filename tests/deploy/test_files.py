"""The files of deploy/ agree with the program, with one another and with the documentation."""

import re
import shlex
import shutil
import subprocess
import tomllib

import pytest
import yaml

from scripts.serving import ROOT
from tests.store.asked import sql_of

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
ONE_SHOT = ("load", "grant")
NGINX = (DEPLOY / "nginx" / "gatemap.conf").read_text()


def statements(name: str) -> list[str]:
    text = re.sub(r"^--.*$", "", (DEPLOY / "postgres" / name).read_text(), flags=re.MULTILINE)
    return [" ".join(one.split()) for one in text.split(";") if one.strip()]


def test_the_proxy_lets_uploads_through_that_the_app_takes_and_hardly_larger_ones():
    taken = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"]["maxUploadSize"]
    let_through = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1])
    assert taken < let_through <= taken + 2


@pytest.mark.parametrize("name", ["processes.conf", "processes-compose.conf"])
def test_every_process_is_named_for_the_cookie_and_is_the_fallback_of_the_other(name):
    text = (DEPLOY / "nginx" / name).read_text()
    ports = dict(re.findall(r'"~:(\d+)\$"\s+(\w+);', text))
    assert sorted(ports.values()) == ["one", "two"]
    groups = dict(re.findall(r"upstream gatemap_(\w+) \{(.*?)\}", text, re.DOTALL))
    assert sorted(groups) == ["any", "one", "two"]
    for port, process in ports.items():
        assert re.search(rf":{port}\b(?!.*backup)", groups[process])
        (other,) = set(ports) - {port}
        assert re.search(rf":{other}\b.*backup;", groups[process])
        assert re.search(rf":{port}\b(?!.*backup)", groups["any"])


def test_the_proxy_writes_down_no_visitor_and_no_words_of_a_search():
    form = re.search(r"log_format gatemap '(.*)';", NGINX)[1]
    assert not re.search(r"\$(remote|request\b|request_uri|args|query_string|http_|cookie_|binary)", form)
    assert re.findall(r"access_log (\S+) (\w+);", NGINX) == [("/var/log/nginx/access.log", "gatemap")]


def test_every_part_that_keeps_running_has_a_health_check_and_starts_after_what_it_needs():
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    assert "HEALTHCHECK" in dockerfile and "/readyz" in dockerfile
    for name, service in SERVICES.items():
        assert (name in ONE_SHOT) == ("restart" not in service)
        assert name in ONE_SHOT or "healthcheck" in service or service["image"] == "gatemap"
        for needed, how in service.get("depends_on", {}).items():
            done = "service_completed_successfully" if needed in ONE_SHOT else "service_healthy"
            assert how == {"condition": done}


def test_every_secret_comes_from_outside_and_its_example_is_empty():
    text = (DEPLOY / "compose.yaml").read_text()
    wanted = set(re.findall(r"\$\{(\w+)(?::\?)?\}", text))
    lines = (DEPLOY / "gatemap.env.example").read_text().splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == {f"{name}=" for name in wanted}
    for line in text.splitlines():
        if re.search(r"PASSWORD: |://", line) and "http://127.0.0.1" not in line:
            assert re.search(r"\$\{\w+:\?\}", line), line
    assert "deploy/gatemap.env" in (ROOT / ".gitignore").read_text().splitlines()


def test_only_the_proxy_is_reached_from_outside_and_nothing_else_reaches_out():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name, service in SERVICES.items():
        assert service["networks"] == (["inside", "outside"] if name == "web" else ["inside"])
        assert ("ports" in service) == (name == "web")


def test_containers_of_the_app_cannot_write_and_have_no_rights():
    for service in SERVICES.values():
        if service["image"] == "gatemap":
            assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert re.search(r"^USER gatemap$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)


def test_everything_the_image_is_made_of_exists_and_is_let_into_the_building():
    let_in = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] == "!"}
    copied = re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    sources = {source for line in copied for source in line.split()[:-1]}
    assert sources == let_in
    assert all((ROOT / source).exists() for source in sources)


def test_the_image_uses_the_uv_that_the_project_uses():
    pinned = re.search(r"^uv_pinned=(\S+)$", (ROOT / "scripts" / "bootstrap.sh").read_text(), re.MULTILINE)[1]
    assert f"uv=={pinned}" in (DEPLOY / "Dockerfile").read_text()


def test_accounts_and_their_rights_are_those_of_the_documentation():
    making, granting, _ = ([" ".join(one.split()) for one in block] for block in sql_of("Accounts"))
    assert statements("grants.sql") == granting
    made = (DEPLOY / "postgres" / "accounts.sh").read_text().partition("<<'SQL'\n")[2].partition("SQL")[0]
    ours = [re.sub(r":'\w+'", "'secret'", " ".join(one.split())) for one in made.split(";") if one.strip()]
    assert ours == making


@pytest.mark.parametrize("name", ["gatemap@.service", "gatemap-load.service"])
def test_a_unit_is_understood_by_systemd_and_starts_what_exists(name, tmp_path):
    unit = (DEPLOY / "systemd" / name).read_text()
    commands = [shlex.split(line)[0] for line in re.findall(r"^ExecStart\w*=(.+)$", unit, re.MULTILINE)]
    assert {command.rpartition("/.venv/bin/")[0] for command in commands} == {"/opt/gatemap"}
    for command in commands:
        assert (ROOT / ".venv" / "bin" / command.rpartition("/")[2]).exists()
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    here = tmp_path / name.replace("@.", "@8501.")
    # It looks whether the programs and the account are there.
    here.write_text(unit.replace("/opt/gatemap", str(ROOT)).replace("=gatemap\n", "=root\n"))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", here], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if name[:7] in line]) == (0, [])
