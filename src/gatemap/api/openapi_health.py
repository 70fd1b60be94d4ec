"""The two addresses for machines that watch the app, in the description: beside the interface, not below it."""

from typing import Any

from gatemap.server.health import ALIVE, READY, REASONS

Part = dict[str, Any]

_STATUS = {
    ALIVE: {"status": {"const": "alive"}, "version": {"type": "string"}},
    READY: {
        "status": {"const": "ready"},
        "newest": {"type": "boolean", "description": "Whether the data shown are the newest."},
        "revision": {"type": ["integer", "null"], "description": "Last revision in the database, when there is one."},
        "events": {"type": "integer", "description": "Events that are shown."},
        "engine": {"type": "string", "enum": ["duckdb", "postgresql"], "description": "What holds the tables."},
    },
}
_NOT_READY = {"status": {"const": "not ready"}, "reason": {"type": "string", "enum": list(REASONS)}}


def health_paths(root: str) -> Part:
    """Return the description of both.

    Parameters
    ----------
    root : str
        Address of the interface.
    """
    servers = [{"url": root.removesuffix("/api") or "/"}]
    alive = {"200": _answer("It answers.", _STATUS[ALIVE])}
    ready = {"200": _answer("It can.", _STATUS[READY]), "503": _answer("It cannot.", _NOT_READY)}
    return {
        ALIVE: {"servers": servers, "get": _operation("alive", "Whether the process answers.", alive)},
        READY: {"servers": servers, "get": _operation("ready", "Whether the process can show the data.", ready)},
    }


def _operation(name: str, about: str, answers: Part) -> Part:
    return {"operationId": name, "summary": about, "responses": answers}


def _answer(about: str, properties: Part) -> Part:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return {"description": about, "content": {"application/json": {"schema": schema}}}
