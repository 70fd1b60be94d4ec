"""The gates as a table: what each is, where, and its level and status on a day."""

import csv
import datetime as dt
import io

from gatemap.dataset.read import Dataset
from gatemap.render.exports.about import LICENCE
from gatemap.store.history import gate_states
from gatemap.text import csv_cell

COLUMNS = (
    "place_id",
    "name_vi",
    "name_en",
    "kind",
    "mode",
    "province_63",
    "province_34",
    "partner",
    "partner_province",
    "partner_name_en",
    "partner_name_local",
    "as_of",
    "level",
    "level_told",
    "status",
    "status_since",
    "status_end_known",
    "change_around_that_day",
    "latitude",
    "longitude",
    "position_precision",
    "state_source_url",
    "source_url",
    "licence",
)


def gates_csv_bytes(dataset: Dataset, day: dt.date, today: dt.date) -> bytes:
    """Return every gate, opening and post with its level and status on `day`, as CSV.

    Parameters
    ----------
    dataset : Dataset
    day, today : datetime.date
        See `history.gate_states`.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark; an empty cell means that no source tells. Degrees are WGS 84.
    """
    states = gate_states(dataset, day, today)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    for place in dataset.places.to_dict("records"):
        state = states[place["place_id"]]
        point = place["geometry"]
        row = place | {
            "as_of": day.isoformat(),
            "level": state.level,
            "level_told": state.level_date,
            "status": state.status,
            "status_since": state.status_date,
            "status_end_known": str(state.status_ended).lower() if state.status else "",
            "change_around_that_day": str(state.changing).lower(),
            "latitude": "" if point is None else f"{point.y:.5f}",
            "longitude": "" if point is None else f"{point.x:.5f}",
            "state_source_url": state.source_url,
            "licence": LICENCE,
        }
        writer.writerow({name: csv_cell(str(row[name])) for name in COLUMNS})
    return out.getvalue().encode("utf-8-sig")
