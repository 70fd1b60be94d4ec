"""What the pages ask of a store, to be held against another engine; and what docs/deployment.md says to run."""

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import psycopg

from gatemap.store import cooperation, gate_list, queries, timeline
from gatemap.store.load import Store
from gatemap.store.view import View

DOCS = Path(__file__).parents[2] / "docs" / "deployment.md"


def lanes_of(store: Store, view: View, by: str) -> timeline.Lanes:
    return timeline.lanes(store, view, by, most=2)


ASKED: dict[str, Callable] = {
    "totals": queries.totals,
    "facets": queries.facets,
    "rows": queries.rows,
    "a page": lambda store, view: queries.rows(store, view, offset=2, limit=3),
    "months": lambda store, view: queries.series(store, view, "kind", "month"),
    "years": lambda store, view: queries.series(store, view, "partner", "year"),
    "first and last year": queries.years,
    "places": lambda store, view: queries.place_counts(store, view).sort_index(),
    "organisations": queries.actor_counts,
    "provinces": queries.events_by_province,
    "without year": queries.without_year,
    "gates": lambda store, view: gate_list.gate_list(store, view).drop(columns="geometry"),
    "matrix": cooperation.matrix,
    "topics": lambda store, view: cooperation.by_year(store, view, "topic"),
    "province pairs": lambda store, view: cooperation.province_pairs(store, view, "years"),
    "organisation pairs": lambda store, view: cooperation.organisation_pairs(store, view, "gap", sides="any"),
    "touched": cooperation.touched,
    "marks": lambda store, view: timeline.marks(store, view, lanes_of(store, view, "place")),
    "cells": lambda store, view: timeline.cells(store, view, lanes_of(store, view, "place"), "month"),
    "left out": lambda store, view: timeline.left_out_rows(store, view, "day"),
}


def assert_alike(one: Store, other: Store, asked: str, view: View) -> None:
    """Hold the answers of two stores against each other, row for row and type for type."""
    first, second = (ASKED[asked](store, view) for store in (one, other))
    if isinstance(first, pd.DataFrame):
        pd.testing.assert_frame_equal(first, second)
    elif isinstance(first, pd.Series):
        pd.testing.assert_series_equal(first, second)
    else:
        assert first == second


def sql_of(heading: str) -> list[list[str]]:
    """Return the statements under a heading of docs/deployment.md, one list a block."""
    text = DOCS.read_text(encoding="utf-8")
    section = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"```sql\n(.*?)```", section[1], re.DOTALL)
    return [[statement.strip() for statement in block.split(";") if statement.strip()] for block in blocks]


def run(url: str, statements: list[str]) -> None:
    """Run statements as an administrator does, each by itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def set_up_parts(front: str, parts: list[str]) -> None:
    """Set up servers as documented, so that `front` can have tables whose rows lie on `parts`.

    Their addresses have ``{}`` for the account and for the database.
    """
    making, before_filling, joining = sql_of("Parts on several servers")
    for address in (front, *parts):
        run(address.format("postgres", "postgres"), making)
        run(address.format("gatemap_editor", "gatemap"), before_filling)
    for number, address in enumerate(parts, start=1):
        host = address.partition("host=")[2]
        statements = [text.replace("part_1", f"part_{number}").replace("part1.example.org", host) for text in joining]
        run(front.format("postgres", "gatemap"), statements)
