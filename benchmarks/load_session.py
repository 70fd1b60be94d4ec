"""One visitor's session with the server, without a browser: Streamlit's protocol over its WebSocket.

A session does on the wire what the browser's part of Streamlit does: it opens with the address of the page, sends at
each act the values of all widgets and which large messages it keeps, and puts what comes back into a tree of elements.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PATIENCE = 60.0  # seconds for one answer
_REMEMBERED = 2  # acts that a large message is kept after it was last used, as in the browser
_FINISHED, _BROKEN, _AGAIN, _PART = range(4)  # ForwardMsg.ScriptFinishedStatus


class AnswerError(Exception):
    """The server did not answer as it should."""


@dataclass(frozen=True)
class Answer:
    """What a run of a page's script took and sent.

    Attributes
    ----------
    seconds : float
        From sending the act until the script is finished.
    messages, bytes : int
        Received; bytes before compression.
    """

    seconds: float
    messages: int
    bytes: int


@dataclass
class _Node:
    run: int
    fragment: str
    element: Element | None  # None for a block, which holds others


@dataclass
class Session:
    """A WebSocket with a session behind it; see `opened`.

    Attributes
    ----------
    query : str
        What the address bar holds after its question mark.
    page : str
        Identifies the script of the page.
    """

    address: str
    socket: ClientConnection
    query: str = ""
    page: str = ""
    _nodes: dict[tuple[int, ...], _Node] = field(default_factory=dict)
    _values: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    _acts: int = 0
    _run: int = 0

    async def act(self, *values: WidgetState, page: str | None = None, query: str | None = None) -> Answer:
        """Send new values of widgets, or go to a page, and wait until the page is there.

        Parameters
        ----------
        values : streamlit WidgetState
        page, query : str, optional
            Where a link of the page leads.

        Raises
        ------
        AnswerError
            When the server does not answer, hangs up, or says that something went wrong.
        """
        if page is not None:
            self.page, self.query = page, query or ""
        for value in values:
            self._values[value.id] = value
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self.page
        # With a link the browser sends none; what is on the next page too keeps its value.
        state.widget_states.widgets.extend(self._values.values() if page is None else ())
        state.cached_message_hashes.extend(self._kept)
        about = state.context_info
        about.timezone, about.locale, about.color_scheme = "Asia/Ho_Chi_Minh", "en-GB", "light"
        about.timezone_offset, about.url, about.is_embedded = -420, f"{self.address}/", False
        self._acts += 1
        for value in values:  # a button is pressed once
            if value.WhichOneof("value") == "trigger_value":
                del self._values[value.id]
        try:
            async with asyncio.timeout(PATIENCE):
                start = time.perf_counter()
                await self.socket.send(message.SerializeToString())
                messages, size = await self._receive()
                return Answer(time.perf_counter() - start, messages, size)
        except TimeoutError:
            raise AnswerError(f"no answer within {PATIENCE:.0f} s") from None
        except (WebSocketException, OSError) as problem:
            raise AnswerError(f"the server hung up ({problem})") from None

    async def _receive(self) -> tuple[int, int]:
        """Take messages until the script is finished; return their number and bytes."""
        messages = size = 0
        begun = False
        while True:
            raw = await self.socket.recv()
            messages, size = messages + 1, size + len(raw)
            message = self._whole(ForwardMsg.FromString(raw))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                begun, self.page = True, message.new_session.page_script_hash
                self._run += 1
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                self._put(message)
            elif kind == "page_not_found":
                raise AnswerError("the server knows no such page")
            elif kind == "script_finished" and begun:
                if message.script_finished == _BROKEN:
                    raise AnswerError("the page's script cannot be run")
                if message.script_finished in (_FINISHED, _PART):
                    self._tidy(message)
                    return messages, size

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return the message that is meant: the server names one that the browser keeps instead of sending it."""
        if message.WhichOneof("type") == "ref_hash":
            if message.ref_hash not in self._kept:
                raise AnswerError("the server names a message that it never sent")
            whole = ForwardMsg()
            whole.CopyFrom(self._kept[message.ref_hash][1])
            whole.metadata.CopyFrom(message.metadata)
            self._kept[message.ref_hash] = self._acts, self._kept[message.ref_hash][1]
            return whole
        if message.metadata.cacheable:
            self._kept[message.hash] = self._acts, message
        return message

    def _put(self, message: ForwardMsg) -> None:
        path, delta = tuple(message.metadata.delta_path), message.delta
        kind = delta.WhichOneof("type")
        if kind not in ("new_element", "add_block"):  # what is shown for a moment only
            return
        element = delta.new_element if kind == "new_element" else None
        if element is not None:
            for inner in [other for other in self._nodes if len(other) > len(path) and other[: len(path)] == path]:
                del self._nodes[inner]
        self._nodes[path] = _Node(self._run, delta.fragment_id, element)

    def _tidy(self, message: ForwardMsg) -> None:
        """Forget what the run did not draw again, and take over the values that it gave to widgets."""
        parts = set(message.metadata.run.fragment_ids)
        for path, node in list(self._nodes.items()):
            concerned = node.fragment in parts if message.script_finished == _PART else True
            if concerned and node.run != self._run:
                del self._nodes[path]
        widgets = {widget.id: (kind, widget) for kind, widget in self.widgets()}
        self._values = {id: value for id, value in self._values.items() if id in widgets}
        for kind, widget in widgets.values():
            given = widget.set_value or widget.id not in self._values
            if given and (value := _VALUES[kind](widget)) is not None:
                self._values[widget.id] = value
        old = [key for key, (used, _) in self._kept.items() if used <= self._acts - _REMEMBERED]
        for key in old:
            del self._kept[key]

    def elements(self, kind: str) -> Iterator:
        """Yield the elements of one kind that are on the page, such as ``html``."""
        for node in self._nodes.values():
            if node.element is not None and node.element.WhichOneof("type") == kind:
                yield getattr(node.element, kind)

    def widgets(self) -> Iterator[tuple[str, object]]:
        """Yield what has a value, with its kind."""
        for kind in _VALUES:
            for widget in self.elements(kind):
                yield kind, widget

    def widget(self, key: str):
        """Return the widget or button of a key; None when it is not on the page.

        A filter that got its value from elsewhere has a number behind its key, see `gatemap.ui.held`.
        """
        for kind in (*_VALUES, "button"):
            for widget in self.elements(kind):
                if re.search(rf"-{re.escape(key)}(_\d+)?$", widget.id):
                    return widget
        return None


