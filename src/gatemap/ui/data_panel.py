"""The parts of the Data page. They tell of the whole dataset, whatever the filters."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from gatemap import vocab
from gatemap.dataset.file_facts import SOURCES
from gatemap.dataset.folder import data_folder
from gatemap.dataset.rules.codes import CHECKING
from gatemap.errors import Finding, GatemapError
from gatemap.render import coverage as charts
from gatemap.render import html
from gatemap.saving.choose import check_current, database_url
from gatemap.store import coverage, openings
from gatemap.store.shared import state_of
from gatemap.text import safe_url
from gatemap.ui.behind import draw_behind
from gatemap.ui.event_panel import draw_event
from gatemap.ui.shell import PAGES
from gatemap.ui.state import Screen, set_view

LIMITS = ("coverage", "absence", "inferred", "positions", "provinces", "levels", "names", "claims")
_ROW = 35  # height of a table's row in pixels, as Streamlit draws it
_LONG, _SHORT = 12, 8  # rows shown of a table before it scrolls
_OPEN, _ROUND = "data_open_count", "data_years_round"
_WITHOUT_YEAR = "no_year"


def draw_head(screen: Screen) -> None:
    """Name the page and give the numbers of the dataset."""
    words, dataset = screen.words, screen.store.dataset
    counts = {
        "events": len(dataset.events),
        "places": len(dataset.places),
        "links": len(dataset.event_places),
        "history": len(dataset.gate_history),
    }
    numbers = [
        (words.number(count), words(f"data-number-{key}"), words(f"data-number-{key}-help"))
        for key, count in counts.items()
    ]
    head = f"<h2>{html.text(words('data-title'))}</h2><div>{html.text(words('data-lead'))}</div>"
    title = f'<div class="gm gm-title">{head}</div>'
    st.html(f'<div class="gm-head">{title}{html.numbers(numbers)}</div>')
    with st.container(horizontal=True, gap="medium"):
        for page, what, icon in (("map", "events", ":material/map:"), ("gates", "places", ":material/fort:")):
            if st.button(words(f"data-open-{what}"), key=f"data_open_{what}", type="tertiary", icon=icon):
                # A link without parameters would keep the filters, and the numbers are those of all data.
                set_view(screen.view.cleared())
                st.switch_page(PAGES[page])


def draw_years(screen: Screen) -> None:
    """Draw events by year and border, and the list behind a bar that was chosen."""
    words = screen.words
    st.subheader(words("data-years"), anchor=False)
    counts, without_year = coverage.events_by_year(screen.store)
    key = f"data_years_{st.session_state.setdefault(_ROUND, 0)}"
    with st.container(key="data_years"):
        st.altair_chart(
            charts.events_by_year(counts, words),
            width="stretch",
            key=key,
            on_select=lambda: _open_bar(key),
            selection_mode=charts.PICK,
            alt=words("data-years"),
        )
    st.caption(words("data-years-note"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_bar(screen, counts)
        if without_year:
            st.button(
                words("strip-without", n=without_year),
                key="data_open_without_year",
                type="tertiary",
                icon=":material/list:",
                on_click=_open,
                args=(_WITHOUT_YEAR,),
            )
    _behind(screen)


def _choose_bar(screen: Screen, counts: pd.DataFrame) -> None:
    """Offer the bars as a list too: a keyboard does not reach into the chart."""
    words = screen.words
    bars = counts.sort_values(["year", "partner"], ascending=[False, True])
    label_of = {
        (row.partner, row.year): words("option-count", label=_bar_title(screen, row.partner, row.year), n=row.events)
        for row in bars.itertuples()
    }
    key, chosen = "data_bar", st.session_state.get(_OPEN)
    st.session_state[key] = chosen if chosen in label_of else None
    st.selectbox(
        words("data-open-bar"),
        list(label_of),
        format_func=lambda bar: label_of.get(bar, ""),
        placeholder=words("data-open-bar-hint"),
        key=key,
        width=320,
        on_change=lambda: _open(st.session_state[key]),
    )


def _open_bar(key: str) -> None:
    picked = (st.session_state.get(key) or {}).get("selection", {}).get(charts.PICK) or []
    _open((picked[0]["partner"], int(picked[0]["year"])) if picked else None)


def _open(what: tuple[str, int] | str | None) -> None:
    """Say which count's list is open: (border, year), the events without a year, or None."""
    st.session_state[_OPEN] = what


