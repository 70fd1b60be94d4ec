"""Versions of one event side by side, cell by cell, in words for persons."""

import difflib
import re
from collections.abc import Callable, Sequence

from gatemap.dataset.schema import split_list
from gatemap.i18n.words import Words
from gatemap.render import html
from gatemap.saving.changes import EventRecord
from gatemap.store.names import Names

PLACES = "places"  # stands for the links of an event, which are rows of another file
# Pieces of two texts that are compared; more would keep a page waiting, and nothing is marked.
MOST_PIECES = 2000
ALIKE = 0.6  # share of pieces in common from which single words are marked; texts with less are marked as a whole


def differing(records: Sequence[EventRecord | None], words: Words, names: Names) -> list[tuple[str, list[str | None]]]:
    """Return the cells in which versions of an event differ.

    Parameters
    ----------
    records : sequence of EventRecord or None
        The versions; None for one in which there is no such event.
    words : Words
    names : Names

    Returns
    -------
    list of (str, list of str or None)
        The label of the cell, and its text in each version: '' when it is empty, None when there is no such event.
    """
    cells = [record.cells for record in records if record]
    columns = [*dict.fromkeys(column for version in cells for column in version), PLACES]
    rows = []
    for column in columns:
        raw = [_raw(record, column) for record in records]
        if len(set(raw)) > 1 and any(raw):
            shown = [None if record is None else shown_cell(record, column, words, names) for record in records]
            # Two dates that are written in two ways may read alike: then what is written is shown.
            shown = [*raw] if len(set(shown)) < len(set(raw)) else shown
            rows.append((words(f"cell-{column}".replace("_", "-")), shown))
    return rows


def shown_cell(record: EventRecord, column: str, words: Words, names: Names) -> str:
    """Return one cell of an event, or its places, in words; several items stand on lines of their own."""
    if column == PLACES:
        return "\n".join(_link(link, words, names) for link in record.links)
    cell = record.cells.get(column, "")
    if column in ("date", "published", "accessed"):
        return _date(cell, words)
    if column in ("kind", "level", "source_quality"):
        vocabulary = "event-quality" if column == "source_quality" else column
        return _labelled(cell, lambda code: words.label(vocabulary, code))
    name_of = _name_of(column, words, names)
    return "\n".join(_labelled(item, name_of) for item in split_list(cell)) if name_of else cell


def table(heads: Sequence[str], rows: list[tuple[str, list[str | None]]], words: Words) -> str:
    """Return versions of an event as a table of HTML, one row a cell; what a later version changes is marked.

    Parameters
    ----------
    heads : sequence of str
        One for each version.
    rows : list of (str, list of str or None)
        As `differing` gives them.
    words : Words
    """
    first = f'<tr role="row">{_head(words("versions-field"))}{"".join(map(_head, heads))}</tr>'
    body = "".join(_row(label, shown, heads, words) for label, shown in rows)
    # The roles are said in full: on a narrow screen the rows become blocks, and would be no table any more.
    return (
        '<div class="gm gm-versions"><table role="table">'
        f'<thead role="rowgroup">{first}</thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _head(text: str) -> str:
    return f'<th role="columnheader" scope="col">{html.text(text)}</th>'


def _row(label: str, shown: list[str | None], heads: Sequence[str], words: Words) -> str:
    cells = []
    for text, head in zip(shown, heads, strict=True):
        if text:
            inner = _marked(shown[0] or "", text)
        else:
            inner = (
                f'<span class="quiet">{html.text(words("versions-empty" if text == "" else "versions-absent"))}</span>'
            )
        cells.append(f'<td role="cell" data-head="{html.text(head)}">{inner}</td>')
    return f'<tr role="row"><th role="rowheader" scope="row">{html.text(label)}</th>{"".join(cells)}</tr>'


def _marked(old: str, new: str) -> str:
    """Return `new` as HTML, with what is not in `old` marked."""
    before, after = (re.findall(r"\w+|\n|\s+|[^\w\s]", text) for text in (old, new))
    if not before or old == new or len(before) + len(after) > MOST_PIECES:
        return _lines(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return f"<mark>{_lines(new)}</mark>"
    parts = []
    for what, _, _, start, end in matcher.get_opcodes():
        said = _lines("".join(after[start:end]))
        parts.append(said if what == "equal" or not said else f"<mark>{said}</mark>")
    return "".join(parts)


def _lines(text: str) -> str:
    return html.text(text).replace("\n", "<br>")


def _raw(record: EventRecord | None, column: str) -> str | None:
    if record is None:
        return None
    if column != PLACES:
        return record.cells.get(column, "")
    return "\n".join(" ".join(link[name] for name in ("place_id", "role", "side", "name")) for link in record.links)


def _link(link: dict[str, str], words: Words, names: Names) -> str:
    return words(
        "versions-place",
        name=names.places.get(link["place_id"], link["place_id"]),
        role=_labelled(link["role"], lambda code: words.label("event-role", code)),
        side=_labelled(link["side"], lambda code: words.label("versions-side", code)),
        said=link["name"],
    )


def _name_of(column: str, words: Words, names: Names) -> Callable[[str], str] | None:
    """Return what names the items of a list column, None for a column of plain text."""
    lists: dict[str, Callable[[str], str]] = {
        "countries": lambda code: words("versions-country-vn") if code == "VN" else words.label("country", code),
        "topics": lambda code: words.label("topic", code),
        "actors": lambda code: names.organisations[code],
        "provinces_63": lambda code: names.provinces_63[code],
        "provinces_34": lambda code: names.provinces_34[code],
        "partner_provinces": lambda code: names.partner_provinces[code],
        "unmatched_places": str,
        "other_source_urls": str,
    }
    return lists.get(column)


def _labelled(code: str, label: Callable[[str], str]) -> str:
    """Return the label of a code, or the code itself when nothing is called so, as in a version that was refused."""
    try:
        return label(code) if code else ""
    except KeyError:
        return code


def _date(edtf: str, words: Words) -> str:
    try:
        return words.date(edtf) if edtf else ""
    except ValueError:
        return edtf
