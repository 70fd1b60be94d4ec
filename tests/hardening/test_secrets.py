"""No secret is in the project, and none that the program is given comes out of it."""

import re
import subprocess
import traceback
from pathlib import Path

import pytest

from gatemap.saving.connection import DatabaseError, engine_of, in_one_sentence, place_of
from scripts.serving import ROOT

FOLDERS = ("src", "pages", "tests", "docs", "scripts", "benchmarks", "data", ".streamlit", ".ci")
# What a key or a password looks like when somebody leaves it in a file; this file itself describes them.
SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a key of AWS": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a token of GitHub": re.compile(r"\b(?:ghp|gho|ghs|github_pat)_[A-Za-z0-9_]{30,}"),
    "a token of Slack": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
    "a key of Google": re.compile(r"\bAIza[0-9A-Za-z_-]{35}\b"),
    "a signed token": re.compile(r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\."),
    "a secret of a sign-in": re.compile(
        r"""(?i)\b(?:client|cookie)_secret\s*=\s*["'](?![^"']*(?:…|\.\.\.|<|\{|test|long|random))[^"']{16,}"""
    ),
}
ADDRESSES = (
    "postgresql://lan:s3cret-word@127.0.0.1:1/gates",
    "postgresql://lan@127.0.0.1:1/gates?password=s3cret-word",
    "postgresql://lan:s3cret-word@no.such.host.invalid/gates",
    "postgresql://lan:s3cret-word@@127.0.0.1/gates",
    "postgres://s3cret-word",
    "mysql://lan:s3cret-word@127.0.0.1/gates",
)


def texts() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    found += [path for path in ROOT.iterdir() if path.is_file()]
    kept = [path for path in found if path.stat().st_size < 2_000_000 and "__pycache__" not in path.parts]
    return [path for path in kept if path != Path(__file__).resolve() and path.name != "secrets.toml"]


@pytest.mark.parametrize("name", SECRETS)
def test_no_file_of_the_project_holds_a_secret(name):
    found = [path for path in texts() if SECRETS[name].search(path.read_text("utf-8", "ignore"))]
    assert found == []


def test_files_that_hold_secrets_are_kept_out_of_the_repository():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert ".streamlit/secrets.toml" in ignored
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        assert not [
            path for path in listed if re.search(r"(^|/)(secrets\.toml|\.env.*|.*\.pem|.*\.key|id_rsa.*)$", path)
        ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_password_of_a_database_is_in_no_message(address):
    try:
        engine = engine_of(address)
        place = place_of(engine)
        with in_one_sentence(engine), engine.connect():
            pass
    except DatabaseError as problem:
        # As a log keeps it, with the errors behind it.
        assert "s3cret-word" not in "".join(traceback.format_exception(problem))
    else:
        pytest.fail("there is no such database")
    if address.startswith("postgresql://lan") and "@@" not in address:
        assert "s3cret-word" not in place
