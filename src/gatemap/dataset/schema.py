"""The columns of every file of the data folder: the one place where they are named, described and constrained.

Every cell is read as text first and checked here; `read` gives the types. An empty cell means that nothing is known.
A check's ``error`` is the end of the sentence "expected ...", so a finding tells what would have been right.
"""

import re

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pyarrow.compute

from gatemap import vocab
from gatemap.dataset import dates
from gatemap.dataset.arrow import texts_of
from gatemap.text import safe_url

LIST_SEPARATOR = ";"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_CELL = 20_000  # letters; the longest there is has some hundred
_MANY = 10_000  # cells from which it is worth the while to look at them together
# As many digits as a float can hold, in ASCII: Python takes other digits for digits too, and pandas does not.
_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:e-?[0-9]{1,2})?"


def split_list(cell: str) -> list[str]:
    """Return the items of a list cell.

    >>> split_list("VN;CN"), split_list("")
    (['VN', 'CN'], [])
    """
    return cell.split(LIST_SEPARATOR) if cell else []


def _by_value(test, error: str, name: str, surely: str | None = None) -> pa.Check:
    """Make a check that runs `test` once for each distinct text that does not match `surely`.

    `surely` is an expression of RE2 for texts that pass `test`, not for all of them: it spares a million calls.
    """

    def check(cells: pd.Series) -> pd.Series:
        good = np.zeros(len(cells), dtype=bool)
        if surely and len(cells) >= _MANY:
            good = pyarrow.compute.match_substring_regex(texts_of(cells), surely).to_numpy().copy()
        which, texts = pd.factorize(cells[~good])
        passed = np.fromiter((bool(test(text)) for text in texts), dtype=bool, count=len(texts))
        good[~good] = passed[which]
        return pd.Series(good, index=cells.index)

    return pa.Check(check, name=name, error=error)


_FILLED = pa.Check(lambda cells: cells.str.len() > 0, name="filled", error="a value: this column is never empty")
# Control characters, ends of lines, signs that turn the direction of what follows, a byte order mark, a broken letter.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]")


def refused_sign(text: str) -> bool:
    """Whether `text` holds a sign that no cell may hold."""
    return bool(_UNSEEN.search(text))


_CLEAN = _by_value(
    lambda text: text == text.strip() and not refused_sign(text),
    "text without control characters, broken letters or blanks at its ends",
    "clean",
    surely=r"^(?:[!-~\x{a1}-\x{24f}\x{1e00}-\x{1eff}]"
    r"(?:[ -~\x{a0}-\x{1fff}\x{2010}-\x{2027}\x{2030}-\x{2065}\x{206a}-\x{9fff}]*"
    r"[!-~\x{a1}-\x{24f}\x{1e00}-\x{1eff}])?)?$",
)
_PLAIN_ADDRESS = r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%?&=+,:@!*()#-]*)?"


_SHORT = pa.Check(
    lambda cells: cells.str.len() <= LONGEST_CELL, name="short", error=f"a text of at most {LONGEST_CELL:,} characters"
)


def _column(description: str, *checks: pa.Check, filled: bool = False, **metadata) -> pa.Column:
    checks = ([_FILLED] if filled else []) + [_CLEAN, _SHORT, *checks]
    return pa.Column(str, checks, description=description, metadata={"filled": filled, **metadata})


def _text(description: str, filled: bool = False) -> pa.Column:
    return _column(description, filled=filled, type="text")


def _slug(description: str, filled: bool = True, unique: bool = False) -> pa.Column:
    check = _by_value(
        lambda text: not text or re.fullmatch(SLUG, text),
        "small letters, digits and single hyphens",
        "slug",
        surely=f"^(?:{SLUG})?$",
    )
    column = _column(description, check, filled=filled, type="identifier")
    column.unique = unique
    return column


def _code(description: str, codes: tuple[str, ...], filled: bool = True) -> pa.Column:
    permitted = set(codes) | (set() if filled else {""})
    check = _by_value(lambda text: text in permitted, f"one of {', '.join(codes)}", "vocabulary")
    return _column(description, check, filled=filled, type="code", codes=codes)


def _codes(description: str, codes: tuple[str, ...] | None = None, filled: bool = False) -> pa.Column:
    """Describe a list column; without `codes` its items are slugs that name rows of another file."""

    def good(text: str) -> bool:
        items = split_list(text)
        known = all(item in codes for item in items) if codes else all(re.fullmatch(SLUG, item) for item in items)
        return known and len(set(items)) == len(items)

    expected = f"a list of {', '.join(codes)}" if codes else "a list of identifiers"
    check = _by_value(good, f"{expected}, joined by ';', none twice", "vocabulary")
    return _column(description, check, filled=filled, type="list", codes=codes)


def _names(description: str) -> pa.Column:
    check = _by_value(
        lambda text: all(item and item == item.strip() for item in split_list(text)), "items joined by ';'", "list"
    )
    return _column(description, check, type="list")


