"""The numbers of a benchmark as Markdown, beside what is aimed at."""

import math

from benchmarks import engine, loading

_BROWSER = {
    "filter change, ratio to the floor": "change_ratio",
    "filter change, ms": "change_ms",
    "until the map is drawn, ms": "map_ms",
    "until the strip is drawn, ms": "strip_ms",
    "until the numbers are drawn, ms": "numbers_ms",
    "until the table is drawn, ms": "table_ms",
    "bytes a change, at most": "bytes",
    "messages a change": "messages",
    "first view, ratio to the floor": "view_ratio",
    "first view, ms": "view_ms",
    "the floor: change, ms": "floor_ms",
    "the floor: first view, ms": "floor_view_ms",
}
# measure: what is aimed at with the real data, and at a million events
AIMS = {
    "engine_ms": (None, 150.0),
    "rerun_ms": (120.0, 300.0),
    "bytes": (150_000, 150_000),
    "change_ratio": (2.0, 3.0),
    "view_ratio": (2.0, None),
    "memory_mb": (None, 1500.0),
    "visitor_mb": (15.0, 15.0),
}
GROWTH = 6.0  # times that the engine may take longer at a million events than at a thousand


def flat(found: dict) -> dict[str, float]:
    """Return every number of a run by a name, such as ``1000 engine_ms``; sizes that were not loaded have none."""
    numbers = {"start_s": found["start_s"]} if found["start_s"] else {}
    for size, told in found["sizes"].items():
        if "problem" in told:
            continue
        numbers[f"{size} engine_ms"] = told["engine"]["everything"]["all"]
        for name in ("load_s", "memory_mb", "most_memory_mb", "visitor_mb"):
            if name in told:
                numbers[f"{size} {name}"] = told[name]
        for name, value in told.get("rerun", {}).items():
            numbers[f"{size} rerun_{name}"] = value
        for name, value in told.get("browser", {}).items():
            numbers[f"{size} {name}"] = value
    for size, forms in found.get("loading", {}).items():
        for form, told in forms.items():
            numbers |= {f"{size} {form} {name}": told[name] for name in loading.MEASURES if name in told}
    return numbers


def problems(found: dict) -> list[str]:
    """Say of every size that could not be measured why."""
    return [f"{_name(size)}: {told['problem']}" for size, told in found["sizes"].items() if "problem" in told]


def markdown(found: dict) -> str:
    """Write all tables of a run."""
    sizes = {size: told for size, told in found["sizes"].items() if "problem" not in told}
    parts = [f"Machine: {found['machine']}.", "All events are synthetic but those of the column 'real'."]
    parts += [f"- {problem}" for problem in problems(found)]
    parts += ["#### Aims", _aims(found), "#### Process", _process(found["start_s"], sizes)]
    for size, told in sizes.items():
        parts += [f"#### Engine, {_name(size)}", engine.table(told["engine"])]
    for size, told in found.get("loading", {}).items():
        parts += [f"#### CSV and Parquet, {_name(size)}", loading.table(told)]
    browsed = {size: told["browser"] for size, told in sizes.items() if "browser" in told}
    if browsed:
        parts += ["#### Browser", _table(browsed, _BROWSER)]
    if "peers" in found:
        parts += ["#### Peers", found["peers"]]
    return "\n\n".join(parts)


def _aims(found: dict) -> str:
    numbers = flat(found)
    lines = ["| | aim | reached | |", "|---|---:|---:|---|"]
    for name, of_sizes in AIMS.items():
        for size, aim in zip(("0", "1000000"), of_sizes, strict=True):
            value = numbers.get(f"{size} {name}")
            if aim is not None:
                lines.append(_aim(f"{name}, {_name(size)}", aim, value))
    first, last = (numbers.get(f"{size} engine_ms") for size in ("1000", "1000000"))
    lines.append(_aim("engine, growth from 1,000 to 1,000,000", GROWTH, last / first if first and last else None))
    return "\n".join(lines)


def _aim(name: str, aim: float, value: float | None) -> str:
    if value is None:
        return f"| {name} | {aim:,.0f} | not measured | |"
    return f"| {name} | {aim:,.0f} | {_number(value)} | {'yes' if value <= aim else 'no'} |"


def _process(start: float | None, sizes: dict) -> str:
    names = {
        "import, s": "import_s",
        "load from CSV, s": "load_s",
        "of it the store, s": "build_s",
        "memory, MB": "memory_mb",
        "most memory while loading, MB": "most_memory_mb",
        "a visitor more, MB": "visitor_mb",
    }
    rerun = {
        size: told | {f"rerun_{name}": value for name, value in told.get("rerun", {}).items()}
        for size, told in sizes.items()
    }
    names |= {"rerun of the map page, ms": "rerun_ms", "of it on the processor, ms": "rerun_cpu_ms"}
    return f"From the start to the first page served: {_number(start)} s (real data).\n\n" + _table(rerun, names)


def _table(columns: dict[str, dict], names: dict[str, str]) -> str:
    lines = ["| | " + " | ".join(map(_name, columns)) + " |", "|---|" + "---:|" * len(columns)]
    for label, name in names.items():
        lines.append(f"| {label} | " + " | ".join(_number(told.get(name)) for told in columns.values()) + " |")
    return "\n".join(lines)


def _name(size: str) -> str:
    return "real" if size == "0" else f"{int(size):,}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.{max(0, 2 - int(math.log10(max(abs(value), 1))))}f}"
