"""The card of one event as HTML, and how to cite it. Texts of the data are escaped here or in `html`."""

import datetime as dt

import pandas as pd

import gatemap
from gatemap.dataset.schema import split_list
from gatemap.i18n.words import Words
from gatemap.render import html
from gatemap.render.basemap import ATTRIBUTION
from gatemap.render.certainty import certainty
from gatemap.store.names import Names
from gatemap.text import safe_url


def head(event: pd.Series, words: Words) -> str:
    """Return date, title in both languages, how certain the date is, and the summary.

    Parameters
    ----------
    event : pandas.Series
        As `queries.event_row` gives it.
    words : Words

    Returns
    -------
    str
    """
    title, other = titles(event, words.lang)
    said, note = certainty(event, words)
    also = f'<div class="quiet">{html.text(words("event-also", title=other))}</div>' if other else ""
    return (
        f'<div class="gm gm-event"><div class="quiet">{html.text(words.label("kind", event["kind"]))}</div>'
        f"<h3>{html.text(title)}</h3>{also}"
        f'<div class="when"><b>{html.text(words.date(event["date"]))}</b> <span>{html.text(said)}</span> '
        f"{_english(note)}</div>"
        f"{_paragraph(event['summary'])}</div>"
    )


def titles(event: pd.Series, lang: str) -> tuple[str, str]:
    """Return an event's title in a language and its title in the other one, '' when there is none."""
    english, vietnamese = event["title"], event["title_vi"]
    pair = (vietnamese or english, english) if lang == "vi" else (english, vietnamese)
    return pair if pair[0] != pair[1] else (pair[0], "")


def body(event: pd.Series, words: Words, names: Names, units: str, picture: str) -> str:
    """Return what stands beneath the head: the small map, the fields and the sources, side by side where they fit.

    Parameters
    ----------
    event : pandas.Series
        As `queries.event_row` gives it.
    words : Words
    names : Names
    units : {'34', '63'}
        The province system in view.
    picture : str
        HTML of the small map; see `picture`.

    Returns
    -------
    str
    """
    parts = (picture, _facts(event, words, names, units), _sources(event, words))
    return f'<div class="gm gm-event gm-event-body">{"".join(f"<div>{part}</div>" for part in parts if part)}</div>'


def picture(source: str, alt: str, missing: list[str], words: Words) -> str:
    """Return the small map as an image, or the reason why there is none.

    Parameters
    ----------
    source : str
        Address of the image, '' when nothing of the event has a position.
    alt : str
        What it shows, for those who cannot see it.
    missing : list of str
        Names of places without a position.
    words : Words

    Returns
    -------
    str
    """
    owner = f'<div class="owner">{html.text(ATTRIBUTION)}</div>'
    shown = f'<img src="{html.text(source)}" alt="{html.text(alt)}">{owner}' if source else ""
    said = words("event-map-missing", names=", ".join(missing)) if missing else ""
    if not (source or missing):
        said = words("event-nowhere")
    return shown + (f'<div class="quiet">{html.text(said)}</div>' if said else "")


def citation(event: pd.Series, words: Words, link: str, day: dt.date) -> str:
    """Return plain text that cites an event: its page first, then this card with the day on which it was seen.

    Parameters
    ----------
    event : pandas.Series
        As `queries.event_row` gives it.
    words : Words
    link : str
        Address of the card.
    day : datetime.date

    Returns
    -------
    str
    """
    source = words(
        "event-cite-source",
        publisher=event["publisher"] or words("event-not-recorded"),
        published=_day(event["published"], words),
        url=event["source_url"],
    )
    return words(
        "event-cite-text",
        title=titles(event, words.lang)[0],
        date=words.date(event["date"]),
        source=source,
        version=gatemap.__version__,
        link=link,
        day=words.day(day),
    )


def _facts(event: pd.Series, words: Words, names: Names, units: str) -> str:
    other = "63" if units == "34" else "34"
    provinces = {u: [names.province(code, u) for code in split_list(event[f"provinces_{u}"])] for u in (units, other)}
    # Most provinces have one name in both systems: said once is enough.
    elsewhere = provinces[other] if provinces[other] != provinces[units] else []
    partners = [code for code in split_list(event["countries"]) if code != "VN"] or ["VN"]
    opposite = [names.partner_provinces.get(code, code) for code in split_list(event["partner_provinces"])]
    pairs = [
        (words("event-level"), [words.label("level", event["level"])]),
        (words("event-partner"), [words.label("partner", code) for code in partners]),
        (words("event-province"), provinces[units]),
        (words(f"event-province-{other}"), elsewhere),
        (words("event-partner-province"), opposite),
        (words("event-venue"), [event["venue"]]),
        (words("event-actors"), [names.organisations.get(code, code) for code in split_list(event["actor_ids"])]),
        (words("event-topics"), [words.label("topic", code) for code in split_list(event["topics"])]),
        (words("event-unmatched"), split_list(event["unmatched_places"])),
    ]
    listed = [(term, _lines(items)) for term, items in pairs if any(items)]
    if event["note"]:
        listed.append((words("event-note"), _english(event["note"])))
    return html.definitions(listed)


def _sources(event: pd.Series, words: Words) -> str:
    """Return the pages the event rests on; a source of which a day is not recorded says so."""
    pairs = [
        (words("event-source"), html.link(event["source_url"], _host(event["source_url"]))),
        (words("event-publisher"), html.text(event["publisher"] or words("event-not-recorded"))),
        (words("event-published"), html.text(_day(event["published"], words))),
        (words("event-accessed"), html.text(_day(event["accessed"], words))),
    ]
    if event["source_quality"]:
        pairs.append((words("event-quality"), html.text(words(f"event-quality-{event['source_quality']}"))))
    if others := split_list(event["other_source_urls"]):
        pairs.append((words("event-others"), "<br>".join(html.link(url, _host(url)) for url in others)))
    return f"<h4>{html.text(words('event-sources'))}</h4>{html.definitions(pairs)}"


def _day(edtf: str, words: Words) -> str:
    return words.date(edtf) if edtf else words("event-not-recorded")


def _host(url: str) -> str:
    """Return the host of an address, or the text itself when it is none."""
    return url.split("/")[2].removeprefix("www.") if safe_url(url) else url


def _lines(items: list[str]) -> str:
    return "<br>".join(html.text(item) for item in items if item)


def _paragraph(said: str) -> str:
    return f"<p>{_english(said)}</p>" if said else ""


def _english(said: str) -> str:
    """Return a text of the data that is in English whatever the language of the page."""
    return f'<span lang="en">{html.text(said)}</span>' if said else ""
