"""The sources of a dossier as a list of citations; what the data do not record of one is said not to be recorded."""

from gatemap.i18n.words import Words
from gatemap.store.dossier import Dossier, Source
from gatemap.store.names import Names, title_of
from gatemap.text import safe_url

USES_NAMED = 3  # things a source is cited for that are named


def source_entries(dossier: Dossier, words: Words, names: Names) -> list[dict]:
    """Return what a template says of each source, in the order of their numbers.

    Parameters
    ----------
    dossier : Dossier
    words : Words
    names : Names

    Returns
    -------
    list of dict
        Plain texts: ``number``, ``url`` ('' when there is none that is safe), ``note``, ``publisher``, ``dates``,
        ``quality``, ``for`` (what it is cited for), and ``backs``, the ids of the places that cite it.
    """
    return [_entry(source, dossier, words, names) for source in dossier.sources]


def _entry(source: Source, dossier: Dossier, words: Words, names: Names) -> dict:
    unrecorded = words("dossier-source-unrecorded")
    dates = [
        words("dossier-source-published", date=words.date(source.published) if source.published else unrecorded),
        words("dossier-source-accessed", date=words.date(source.accessed) if source.accessed else unrecorded),
    ]
    url = safe_url(source.url) or ""
    return {
        "number": source.number,
        "url": url,
        "note": source.note or ("" if url else source.url),
        "publisher": source.publisher or words("dossier-source-publisher"),
        "dates": dates if source.url else [],
        "quality": {"weak": words("dossier-weak"), "repost": words("dossier-repost")}.get(source.quality, ""),
        "for": words("dossier-source-for", what=_uses(source, dossier, words, names)),
        "backs": [f"cite-{source.number}-{number}" for number in range(1, len(source.uses) + 1)],
    }


def _uses(source: Source, dossier: Dossier, words: Words, names: Names) -> str:
    told = list(dict.fromkeys(_use(use, dossier, words, names) for use in source.uses))
    more = len(told) - USES_NAMED
    return "; ".join([*told[:USES_NAMED], *([words("dossier-source-more", n=more)] if more > 0 else [])])


def _use(use: str, dossier: Dossier, words: Words, names: Names) -> str:
    """Say what a source is cited for."""
    what, _, which = use.partition("-")
    if what == "place":
        return words("dossier-source-place")
    if what == "post":
        return words("dossier-source-post", post=names.places[which])
    if what == "history":
        row = dossier.history.loc[int(which)]
        change = words.label("change", row["change"])
        return words("dossier-source-change", change=change, date=words.date(row["date"]))
    event = dossier.events.set_index("event_id").loc[which]
    return words("dossier-source-event", title=title_of(event, words.lang), date=words.date(event["date"]))
