"""Articles as they come in: pasted or as files, read one after the other, and the list of what they gave."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from gatemap.articles.api import draft_article, no_event
from gatemap.articles.files import LARGEST, ArticleError, ArticleText, article_of
from gatemap.editing.form import blank_form, form_of_draft
from gatemap.text import plain_markdown, shorten
from gatemap.ui.add_desk import Desk, Read, Sheet, clear_desk, desk
from gatemap.ui.state import Screen
from gatemap.ui.writer import editors_only, require_editor

MOST_FILES = 200
TYPES = ("txt", "html", "htm", "pdf")
_TEXT, _FILES, _DAY, _URL, _ASKED, _PROBLEM, _SURE = (
    f"add_{name}" for name in ("text", "files", "published", "url", "asked", "input_problem", "again_asked")
)


@dataclass(frozen=True)
class _Incoming:
    """An article before it is read: its bytes, or its text when it was pasted."""

    name: str
    content: bytes | str


def draw_input(screen: Screen) -> None:
    """Draw the boxes that take articles, and read what is in them when that was asked for."""
    words = screen.words
    st.caption(words("add-lead"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.text_area(words("add-paste"), key=_TEXT, height=250, placeholder=words("add-paste-example"))
    with right:
        st.file_uploader(
            words("add-files"), TYPES, accept_multiple_files=True, key=_FILES, help=words("add-files-help")
        )
        st.text_input(words("add-url"), key=_URL, placeholder="https://…", help=words("add-url-help"))
        st.date_input(
            words("add-published"),
            value=None,
            max_value=dt.date.today(),
            format="YYYY-MM-DD",
            key=_DAY,
            help=words("add-published-help"),
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(words("add-read"), type="primary", icon=":material/find_in_page:", key="add_read", on_click=_ask)
        st.button(words("add-blank"), type="tertiary", icon=":material/edit_note:", key="add_blank", on_click=_blank)
    if st.session_state.pop(_ASKED, False):
        _read_all(screen)
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(words(problem, n=MOST_FILES))


@editors_only
def _ask() -> None:
    st.session_state[_ASKED] = True


@editors_only
def _blank() -> None:
    desk().lay(Sheet(blank_form(dt.date.today())))


def _read_all(screen: Screen) -> None:
    """Read what was pasted and every file, then show the first draft."""
    require_editor()
    incoming = _incoming(screen)
    if not incoming or len(incoming) > MOST_FILES:
        st.session_state[_PROBLEM] = "add-too-many" if incoming else "add-nothing"
        return
    made, words = Desk(), screen.words
    bar = st.progress(0.0, text=words("add-reading", done=0, n=len(incoming)))
    for number, one in enumerate(incoming):
        _read_one(screen, made, number, one, alone=len(incoming) == 1)
        bar.progress((number + 1) / len(incoming), text=words("add-reading", done=number + 1, n=len(incoming)))
    now = desk()
    now.articles, now.sheets, now.chosen = made.articles, made.sheets, None
    st.rerun()


def _incoming(screen: Screen) -> list[_Incoming]:
    pasted = (st.session_state.get(_TEXT) or "").strip()
    found = [_Incoming(screen.words("add-pasted"), pasted)] if pasted else []
    return found + [_Incoming(file.name, file.getvalue()) for file in st.session_state.get(_FILES) or ()]


@editors_only
def _read_one(screen: Screen, made: Desk, number: int, one: _Incoming, *, alone: bool) -> None:
    """Read one article; one that cannot be read is told, and the others are read all the same."""
    try:
        article = _article(one)
    except ArticleError as problem:
        made.articles.append(Read(one.name, problem=str(problem)))
        return
    # One address and one day belong to one article; with several, each page says its own.
    day = (st.session_state.get(_DAY) if alone else None) or article.published
    url = (st.session_state.get(_URL) or "") if alone else ""
    dataset, today = screen.store.dataset, dt.date.today()
    drafts = draft_article(article.text, day, dataset)
    reason = "" if drafts else no_event(article.text, day, dataset)[0]
    made.articles.append(Read(one.name, article.text, reason=reason))
    made.sheets += [Sheet(form_of_draft(draft, url, article.publisher, today), number) for draft in drafts]


def _article(one: _Incoming) -> ArticleText:
    if isinstance(one.content, str):
        return ArticleText(one.content)
    if len(one.content) > LARGEST:
        raise ArticleError(f"{one.name}: larger than {LARGEST // 1_000_000} MB")
    return article_of(one.content, one.name)


def draw_list(screen: Screen) -> None:
    """Draw what was read, what gave no event and why, and the choice of the draft to look at."""
    words, now = screen.words, desk()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.markdown(f"**{words('add-found', n=len(now.sheets), articles=len(now.articles))}**")
        st.button(
            words("add-again"), key="add_again", type="tertiary", icon=":material/restart_alt:", on_click=_ask_again
        )
    if st.session_state.get(_SURE):
        _sure(screen, now)
    for article in now.articles:
        if article.problem:
            st.error(plain_markdown(shorten(article.problem, 300)))
        elif article.reason:
            told = words("add-no-event", name=article.name, why=words(f"no-event-{article.reason}"))
            st.info(plain_markdown(told))
    if len(now.sheets) > 1:
        _choice(screen, now)


def _ask_again() -> None:
    """Clear the desk, but ask first when something on it would be lost."""
    if any(not sheet.saved for sheet in desk().sheets):
        st.session_state[_SURE] = True
    else:
        _again()


def _sure(screen: Screen, now: Desk) -> None:
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="add_sure_box"):
        st.markdown(words("add-again-sure", n=sum(not sheet.saved for sheet in now.sheets)), width="content")
        st.button(words("add-again-yes"), key="add_sure", on_click=_again)
        st.button(words("add-again-no"), key="add_not_sure", on_click=lambda: st.session_state.pop(_SURE, None))


@editors_only
def _again() -> None:
    clear_desk()
    st.session_state.pop(_SURE, None)
    for key in (_TEXT, _URL):
        st.session_state[key] = ""


def _choice(screen: Screen, now: Desk) -> None:
    key = "add_choice"
    numbers = [sheet.number for sheet in now.sheets]
    titles = {sheet.number: _title(screen, now, place, sheet) for place, sheet in enumerate(now.sheets, start=1)}
    st.session_state[key] = now.sheet.number

    def choose() -> None:
        now.chosen = st.session_state[key]

    st.selectbox(screen.words("add-draft"), numbers, format_func=titles.get, key=key, on_change=choose)


def _title(screen: Screen, now: Desk, place: int, sheet: Sheet) -> str:
    words, cells = screen.words, sheet.form.cells
    parts = [f"{place}/{len(now.sheets)}", shorten(cells["title"] or words("add-untitled"), 60)]
    if len(now.articles) > 1 and sheet.article is not None:
        parts.append(shorten(now.articles[sheet.article].name, 40))
    if sheet.saved:
        parts.append(words("add-saved-mark"))
    return " · ".join(parts)