def _date(description: str, filled: bool = False) -> pa.Column:
    check = _by_value(
        lambda text: not text or dates.is_shown(text),
        f"an EDTF date from {dates.FIRST_DAY.year} to {dates.LAST_DAY.year}, such as 2024-08-01, 2024-08, 2024, "
        "2023-12-18? or [2020..2022]",
        "edtf",
    )
    return _column(description, check, filled=filled, type="date")


def _number(description: str, least: int, most: int) -> pa.Column:
    check = _by_value(
        lambda text: not text or (re.fullmatch(_NUMBER, text) and least <= float(text) <= most),
        f"a number from {least} to {most}, such as 105.13928",
        "number",
    )
    return _column(description, check, type="number")


def _url(description: str, filled: bool = False, many: bool = False) -> pa.Column:
    check = _by_value(
        lambda text: all(safe_url(item) for item in (split_list(text) if many else [text] if text else [])),
        "an address that begins with http:// or https://" + (", several joined by ';'" if many else ""),
        "url",
        surely=f"^(?:{_PLAIN_ADDRESS})?$",
    )
    return _column(description, check, filled=filled, type="url")


def _schema(columns: dict[str, pa.Column], unique: list[str] | None = None) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, unique=unique)


EVENTS = _schema(
    {
        "event_id": _slug("Stable identifier.", unique=True),
        "title": _text("Title in English, in our own words.", filled=True),
        "title_vi": _text("Title in Vietnamese."),
        "summary": _text("What happened, in English, in our own words."),
        "date": _date("When it happened, in EDTF.", filled=True),
        "date_note": _text("Why the date is inferred, or why it is not known better."),
        "kind": _code("What kind of act it was.", vocab.EVENT_KINDS),
        "level": _code("Who met: national bodies, provincial bodies, or stations at the border.", vocab.EVENT_LEVELS),
        "countries": _codes("Countries that took part; VN alone is work inside Vietnam.", vocab.COUNTRIES, True),
        "topics": _codes("What it was about.", vocab.TOPICS),
        "actors": _codes("Bodies that took part (organisations.csv)."),
        "provinces_63": _codes("Vietnamese provinces named in it, as of before 1 July 2025 (province_reform.csv)."),
        "provinces_34": _codes("The same provinces as of since 1 July 2025 (provinces.geojson)."),
        "partner_provinces": _codes("Provinces of the partner named in it (partner_provinces.csv)."),
        "venue": _text("Where it took place, as the source says."),
        "unmatched_places": _names("Places the source names that gates.geojson does not hold."),
        "source_url": _url("The page that is cited.", filled=True),
        "other_source_urls": _url("Further pages on the same event.", many=True),
        "source_quality": _code("The publisher's own page, a reprint, or a weak source.", vocab.SOURCE_QUALITIES),
        "publisher": _text("Who published the cited page."),
        "published": _date("When the page was published."),
        "accessed": _date("When the page was read."),
        "note": _text("Caveats."),
    }
)

EVENT_PLACES = _schema(
    {
        "event_id": _slug("The event (events.csv)."),
        "place_id": _slug("The place (gates.geojson)."),
        "role": _code("Whether it happened there, the place took part, or the talk was of it.", vocab.ROLES),
        "side": _code("Which side of the pair the source names.", vocab.SIDES),
        "name": _text("The name as the source spells it."),
    },
    unique=["event_id", "place_id", "role", "side"],
)

GATE_HISTORY = _schema(
    {
        "place_id": _slug("The gate (gates.geojson)."),
        "date": _date("When it took effect, or was decided, in EDTF.", filled=True),
        "change": _code("What changed. A level takes effect with any change but a decision.", vocab.GATE_CHANGES),
        "from_level": _code("Level before.", vocab.HISTORY_LEVELS, filled=False),
        "to_level": _code("Level it led to.", vocab.HISTORY_LEVELS, filled=False),
        "status_after": _code("What could pass afterwards.", vocab.GATE_STATES, filled=False),
        "scope": _code("The gate alone, or a border-wide measure applied to it.", vocab.HISTORY_SCOPES),
        "basis": _text("Legal act or occasion."),
        "note": _text("Caveats."),
        "source_url": _url("The page that is cited.", filled=True),
        "source_quality": _code("How good the source is.", vocab.SOURCE_QUALITIES, filled=False),
    }
)

ORGANISATIONS = _schema(
    {
        "org_id": _slug("Stable identifier.", unique=True),
        "name_en": _text("Name in English.", filled=True),
        "name_vi": _text("Name in Vietnamese."),
        "country": _code("Country; empty for joint and international bodies.", vocab.COUNTRIES, filled=False),
        "type": _code("Type of body.", vocab.ORGANISATION_TYPES),
        "province": _slug("Its province: Vietnamese as of before July 2025, or the partner's.", filled=False),
    }
)

