"""What a program sees in HTML, XML or a page of the app: tags and attributes, labels and texts, whatever they say."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest


class Structure(HTMLParser):
    """Tags with the names of their attributes, the addresses that would be loaded or opened, and the scripts."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action", "data")]
        self._in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    @property
    def handlers(self) -> list[str]:
        """Attributes that run a script."""
        return [name for _, names in self.tags for name in names if name.startswith("on")]


def elements(page: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every element of a page, sidebar included: its type, and all its fields as plain values."""

    def walk(block) -> Iterator:
        for child in block.children.values():
            proto = getattr(child, "proto", None)
            if proto is not None:
                yield child.type, MessageToDict(proto, preserving_proto_field_name=True)
            if hasattr(child, "children"):
                yield from walk(child)

    yield from walk(page._tree)


def htmls(page: AppTest) -> list[str]:
    """Return the pieces of HTML of a page."""
    return [fields.get("body", "") for kind, fields in elements(page) if kind == "html"]


def map_scripts(page: AppTest) -> list[str]:
    """Return the scripts that the frame of a map runs."""
    maps = [fields for kind, fields in elements(page) if kind == "component_instance"]
    return [
        text for one in maps for text in _texts(json.loads(one["json_args"])) if "map_div" in text or "gatemap" in text
    ]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [text for part in (value.values() if isinstance(value, dict) else value) for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def markdowns(page: AppTest) -> list[str]:
    """Return all texts of a page that the browser reads as Markdown: labels, help, captions, headings."""
    found: list[str] = []
    for kind, fields in elements(page):
        if kind in ("html", "text", "code"):
            continue
        found += _named(fields, MARKDOWN)
    return found


MARKDOWN = frozenset({"label", "help", "body", "content", "caption", "placeholder", "description"})


def _named(value: Any, names: frozenset[str]) -> list[str]:
    if isinstance(value, list):
        return [text for item in value for text in _named(item, names)]
    if not isinstance(value, dict):
        return []
    found = []
    for name, part in value.items():
        found += [part] if name in names and isinstance(part, str) else _named(part, names)
    return found
