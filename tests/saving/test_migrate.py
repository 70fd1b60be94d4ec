"""The tables are made by migrations alone, and are then those that the code knows."""

import os
import subprocess
import sys

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from gatemap.saving import migrate as migrating
from gatemap.saving.choose import home_of, read_current
from gatemap.saving.connection import VARIABLE, DatabaseError, engine_of
from gatemap.saving.migrate import config, migrate
from gatemap.saving.tables import NEWEST, VERSION_TABLE, metadata
from scripts.serving import ROOT

CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'gatemap_version'
"""
COLUMNS = """
SELECT table_name, column_name, data_type, is_nullable, collation_name, column_default FROM information_schema.columns
WHERE table_schema = 'public' AND table_name <> 'gatemap_version'
"""
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'gatemap_version'"


def described(url: str) -> dict[str, set]:
    with psycopg.connect(url) as direct:
        return {query: set(direct.execute(query).fetchall()) for query in (CONSTRAINTS, COLUMNS, INDEXES)}


def tables(url: str) -> set[str]:
    with engine_of(url).connect() as connection:
        return set(sa.inspect(connection).get_table_names())


def test_migrations_make_all_tables_from_nothing_take_them_away_and_make_them_again(empty):
    assert tables(empty) == set()
    assert migrate(engine_of(empty)) == (None, NEWEST)
    made = described(empty)
    assert tables(empty) == {*metadata.tables, VERSION_TABLE}
    assert migrate(engine_of(empty), "base") == (NEWEST, None)
    assert tables(empty) == {VERSION_TABLE}
    migrate(engine_of(empty))
    assert described(empty) == made


def test_migrating_twice_changes_nothing(url):
    before = described(url)
    assert migrate(engine_of(url)) == (NEWEST, NEWEST)
    assert described(url) == before


def test_migrations_and_code_agree_on_tables_columns_and_every_constraint(empty, new_database):
    migrate(engine_of(empty))
    with engine_of(empty).connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    from_code = new_database("template1")
    metadata.create_all(engine_of(from_code))
    # Alembic compares no CHECK and no collation; PostgreSQL tells them all.
    assert described(from_code) == described(empty)
    assert described(empty)[CONSTRAINTS]


def test_the_newest_version_is_the_last_of_one_line_of_migrations_whose_numbers_sort(empty):
    with engine_of(empty).connect() as connection:
        scripts = ScriptDirectory.from_config(config(connection))
        assert scripts.get_heads() == [NEWEST]
        numbers = [script.revision for script in scripts.walk_revisions()]
    assert numbers == sorted(numbers, reverse=True) and {len(number) for number in numbers} == {4}


def test_several_programs_may_migrate_at_once(empty):
    command = [sys.executable, "-m", "gatemap.cli", "migrate"]
    environment = os.environ | {VARIABLE: empty}
    programs = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [program.communicate(timeout=150) for program in programs]
    assert [program.returncode for program in programs] == [0, 0], said
    assert sorted("from version none" in out for out, _ in said) == [False, True]
    assert tables(empty) == {*metadata.tables, VERSION_TABLE}


def test_a_migration_that_fails_leaves_the_tables_as_they_were(empty, tmp_path, monkeypatch):
    migrate(engine_of(empty))
    broken = tmp_path / "migrations"
    (broken / "versions").mkdir(parents=True)
    for file in ("env.py", "versions/0001_events_and_their_history.py"):
        (broken / file).write_bytes((migrating.MIGRATIONS / file).read_bytes())
    (broken / "versions" / "0002_broken.py").write_text(
        "from alembic import op\nrevision, down_revision = '0002', '0001'\n"
        "def upgrade():\n    op.drop_table('change')\n    op.execute('SELECT nonsense')\n"
    )
    monkeypatch.setattr(migrating, "MIGRATIONS", broken)
    with pytest.raises(DatabaseError, match="did not do what was asked"):
        migrate(engine_of(empty), "0002")
    assert "change" in tables(empty)
    assert migrate(engine_of(empty), "0001") == ("0001", "0001")


@pytest.mark.parametrize("mark", [None, "0000"])
def test_a_database_whose_tables_are_old_is_told_in_a_sentence(empty, tiny_folder, mark):
    if mark:
        migrate(engine_of(empty))
        with psycopg.connect(empty) as direct:
            direct.execute(f"UPDATE {VERSION_TABLE} SET version_num = %s", (mark,))
    home = home_of(tiny_folder, empty)
    for ask in (home.records, home.revisions, home.last, lambda: home.save([], who="", why="")):
        with pytest.raises(DatabaseError, match="not those of this gatemap yet; run: gatemap migrate"):
            ask()


def test_a_database_that_a_newer_gatemap_made_is_left_alone(empty, tiny_folder):
    migrate(engine_of(empty))
    with psycopg.connect(empty) as direct:
        direct.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for ask in (lambda: read_current(tiny_folder, empty), lambda: migrate(engine_of(empty))):
        with pytest.raises(DatabaseError, match="newer gatemap; update this one"):
            ask()


def test_a_database_that_cannot_hold_every_letter_is_refused(new_database, server):
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(DatabaseError, match="its encoding is LATIN1"):
        migrate(engine_of(server.format("latin")))
