"""What a load run has found, as Markdown for docs/reliability.md."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.load_server import Watched
from benchmarks.load_visitor import Record

AIM = 1.5  # seconds that nineteen of twenty reruns may take at most
FLAT = 0.02  # share of the memory by which the second half of a run may rise
SHOWN = 10  # errors


@dataclass(frozen=True)
class Run:
    """One run of the load generator.

    Attributes
    ----------
    visitors : int
    seconds : float
    data : str
        What the server shows.
    browsers : list of list of float
        Seconds of each browser's changes.
    own : float
        Processor seconds of the generator itself, browsers left out.
    after : float or None
        Megabytes when all visitors had left and the server had cleared their sessions away.
    """

    visitors: int
    seconds: float
    data: str
    record: Record
    watched: Watched
    own: float
    browsers: list[list[float]] = field(default_factory=list)
    after: float | None = None


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of `values` do not exceed, from 0 to 1; NaN of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def rise(looks: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Return by how many megabytes the memory rose in the second half, and which share of it that is.

    It is the rise of the line that fits best (least squares), so that one look more or less changes little.
    """
    half = [(now, memory) for now, memory, _ in looks if now >= looks[-1][0] / 2]
    if len(half) < 3:
        return float("nan"), float("nan")
    times, memories = zip(*half, strict=True)
    risen = statistics.linear_regression(times, memories).slope * (times[-1] - times[0])
    return risen, risen / statistics.mean(memories)


def markdown(run: Run) -> str:
    """Write the tables of a run."""
    parts = [f"{run.visitors} visitors for {run.seconds / 60:.1f} minutes, {run.data}.", _numbers(run), _memory(run)]
    if run.record.errors:
        listed = [f"- {error}" for error in run.record.errors[:SHOWN]]
        parts.append(f"{len(run.record.errors)} errors, the first of them:\n\n" + "\n".join(listed))
    return "\n\n".join(parts)


def _numbers(run: Run) -> str:
    record = run.record
    taken = [answer.seconds for _, answer in record.reruns]
    p95, (risen, share) = quantile(taken, 0.95), rise(run.watched.looks)
    rows = [
        ("reruns, of them with a number of events that was compared", f"{len(taken):,}, {record.checked:,}", "", ""),
        ("errors and wrong answers", f"{len(record.errors)}", "0", _met(not record.errors)),
        ("a rerun, p50, s", f"{quantile(taken, 0.5):.2f}", "", ""),
        ("a rerun, p95, s", f"{p95:.2f}", f"{AIM}", _met(p95 <= AIM)),
        ("a rerun, p99, s", f"{quantile(taken, 0.99):.2f}", "", ""),
        ("memory in the second half, rise, MB", f"{risen:+.1f} ({share:+.1%})", f"{FLAT:.0%}", _met(share <= FLAT)),
        ("sessions that were opened", f"{len(record.openings):,}", "", ""),
        ("opening the page, p95, s", f"{quantile([a.seconds for _, a in record.openings], 0.95):.2f}", "", ""),
        ("messages and bytes a rerun, median", _sent(record), "", ""),
        ("processor of the server, cores", f"{_cores(run.watched):.2f}", "", ""),
        ("processor of the server an act, s", f"{_an_act(run):.3f}", "", ""),
        ("processor of the generator, cores", f"{run.own / run.seconds:.2f}", "", ""),
    ]
    if run.browsers:
        changes = [seconds for browser in run.browsers for seconds in browser]
        rows.append((f"{len(run.browsers)} browsers, changes", f"{len(changes)}", "", ""))
        rows.append(("a change in a browser, p50, s", f"{quantile(changes, 0.5):.2f}", "", ""))
        rows.append(("a change in a browser, p95, s", f"{quantile(changes, 0.95):.2f}", "", ""))
    return "\n".join(["| | | aim | |", "|---|---:|---:|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def _memory(run: Run) -> str:
    """Tell the memory of each minute."""
    shown, looks = [], run.watched.looks
    for minute in range(int(looks[-1][0] // 60) + 1):
        memory = next(memory for now, memory, _ in looks if now >= minute * 60)
        shown.append((f"{minute}", memory))
    shown.append(("end", looks[-1][1]))
    if run.after is not None:
        shown.append(("all gone", run.after))
    return "\n".join(
        [
            f"| minute | {' | '.join(name for name, _ in shown)} |",
            f"|---|{'---:|' * len(shown)}",
            f"| memory, MB | {' | '.join(f'{memory:,.0f}' for _, memory in shown)} |",
        ]
    )


def _sent(record: Record) -> str:
    if not record.reruns:
        return "–"
    answers = [answer for _, answer in record.reruns]
    sent = (statistics.median(answer.messages for answer in answers), statistics.median(a.bytes for a in answers))
    return f"{sent[0]:,.0f}, {sent[1]:,.0f}"


def _an_act(run: Run) -> float:
    """Return the seconds that the server has a processor for an act of a visitor, openings among them."""
    acts = len(run.record.reruns) + len(run.record.openings) + sum(map(len, run.browsers))
    return (run.watched.looks[-1][2] - run.watched.looks[0][2]) / acts if acts else float("nan")


def _cores(watched: Watched) -> float:
    (begun, _, before), (ended, _, after) = watched.looks[0], watched.looks[-1]
    return (after - before) / (ended - begun) if ended > begun else float("nan")


def _met(met: bool) -> str:
    return "yes" if met else "no"


def knee(levels: Sequence[Run]) -> str:
    """Write a table of runs with more and more visitors, and where p95 doubles."""
    lines = ["| visitors | reruns | errors | p50, s | p95, s | cores |", "|---:|---:|---:|---:|---:|---:|"]
    tails = []
    for run in levels:
        taken = [answer.seconds for _, answer in run.record.reruns]
        tails.append((run.visitors, quantile(taken, 0.95)))
        cells = (f"{run.visitors}", f"{len(taken):,}", f"{len(run.record.errors)}", f"{quantile(taken, 0.5):.3f}")
        lines.append(f"| {' | '.join(cells)} | {tails[-1][1]:.3f} | {_cores(run.watched):.2f} |")
    return "\n".join(lines) + "\n\n" + knee_told(tails)


def knee_told(tails: Sequence[tuple[int, float]]) -> str:
    """Say with how many visitors p95 is twice that of the fewest, from (visitors, p95 in seconds), fewest first."""
    limit, before = 2 * tails[0][1], tails[0]
    for visitors, tail in tails[1:]:
        if tail >= limit:
            between = before[0] + (visitors - before[0]) * (limit - before[1]) / (tail - before[1])
            return (
                f"The knee: p95 is twice that of {tails[0][0]} visitors with about {between:.0f}, between {before[0]}"
                f" and {visitors}."
            )
        before = visitors, tail
    return f"The knee: p95 did not double up to {tails[-1][0]} visitors."
