"""Rules on events: sources, addresses, titles, and two rows that tell of one event."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

from gatemap.dataset.rules.base import EVENT_PLACES, EVENTS, GATES, HISTORY, Files, error, rule, span, warning
from gatemap.dataset.schema import split_list
from gatemap.errors import Finding

_ADDRESSES = {EVENTS: ("source_url", "other_source_urls"), GATES: ("source_url",), HISTORY: ("source_url",)}


@rule(EVENTS, EVENT_PLACES)
def same_event(files: Files) -> Iterator[Finding]:
    """Two events of one kind on one day share neither a place nor a pair of provinces.

    A ceremony and the talks after it may be two events; a person decides, so this is a warning.
    """
    places: dict[str, set] = defaultdict(set)
    for link in files.rows(EVENT_PLACES):
        places[link.event_id].add(link.place_id)
    seen: dict[tuple, list] = defaultdict(list)
    for event in files.rows(EVENTS):
        known = span(event.date)
        if known is None or known.earliest is None or known.earliest != known.latest:
            continue
        key = known.earliest, event.kind
        for other in seen[key]:
            common = places[event.event_id] & places[other.event_id] or _pairs(event) & _pairs(other)
            if event.event_id != other.event_id and common:
                shared = ", ".join(sorted(common))
                expected = (
                    f"an event that row {other.Index} ({other.event_id}) does not tell already: "
                    f"same day, kind and {shared}; join the two, with both sources, or say in note how they differ"
                )
                yield warning("duplicate-event", EVENTS, event.Index, "event_id", event.event_id, expected)
        seen[key].append(event)


@rule(EVENTS)
def same_source(files: Files) -> Iterator[Finding]:
    """A further source is another page than the one cited, and none is named twice."""
    for event in files.rows(EVENTS):
        further = split_list(event.other_source_urls)
        twice = next((url for url in further if url == event.source_url or further.count(url) > 1), None)
        if twice:
            expected = "pages other than source_url, each once"
            yield error("repeated-source", EVENTS, event.Index, "other_source_urls", twice, expected)


@rule()
def addresses(files: Files) -> Iterator[Finding]:
    """An address names a host on the internet and carries no name or password."""
    for file, columns in _ADDRESSES.items():
        for column in columns if file in files.frames else ():
            for row, cell in files.frames[file][column].items():
                for url in split_list(cell) if column == "other_source_urls" else [cell] if cell else []:
                    if not _is_public(url):
                        expected = "an address whose host is a public name, such as https://vnanet.vn/..."
                        yield error("url-host", file, row, column, url, expected)


@rule(EVENTS, EVENT_PLACES)
def places_also_unmatched(files: Files) -> Iterator[Finding]:
    """A name that was matched to a place is not kept as unmatched too."""
    matched: dict[str, set] = defaultdict(set)
    for link in files.rows(EVENT_PLACES):
        matched[link.event_id].add(link.name)
    for event in files.rows(EVENTS):
        for name in split_list(event.unmatched_places):
            if name in matched[event.event_id]:
                expected = f"only names without a place; {EVENT_PLACES} links {name!r} already"
                yield error("matched-name", EVENTS, event.Index, "unmatched_places", name, expected)


def _pairs(event) -> set[str]:
    """Return the pairs of a Vietnamese and a partner province that an event names."""
    return set(map("/".join, product(split_list(event.provinces_63), split_list(event.partner_provinces))))


def _is_public(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return True  # not an address at all: the schema says so
    host = parts.hostname or ""
    return "." in host.strip(".") and not parts.username and not host.rpartition(".")[2].isdigit()
