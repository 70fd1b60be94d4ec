"""What is said around the timeline: how to use it, what it leaves out, and what its signs mean."""

from functools import partial

import streamlit as st

from gatemap.render import html
from gatemap.render.colours import CLOSURE_COLOUR, COUNT_COLOUR, KIND_COLOURS, UPGRADE_COLOUR
from gatemap.render.timeline_cells import shade
from gatemap.store import timeline
from gatemap.store.queries import Totals
from gatemap.store.timeline import Lanes
from gatemap.ui.state import Screen, change_view
from gatemap.ui.table_panel import paged_events

DATE_SAMPLES = ("day", "span", "inferred", "inferred-span", "open")
BEHIND_COLOURS = {"closures": CLOSURE_COLOUR, "upgrades": UPGRADE_COLOUR}


def draw_hint(screen: Screen, lanes: Lanes, step: str) -> None:
    """Say how to use the chart and, when it shows counts of each `step`, why."""
    words = screen.words
    with st.container():
        if step:
            text = words("timeline-dense", n=lanes.marks, step=words(f"timeline-step-{step}"))
            st.html(f'<div class="gm gm-dense">{html.text(text)}</div>')
        st.caption(words("timeline-hint-cells" if step else "timeline-hint"))


def draw_notes(screen: Screen, lanes: Lanes, totals: Totals, step: str) -> None:
    """Say what stands in several lanes and what stands in none, and list the latter."""
    words = screen.words
    if lanes.marks > totals.events:
        st.caption(words(f"timeline-several-{lanes.by}"))
    if totals.undated:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(words("undated", n=totals.undated), width="content")
            st.button(
                words("nowhere-show"),
                key="timeline_undated",
                type="tertiary",
                icon=":material/list:",
                on_click=change_view,
                kwargs={"dating": "left_out"},
            )
    if missing := timeline.left_out(screen.store, screen.view, step):
        _draw_left_out(screen, missing, step)


def draw_legend(screen: Screen, kinds: set[str], most: int, shown: dict[str, bool]) -> None:
    """Explain the signs: colours of kinds and how well a date is known, or the shades of counts up to `most`."""
    words = screen.words
    parts = []
    if kinds:
        parts.append(_titled(words("timeline-kinds"), html.legend(_kinds(screen, kinds))))
        samples = "".join(
            f'<div><i class="{name}"></i>{html.text(words(_sample(name)))}</div>' for name in DATE_SAMPLES
        )
        parts.append(_titled(words("timeline-dates"), f'<div class="gm gm-dates">{samples}</div>'))
    if most:
        parts.append(_titled(words("timeline-counts"), html.legend(_shades(screen, most))))
    behind = [(words(f"timeline-{name}-legend"), colour) for name, colour in BEHIND_COLOURS.items() if shown[name]]
    if behind:
        parts.append(_titled(words("timeline-behind"), html.legend(behind)))
    st.html(f'<div class="gm gm-timeline-legend">{"".join(parts)}</div>')


def _draw_left_out(screen: Screen, missing: int, step: str) -> None:
    words = screen.words
    key = f"timeline_left_out_{step or 'marks'}"
    text = words(f"timeline-left-out-{step or 'marks'}", n=missing)
    box = st.expander(text, key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        paged_events(screen, key, missing, partial(timeline.left_out_rows, screen.store, screen.view, step))


def _titled(title: str, inner: str) -> str:
    return f"<h4>{html.text(title)}</h4>{inner}"


def _sample(name: str) -> str:
    return f"timeline-date-{name}"


def _kinds(screen: Screen, kinds: set[str]) -> list[tuple[str, str]]:
    return [(screen.words.label("kind", kind), colour) for kind, colour in KIND_COLOURS.items() if kind in kinds]


def _shades(screen: Screen, most: int) -> list[tuple[str, str]]:
    counts = sorted({1, max(round(most / 4), 1), most})
    percents = [round(100 * float(shade(count, most))) for count in counts]
    return [
        (screen.words.number(count), f"color-mix(in srgb, {COUNT_COLOUR} {percent}%, transparent)")
        for count, percent in zip(counts, percents, strict=True)
    ]
