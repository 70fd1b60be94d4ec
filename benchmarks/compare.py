"""Set two revisions side by side: the same benchmarks on both, each number as a ratio.

Run from the project's root: ``make bench-compare REV=<revision> [ARGS="--sizes 0 10000"]``, or
``.venv/bin/python -m benchmarks.compare REVISION [options of benchmarks.run]``. The revision is laid out in a worktree
that is taken away afterwards, and measured with the benchmarks of now, in turn with the tree as it is.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import report, run

ROUNDS = 2  # each in turn, so that other work on the machine weighs on both alike
SIZES = ["--sizes", "0", "10000", "--no-peers", "--no-loading"]


@contextmanager
def laid_out(revision: str, folder: Path) -> Iterator[Path]:
    """Check `revision` out below `folder`, with the benchmarks of now in the place of its own."""
    tree = folder / "revision"
    subprocess.run(["git", "worktree", "add", "--detach", "-q", str(tree), revision], cwd=run.ROOT, check=True)
    try:
        for name in ("benchmarks", "scripts"):
            shutil.copytree(run.ROOT / name, tree / name, dirs_exist_ok=True)
        yield tree
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=run.ROOT, check=True)


def table(before: list[dict[str, float]], after: list[dict[str, float]]) -> str:
    """Write a Markdown table: the medians of both, and their ratio; one where a revision has no number is left out."""
    lines = ["| | before | now | ratio |", "|---|---:|---:|---:|"]
    for name in after[0]:
        old = [numbers[name] for numbers in before if name in numbers]
        new = [numbers[name] for numbers in after if name in numbers]
        if old and new and statistics.median(old):
            was, now = statistics.median(old), statistics.median(new)
            lines.append(f"| {name} | {was:,.2f} | {now:,.2f} | {now / was:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    if len(sys.argv) < 2 or not sys.argv[1] or sys.argv[1].startswith("-"):
        raise SystemExit("Name a revision: make bench-compare REV=main")
    revision, given = sys.argv[1], sys.argv[2:]
    options = run.options_of([*SIZES, *given])
    before, after = [], []
    measured = (before, after)
    with tempfile.TemporaryDirectory() as name:
        options.data = options.data or Path(name) / "data"
        options.data.mkdir(exist_ok=True)
        with laid_out(revision, Path(name)) as tree:
            for _ in range(ROUNDS):
                for found, code in zip(measured, (tree, run.ROOT), strict=True):
                    found.append(run.measure_all(options, code))
    print(f"Machine: {run.machine()}. {revision} beside the working tree; smaller is better.\n")
    for name, found in zip((revision, "working tree"), measured, strict=True):
        print("".join(f"- {name}, {problem}\n" for one in found for problem in report.problems(one)), end="")
    print(table(*([report.flat(one) for one in found] for found in measured)))


if __name__ == "__main__":
    main()
