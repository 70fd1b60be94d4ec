"""Check frames of text against the schema and against each other. Problems are values: see `errors.Finding`."""

import pandas as pd
import pandera.errors
import pandera.pandas as pa
from shapely.geometry import MultiPolygon, Point, Polygon

from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.errors import Finding
from gatemap.text import shorten

# Land borders of Vietnam with a margin: west, south, east, north in degrees (WGS 84).
REGION = (101.5, 8.0, 110.5, 24.2)
MOST_FINDINGS = 1000  # of a file; nobody reads more
SAMPLE = 5_000  # rows

GATES = "gates.geojson"
AREAS = ("provinces.geojson", "basemap/provinces_63.geojson")
# The store gives each of their codes a bit of a whole number.
MOST_ROWS = {"province_reform.csv": 63, "provinces.geojson": 63, "partner_provinces.csv": 63}

# column of one file -> the file and column whose values it may name, for single values and for lists alike
FOREIGN_KEYS = {
    ("events.csv", "actors"): ("organisations.csv", "org_id"),
    ("events.csv", "provinces_63"): ("province_reform.csv", "code_63"),
    ("events.csv", "provinces_34"): ("provinces.geojson", "code"),
    ("events.csv", "partner_provinces"): ("partner_provinces.csv", "code"),
    ("event_places.csv", "event_id"): ("events.csv", "event_id"),
    ("event_places.csv", "place_id"): ("gates.geojson", "place_id"),
    ("gate_history.csv", "place_id"): ("gates.geojson", "place_id"),
    ("gates.geojson", "guards"): ("gates.geojson", "place_id"),
    ("gates.geojson", "part_of"): ("gates.geojson", "place_id"),
    ("gates.geojson", "province_63"): ("province_reform.csv", "code_63"),
    ("gates.geojson", "province_34"): ("provinces.geojson", "code"),
    ("gates.geojson", "partner_province"): ("partner_provinces.csv", "code"),
    ("basemap/provinces_63.geojson", "code"): ("province_reform.csv", "code_63"),
    ("province_reform.csv", "code_34"): ("provinces.geojson", "code"),
}