GATES = _schema(
    {
        "place_id": _slug("Stable identifier; border-guard posts begin with post-.", unique=True),
        "name_vi": _text("Vietnamese name with tones.", filled=True),
        "name_en": _text("English spelling.", filled=True),
        "aliases": _names("Other spellings met for the Vietnamese side, in any script."),
        "kind": _code("Gate, opening, rail gate or border-guard post.", vocab.PLACE_KINDS),
        "mode": _code("How it is crossed.", vocab.MODES),
        "level": _code("Legal level in force.", vocab.GATE_LEVELS, filled=False),
        "status": _code("Whether it is in use, planned, or an old crossing.", vocab.PLACE_STATUSES),
        "guards": _slug("For a post: the gate it guards.", filled=False),
        "part_of": _slug("For a crossing that belongs to a larger pair: that gate.", filled=False),
        "province_63": _slug("Province before 1 July 2025."),
        "province_34": _slug("Province since 1 July 2025."),
        "district": _text("District before July 2025."),
        "commune": _text("Commune before July 2025."),
        "partner": _code("Country opposite.", vocab.PARTNERS),
        "partner_name_en": _text("Crossing opposite, in English."),
        "partner_name_local": _text("Crossing opposite, in its own script."),
        "partner_name_vi": _text("Crossing opposite, as Vietnamese says it."),
        "partner_aliases": _names("Other spellings of the crossing opposite."),
        "partner_province": _slug("Province opposite (partner_provinces.csv).", filled=False),
        "partner_district": _text("District opposite."),
        "border_marker": _text("Number of the border marker."),
        "position_precision": _code(
            "exact: the gate, within 1 km; near: its village, within 5 km; area: its commune or district; none.",
            vocab.POSITION_PRECISIONS,
        ),
        "position_unit": _text("What the point is a point of."),
        "position_source": _text("Where the point comes from."),
        "position_licence": _text("Licence of the point."),
        "position_note": _text("How the point was derived, and with which place it is shared."),
        "border_km": _number("Distance from the point to the border line, in km.", 0, 2000),
        "source_url": _url("The page that is cited."),
        "source_note": _text("A source that has no stable address."),
        "name_attested": _code("Whether the Vietnamese spelling was found in a source.", ("true", "false")),
        "note": _text("Caveats."),
    }
)

PARTNER_PROVINCES = _schema(
    {
        "code": _slug("Stable identifier.", unique=True),
        "country": _code("Country.", vocab.PARTNERS),
        "name_en": _text("Name in English.", filled=True),
        "name_local": _text("Name in its own script."),
        "name_vi": _text("Name in Vietnamese."),
        "aliases": _names("Other spellings."),
        "label_lon": _number("Longitude of a point inside it, for its label, in degrees.", -180, 180),
        "label_lat": _number("Latitude of that point.", -90, 90),
    }
)

PROVINCE_REFORM = _schema(
    {
        "code_63": _slug("Province before 1 July 2025.", unique=True),
        "name_63": _text("Its name.", filled=True),
        "iso_63": _text("ISO 3166-2 code."),
        "code_34": _slug("Province since 1 July 2025 that took it in."),
        "name_34": _text("Its name.", filled=True),
        "kind_34": _code("Province or city.", ("province", "city")),
        "effective": _date("In force since.", filled=True),
        "touches_border": _code("Whether the old province touches a land border.", ("yes", "no")),
    }
)

PROVINCES = _schema(
    {
        "code": _slug("Stable identifier among the 34 units since 1 July 2025.", unique=True),
        "name": _text("Vietnamese name.", filled=True),
        "name_en": _text("English spelling.", filled=True),
        "iso": _text("ISO 3166-2 code of the province that gave the name."),
        "kind": _code("Province or city.", ("province", "city")),
        "codes_63": _codes("Provinces it was made of.", filled=True),
        "borders": _names("Countries it touches."),
        "label_lon": _number("Longitude of a point inside it, for its label, in degrees.", -180, 180),
        "label_lat": _number("Latitude of that point.", -90, 90),
    }
)

PROVINCES_63 = _schema(
    {
        "code": _slug("Stable identifier among the 63 provinces before 1 July 2025.", unique=True),
        "name": _text("Vietnamese name.", filled=True),
        "label_lon": _number("Longitude of a point inside it, for its label, in degrees.", -180, 180),
        "label_lat": _number("Latitude of that point.", -90, 90),
        "code_34": _slug("Province since 1 July 2025 that took it in."),
    }
)

TABLES = {
    "events.csv": EVENTS,
    "event_places.csv": EVENT_PLACES,
    "gate_history.csv": GATE_HISTORY,
    "organisations.csv": ORGANISATIONS,
    "partner_provinces.csv": PARTNER_PROVINCES,
    "province_reform.csv": PROVINCE_REFORM,
}
LAYERS = {
    "gates.geojson": GATES,
    "provinces.geojson": PROVINCES,
    "basemap/provinces_63.geojson": PROVINCES_63,
}
