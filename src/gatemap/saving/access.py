"""Who may write: nobody, unless $GATEMAP_WRITING says how an editor is told from a reader."""

import getpass
import ipaddress
import logging
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from gatemap.errors import GatemapError
from gatemap.text import shorten

VARIABLE, EDITORS_VARIABLE = "GATEMAP_WRITING", "GATEMAP_EDITORS"
MODES = ("off", "local", "login")
# Why somebody may not write; a page has a sentence for each.
REFUSALS = ("off", "elsewhere", "signed-out", "unverified", "unlisted")
_HOST = re.compile(r"(localhost|[0-9.]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)
# What a proxy adds for the server behind it; a browser on the same machine sends none of them.
_FORWARDED = re.compile(r"forwarded|x-forwarded-.+|x-real-ip|via", re.IGNORECASE)


@dataclass(frozen=True)
class Editor:
    """Somebody who may write.

    Attributes
    ----------
    name : str
        Address of e-mail as the list of editors has it, or the user of this machine: what a revision says of who saved.
    local : bool
        Whether it is the one who uses this machine, whoever that is.
    """

    name: str
    local: bool


class NotAllowedError(GatemapError):
    """Somebody who may not write.

    Parameters
    ----------
    code : str
        One of `REFUSALS`.
    reason : str
    """

    def __init__(self, code: str, reason: str):
        self.code = code
        super().__init__(reason)


@dataclass(frozen=True)
class Visit:
    """What the server knows of a visitor and of itself.

    Attributes
    ----------
    server : str or None
        The address the server is told to listen on.
    client : str or None
        The visitor's; None for this machine.
    headers : Mapping of str to str
        Of the visitor's connection.
    user : Mapping of str to object
        What the sign-in says of the visitor.
    secrets : sequence of str
        Files that may hold the list of editors; a later one counts before an earlier one.
    """

    server: str | None
    client: str | None
    headers: Mapping[str, str]
    user: Mapping[str, object] = field(default_factory=dict)
    secrets: Sequence[str] = ()


def writing_mode() -> str:
    """Return how writing is switched on, one of `MODES`; what is none of them counts as off, and the log says so."""
    given = os.environ.get(VARIABLE, "").strip() or "off"
    if given in MODES:
        return given
    tell_once(f"{VARIABLE}: expected one of {', '.join(MODES)}; found {shorten(given)!r}. Nobody can write")
    return "off"


def editor_of(visit: Visit) -> Editor:
    """Return the visitor as an editor.

    Raises
    ------
    NotAllowedError
        When the visitor is none.
    """
    mode = writing_mode()
    if mode == "local":
        return _on_this_machine(visit)
    if mode == "login":
        return _signed_in(visit)
    raise NotAllowedError("off", "writing is switched off")


@lru_cache(maxsize=64)
def tell_once(sentence: str) -> None:
    """Write a warning into the log, but not at every click."""
    logging.getLogger("gatemap").warning("writing: %s", sentence)


def _on_this_machine(visit: Visit) -> Editor:
    """Let through a browser that asks this machine by a name of its own and nothing in between.

    The name is compared so that no site on the internet can give its own name this machine's address and write with
    the visitor's browser (DNS rebinding); the origin, so that no page of another server on this machine can.
    """
    host, origin = _header(visit, "host"), _header(visit, "origin")
    between = next((name for name in visit.headers if _FORWARDED.fullmatch(name)), None)
    reason = None
    if not _is_loopback(visit.server):
        reason = "the server does not listen on a local address alone; start it with --server.address 127.0.0.1"
    elif visit.client is not None and not _is_loopback(visit.client):
        reason = "a visitor comes from another machine"  # whose address is in no log
    elif between:
        reason = f"a visitor comes through a proxy, which adds {shorten(between)!r}; behind one, use login"
    elif not _is_local_host(host):
        reason = f"a visitor asks for the host {shorten(host)!r}, which is no local name"
    elif not _same_host(origin, host):
        reason = f"a visitor comes from a page of {shorten(origin)!r}, which is not this app"
    if reason:
        tell_once(f"{VARIABLE}=local: {reason}")
        raise NotAllowedError("elsewhere", reason)
    return Editor(_machine_user(), local=True)


def _signed_in(visit: Visit) -> Editor:
    """Let through whoever is signed in with an address that is on the list, and not known to be somebody else's."""
    user = visit.user
    if user.get("is_logged_in") is not True:
        raise NotAllowedError("signed-out", "nobody is signed in")
    email = user.get("email")
    verified = user.get("email_verified", True)  # not every provider says; some say it as a text
    if not isinstance(email, str) or not email or str(verified).lower() != "true":
        raise NotAllowedError("unverified", "the sign-in gives no verified address of e-mail")
    listed = {_folded(address): address for address in editors(visit.secrets)}
    if _folded(email) not in listed:
        raise NotAllowedError("unlisted", "the address is not on the list of editors")
    return Editor(listed[_folded(email)], local=False)


def editors(secrets: Sequence[str]) -> tuple[str, ...]:
    """Return the addresses of those who may write.

    They are read from the file that $GATEMAP_EDITORS names, else from ``editors`` of ``[writing]`` in the files of
    secrets; anew at every call, so that whoever is taken off the list is off it. A list that cannot be read is empty.

    Parameters
    ----------
    secrets : sequence of str
        Paths.
    """
    try:
        path = os.environ.get(EDITORS_VARIABLE, "").strip()
        listed = _lines(Path(path)) if path else _in_secrets(secrets)
    except (OSError, ValueError) as problem:
        tell_once(f"the list of editors cannot be read, so nobody can write: {shorten(problem, 200)}")
        return ()
    return tuple(address for address in listed if "@" in address)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.partition("#")[0].strip() for line in lines]


def _in_secrets(secrets: Sequence[str]) -> list[str]:
    found: object = None
    for path in map(Path, secrets):
        if path.suffix == ".toml" and path.is_file():
            found = tomllib.loads(path.read_text(encoding="utf-8")).get("writing", found)
    listed = found.get("editors") if isinstance(found, dict) else None
    if not isinstance(listed, list) or not all(isinstance(address, str) for address in listed):
        raise ValueError('expected editors = ["name@example.org"] under [writing] in secrets.toml')
    return [address.strip() for address in listed]


def _folded(address: str) -> str:
    """Return an address without the case of A to Z: other letters that look alike, or fold alike, are other letters."""
    return re.sub("[A-Z]", lambda letter: letter[0].lower(), address)


def _header(visit: Visit, name: str) -> str:
    return next((value for key, value in visit.headers.items() if key.lower() == name), "")


def _is_loopback(address: str | None) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _is_local_host(host: str) -> bool:
    found = _HOST.fullmatch(host)
    return bool(found) and _is_loopback(found[1].lower().strip("[]"))


def _same_host(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _machine_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "local"
