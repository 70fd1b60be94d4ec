"""Two processes of the app on one PostgreSQL, behind an nginx with the files of deploy/nginx."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts import provide_nginx
from scripts.serving import running
from tests.chromium import launched
from tests.deploy.office import Office, proxied, wait_until_ready
from tests.tiny import write_tiny

NAMES = ("one", "two")


@pytest.fixture(scope="module")
def nginx() -> str:
    path = provide_nginx.find()
    if path is None:
        pytest.skip("no nginx here: python -m scripts.provide_nginx fetches Debian's, without installing it")
    return path


@pytest.fixture(scope="module")
def office(nginx, new_database, tiny_template, tmp_path_factory) -> Iterator[Office]:
    folder, database = write_tiny(tmp_path_factory.mktemp("office")), new_database(tiny_template)
    logs = tmp_path_factory.mktemp("logs")
    said = {name: logs / f"{name}.txt" for name in NAMES}
    environment = {"GATEMAP_DATABASE_URL": database, "GATEMAP_PREPARE": "on"}
    with ExitStack() as started:
        served = [
            started.enter_context(running(data=folder, log=said[name], environment=environment)) for name in NAMES
        ]
        direct = dict(zip(NAMES, (address for address, _ in served), strict=True))
        for address in direct.values():
            wait_until_ready(address)
        place = Path(started.enter_context(tempfile.TemporaryDirectory(prefix="gatemap-nginx-")))
        url = started.enter_context(proxied(nginx, place, [address.rsplit(":", 1)[1] for address in direct.values()]))
        processes = dict(zip(NAMES, (process for _, process in served), strict=True))
        yield Office(url, direct, processes, folder, database, place / "access.log", said)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium
