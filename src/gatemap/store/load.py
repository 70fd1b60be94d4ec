"""Fill a store from a dataset: in memory, once per process, shared by all visitors."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from gatemap import vocab
from gatemap.dataset.join import join, place_names
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import LIST_SEPARATOR
from gatemap.store import tables
from gatemap.store.view import Known
from gatemap.text import fold


@dataclass(frozen=True)
class Store:
    """An engine that holds the tables, the dataset they came from, and the codes behind their bits.

    Attributes
    ----------
    key : str
        Name of the store; differs when the data differ.
    engine : sqlalchemy.Engine
    dataset : Dataset
    known : Known
        The codes a view may name; a code's place in its tuple is its bit.
    names : frozenset of str
        Folded names of two or more words, so that a search reads ``Y Ty`` as one name.
    province_points : dict
        By system ('34' or '63') and province code: longitude and latitude of its label, in degrees (WGS 84).
    """

    key: str
    engine: sa.Engine
    dataset: Dataset
    known: Known
    names: frozenset[str]
    province_points: dict[str, dict[str, tuple[float, float]]]
    _keep_alive: sa.Connection

    def close(self) -> None:
        """Let go of the database; a store in memory is gone then, one in PostgreSQL may be dropped by the next."""
        self._keep_alive.close()
        if self.engine.dialect.name == "duckdb":  # the other one is shared with the home of the events
            self.engine.dispose()


def build_store(dataset: Dataset, name: str = "gatemap") -> Store:
    """Load `dataset` into DuckDB in memory.

    Parameters
    ----------
    dataset : Dataset
    name : str
        Name of the in-memory database. All connections that name it see one database, as long as one stays open;
        a plain ``:memory:`` would give every thread an empty database of its own.

    Returns
    -------
    Store
    """
    engine = sa.create_engine(f"duckdb:///:memory:{name}", poolclass=QueuePool, pool_size=16, max_overflow=32)
    keep_alive = engine.connect()
    with engine.begin() as connection:
        tables.metadata.drop_all(connection)
        tables.metadata.create_all(connection)
        for table, frame in frames_of(dataset).items():
            _insert(connection, table, frame)
    return store_of(dataset, name, engine, keep_alive)


def store_of(dataset: Dataset, name: str, engine: sa.Engine, keep_alive: sa.Connection) -> Store:
    """Return the store whose tables `engine` reads, filled from `dataset`."""
    return Store(name, engine, dataset, known_codes(dataset), _names(dataset), _province_points(dataset), keep_alive)


def frames_of(dataset: Dataset) -> dict[sa.Table, pd.DataFrame]:
    """Return what the tables of the store hold, each with the columns of its table, in the order of the events."""
    joined = join(dataset)
    events = _event_frame(joined.events, known_codes(dataset))
    links = joined.links.join(events[list(tables.FILTER_COLUMNS)], on="event_no")
    frames = {tables.event: events, tables.event_place: links, tables.event_actor: joined.actors}
    return {table: frame[[column.name for column in table.columns]] for table, frame in frames.items()}


def known_codes(dataset: Dataset) -> Known:
    """Return the codes of the dataset that a view may name, in the order of their bits."""
    return Known(
        provinces_34=tuple(dataset.provinces["code"]),
        provinces_63=tuple(dataset.province_reform["code_63"]),
        places=tuple(dataset.places["place_id"]),
        reform=tuple(zip(dataset.province_reform["code_63"], dataset.province_reform["code_34"], strict=True)),
        partner_provinces=tuple(dataset.partner_provinces["code"]),
        organisations=tuple(dataset.organisations["org_id"]),
        events=frozenset(dataset.events["event_id"]),
    )


def bits(cells: pd.Series, codes: tuple[str, ...]) -> np.ndarray:
    """Turn list cells into integers with one bit a code.

    Parameters
    ----------
    cells : pandas.Series of str
        Items joined by ``;``.
    codes : tuple of str
        At most 63; the first is bit 0.

    Returns
    -------
    numpy.ndarray of int64
    """
    bit = {code: 1 << place for place, code in enumerate(codes)}
    value = {cell: sum(bit[item] for item in cell.split(LIST_SEPARATOR)) if cell else 0 for cell in cells.unique()}
    return cells.map(value).to_numpy(dtype="int64")


def _event_frame(events: pd.DataFrame, known: Known) -> pd.DataFrame:
    return events.assign(
        event_no=events.index,
        partner_bits=bits(events["partners"], vocab.PARTNER_OPTIONS),
        topic_bits=bits(events["topics"], vocab.TOPICS),
        gate_level_bits=bits(events["gate_levels"], vocab.GATE_LEVEL_OPTIONS),
        province_34_bits=bits(events["provinces_34"], known.provinces_34),
        province_63_bits=bits(events["provinces_63"], known.provinces_63),
        partner_province_bits=bits(events["partner_provinces"], known.partner_provinces),
    )


def _names(dataset: Dataset) -> frozenset[str]:
    reform = dataset.province_reform
    names = [name for names in place_names(dataset.places) for name in names]
    names += [*reform["name_63"], *reform["name_34"], *dataset.partner_provinces["name_en"]]
    return frozenset(folded for folded in map(fold, names) if " " in folded)


def _province_points(dataset: Dataset) -> dict[str, dict[str, tuple[float, float]]]:
    layers = {"34": dataset.provinces, "63": dataset.provinces_63}
    return {
        units: {row.code: (row.label_lon, row.label_lat) for row in layer.dropna(subset="label_lon").itertuples()}
        for units, layer in layers.items()
    }


def _insert(connection: sa.Connection, table: sa.Table, frame: pd.DataFrame) -> None:
    """Copy a frame into a DuckDB table; its columns are matched by name."""
    duckdb = connection.connection.driver_connection
    duckdb.register("incoming", frame)
    try:
        names = ", ".join(f'"{column}"' for column in frame.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM incoming")
    finally:
        duckdb.unregister("incoming")
