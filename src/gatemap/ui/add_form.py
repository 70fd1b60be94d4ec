"""The form of one event: what, when, who, where and on which source, beside the article it was read from."""

import streamlit as st

from gatemap import vocab
from gatemap.dataset import dates
from gatemap.render import evidence, html
from gatemap.ui.add_desk import Sheet, desk
from gatemap.ui.add_fields import Fields
from gatemap.ui.add_places import draw_places
from gatemap.ui.state import Screen

# field of a draft: the label of its value; those of other fields are told by the field alone
_LABELS = {"kind": "kind", "level": "level", "countries": "country", "topics": "topic"}


def draw_sheet(screen: Screen, sheet: Sheet) -> None:
    """Draw the article, if the event was read from one, and the form beside it."""
    if sheet.article is None:
        _form(screen, sheet)
        return
    left, right = st.columns([5, 6], gap="medium")
    with left, st.container(key="add_article_box", gap="small"):
        _article(screen, sheet)
    with right:
        _doubts(screen, sheet)
        _form(screen, sheet)


def _article(screen: Screen, sheet: Sheet) -> None:
    words = screen.words
    labels = {mark: words(f"add-mark-{mark}") for mark in evidence.MARKS}
    st.html(evidence.legend(labels, words("add-mark-unsure")))
    text = desk().articles[sheet.article].text
    st.html(evidence.marked_text(text, _marks(screen, sheet.form.draft), words("add-article")))


def _marks(screen: Screen, draft: dict) -> list[evidence.Mark]:
    rows = [row for row in draft["evidence"] if row["text"] and row["field"] in evidence.GROUPS]
    marks = [_mark(row, row["field"], _value(screen, row["field"], row["value"]), screen) for row in rows]
    names = screen.names.places
    marks += [_mark(row, "places", names.get(row["place_id"], row["place_id"]), screen) for row in draft["places"]]
    open_rows = [row | {"rule": "", "score": 0.0} for row in draft["candidates"]]
    return marks + [_mark(row, "places", screen.words("add-which-place"), screen) for row in open_rows]


def _mark(row: dict, field: str, value: str, screen: Screen) -> evidence.Mark:
    words = screen.words
    parts = [words(f"add-field-{field.replace('_', '-')}", value=value)]
    if row["rule"]:
        parts.append(words(f"rule-{row['rule']}"))
    parts.append(words(f"add-{evidence.certainty_of(row['score'])}"))
    return evidence.Mark(row["start"], row["end"], field, "; ".join(parts), row["score"])


def _value(screen: Screen, field: str, code: str) -> str:
    """Return what was read in the words of the page."""
    words, names = screen.words, screen.names
    if field in _LABELS:
        return words.label(_LABELS[field], code)
    if field in ("date", "published"):
        return words.date(code)
    known = {
        "provinces": names.provinces_63 | names.provinces_34,
        "partner_provinces": names.partner_provinces,
        "actors": names.organisations,
    }[field]
    return known.get(code, code)


def _doubts(screen: Screen, sheet: Sheet) -> None:
    """Say what a person must look at; nothing uncertain is left out."""
    words = screen.words
    told = [words(f"doubt-{row['code']}", **_doubt_values(screen, row["values"])) for row in sheet.form.draft["doubts"]]
    if told:
        items = html.listing([html.text(one) for one in told])
        st.html(f'<div class="gm gm-doubts"><b>{html.text(words("add-doubts"))}</b>{items}</div>')


def _doubt_values(screen: Screen, values: dict[str, str]) -> dict[str, str]:
    words, places = screen.words, screen.names.pairs
    said = {
        "published": words.date,
        "kind": lambda code: words.label("kind", code),
        "country": lambda code: words.label("country", code),
        "place": lambda code: places.get(code, code),
        "places": lambda codes: " / ".join(places.get(code, code) for code in codes.split(", ")),
    }
    return {name: said.get(name, str)(value) for name, value in values.items()}


def _form(screen: Screen, sheet: Sheet) -> None:
    words, fields = screen.words, Fields(screen, sheet)
    _head(words("add-what"))
    fields.text("title", example=words("add-title-example"))
    fields.text("title_vi")
    fields.text("summary", large=True)
    one, two = st.columns(2)
    with one:
        fields.code("kind", vocab.EVENT_KINDS, lambda code: words.label("kind", code))
    with two:
        fields.code("level", vocab.EVENT_LEVELS, lambda code: words.label("level", code))
    fields.codes("topics", vocab.TOPICS, lambda code: words.label("topic", code))
    _head(words("add-when"))
    _when(screen, sheet, fields)
    _head(words("add-where"))
    draw_places(screen, sheet)
    _where(screen, fields)
    _head(words("add-who"))
    _who(screen, fields)
    _head(words("add-source"))
    _source(screen, fields)


def _head(title: str) -> None:
    st.html(f'<div class="gm gm-form-head"><h3>{html.text(title)}</h3></div>')


def _when(screen: Screen, sheet: Sheet, fields: Fields) -> None:
    one, two = st.columns([2, 3])
    with one:
        fields.text("date", example="2024-08-01")
        read = _read_date(screen, sheet.form.cells["date"].strip())
        st.html(f'<div class="gm gm-because">{html.text(read)}</div>')
    with two:
        fields.text("date_note")


def _read_date(screen: Screen, edtf: str) -> str:
    """Say what the date means as it stands, so that a slip shows at once."""
    if not edtf:
        return screen.words("add-date-missing")
    try:
        dates.parse(edtf)
    except ValueError:
        return screen.words("add-date-wrong")
    return screen.words("add-date-read", date=screen.words.date(edtf))


def _where(screen: Screen, fields: Fields) -> None:
    names = screen.names
    one, two = st.columns(2)
    with one:
        fields.codes("provinces_63", _by_name(names.provinces_63), lambda code: names.province(code, "63"))
    with two:
        fields.codes("provinces_34", _by_name(names.provinces_34), lambda code: names.province(code, "34"))
    partner = names.partner_provinces
    fields.codes("partner_provinces", _by_name(partner), lambda code: partner.get(code, code))
    one, two = st.columns(2)
    with one:
        fields.text("venue")
    with two:
        fields.text("unmatched_places")


def _who(screen: Screen, fields: Fields) -> None:
    words, bodies = screen.words, screen.names.organisations
    fields.codes("countries", vocab.COUNTRIES, lambda code: words.label("country", code))
    fields.codes("actors", _by_name(bodies), lambda code: bodies.get(code, code))


def _source(screen: Screen, fields: Fields) -> None:
    words = screen.words
    fields.text("source_url", example="https://…")
    fields.code("source_quality", vocab.SOURCE_QUALITIES, lambda code: words(f"event-quality-{code}"))
    one, two, three = st.columns([2, 1, 1])
    with one:
        fields.text("publisher")
    with two:
        fields.text("published", example="2024-08-02")
    with three:
        fields.text("accessed")
    fields.text("other_source_urls")
    fields.text("note", large=True)


def _by_name(names: dict[str, str]) -> list[str]:
    return sorted(names, key=lambda code: names[code].casefold())
