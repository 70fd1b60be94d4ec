"""What to show when an event was changed by somebody else in the meantime: all versions, side by side."""

import streamlit as st

from gatemap.render import comparison
from gatemap.saving.changes import EventRecord, StaleEditError
from gatemap.ui.state import Screen


def draw_versions(screen: Screen, problem: StaleEditError, undoing: bool = False) -> None:
    """Draw the cells that differ: as the person saw the event, as it is now, and as the person wants it.

    Parameters
    ----------
    screen : Screen
    problem : StaleEditError
    undoing : bool
        Whether the person takes back an earlier change rather than edits.
    """
    words, change, current = screen.words, problem.change, problem.current
    what = "gone" if current is None else "changed" if change.before else "there"
    st.text(words(f"versions-{what}", title=title_of(current or change.before or change.after, words.lang)))
    kind = "-undo" if undoing else ""
    # A new event was seen by nobody before: two versions are all there are.
    versions = {words(f"versions-seen{kind}"): change.before} if change.before else {}
    versions |= {words("versions-now"): current, words(f"versions-wanted{kind}"): change.after}
    rows = comparison.differing([*versions.values()], words, screen.names)
    if rows:
        st.caption(words("versions-lead"))
        st.html(comparison.table([*versions], rows, words))


def title_of(record: EventRecord, lang: str) -> str:
    """Return the title of an event in a language, else in English, else its identifier."""
    cells = record.cells
    return (cells.get("title_vi", "") if lang == "vi" else "") or cells.get("title", "") or record.event_id
