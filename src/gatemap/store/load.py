"""Fill a store from a dataset: in memory, once per process, shared by all visitors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from gatemap import vocab
from gatemap.dataset.join import PART, bits, join_in_parts, place_names
from gatemap.dataset.on_disk import give_back
from gatemap.dataset.read import Dataset
from gatemap.store import tables
from gatemap.store.event_ids import EventIds
from gatemap.store.found import FoundEvents
from gatemap.store.view import Known
from gatemap.store.words import text_holds
from gatemap.text import fold

_CATALOG = "kept"
_PARTS_OF_A_GROUP = 6  # DuckDB compresses 122,880 rows at a time, and would compress a part of them again and again


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
    found : FoundEvents
        The events of the last searches, for DuckDB; PostgreSQL has an index of words.
    """

    key: str
    engine: sa.Engine
    dataset: Dataset
    known: Known
    names: frozenset[str]
    province_points: dict[str, dict[str, tuple[float, float]]]
    found: FoundEvents
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
    sa.event.listen(engine, "connect", _use_catalog)
    keep_alive = engine.connect()
    _fill(engine, dataset)
    return store_of(dataset, name, engine, keep_alive)


def store_of(dataset: Dataset, name: str, engine: sa.Engine, keep_alive: sa.Connection) -> Store:
    """Return the store whose tables `engine` reads, filled from `dataset`."""
    found = FoundEvents(_look_in(engine), len(dataset.events))
    known, points = known_codes(dataset), _province_points(dataset)
    give_back()
    return Store(name, engine, dataset, known, _names(dataset), points, found, keep_alive)


def frames_of(dataset: Dataset) -> dict[sa.Table, pd.DataFrame]:
    """Return what the tables of the store hold, each with the columns of its table, in the order of the events."""
    return next(frames_in_parts(dataset, max(1, len(dataset.events))))


def frames_in_parts(dataset: Dataset, size: int = PART) -> Iterator[dict[sa.Table, pd.DataFrame]]:
    """Yield what `frames_of` returns, `size` events at a time."""
    known = known_codes(dataset)
    for joined in join_in_parts(dataset, size):
        events = _event_frame(joined.events, known)
        links = joined.links.join(events[list(tables.FILTER_COLUMNS)], on="event_no")
        frames = {tables.event: events, tables.event_place: links, tables.event_actor: joined.actors}
        yield {table: frame[[column.name for column in table.columns]] for table, frame in frames.items()}


def _use_catalog(connection, record) -> None:
    """Let a connection see the tables in a database whose rows are compressed: they take a quarter of the memory."""
    connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {_CATALOG} (COMPRESS)")
    connection.execute(f"USE {_CATALOG}")
    connection.execute("SET allocator_background_threads = true")  # else what was freed is not given back


def known_codes(dataset: Dataset) -> Known:
    """Return the codes of the dataset that a view may name, in the order of their bits."""
    return Known(
        provinces_34=tuple(dataset.provinces["code"]),
        provinces_63=tuple(dataset.province_reform["code_63"]),
        places=tuple(dataset.places["place_id"]),
        reform=tuple(zip(dataset.province_reform["code_63"], dataset.province_reform["code_34"], strict=True)),
        partner_provinces=tuple(dataset.partner_provinces["code"]),
        organisations=tuple(dataset.organisations["org_id"]),
        events=EventIds(dataset.events["event_id"]),
    )


def _event_frame(events: pd.DataFrame, known: Known) -> pd.DataFrame:
    return events.assign(
        event_no=events.index,
        partner_bits=bits(events["partners"], vocab.PARTNER_OPTIONS),
        topic_bits=bits(events["topics"], vocab.TOPICS),
        gate_level_bits=bits(events["gate_levels"], vocab.GATE_LEVEL_OPTIONS),
        province_34_bits=bits(events["provinces_34"], known.provinces_34),
        province_63_bits=bits(events["provinces_63"], known.provinces_63),
        partner_province_bits=bits(events["partner_provinces"], known.partner_provinces),
        time_bin=_time_bins(events["date_earliest"], events["date_latest"]),
    )


def _time_bins(earliest: pd.Series, latest: pd.Series) -> pd.Series:
    first, last = pd.to_datetime(earliest).dt, pd.to_datetime(latest).dt
    month = first.month.where(first.month == last.month, 0)
    return (first.year * tables.BINS_OF_A_YEAR + month).where(first.year == last.year).astype("Int16")


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


def _fill(engine: sa.Engine, dataset: Dataset) -> None:
    """Make the tables anew and fill them a part at a time, so that never all events are there twice."""
    with engine.begin() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            connection.execute(sa.schema.DropTable(table, if_exists=True))
    with engine.begin() as connection:
        tables.metadata.create_all(connection)
    for number, frames in enumerate(frames_in_parts(dataset), start=1):
        with engine.begin() as connection:
            for table, frame in frames.items():
                _insert(connection, table, frame)
        if number % _PARTS_OF_A_GROUP == 0:
            _compress(engine)
    _compress(engine)


def _compress(engine: sa.Engine) -> None:
    """Compress the rows that were put in since the last time, which stand there as they came until then."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CHECKPOINT {_CATALOG}")


def _insert(connection: sa.Connection, table: sa.Table, frame: pd.DataFrame) -> None:
    """Copy a frame into a DuckDB table; its columns are matched by name."""
    duckdb = connection.connection.driver_connection
    duckdb.register("incoming", pa.Table.from_pandas(frame, preserve_index=False))
    try:
        names = ", ".join(f'"{column}"' for column in frame.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM incoming")
    finally:
        duckdb.unregister("incoming")


def _look_in(engine: sa.Engine) -> Callable[[Sequence[str]], np.ndarray]:
    """Return a function that looks for terms in the texts of all events."""

    def look(terms: Sequence[str]) -> np.ndarray:
        query = sa.select(tables.event.c.event_no).where(*(text_holds(engine, term) for term in terms))
        with engine.connect() as connection:
            return np.array(connection.execute(query).scalars().all(), dtype="int64")

    return look
