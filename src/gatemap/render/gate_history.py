"""The chart of a gate's level and status through time: one row each, broken where no source tells."""

import datetime as dt
from dataclasses import dataclass

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap import vocab
from gatemap.dataset import dates
from gatemap.i18n.words import Words
from gatemap.render.colours import CHART_INK, STATE_COLOURS, SYMBOL_COLOURS
from gatemap.render.gate_axes import ROW, THEMES, frame, in_utc, rows, time
from gatemap.store.dossier import Dossier
from gatemap.store.gate_steps import UNKNOWN, Step
from gatemap.store.history import DECISION

_COLUMNS = ["part", "code", "row", "label", "look", "start", "end", "when"]


@dataclass(frozen=True)
class _Rows:
    """The rows of the chart from the top: (part, code) of each, its words, and its number."""

    labels: dict[tuple[str, str], str]

    def number(self, part: str, code: str) -> int:
        return list(self.labels).index((part, code))


@debug_mode(False)  # the finished chart is checked as a whole when it is sent; each part on its own takes as long again
def history_chart(dossier: Dossier, words: Words, theme: str = "light") -> alt.LayerChart | None:
    """Draw level and status through time.

    Parameters
    ----------
    dossier : Dossier
    words : Words
    theme : {'light', 'dark'}

    Returns
    -------
    altair.LayerChart or None
        None for a place without dated facts. A broken line is a time of which no source tells. A pale line is a time
        in which a change of uncertain date may have come, or a closure of which nobody tells whether it is over. A
        hollow mark is a level that was decided; a full one is the level in the list of gates.
    """
    if not dossier.levels:
        return None
    dark, shown = THEMES.index(theme), _rows(dossier, words)
    begin, end = _axis(dossier)
    pieces = _pieces(dossier, words, shown, begin)
    labels = list(shown.labels.values())
    looks = {
        "unknown": {"strokeWidth": 2, "strokeDash": [2, 4]},
        "pale": {"strokeWidth": 7, "opacity": 0.4},
        "known": {"strokeWidth": 7},
    }
    lines = [
        _lines(part, words, labels, dark, style)
        for look, style in looks.items()
        if len(part := pieces[pieces["look"] == look])
    ]
    marks = _marks(dossier, words, shown, dark)
    layers = [frame(words, begin, end), *_risers(pieces, words, labels, dark), *lines, *marks]
    return alt.layer(*layers).properties(height=ROW * len(labels))


def _rows(dossier: Dossier, words: Words) -> _Rows:
    """Choose the rows: what ever held or was decided, and what is not known, if anything is not."""
    levels = {step.code for step in dossier.levels} | {*dossier.history["to_level"], dossier.place["level"]}
    states = {step.code for step in dossier.states}
    labels = {}
    for part, codes, name, used in (
        ("level", vocab.HISTORY_LEVELS, "state_level", levels),
        ("status", vocab.GATE_STATES, "state", states),
    ):
        for code in (*codes, UNKNOWN):
            if code in used:
                told = words.label(name, code) if code else words("asof-unknown")
                labels[part, code] = words(f"dossier-row-{part}", state=told)
    return _Rows(labels)


def _axis(dossier: Dossier) -> tuple[dt.date, dt.date]:
    """Begin before the first dated fact, so that the unknown time before it is seen; end a little after today."""
    spans = dates.derive(dossier.history["date"])
    first = min(pd.concat([spans["date_earliest"], spans["date_latest"]]).dropna()).date()
    room = max((dossier.today - first) / 16, dt.timedelta(days=90))
    return first - room, dossier.today + room / 4