def check_table(file: str, frame: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Finding]:
    """Check one file's frame against its schema.

    Parameters
    ----------
    file : str
        File name, for the findings.
    frame : pandas.DataFrame of str
        Indexed by row number as a spreadsheet counts it.
    schema : pandera.DataFrameSchema

    Returns
    -------
    list of Finding
        One a failing cell, in order of row.
    """
    step = -(-len(frame) // SAMPLE) or 1
    # Of a large file that is wrong throughout, a part says it all, and the whole would fill the memory.
    cases = _failures(frame.iloc[::step], schema) if step > 1 else []
    if len(cases) < MOST_FINDINGS:
        cases = _failures(frame, schema)
    return at_most(file, list(dict.fromkeys(_finding(file, frame, schema, case) for case in cases)))


def at_most(file: str, findings: list[Finding]) -> list[Finding]:
    """Return the first findings of a file, and how many more there are when nobody would read them all."""
    more = len(findings) - MOST_FINDINGS
    if more <= 0:
        return findings
    expected = f"no further problems; there are at least {more:,}"
    return [*findings[:MOST_FINDINGS], Finding("further", "error", file, None, None, None, expected)]


def check_together(frames: dict[str, pd.DataFrame], shapes: dict[str, pd.Series]) -> list[Finding]:
    """Check what no file shows alone: links between files, positions, areas, and how many provinces there may be.

    Parameters
    ----------
    frames : dict of str to pandas.DataFrame
        Frames of text by file name. A file that is not among them is passed over.
    shapes : dict of str to pandas.Series of shapely geometry or None
        In EPSG:4326, by file name, same index as its frame.

    Returns
    -------
    list of Finding
    """
    findings = check_links(frames)
    if GATES in shapes:
        findings += check_points(GATES, shapes[GATES], frames[GATES]["position_precision"])
    for file in AREAS:
        if file in shapes:
            findings += check_areas(file, shapes[file])
    for file, most in MOST_ROWS.items():
        if len(frames.get(file, ())) > most:
            expected = f"at most {most} rows, not {len(frames[file])}"
            findings.append(Finding("too-many-rows", "error", file, None, None, None, expected))
    return findings


def check_links(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Find values that name no row of the file they point to.

    Parameters
    ----------
    frames : dict of str to pandas.DataFrame
        Frames of text by file name. Links from or to a file that is not among them are passed over.

    Returns
    -------
    list of Finding
    """
    findings = []
    for (file, column), (target, key) in FOREIGN_KEYS.items():
        if file not in frames or target not in frames:
            continue
        cells = frames[file][column]
        keys = frames[target][key]
        cells = cells[~cells.isin(keys[~keys.str.contains(LIST_SEPARATOR, regex=False)])]
        known = set(keys) if len(cells) else set()
        wrong_in = {cell: [value for value in split_list(cell) if value not in known] for cell in cells.unique()}
        expected = f"a {key} that {target} holds; add it there or mend the spelling"
        cells = cells[cells.isin([cell for cell, values in wrong_in.items() if values])]
        wrong = ((row, value) for row, cell in cells.items() for value in wrong_in[cell])
        findings += at_most(
            file, [Finding("unknown-key", "error", file, row, column, shorten(value), expected) for row, value in wrong]
        )
    return findings


def check_points(file: str, geometry: pd.Series, precision: pd.Series) -> list[Finding]:
    """Find points outside the region, and positions whose precision does not agree with them.

    Parameters
    ----------
    file : str
    geometry : pandas.Series of shapely geometry or None
        In EPSG:4326, indexed by row.
    precision : pandas.Series of str
        Position precision, same index.

    Returns
    -------
    list of Finding
    """
    west, south, east, north = REGION
    findings = []

    def add(code: str, row: int, column: str, value, expected: str) -> None:
        findings.append(Finding(code, "error", file, row, column, shorten(value), expected))

    for row, shape in geometry.items():
        if shape is None:
            if precision[row] != "none":
                add("no-position", row, "position_precision", precision[row], "none, as the feature has no geometry")
            continue
        if not isinstance(shape, Point):
            add("not-a-point", row, "geometry", shape.geom_type, "a Point or null")
        elif not (west <= shape.x <= east and south <= shape.y <= north):
            swapped = west <= shape.y <= east and south <= shape.x <= north
            hint = "; longitude and latitude look swapped" if swapped else ""
            expected = f"longitude {west} to {east} and latitude {south} to {north}{hint}"
            add("outside-region", row, "geometry", f"{shape.x}, {shape.y}", expected)
        elif precision[row] == "none":
            add("position-unsaid", row, "position_precision", "none", "exact, near or area, as the feature has a point")
    return findings


def check_areas(file: str, geometry: pd.Series) -> list[Finding]:
    """Find provinces that are no areas, or reach beyond the region.

    Parameters
    ----------
    file : str
    geometry : pandas.Series of shapely geometry or None
        In EPSG:4326, indexed by row.

    Returns
    -------
    list of Finding
    """
    west, south, east, north = REGION
    findings = []
    for row, shape in geometry.items():
        if not isinstance(shape, Polygon | MultiPolygon):
            shown = "null" if shape is None else shape.geom_type
            expected = "a Polygon or a MultiPolygon"
            findings.append(Finding("not-an-area", "error", file, row, "geometry", shown, expected))
            continue
        bounds = shape.bounds
        if not (west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north):
            expected = f"longitude {west} to {east} and latitude {south} to {north} at every corner"
            shown = ", ".join(str(side) for side in bounds)
            findings.append(Finding("outside-region", "error", file, row, "geometry", shorten(shown), expected))
    return findings


def _failures(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> list[dict]:
    """Return what pandera finds, in order of row, what concerns the whole file first."""
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as failed:
        return failed.failure_cases.sort_values("index", na_position="first", kind="stable").to_dict("records")
    return []


def _finding(file: str, frame: pd.DataFrame, schema: pa.DataFrameSchema, case: dict) -> Finding:
    """Translate one pandera failure case; its ``index`` is the row and its ``check`` the end of the sentence."""
    column, check, value = case["column"], str(case["check"]), case["failure_case"]
    row = None if pd.isna(case["index"]) else int(case["index"])
    if check == "column_in_dataframe":
        expected = f"a column {value!r}: the file lacks it"
        return Finding("missing-column", "error", file, 1, shorten(value), None, expected)
    if check == "column_in_schema":
        expected = "no such column: remove or rename it"
        return Finding("extra-column", "error", file, 1, shorten(value), None, expected)
    if check in ("field_uniqueness", "multiple_fields_uniqueness"):
        return Finding("duplicate", "error", file, row, column, shorten(value), "a value that no other row has")
    code = next((c.name for c in schema.columns[column].checks if c.error == check), "schema")
    return Finding(code, "error", file, row, column, shorten(value), check)
