"""What a page says and offers, read as its visitor reads it: widgets are found by the words on them."""

import html
import re

from streamlit.testing.v1 import AppTest

from tests.tiny import HOSTILE, TEXTS, rows

TITLES = {row["event_id"]: row["title"] for row in rows(TEXTS.replace("HOSTILE", HOSTILE))}


def page_text(app: AppTest) -> str:
    """Return all that the page says, its HTML and Markdown as they are sent to the browser."""
    pieces = [*app.get("html"), *app.caption, *app.markdown, *app.title, *app.subheader, *app.text]
    texts = [getattr(piece, "value", None) or piece.proto.body for piece in pieces]
    return " ".join([*texts, *(box.label for box in app.expander)])


def labelled(kind, label: str):
    """Return the one widget of `kind` that is called `label`."""
    found = [widget for widget in kind if widget.label == label]
    assert found, f"no {label!r} among {[widget.label for widget in kind]}"
    return found[0]


def number(app: AppTest, label: str) -> str:
    """Return the number above the map that is called `label`."""
    found = re.search(rf"<b>([^<]*)</b> <span>{re.escape(label)}</span>", page_text(app))
    assert found, f"no number {label!r}"
    return html.unescape(found[1])


def events_shown(app: AppTest) -> list[str]:
    """Return the events of the tables, in their order."""
    ids = {title: event_id for event_id, title in TITLES.items()}
    return [ids[title] for table in app.dataframe for title in table.value["title"]]