def _pieces(dossier: Dossier, words: Words, shown: _Rows, begin: dt.date) -> pd.DataFrame:
    """Return one row a piece of a line, with its look: known, unknown, or pale."""
    found = []
    for part, steps in (("level", dossier.levels), ("status", dossier.states)):
        for step in steps:
            row, label = shown.number(part, step.code), shown.labels[part, step.code]
            start, end = step.first or begin, step.last or dossier.today
            doubt = end if step.doubt is None else max(step.doubt, start)
            look = "unknown" if step.code == UNKNOWN else "known" if step.ended else "pale"
            when = _when(step, words)
            found.append((part, step.code, row, label, look, start, doubt, when))
            if doubt < end:
                pale = "unknown" if step.code == UNKNOWN else "pale"
                maybe = words("dossier-changing", first=words.day(doubt), last=words.day(end))
                found.append((part, step.code, row, label, pale, doubt, end, maybe))
    return in_utc(pd.DataFrame(found, columns=_COLUMNS), "start", "end")


def _when(step: Step, words: Words) -> str:
    first = words.day(step.first) if step.first else ""
    if step.first and step.inferred:
        first = words("date-inferred", date=first)
    last = words.day(step.last) if step.last else ""
    if not first:
        return words("date-until", date=last) if last else words("date-open")
    if not last:
        return words("dossier-since" if step.ended else "dossier-since-end", date=first)
    return words("date-from-to", first=first, last=last)


def _lines(pieces: pd.DataFrame, words: Words, labels: list[str], dark: int, style: dict) -> alt.Chart:
    chart = alt.Chart(pieces).mark_rule(**style)
    return chart.encode(
        x=time(words, "start"),
        x2="end:T",
        y=rows("row", labels),
        color=_colours(dark),
        tooltip=_told(words),
    )


def _risers(pieces: pd.DataFrame, words: Words, labels: list[str], dark: int) -> list[alt.Chart]:
    """Join the lines of two rows at the day of a change, so that they read as steps."""
    found = [
        {"start": after["start"], "row": before["row"], "to": after["row"]}
        for _, part in pieces.groupby("part")
        for (_, before), (_, after) in zip(part.iloc[:-1].iterrows(), part.iloc[1:].iterrows(), strict=True)
        if before["row"] != after["row"]
    ]
    if not found:
        return []
    chart = alt.Chart(pd.DataFrame(found)).mark_rule(strokeWidth=1.3, color=CHART_INK["unknown"][dark])
    return [chart.encode(x=time(words, "start"), y=rows("row", labels), y2="to:Q")]


def _marks(dossier: Dossier, words: Words, shown: _Rows, dark: int) -> list[alt.Chart]:
    """Mark levels that were decided, and the level that the list of gates gives for today."""
    found = []
    spans = dates.derive(dossier.history["date"])
    decided = (dossier.history["change"] == DECISION) & (dossier.history["to_level"] != "")
    for number, fact in dossier.history[decided].iterrows():
        if not pd.isna(at := spans.loc[number, "date_latest"]):
            told = words("dossier-decided", state=words.label("state_level", fact["to_level"]))
            found.append(("decided", fact["to_level"], at.date(), told, words.date(fact["date"])))
    if own := dossier.place["level"]:
        told = words("dossier-listed", state=words.label("state_level", own))
        found.append(("listed", own, dossier.today, told, words.day(dossier.today)))
    if not found:
        return []
    marked = in_utc(pd.DataFrame(found, columns=["look", "code", "start", "label", "when"]), "start")
    marked["row"] = [shown.number("level", code) for code in marked["code"]]
    chart = alt.Chart(marked).mark_point(shape="diamond", size=110, strokeWidth=2, opacity=1)
    return [
        chart.encode(
            x=time(words, "start"),
            y=rows("row", list(shown.labels.values())),
            color=_colours(dark),
            fill=alt.condition("datum.look == 'decided'", alt.value("transparent"), _colours(dark)),
            tooltip=_told(words),
        )
    ]


def _told(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=words("dossier-history")),
        alt.Tooltip("when:N", title=words("strip-time")),
    ]


def _colours(dark: int) -> alt.Color:
    palette = {code: pair[dark] for code, pair in (SYMBOL_COLOURS | STATE_COLOURS).items()}
    palette |= {UNKNOWN: CHART_INK["unknown"][dark]}
    return alt.Color("code:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None)