def several(widget, values: list[str]) -> WidgetState:
    """Return the value of a widget that takes several."""
    state = WidgetState(id=widget.id)
    state.string_array_value.data.extend(values)
    state.string_array_value.SetInParent()
    return state


def text(widget, value: str) -> WidgetState:
    """Return the value of a widget that takes a text."""
    return WidgetState(id=widget.id, string_value=value)


def press(widget) -> WidgetState:
    """Return what a button sends."""
    return WidgetState(id=widget.id, trigger_value=True)


def _multiselect(widget) -> WidgetState:
    chosen = widget.raw_values if widget.set_value else [widget.options[place] for place in widget.default]
    return several(widget, chosen)


def _button_group(widget) -> WidgetState:
    labels = [option.content for option in widget.options]
    return several(widget, widget.raw_values if widget.set_value else [labels[place] for place in widget.default])


def _date_input(widget) -> WidgetState:
    return several(widget, widget.value if widget.set_value else widget.default)


def _text_input(widget) -> WidgetState:
    return text(widget, widget.value if widget.set_value else widget.default)


def _selectbox(widget) -> WidgetState | None:
    if widget.set_value:
        return text(widget, widget.raw_value)
    return text(widget, widget.options[widget.default]) if widget.HasField("default") and widget.options else None


def _checkbox(widget) -> WidgetState:
    return WidgetState(id=widget.id, bool_value=widget.value if widget.set_value else widget.default)


# What the browser sends of a widget before anybody has touched it.
_VALUES = {
    "multiselect": _multiselect,
    "button_group": _button_group,
    "date_input": _date_input,
    "text_input": _text_input,
    "selectbox": _selectbox,
    "checkbox": _checkbox,
}


async def opened(address: str, query: str = "") -> tuple[Session, Answer]:
    """Open a session as somebody who opens the page with `query` in its address.

    Raises
    ------
    AnswerError
    """
    parts = urlsplit(address)
    try:
        socket = await connect(
            f"ws://{parts.netloc}{parts.path}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=address,
            user_agent_header="gatemap load",
            max_size=None,
            open_timeout=PATIENCE,
            proxy=None,
        )
    except (WebSocketException, OSError) as problem:
        raise AnswerError(f"no connection ({problem})") from None
    session = Session(address, socket, query)
    try:
        return session, await session.act()
    except AnswerError:
        await socket.close()
        raise
