"""Rules on dates: what is known of a day must be possible, and what is inferred must be explained."""

import re
from collections.abc import Iterator

from gatemap.dataset.rules.base import EVENTS, HISTORY, Files, error, rule, span, warning
from gatemap.errors import Finding

# Doubt (?, ~, %), a set or one side open ([..]), digits not known (X), a period between two months or years.
_INFERRED = re.compile(r"[?~%\[\]{}X]|\.\.|^\d{4}(-\d\d)?/|/\d{4}(-\d\d)?$")


@rule(EVENTS, HISTORY)
def in_the_future(files: Files) -> Iterator[Finding]:
    """Nothing is dated after today."""
    for file, columns in ((EVENTS, ("date", "published", "accessed")), (HISTORY, ("date",))):
        for column in columns:
            for row, text in files.frames[file][column].items():
                known = span(text)
                if known and known.earliest and known.earliest > files.today:
                    expected = f"a date not after today, {files.today}"
                    yield error("future-date", file, row, column, text, expected)


@rule(EVENTS)
def after_publication(files: Files) -> Iterator[Finding]:
    """An event is not later than the page that tells of it, nor the page later than its reading.

    A page may announce what happens after it; then `date_note` says so, and the finding is a warning.
    """
    for event in files.rows(EVENTS):
        date, published, accessed = span(event.date), span(event.published), span(event.accessed)
        if _after(date, published):
            expected = f"a date not after the page was published ({event.published})"
            if event.date_note:
                yield warning("after-publication", EVENTS, event.Index, "date", event.date, expected)
            else:
                expected += ", or a date_note that says why the page is older than the event"
                yield error("after-publication", EVENTS, event.Index, "date", event.date, expected)
        if _after(published, accessed):
            expected = f"a day of publication not after the page was read ({event.accessed})"
            yield error("published-after-reading", EVENTS, event.Index, "published", event.published, expected)


@rule(EVENTS)
def inferred_without_note(files: Files) -> Iterator[Finding]:
    """A date that no source states in full says why in `date_note`."""
    for event in files.rows(EVENTS):
        if _INFERRED.search(event.date) and not event.date_note and span(event.date):
            expected = "a date_note that says how the date was inferred, or why it is not known better"
            yield error("inferred-date", EVENTS, event.Index, "date", event.date, expected)


def _after(first, second) -> bool:
    """Tell whether the whole of `first` lies after the whole of `second`; what is open or unknown never does."""
    return bool(first and second and first.earliest and second.latest and first.earliest > second.latest)
