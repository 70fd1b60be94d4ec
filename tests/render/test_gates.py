"""The gates as a table."""

import csv
import datetime as dt
import io

from gatemap.render.gates import COLUMNS, gates_csv_bytes

TODAY = dt.date(2026, 1, 1)


def test_every_place_has_one_row_and_its_state_on_the_day(tiny_dataset):
    content = gates_csv_bytes(tiny_dataset, TODAY, TODAY)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["place_id"] for row in rows] == list(tiny_dataset.places["place_id"])
    assert {row["as_of"] for row in rows} == {"2026-01-01"}
    levels = dict(zip(tiny_dataset.places["place_id"], tiny_dataset.places["level"], strict=True))
    assert {row["place_id"]: row["level"] for row in rows} == levels


def test_a_place_without_position_has_empty_coordinates(tiny_dataset):
    rows = csv.DictReader(io.StringIO(gates_csv_bytes(tiny_dataset, TODAY, TODAY).decode("utf-8-sig")))
    nowhere = [row for row in rows if row["position_precision"] == "none"]
    assert nowhere
    assert all(row["latitude"] == row["longitude"] == "" for row in nowhere)
