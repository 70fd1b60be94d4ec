"""A visitor without a browser: it says to the server what it likes, where it likes, in Streamlit's own messages."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

Widgets = dict[str, str]
PATIENCE = 60  # seconds for an answer
_WIDGET = re.compile(rb"\$\$ID-[0-9a-f]+-(\w+)")


class Forger:
    """One connection; `widgets` are the identifiers that were seen so far, by key."""

    def __init__(self, connection: ClientConnection, widgets: Widgets):
        self._connection = connection
        self.widgets = widgets

    def run(self, page: str, press: str = "", **chosen: str) -> str:
        """Ask for a page, with a button pressed and options chosen, and return all that the server sends."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = "lang=en"
        for key, option in chosen.items():
            widget = asked.rerun_script.widget_states.widgets.add(id=self.widgets[key])
            widget.string_array_value.data.append(option)
        if press:
            asked.rerun_script.widget_states.widgets.add(id=self.widgets[press], trigger_value=True)
        self._connection.send(asked.SerializeToString())
        said = b"".join(self._answers())
        self.widgets |= {found[1].decode(): found[0].decode() for found in _WIDGET.finditer(said)}
        return said.decode("utf-8", errors="replace")

    def _answers(self) -> Iterator[bytes]:
        message = ForwardMsg()
        while message.WhichOneof("type") != "script_finished":
            raw = self._connection.recv(timeout=PATIENCE)
            message.ParseFromString(raw)
            yield raw


@contextmanager
def forged(
    address: str,
    host: str = "",
    origin: str = "",
    headers: dict[str, str] | None = None,
    widgets: Widgets | None = None,
) -> Iterator[Forger]:
    """Connect to the app at `address`, called `host` and asked by a page of `origin`: its own unless they are given."""
    where = urlsplit(address)
    how = {"origin": origin or address, "additional_headers": headers or {}, "subprotocols": ["streamlit"]}
    way = socket.create_connection((where.hostname, where.port))
    with connect(f"ws://{host or where.netloc}/_stcore/stream", sock=way, **how, max_size=None) as connection:
        yield Forger(connection, dict(widgets or {}))