def _close() -> None:
    """Close the list and take the mark off the chart, which is made anew for that."""
    _open(None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _behind(screen: Screen) -> None:
    what = st.session_state.get(_OPEN)
    if what == _WITHOUT_YEAR:
        view, title = openings.without_year(screen.view.cleared()), screen.words.label("dating", "no_year")
    elif what and what[0] in vocab.PARTNER_OPTIONS:
        view, title = openings.of_bar(screen.view, *what), _bar_title(screen, *what)
    else:
        return
    draw_behind(screen, view, "data_open", title, on_close=_close)
    draw_event(screen, "data")


def _bar_title(screen: Screen, partner: str, year: int) -> str:
    return screen.words("data-bar", partner=screen.words.label("partner", partner), year=str(year))


def draw_places(screen: Screen) -> None:
    """Count gates and posts by border, level and precision of position."""
    words = screen.words
    st.subheader(words("data-places"), anchor=False)
    counts = coverage.places_by_precision(screen.store.dataset)
    columns = {
        words("strip-by-partner"): [words.label("partner", code) for code in counts["partner"]],
        words("data-level"): [words.label("symbol", code) for code in counts["symbol"]],
        words("data-all"): counts["all"],
    }
    columns |= {words(f"data-precision-{code}"): counts[code] for code in vocab.POSITION_PRECISIONS}
    _table(pd.DataFrame(columns), key="data_places", rows=len(counts), widths=dict.fromkeys(list(columns)[2:], 66))
    st.caption(words("data-places-note"))


def draw_gaps(screen: Screen) -> None:
    """Count what is missing, and list one kind of it."""
    words = screen.words
    st.subheader(words("data-gaps"), anchor=False)
    found = [gap for gap in coverage.gaps(screen.store, screen.names, words.lang) if len(gap.items)]
    if not found:
        return
    header = [words("data-count"), words("data-of"), words("data-gap")]
    rows = [(len(gap.items), gap.total, words(f"data-gap-{gap.key}")) for gap in found]
    # The numbers stand first, so that a narrow screen shows them without scrolling.
    _table(pd.DataFrame(rows, columns=header), key="data_gaps", widths={header[0]: 60, header[1]: 60})
    labels = {gap.key: words(f"data-gap-{gap.key}") for gap in found}
    chosen = st.selectbox(words("data-gap-list"), list(labels), format_func=labels.__getitem__, key="data_gap")
    items = next(gap.items for gap in found if gap.key == chosen)
    source = words("data-source")
    listed = pd.DataFrame({words("data-gap-name"): items["name"], source: items["source"].map(safe_url)})
    _table(listed, key=f"data_gap_{chosen}", rows=_SHORT, links=(source,))


def draw_findings(screen: Screen) -> None:
    """Tell what the checker finds: a count for each rule, and every finding with its place in the files."""
    words = screen.words
    st.subheader(words("data-findings"), anchor=False)
    folder = data_folder()
    try:
        with st.spinner(words("data-checking")):
            findings = _findings(folder, state_of(folder), dt.date.today())
    except GatemapError:  # the notice above says that the data are out of reach
        st.caption(words("findings-away"))
        return
    errors = sum(finding.severity == "error" for finding in findings)
    counted = words("data-findings-count", errors=errors, warnings=len(findings) - errors)
    st.caption(f"{counted} {words('data-findings-note')}")
    if not findings:
        return
    counts = Counter((finding.severity, finding.code) for finding in findings)
    header = [words("data-count"), words("data-severity"), words("data-finding")]
    rows = [(count, words(f"data-{severity}"), _label(screen, code)) for (severity, code), count in counts.items()]
    rules, cells = st.columns([1, 2], gap="medium")
    with rules:
        _table(pd.DataFrame(rows, columns=header), key="data_rules", rows=_SHORT, widths={header[0]: 60, header[1]: 75})
    with cells:
        _table(_findings_table(screen, findings), key="data_findings", rows=_SHORT)


def draw_sources(screen: Screen) -> None:
    """Name everybody whose data is in ours, with the licence."""
    words = screen.words
    st.subheader(words("data-sources"), anchor=False)
    lines = [
        words(
            "data-source-line",
            part=words(f"data-part-{source.key}"),
            who=source.made_by,
            through=f"[{source.through}]({source.path})",
            licence=source.licence,
        )
        for source in SOURCES
    ]
    st.markdown(words("data-licences") + "\n\n" + "\n".join(f"- {line}" for line in lines))
    st.caption(words("data-licences-unknown"))


def draw_limits(screen: Screen) -> None:
    """Say what the data is not good for."""
    st.subheader(screen.words("data-limits"), anchor=False)
    st.markdown("\n".join(f"- {screen.words(f'data-limit-{key}')}" for key in LIMITS))


@st.cache_resource(show_spinner=False, max_entries=2)
def _findings(folder: Path, state: str, today: dt.date) -> tuple[Finding, ...]:
    """Check the data once for each state of them and each day."""
    return tuple(check_current(folder, database_url(), today))


def _findings_table(screen: Screen, findings: tuple[Finding, ...]) -> pd.DataFrame:
    words = screen.words
    return pd.DataFrame(
        {
            words("data-finding"): [_label(screen, finding.code) for finding in findings],
            words("broken-file"): [finding.file for finding in findings],
            words("broken-row"): [finding.row for finding in findings],
            words("broken-column"): [finding.column for finding in findings],
            words("broken-value"): [finding.value for finding in findings],
            words("data-expected"): [finding.expected for finding in findings],
        }
    )


def _label(screen: Screen, code: str) -> str:
    return screen.words(f"data-finding-{code}" if code in CHECKING else "data-finding-reading")


def _table(
    frame: pd.DataFrame,
    key: str,
    rows: int = _LONG,
    links: tuple[str, ...] = (),
    widths: dict[str, int] | None = None,
) -> None:
    """Draw a table as high as its rows, up to `rows` of them, with `widths` of columns in pixels by name."""
    column = st.column_config
    config = {name: column.Column(width=width) for name, width in (widths or {}).items()}
    config |= {name: column.LinkColumn(display_text=r"https?://(?:www\.)?([^/:]+)") for name in links}
    height = _ROW * (min(len(frame), rows) + 1) + 3
    st.dataframe(frame, hide_index=True, width="stretch", height=height, column_config=config, key=key, placeholder="")
