"""The list of changes: who changed what, when and why, and the way to take a change back."""

import datetime as dt
import logging
import math
from dataclasses import dataclass

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.errors import DataError, GatemapError
from gatemap.render import comparison, html
from gatemap.saving.access import Editor
from gatemap.saving.changes import Change, Revision, StaleEditError
from gatemap.saving.choose import database_url, home_of
from gatemap.saving.home import undo
from gatemap.store.view import View
from gatemap.text import plain_markdown
from gatemap.ui.broken import draw_findings
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.state import Screen
from gatemap.ui.versions import draw_versions, title_of
from gatemap.ui.writer import editors_only, require_editor

PAGE_SIZE = 20  # changes on a page
LINKED = 3  # events of a change that are named at once
AT_ONCE = 10  # events of a change whose cells are shown at once
_ASKED, _OUTCOME = "undo_asked", "undo_outcome"


@dataclass(frozen=True)
class Outcome:
    """What came of undoing the change `number`: the change that did it, or the problem."""

    number: int
    made: int | None = None
    problem: GatemapError | None = None


def draw_changes(screen: Screen, editor: Editor) -> None:
    """Draw every change, the newest first, page by page.

    Parameters
    ----------
    screen : Screen
    editor : Editor
        Who would take a change back.
    """
    words = screen.words
    st.caption(words("changes-lead"))
    try:
        revisions = _revisions(screen.store.key)
    except GatemapError as problem:
        logging.getLogger("gatemap").error("changes: %s", problem)
        st.text(words("changes-broken"))
        return
    if not revisions:
        st.text(words("changes-none"))
        return
    outcome = st.session_state.get(_OUTCOME)
    if outcome and outcome.made:
        del st.session_state[_OUTCOME]
        st.success(words("changes-done", number=outcome.number, made=outcome.made))
    undone = undone_by(revisions)
    first = (st.session_state.get("changes_page", 1) - 1) * PAGE_SIZE
    for revision in revisions[first : first + PAGE_SIZE]:
        with st.container(border=True, gap="xsmall", key=f"change_{revision.number}"):
            _change(screen, revision, undone.get(revision.number), editor)
    if len(revisions) > PAGE_SIZE:
        st.pagination(math.ceil(len(revisions) / PAGE_SIZE), key="changes_page")


def undone_by(revisions: tuple[Revision, ...]) -> dict[int, int]:
    """Return, for every change that does not hold any more, the change that took it back.

    Parameters
    ----------
    revisions : tuple of Revision
        The newest first.
    """
    found: dict[int, int] = {}
    for revision in revisions:
        if revision.undoes and revision.number not in found:
            found.setdefault(revision.undoes, revision.number)
    return found


@st.cache_resource(show_spinner=False, max_entries=2)
def _revisions(store_key: str) -> tuple[Revision, ...]:
    """Return all changes, the newest first; the key of the store is another one after every save."""
    return tuple(reversed(home_of(data_folder(), database_url()).revisions()))


def _change(screen: Screen, revision: Revision, undone: int | None, editor: Editor) -> None:
    number, asked = revision.number, st.session_state.get(_ASKED) == revision.number
    can_undo = bool(revision.changes) and not undone
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        st.html(_head(screen, revision, undone), width="content")
        if can_undo and not asked:
            label, icon = screen.words("changes-undo"), ":material/undo:"
            st.button(label, key=f"undo_{number}", type="tertiary", icon=icon, on_click=_ask, args=(number,))
    for change in revision.changes[:LINKED]:
        _link(screen, change)
    words, more = screen.words, len(revision.changes) - LINKED
    if more > 0:
        st.caption(words("changes-more", n=more))
    if revision.changes:
        _cells(screen, revision)
    outcome = st.session_state.get(_OUTCOME)
    if outcome and outcome.problem and outcome.number == number:
        _problem(screen, number, outcome.problem)
    if can_undo and asked:
        _confirm(screen, number, editor)


