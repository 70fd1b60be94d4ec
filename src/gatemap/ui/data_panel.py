"""The parts of the Data page. They tell of the whole dataset, whatever the filters."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from gatemap import vocab
from gatemap.dataset.checker import check_folder
from gatemap.dataset.file_facts import SOURCES
from gatemap.dataset.folder import data_folder
from gatemap.dataset.rules.codes import CHECKING
from gatemap.errors import Finding
from gatemap.render import coverage as charts
from gatemap.render import html
from gatemap.store import coverage
from gatemap.text import safe_url
from gatemap.ui.resources import state_of
from gatemap.ui.state import Screen

LIMITS = ("coverage", "absence", "inferred", "positions", "provinces", "levels", "names", "claims")
_ROW = 35  # height of a table's row in pixels, as Streamlit draws it
_LONG, _SHORT = 12, 8  # rows shown of a table before it scrolls


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


def draw_years(screen: Screen) -> None:
    """Draw events by year and border."""
    words = screen.words
    st.subheader(words("data-years"), anchor=False)
    counts, without_year = coverage.events_by_year(screen.store)
    st.altair_chart(charts.events_by_year(counts, words), width="stretch", key="data_years", alt=words("data-years"))
    st.caption(f"{words('data-years-note')} {words('strip-without', n=without_year) if without_year else ''}")


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
    with st.spinner(words("data-checking")):
        findings = _findings(folder, state_of(folder), dt.date.today())
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
def _findings(folder: Path, state: tuple, today: dt.date) -> tuple[Finding, ...]:
    """Check the folder once for each state of its files and each day."""
    return tuple(check_folder(folder, today))


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
