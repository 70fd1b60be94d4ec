"""Plan an import: read every row, ask what is open, say everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatemap.editing.ids import event_id_of
from gatemap.errors import Finding
from gatemap.i18n.words import Words
from gatemap.importing import merging
from gatemap.importing.cells import CellError, OrderUnknownError
from gatemap.importing.columns import doubled, map_columns
from gatemap.importing.current import Current
from gatemap.importing.duplicates import duplicates, slips
from gatemap.importing.fields import COMMON, PARTNERS, PLACES, REQUIRED, field_label
from gatemap.importing.places_of_row import role_is_open
from gatemap.importing.plan import CHANGED, HELD, NEW, REPEATED, UNCHANGED, Choices, Plan, Questions, RowPlan, Where
from gatemap.importing.reading import Given, broken_rows, read_rows
from gatemap.importing.table import Table
from gatemap.importing.tools import Tools
from gatemap.saving.changes import Change, EventRecord, event_record
from gatemap.store.gazetteer import Match

_SEVERITIES = ("error", "warning")


def plan_import(table: Table, choices: Choices, current: Current, words: Words) -> Plan:
    """Say what an import of `table` would do. Nothing is saved.

    Parameters
    ----------
    table : Table
    choices : Choices
    current : Current
        The events and all that they name, at one moment.
    words : Words
        The findings are in its language.

    Returns
    -------
    Plan
        What the checker finds in its changes is not in it: see `review.reviewed`.
    """
    columns, doubtful = map_columns(table.labels, choices.columns)
    tools = Tools(table, columns, choices, current, words)
    common, findings = _common(tools)
    given = read_rows(tools)
    planner = _Planner(tools, common, frozenset(one.event_id for one in given if one.event_id))
    rows = tuple(planner.plan(one) for one in given)
    findings += [*_of_columns(tools), *broken_rows(tools), *planner.findings]
    findings += [found for one in given for found in one.findings]
    findings.sort(key=lambda one: (one.row or 0, _SEVERITIES.index(one.severity)))
    places, where = _names(given, tools)
    questions = Questions(
        columns={table.labels[at]: found for at, found in doubtful.items()},
        order=next((one.order for one in given if one.order), None),
        role=planner.role,
        places=places,
        where=where,
        common=tuple(name for name in COMMON if name in planner.lacking),
    )
    return Plan(table, columns, rows, tuple(dict.fromkeys(findings)), questions)


@dataclass
class _Planner:
    """Plans row after row; a row knows what those above it became."""

    tools: Tools
    common: Mapping[str, str]
    ids: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)
    role: Where | None = None
    above: dict[str, tuple[int, EventRecord | None]] = field(default_factory=dict)
    new: int = 0

    def plan(self, given: Given) -> RowPlan:
        """Say what becomes of a row."""
        # All three are asked, so that everything is told at once.
        open_or_wrong = [self._is_twice(given), self._asks_role(given), self._lacks(given), given.bad]
        if any(open_or_wrong):
            found = RowPlan(given.row, HELD, given.event_id)
        else:
            found = self._changed(given) if given.kept else self._new(given)
        if found.event_id:
            after = found.change.after if found.change else None
            self.above.setdefault(found.event_id, (given.row, after))
        return found

    def _changed(self, given: Given) -> RowPlan:
        choices = self.tools.choices
        after = merging.changed_record(given, choices.role, choices.empty_clears, self.tools.current)
        if after == given.kept:
            return RowPlan(given.row, UNCHANGED, given.event_id)
        return RowPlan(given.row, CHANGED, given.event_id, Change(given.kept, after))

    def _new(self, given: Given) -> RowPlan:
        cells, links = merging.new_event(given, self.common, self.tools.choices.role, self.tools.current)
        if given.event_id:
            self.findings += slips(self.tools, given.row, given.event_id)
            return self._added(given.row, event_record(cells | {"event_id": given.event_id}, links))
        passed: set[str] = set()
        while True:
            # The same row always leads along the same identifiers, so it finds what an import before made of it.
            event_id = event_id_of(cells, links, passed)
            found = self._there(given.row, event_record(cells | {"event_id": event_id}, links))
            if found:
                return found
            passed.add(event_id)

    def _there(self, row: int, record: EventRecord) -> RowPlan | None:
        """Say what becomes of a row under the identifier of `record`, None when another event has it."""
        row_above, above = self.above.get(record.event_id, (None, None))
        if above and merging.says_the_same(above, record):
            expected = self.tools.words("import-want-not-repeated", row=row_above)
            self.findings.append(self.tools.finding("repeated-row", row, None, None, expected, "warning"))
            return RowPlan(row, REPEATED, record.event_id)
        kept = self.tools.current.records.get(record.event_id)
        if kept:
            return RowPlan(row, UNCHANGED, record.event_id) if merging.says_the_same(kept, record) else None
        return None if row_above or record.event_id in self.ids else self._added(row, record)

    def _added(self, row: int, record: EventRecord) -> RowPlan:
        self.new += 1
        self.findings += duplicates(self.tools, row, record, self.new)
        return RowPlan(row, NEW, record.event_id, Change(None, record))

    def _is_twice(self, given: Given) -> bool:
        if not given.event_id or given.event_id not in self.above:
            return False
        expected = self.tools.words("import-want-once", row=self.above[given.event_id][0])
        self._say("duplicate", given.row, "event_id", given.event_id, expected)
        return True

    def _asks_role(self, given: Given) -> bool:
        kept = given.kept.links if given.kept else ()
        asks = role_is_open(given.places, kept, self.tools.choices.role)
        if asks and self.role is None:
            self.role = self.tools.where(given.row, PLACES, given.raw[PLACES])
        return asks

    def _lacks(self, given: Given) -> bool:
        """Tell whether an event of this row would lack what none may lack, and say so."""
        if given.kept:
            clears = self.tools.choices.empty_clears
            lacking = [name for name in REQUIRED if clears and not given.raw.get(name, "-").strip()]
        else:
            lacking = [name for name in REQUIRED if name not in self.common and not self._has(given, name)]
        for name in lacking:
            self._say_lacking(given.row, name)
        return bool(lacking)

    def _has(self, given: Given, name: str) -> bool:
        """Tell whether the row has a cell for `name`, be it one that cannot be read."""
        return bool(given.raw.get(name, "").strip() or (name == "countries" and given.raw.get(PARTNERS, "").strip()))

    def _say_lacking(self, row: int, name: str) -> None:
        words, fields = self.tools.words, self.tools.fields
        source = PARTNERS if name == "countries" and name not in fields else name
        if source in fields:
            self._say("filled", row, source, None, words("import-want-filled"))
        elif name in COMMON:
            self.lacking.add(name)
        else:
            self._say("missing-column", None, name, None, words("import-want-column", name=field_label(name, words)))

    def _say(self, code: str, row: int | None, name: str, value: str | None, expected: str) -> None:
        self.findings.append(self.tools.finding(code, row, name, value, expected))


def _of_columns(tools: Tools) -> list[Finding]:
    """Say which columns are not read, and which two are one field."""
    words, table, found = tools.words, tools.table, []

    def tell(code: str, severity: str, at: int, expected: str) -> None:
        found.append(Finding(code, severity, table.file, table.header_row, table.labels[at], None, expected))

    for at, why in tools.columns.left_out.items():
        if why == "unknown" and any(cells[at].strip() for _, cells in table.rows):
            tell("unread-column", "warning", at, words("import-want-known-column"))
    for name, places in doubled(tools.columns).items():
        labels = ", ".join(words("import-quoted", name=table.labels[at]) for at in places)
        expected = words("import-want-one-column", field=field_label(name, words), columns=labels)
        tell("two-columns", "error", places[1], expected)
    return found


def _common(tools: Tools) -> tuple[dict[str, str], list[Finding]]:
    """Read what new events have where the table says nothing."""
    found, problems = {}, []
    for name, text in tools.choices.common.items():
        try:
            found |= {name: tools.reader.read(name, text)} if text.strip() else {}
        except CellError as problem:
            problems.append(tools.finding(problem.code, None, name, problem.value or text, problem.expected))
        except OrderUnknownError:
            problems.append(tools.finding("date-order", None, name, text, tools.words("import-want-date-edtf")))
    return found, problems


def _names(given: list[Given], tools: Tools) -> tuple[dict[str, tuple[Match, ...]], dict[str, Where]]:
    """Return the names that a person must say the place of, and where each stands first."""
    places: dict[str, tuple[Match, ...]] = {}
    where: dict[str, Where] = {}
    for one in given:
        for name, text, _ in one.places.unknown:
            if text not in places:
                places[text] = tuple(tools.places.candidates(text))
                where[text] = tools.where(one.row, name, text)
    return places, where