def _head(screen: Screen, revision: Revision, undone: int | None) -> str:
    words, when = screen.words, revision.when.astimezone(dt.UTC)
    who = words("changes-who", who=revision.who, day=words.day(when.date()), time=f"{when:%H:%M}")
    lines = [f"<b>{html.text(words('changes-headline', number=revision.number, why=revision.why))}</b>"]
    if revision.undoes:
        lines.append(html.text(words("changes-undoes", number=revision.undoes)))
    if undone:
        lines.append(html.text(words("changes-undone", number=undone)))
    return f'<div class="gm gm-change"><div class="quiet">{html.text(who)}</div>{"<br>".join(lines)}</div>'


def _link(screen: Screen, change: Change) -> None:
    """Name an event and what was done to it, with the way to its card as long as there is one."""
    words = screen.words
    what = "added" if change.before is None else "removed" if change.after is None else "changed"
    label = words(
        "changes-event",
        what=words(f"changes-{what}"),
        title=plain_markdown(title_of(change.after or change.before, words.lang)),
    )
    if change.event_id in screen.store.known.events:
        query = query_of(View(event=change.event_id, lang=screen.view.lang))
        st.page_link(PAGES["map"], label=label, icon=":material/event:", query_params=query)
    else:
        st.caption(label)


def _cells(screen: Screen, revision: Revision) -> None:
    """Draw the cells that changed, when they are asked for."""
    words, number, changes = screen.words, revision.number, revision.changes
    opened = st.expander(words("changes-cells"), key=f"cells_{number}", on_change="rerun")
    if not opened.open:
        return
    pager = f"cells_page_{number}"
    first = (st.session_state.get(pager, 1) - 1) * AT_ONCE
    with opened:
        for change in changes[first : first + AT_ONCE]:
            if len(changes) > 1:
                _link(screen, change)
            st.html(_table(screen, change))
        if len(changes) > AT_ONCE:
            st.pagination(math.ceil(len(changes) / AT_ONCE), key=pager)


def _table(screen: Screen, change: Change) -> str:
    """Return the cells that differ; of an event that was added or taken away, the one version that there is."""
    words = screen.words
    rows = comparison.differing([change.before, change.after], words, screen.names)
    heads = [words("changes-before"), words("changes-after")]
    there = [place for place, record in enumerate((change.before, change.after)) if record]
    kept = [(label, [shown[place] for place in there]) for label, shown in rows]
    return comparison.table([heads[place] for place in there], kept, words)


def _confirm(screen: Screen, number: int, editor: Editor) -> None:
    words, key = screen.words, f"undo_why_{number}"
    st.text(words("changes-sure", number=number, name=editor.name))
    st.text_input(words("changes-why"), key=key, placeholder=words("changes-why-hint"), max_chars=300)
    with st.container(horizontal=True, gap="small"):
        label = words("changes-undo-now")
        st.button(label, key=f"undo_now_{number}", type="primary", on_click=_take_back, args=(number, key))
        st.button(words("changes-leave"), key=f"undo_leave_{number}", on_click=_ask, args=(None,))


@editors_only
def _ask(number: int | None) -> None:
    """Ask once more before a change is taken back; None asks about none any more."""
    st.session_state[_ASKED] = number
    st.session_state.pop(_OUTCOME, None)


@editors_only
def _take_back(number: int, key: str) -> None:
    editor = require_editor()
    why = " ".join(st.session_state.get(key, "").split()) or f"undo of {number}"
    st.session_state.pop(_ASKED, None)
    try:
        made = undo(home_of(data_folder(), database_url()), number, who=editor.name, why=why)
    except KeyError:
        st.session_state[_OUTCOME] = Outcome(number, problem=GatemapError(f"there is no change {number} any more"))
    except GatemapError as problem:
        st.session_state[_OUTCOME] = Outcome(number, problem=problem)
    else:
        st.session_state[_OUTCOME] = Outcome(number, made=made.number)


def _problem(screen: Screen, number: int, problem: GatemapError) -> None:
    words = screen.words
    if isinstance(problem, StaleEditError) and problem.current == problem.change.after:
        title = title_of(problem.change.before or problem.change.after, words.lang)
        st.text(words("changes-already", number=number, title=title))
    elif isinstance(problem, StaleEditError):
        draw_versions(screen, problem, undoing=True)
    elif isinstance(problem, DataError):
        st.text(words("changes-refused"))
        draw_findings(words, problem.findings)
    else:
        st.text(words("changes-not-saved", reason=str(problem)))
